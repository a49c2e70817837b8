//! One field of many documents at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::document::api::{CandidateView, PageView, PlaceView};
use crate::dto::{FieldName, PileName, ReviewName, VerdictName, Why};
use crate::{App, AppError};

/// Which cells are asked for; what is left out does not restrict.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnRequest {
    /// The field.
    pub field: FieldName,
    /// Issued on this day or later, ISO 8601.
    pub from: Option<String>,
    /// Issued on this day or earlier, ISO 8601.
    pub to: Option<String>,
    /// Only of this pile.
    pub pile: Option<PileName>,
}

/// The field in one document.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellView {
    /// Id of the document.
    pub document: String,
    /// Id of its file.
    pub source: String,
    /// Vendor, or whose document it is, or the name of the file.
    pub title: String,
    /// ISO 4217 code of its amounts.
    pub currency: Option<String>,
    /// The value that counts, plain.
    pub value: Option<String>,
    /// What the machine says of its reading.
    pub verdict: VerdictName,
    /// What a person did.
    pub review: ReviewName,
    /// Whether a person must stop here.
    pub stop: bool,
    /// Why the verdict.
    pub why: Vec<Why>,
    /// Rules that fail and speak of it.
    pub failing: Vec<Why>,
    /// Where the value stands, and the page there.
    pub place: Option<PlaceView>,
    /// The page it stands on.
    pub page: Option<PageView>,
    /// What else it may be, best first, at most five.
    pub candidates: Vec<CandidateView>,
}

/// The field of several documents.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ConfirmAll {
    /// The field.
    pub field: FieldName,
    /// Ids of the documents.
    pub documents: Vec<String>,
}

pub(crate) fn column(app: &App, request: ColumnRequest) -> Result<Vec<CellView>, AppError> {
    app.column(&request)
}

pub(crate) fn confirm_all(app: &App, request: ConfirmAll) -> Result<crate::dto::Nothing, AppError> {
    app.confirm_all(request.field.0, &AppError::parse_ids(&request.documents)?)?;
    Ok(crate::dto::Nothing {})
}
