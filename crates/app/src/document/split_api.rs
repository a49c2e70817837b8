//! Where one document of a file ends and the next begins, as a person says it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vouch_core::Place;

use crate::document::api::{Documents, PlaceView};
use crate::dto::FieldName;
use crate::{App, AppError};

/// A document to be parted in two.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Split {
    /// Id of the document.
    pub document: String,
    /// What becomes a document of its own: pages, or parts of them.
    pub taken: Vec<PlaceView>,
}

/// What came of parting or joining.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitOutcome {
    /// Ids of the documents that stand now, in the order of their pages.
    pub documents: Vec<String>,
    /// Values a person had given for which there is no room in the document that stands: undo brings them back.
    pub left_behind: Vec<LeftBehind>,
}

/// A value that a person had given.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LeftBehind {
    /// Id of the document in which they gave it.
    pub document: String,
    /// Its field.
    pub field: FieldName,
}

pub(crate) fn split(app: &App, request: Split) -> Result<SplitOutcome, AppError> {
    let taken: Vec<Place> = request.taken.into_iter().map(Place::from).collect();
    app.split(AppError::parse_id(&request.document)?, &taken)
}

pub(crate) fn join(app: &App, request: Documents) -> Result<SplitOutcome, AppError> {
    app.join(&AppError::parse_ids(&request.documents)?)
}
