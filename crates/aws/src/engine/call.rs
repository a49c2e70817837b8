//! One call to Textract, and its answer as it came.

use aws_sdk_textract::Client;
use aws_sdk_textract::primitives::Blob;
use aws_sdk_textract::types::Document;
use serde::de::IgnoredAny;

use super::capture::Capture;
use crate::failure::{Failure, failure};

/// What Textract is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Find words.
    DetectDocumentText,
    /// Find words and name the fields of receipts and invoices.
    AnalyzeExpense,
    /// Find words and name the fields of identity documents of the United States.
    AnalyzeId,
}

impl Operation {
    /// Its name, as Textract writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DetectDocumentText => "DetectDocumentText",
            Self::AnalyzeExpense => "AnalyzeExpense",
            Self::AnalyzeId => "AnalyzeID",
        }
    }
}

/// Sends a picture, and gives the bytes of the answer. What the SDK makes of them does not matter: they are read by our
/// own shapes, now and later.
pub(super) async fn send(
    client: &Client,
    operation: Operation,
    picture: Vec<u8>,
) -> Result<Vec<u8>, Failure> {
    let capture = Capture::default();
    let document = Document::builder().bytes(Blob::new(picture)).build();
    let outcome = match operation {
        Operation::DetectDocumentText => {
            let call = client.detect_document_text().document(document).customize();
            call.interceptor(capture.clone()).send().await.map(drop).map_err(|error| failure(&error))
        }
        Operation::AnalyzeExpense => {
            let call = client.analyze_expense().document(document).customize();
            call.interceptor(capture.clone()).send().await.map(drop).map_err(|error| failure(&error))
        }
        Operation::AnalyzeId => {
            let call = client.analyze_id().document_pages(document).customize();
            call.interceptor(capture.clone()).send().await.map(drop).map_err(|error| failure(&error))
        }
    };
    match capture.body() {
        Some(body) if is_json(&body) => Ok(body),
        // The log-in page of a hotel's network says that all is well, too.
        Some(_) => Err(Failure::Broken),
        None => Err(outcome.err().unwrap_or(Failure::Broken)),
    }
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(body).is_ok()
}
