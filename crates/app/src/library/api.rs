//! Every past document, offline.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dto::Nothing;
use crate::dto::{FieldName, PileName};
use crate::inbox::api::DocumentRow;
use crate::{App, AppError};

/// How found documents are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Day of issue, newest first.
    #[default]
    Date,
    /// When it was brought in, newest first.
    Added,
    /// Vendor or name, A to Z.
    Title,
    /// Total, largest first.
    Total,
}

/// Words and filters; what is left out does not restrict.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Search {
    /// Words to find in text and fields; the last one may be unfinished.
    pub text: String,
    /// Kind by its outside name.
    #[ts(type = "KindName | null")]
    pub kind: Option<String>,
    /// Issued on this day or later, ISO 8601.
    pub from: Option<String>,
    /// Issued on this day or earlier, ISO 8601.
    pub to: Option<String>,
    /// Only of this pile.
    pub pile: Option<PileName>,
    /// Of exactly this vendor, capitals aside.
    pub vendor: Option<String>,
    /// Filed under exactly this category, capitals aside.
    pub category: Option<String>,
    /// Read by the engine of this name.
    pub engine: Option<String>,
    /// Order of the rows.
    pub sort: SortBy,
    /// Rows to leave out at the start.
    pub offset: u32,
    /// Rows to give at most; 0 stands for 100.
    pub limit: u32,
}

/// All totals in one currency.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurrencyTotal {
    /// ISO 4217 code.
    pub currency: String,
    /// Plain decimal.
    pub total: String,
    /// Documents in it.
    pub count: u32,
}

/// What was found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The rows asked for.
    pub rows: Vec<DocumentRow>,
    /// How many there are in all.
    pub count: u32,
    /// Totals of all that were found, by currency.
    pub totals: Vec<CurrencyTotal>,
}

/// Something to restrict a search to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChoiceView {
    /// As documents say it.
    pub name: String,
    /// How many do.
    pub count: u32,
}

/// What a search can be restricted to, the most frequent first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChoicesView {
    /// Vendors; the most frequent ones of many.
    pub vendors: Vec<ChoiceView>,
    /// Categories.
    pub categories: Vec<ChoiceView>,
    /// Names of engines.
    pub engines: Vec<ChoiceView>,
}

/// A kind for several documents.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetKindAll {
    /// Ids of the documents.
    pub documents: Vec<String>,
    /// Kind by its outside name.
    #[ts(type = "KindName")]
    pub kind: String,
}

/// A value for a field of several documents.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CorrectAll {
    /// Ids of the documents.
    pub documents: Vec<String>,
    /// The field.
    pub field: FieldName,
    /// As typed; empty to empty the field.
    pub text: String,
}

pub(crate) fn correct_all(app: &App, request: CorrectAll) -> Result<Nothing, AppError> {
    app.correct_all(&AppError::parse_ids(&request.documents)?, request.field.0, &request.text)?;
    Ok(Nothing {})
}

pub(crate) fn set_kind_all(app: &App, request: SetKindAll) -> Result<Nothing, AppError> {
    app.set_kind_all(&AppError::parse_ids(&request.documents)?, &request.kind)?;
    Ok(Nothing {})
}

pub(crate) fn choices(app: &App, _: Nothing) -> Result<ChoicesView, AppError> {
    app.choices()
}

pub(crate) fn search(app: &App, request: Search) -> Result<Found, AppError> {
    app.search(&request)
}
