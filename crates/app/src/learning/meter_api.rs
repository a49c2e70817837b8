//! How well documents are read for this person.

use serde::Serialize;
use ts_rs::TS;

use crate::dto::FieldName;
use crate::dto::Nothing;
use crate::{App, AppError};

/// How often something was so, of how many times.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ShareView {
    /// How often.
    pub times: u32,
    /// Of how many.
    pub of: u32,
}

/// How often a field was right as it was read.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FieldShare {
    /// The field.
    pub field: FieldName,
    /// Name of the witness whose value it was.
    pub witness: String,
    /// How often it was right.
    pub right: ShareView,
}

/// What the person's own acts say. Empty while there is too little to say.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeterView {
    /// Field by field in reading order.
    pub fields: Vec<FieldShare>,
    /// How many documents were accepted as they were read.
    pub untouched: Option<ShareView>,
    /// Seconds that half of the documents took less than.
    pub seconds: Option<f32>,
    /// Of how many documents that is known.
    pub timed: u32,
}

pub(crate) fn meter(app: &App, _: Nothing) -> Result<MeterView, AppError> {
    app.meter()
}
