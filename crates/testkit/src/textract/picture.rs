//! The picture in a call, and what the service says to pictures it does not take.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// Most bytes of a picture sent inside a call.
const MOST_BYTES: usize = 5 << 20;

/// The bytes of the picture asked about, or the code of the refusal.
pub(super) fn of(operation: &str, body: &[u8]) -> Result<Vec<u8>, &'static str> {
    let body: Value = serde_json::from_slice(body).map_err(|_| "SerializationException")?;
    let document = match operation {
        "AnalyzeExpense" | "DetectDocumentText" => &body["Document"],
        "AnalyzeID" => &body["DocumentPages"][0],
        _ => return Err("UnknownOperationException"),
    };
    let text = document["Bytes"].as_str().ok_or("InvalidParameterException")?;
    let picture = STANDARD.decode(text).map_err(|_| "SerializationException")?;
    if picture.len() > MOST_BYTES {
        return Err("DocumentTooLargeException");
    }
    let is_known = picture.starts_with(b"\xff\xd8\xff") || picture.starts_with(b"\x89PNG");
    if is_known { Ok(picture) } else { Err("UnsupportedDocumentException") }
}
