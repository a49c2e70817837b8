//! What comes in: files, their jobs, and the piles.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vouch_core::DocumentKind;

use crate::dto::Nothing;
use crate::dto::{FieldName, PileName, SaidError};
use crate::inbox::reading_row::ReadingRow;
use crate::{App, AppError};

/// Files and folders by path, as a drop or a file dialog gives them.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportPaths {
    /// Absolute paths.
    pub paths: Vec<String>,
    /// Name of the engine that is to read them; the default one unless given.
    #[serde(default)]
    #[ts(optional)]
    pub engine: Option<String>,
}

/// Files that came as bytes.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportStaged {
    /// What `stage` answered.
    pub ids: Vec<String>,
    /// Name of the engine that is to read them; the default one unless given.
    #[serde(default)]
    #[ts(optional)]
    pub engine: Option<String>,
}

/// One file in the library.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SourceRef {
    /// Id of the source.
    pub source: String,
}

/// A file to be read by another engine.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReadAgain {
    /// Id of the source.
    pub source: String,
    /// Name of the engine.
    pub engine: String,
    /// What the person says it is, by its outside name.
    #[ts(type = "KindName")]
    pub kind: String,
}

/// What an import did.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// Files that are now being read.
    pub new: u32,
    /// Names of files whose very bytes were here already.
    pub known: Vec<String>,
    /// Files that could not be taken in.
    pub refused: Vec<Refused>,
}

/// A file that could not be taken in, and why.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// Its name.
    pub name: String,
    /// Why.
    pub error: SaidError,
}

/// One document in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// Id of the document.
    pub id: String,
    /// Id of its file.
    pub source: String,
    /// File name.
    pub name: String,
    /// Name of the engine that read it.
    pub engine: String,
    /// Kind, by its outside name.
    #[ts(type = "KindName")]
    pub kind: String,
    /// The pile it lies on.
    pub pile: PileName,
    /// Vendor, or surname and given names; `null` where unknown.
    pub title: Option<String>,
    /// Day of issue, ISO 8601.
    pub date: Option<String>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// Plain decimal.
    pub total: Option<String>,
    /// Fields to stop at, by outside name, in reading order; rules that fail name their first field.
    pub stops: Vec<FieldName>,
    /// Required fields that were read but are neither proved nor stops.
    pub glances: Vec<FieldName>,
    /// Whether a person accepted it.
    pub accepted: bool,
    /// Index of its first page in the file, from 0.
    pub page: u32,
}

/// A file that could not be read.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FailedRow {
    /// Id of the source.
    pub source: String,
    /// File name.
    pub name: String,
    /// Name of the engine that was to read it.
    pub engine: String,
    /// Why; code `cancelled` when the person stopped it.
    pub error: SaidError,
}

/// Everything the inbox shows. Accepted documents have left it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Inbox {
    /// Being read or waiting.
    pub reading: Vec<ReadingRow>,
    /// One to three stops.
    pub needs_review: Vec<DocumentRow>,
    /// More than three stops.
    pub needs_work: Vec<DocumentRow>,
    /// Could not be read.
    pub failed: Vec<FailedRow>,
    /// Nothing to do: evidence proves it.
    pub proved: Vec<DocumentRow>,
    /// Nothing left to do: the person settled what evidence does not prove.
    pub checked: Vec<DocumentRow>,
    /// Documents accepted so far.
    pub accepted: u32,
}

pub(crate) fn import_paths(app: &App, request: ImportPaths) -> Result<Imported, AppError> {
    let paths = request.paths.into_iter().map(Into::into).collect();
    app.import_paths(paths, request.engine.as_deref())
}

pub(crate) fn import_staged(app: &App, request: ImportStaged) -> Result<Imported, AppError> {
    app.import_staged(&request.ids, request.engine.as_deref())
}

pub(crate) fn inbox(app: &App, _: Nothing) -> Result<Inbox, AppError> {
    app.inbox()
}

pub(crate) fn cancel(app: &App, request: SourceRef) -> Result<Nothing, AppError> {
    app.cancel(AppError::parse_id(&request.source)?)?;
    Ok(Nothing {})
}

pub(crate) fn retry(app: &App, request: SourceRef) -> Result<Nothing, AppError> {
    app.retry(AppError::parse_id(&request.source)?)?;
    Ok(Nothing {})
}

pub(crate) fn read_again(app: &App, request: ReadAgain) -> Result<Nothing, AppError> {
    let kind = DocumentKind::from_name(&request.kind);
    let kind = kind.ok_or_else(|| AppError::bad_request("no such kind"))?;
    app.read_again(AppError::parse_id(&request.source)?, &request.engine, kind)?;
    Ok(Nothing {})
}

pub(crate) fn delete_source(app: &App, request: SourceRef) -> Result<Nothing, AppError> {
    app.delete_source(AppError::parse_id(&request.source)?)?;
    Ok(Nothing {})
}
