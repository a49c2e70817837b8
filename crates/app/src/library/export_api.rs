//! Records to CSV.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vouch_export::Profile;

use crate::dto::Nothing;
use crate::{App, AppError};

/// Name of the profile that is used unless another one is chosen.
pub const DEFAULT_PROFILE: &str = Profile::DEFAULT;

/// Returns the names of the profiles, in the order in which they are offered.
pub fn profile_names() -> Vec<&'static str> {
    Profile::builtin().iter().map(|profile| profile.name.as_str()).collect()
}

/// Which table to write: the three have different columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableName {
    /// Receipts and invoices.
    Receipts,
    /// Line items of receipts and invoices.
    LineItems,
    /// Passports, cards and visas.
    TravelDocuments,
}

/// What to export and how.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportRequest {
    /// Which table.
    pub table: TableName,
    /// Name of the profile.
    pub profile: String,
    /// Issued on this day or later, ISO 8601.
    pub from: Option<String>,
    /// Issued on this day or earlier, ISO 8601.
    pub to: Option<String>,
    /// Only documents that are proved, or that the person checked or accepted.
    pub finished_only: bool,
    /// Only these, by their ids.
    #[serde(default)]
    #[ts(optional)]
    pub documents: Option<Vec<String>>,
}

/// An export and where it goes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WriteExport {
    /// What and how.
    pub export: ExportRequest,
    /// Absolute path of the file.
    pub path: String,
}

/// One way to write a CSV.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    /// Its name.
    pub name: String,
    /// The delimiter as a character.
    pub delimiter: String,
    /// The decimal mark.
    pub decimal_mark: String,
    /// How 5 March 2026 is written.
    pub date_example: String,
    /// Whether the file starts with a byte order mark.
    pub byte_order_mark: bool,
}

/// The first rows of an export.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPreview {
    /// Column names.
    pub header: Vec<String>,
    /// The first rows as they will be written, but for the numbers that identify a person: those are masked here.
    pub rows: Vec<Vec<String>>,
    /// How many rows there will be.
    pub count: u32,
    /// Documents among them that still need a person.
    pub unfinished: u32,
}

/// What was written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// Path of the file.
    pub path: String,
    /// Rows without the header.
    pub rows: u32,
}

pub(crate) fn profiles(app: &App, _: Nothing) -> Result<Vec<ProfileView>, AppError> {
    app.profiles()
}

pub(crate) fn preview(app: &App, request: ExportRequest) -> Result<ExportPreview, AppError> {
    app.preview_export(&request)
}

pub(crate) fn write(app: &App, request: WriteExport) -> Result<Written, AppError> {
    app.write_export(&request)
}
