use serde::Serialize;
use ts_rs::TS;

use crate::dto::{SaidError, StageName};

/// A file whose reading waits or goes on.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingRow {
    /// Id of the source.
    pub source: String,
    /// File name.
    pub name: String,
    /// Name of the engine that is to read it.
    pub engine: String,
    /// What is being done; `null` while it waits.
    pub stage: Option<StageName>,
    /// Page at work, from 0.
    pub page: u32,
    /// Number of pages, 0 while unknown.
    pub pages: u32,
    /// Done of all the work, 0..=1.
    pub done: f32,
    /// Seconds it will still take, once that can be said.
    pub seconds_left: Option<f32>,
    /// Why it waits for another time; `null` where it only waits for its turn.
    pub held_by: Option<SaidError>,
}
