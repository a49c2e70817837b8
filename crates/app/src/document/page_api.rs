//! The print on a page: its words, and a part of it read once more.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dto::{BoundingBoxView, FieldName};
use crate::{App, AppError};

/// One page of a document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PageRef {
    /// Id of the document.
    pub document: String,
    /// Index of the page in the file, from 0.
    pub page: u32,
}

/// A printed word.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct WordView {
    /// Its characters as read.
    pub text: String,
    /// Where it stands.
    pub bounds: BoundingBoxView,
}

/// A part of a page that a person pointed at for a field.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Region {
    /// Id of the document.
    pub document: String,
    /// The field it is meant for: its alphabet is read.
    pub field: FieldName,
    /// Index of the page in the file, from 0.
    pub page: u32,
    /// The part.
    pub bounds: BoundingBoxView,
}

/// What stands in a part of a page.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RegionText {
    /// The characters, words apart by a space; empty where nothing can be read.
    pub text: String,
    /// The box round what was read; `null` where nothing can be read.
    pub bounds: Option<BoundingBoxView>,
}

pub(crate) fn words(app: &App, request: PageRef) -> Result<Vec<WordView>, AppError> {
    app.page_words(AppError::parse_id(&request.document)?, request.page)
}

pub(crate) fn read_region(app: &App, request: Region) -> Result<RegionText, AppError> {
    app.read_region(
        AppError::parse_id(&request.document)?,
        request.field.0,
        request.page,
        request.bounds.into(),
    )
}
