//! Documents that may be the same one twice. A person decides; nothing is ever dropped by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Nothing;
use super::inbox::DocumentRow;
use crate::{App, AppError};

/// Two documents that may be the same one.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    /// The one that came first.
    pub one: DocumentRow,
    /// The one that came later.
    pub other: DocumentRow,
    /// Whether vendor, date and total are the same.
    pub same_values: bool,
    /// Whether their pictures are nearly the same.
    pub same_picture: bool,
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
