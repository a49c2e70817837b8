//! Documents that may be the same one twice. A person decides; nothing is ever dropped by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::document::api::PageView;
use crate::dto::BoundingBoxView;
use crate::dto::Nothing;
use crate::inbox::api::DocumentRow;
use crate::{App, AppError};

/// Two documents that may be the same one.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    /// The one that came first.
    pub one: DuplicateDocument,
    /// The one that came later.
    pub other: DuplicateDocument,
    /// Whether vendor, date and total are the same.
    pub same_values: bool,
    /// Whether their pictures are nearly the same.
    pub same_picture: bool,
}

/// One of two documents that may be the same one, and its first page.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DuplicateDocument {
    /// The document as lists show it.
    pub row: DocumentRow,
    /// Its first page; `null` where that is not kept.
    pub page: Option<PageView>,
    /// The boxes on this page that are covered: numbers that identify a person.
    pub covered: Vec<BoundingBoxView>,
}

/// Two documents.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Pair {
    /// Id of one.
    pub one: String,
    /// Id of the other.
    pub other: String,
}

pub(crate) fn duplicates(app: &App, _: Nothing) -> Result<Vec<Duplicate>, AppError> {
    app.duplicates()
}

pub(crate) fn tell_apart(app: &App, request: Pair) -> Result<Nothing, AppError> {
    app.tell_apart(AppError::parse_id(&request.one)?, AppError::parse_id(&request.other)?)?;
    Ok(Nothing {})
}
