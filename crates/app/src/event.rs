//! What the app tells its shell without being asked.

use serde::Serialize;
use ts_rs::TS;

use crate::inbox::reading_row::ReadingRow;

/// One thing that happened.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// How far the files at work have come. At most ten a second, and at once when one begins or ends.
    Progress {
        /// Every file at work; those that wait are as they were.
        rows: Vec<ReadingRow>,
    },
    /// The person's browser has to go to this address: a shell that can opens it, any shell shows it.
    OpenAddress {
        /// Where to.
        address: String,
    },
    /// Documents or jobs changed: ask again for what is on screen.
    Changed,
    /// Who is signed in changed.
    AccountChanged,
}
