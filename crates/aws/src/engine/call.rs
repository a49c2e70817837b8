//! One call to Textract and its raw reply.

use aws_sdk_textract::Client;
use aws_sdk_textract::primitives::Blob;
use aws_sdk_textract::types::Document;
use serde::de::IgnoredAny;

use super::capture::Capture;
use crate::failure::{Failure, sdk_failure};

/// The operations of Textract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Finds words.
    DetectDocumentText,
    /// Finds words and labels the fields of receipts and invoices.
    AnalyzeExpense,
    /// Finds words and labels the fields of identity documents of the United States.
    AnalyzeId,
}

impl Operation {
    /// Returns its name, as Textract writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DetectDocumentText => "DetectDocumentText",
            Self::AnalyzeExpense => "AnalyzeExpense",
            Self::AnalyzeId => "AnalyzeID",
        }
    }
}

/// Sends a picture and returns the bytes of the reply. How the SDK parses them does not matter: they are parsed with
/// our own types, now and later.
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
            call.interceptor(capture.clone()).send().await.map(drop).map_err(|error| sdk_failure(&error))
        }
        Operation::AnalyzeExpense => {
            let call = client.analyze_expense().document(document).customize();
            call.interceptor(capture.clone()).send().await.map(drop).map_err(|error| sdk_failure(&error))
        }
        Operation::AnalyzeId => {
            let call = client.analyze_id().document_pages(document).customize();
            call.interceptor(capture.clone()).send().await.map(drop).map_err(|error| sdk_failure(&error))
        }
    };
    match capture.body() {
        Some(body) if is_json(&body) => Ok(body),
        // The login page of a public network reports success too.
        Some(_) => Err(Failure::Broken),
        None => Err(outcome.err().unwrap_or(Failure::Broken)),
    }
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(body).is_ok()
}
