//! The queue of jobs: which source is to be read, by which engine.

use rusqlite::{Result, Row};
use vouch_core::{DocumentKind, Job, JobRequest, JobState};

use crate::column::{named, named_option, parsed, time, time_option};

mod lease;
mod queue;

pub use lease::Lease;
pub(crate) use lease::finish;
pub(crate) use queue::insert;
pub use queue::{JobFilter, JobRow};

pub(crate) const SCHEMA: &str = "
CREATE TABLE job (
    sequence     INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    source       TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    engine       TEXT NOT NULL,
    state        TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    postponed    INTEGER NOT NULL DEFAULT 0,
    lease        INTEGER NOT NULL DEFAULT 0,
    due          INTEGER NOT NULL,
    lease_until  INTEGER,
    error        TEXT,
    error_args   TEXT NOT NULL DEFAULT 'null',
    took         INTEGER,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX job_by_due ON job (state, due);
CREATE INDEX job_by_source ON job (source)";

/// What else is requested. Jobs of older versions requested nothing.
pub(crate) const REQUEST: &str = "
ALTER TABLE job ADD COLUMN kind TEXT;
ALTER TABLE job ADD COLUMN keeps INTEGER NOT NULL DEFAULT 0";

/// Why a job failed or waits: a code and its arguments. The shells have the sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct JobError<'a> {
    /// Code of the error.
    pub code: &'a str,
    /// Its arguments.
    pub args: serde_json::Value,
}

fn from_row(row: &Row<'_>) -> Result<Job> {
    Ok(Job {
        id: parsed(row, "id")?,
        source: parsed(row, "source")?,
        request: JobRequest {
            engine: row.get("engine")?,
            kind: named_option(row, "kind", DocumentKind::from_name)?,
            keeps_original: row.get("keeps")?,
        },
        state: named(row, "state", JobState::from_name)?,
        attempts: row.get("attempts")?,
        postponed: row.get("postponed")?,
        due: time(row, "due")?,
        lease_until: time_option(row, "lease_until")?,
        error: row.get("error")?,
    })
}
