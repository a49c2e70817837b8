//! Parses replies, in whatever wrapping they were saved.

use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Map, Value};

use super::ReplyError;
use super::shape::Reply;

/// Greatest depth of a reply in its wrapping.
const MAX_DEPTH: u8 = 4;

/// Names of members that only replies have.
const PARTS: &[&str] = &[
    "ExpenseDocuments",
    "IdentityDocuments",
    "Blocks",
    "JobStatus",
    "DocumentMetadata",
    "AnalyzeIDModelVersion",
];

/// Returns the replies in a saved file, in order: one object, a list of them, or one after the other; bare, or wrapped
/// by a program (`{"response": …}`, a string of JSON). Unknown members are ignored.
///
/// # Errors
/// [`ReplyError`] when the bytes are not JSON, contain no reply, or one that reports a failure.
pub fn parse(bytes: &[u8]) -> Result<Vec<Reply>, ReplyError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut replies = Vec::new();
    for value in Deserializer::from_slice(bytes).into_iter::<Value>() {
        let value =
            value.map_err(|error| ReplyError::NotJson { line: error.line(), column: error.column() })?;
        collect(value, MAX_DEPTH, &mut replies)?;
    }
    if replies.is_empty() { Err(ReplyError::NotAReply) } else { Ok(replies) }
}

/// Collects the replies in a value, outermost first.
fn collect(value: Value, depth: u8, replies: &mut Vec<Reply>) -> Result<(), ReplyError> {
    let Some(depth) = depth.checked_sub(1) else { return Ok(()) };
    match value {
        Value::Object(object) if PARTS.iter().any(|part| object.contains_key(*part)) => {
            replies.push(reply(object)?);
            Ok(())
        }
        Value::Object(object) => match refusal(&object) {
            Some(code) => Err(ReplyError::Refused { code }),
            None => object.into_iter().try_for_each(|(_, member)| collect(member, depth, replies)),
        },
        Value::Array(list) => list.into_iter().try_for_each(|member| collect(member, depth, replies)),
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            match serde_json::from_str(&text) {
                Ok(inner) => collect(inner, depth, replies),
                Err(_) => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Returns the code of an error, as the service sends it or as its command line saves it.
fn refusal(object: &Map<String, Value>) -> Option<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let sent = object.get("__type").and_then(text);
    let saved = object.get("Error").and_then(|error| error.get("Code")).and_then(text);
    let code = sent.or(saved)?;
    Some(code.rsplit('#').next().unwrap_or(&code).to_owned())
}

fn reply(mut object: Map<String, Value>) -> Result<Reply, ReplyError> {
    let job_status: Option<String> = part(&mut object, "JobStatus")?;
    match job_status.as_deref() {
        Some("FAILED") => {
            let reason: Option<String> = part(&mut object, "StatusMessage")?;
            return Err(ReplyError::JobFailed {
                reason: reason.unwrap_or_else(|| "no reason given".to_owned()),
            });
        }
        Some("IN_PROGRESS") => return Err(ReplyError::Unfinished),
        _ => {}
    }
    Ok(Reply {
        document_metadata: part(&mut object, "DocumentMetadata")?,
        expense_documents: part::<Option<_>>(&mut object, "ExpenseDocuments")?.unwrap_or_default(),
        identity_documents: part::<Option<_>>(&mut object, "IdentityDocuments")?.unwrap_or_default(),
        blocks: part::<Option<_>>(&mut object, "Blocks")?.unwrap_or_default(),
        job_status,
    })
}

/// One part of a reply; what is missing is read like null.
fn part<T: DeserializeOwned>(object: &mut Map<String, Value>, part: &'static str) -> Result<T, ReplyError> {
    let value = object.remove(part).unwrap_or(Value::Null);
    serde_json::from_value(value).map_err(|_| ReplyError::UnknownForm { part })
}
