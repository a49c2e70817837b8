//! Extraction without a library: files in, documents out, nothing kept.

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use vouch_core::Cancel;
use vouch_intake::{Item, Limits};

use crate::contain::contain;
use crate::error::PipelineError;
use crate::pipeline::{Outcome, Pipeline};
use crate::task::Task;

/// What came of one file.
#[derive(Debug)]
pub struct Extracted<E = PipelineError> {
    /// The path as given, or of the file inside a given folder.
    pub path: PathBuf,
    /// The name inside a ZIP.
    pub member: Option<String>,
    /// The documents, or why there are none.
    pub outcome: Result<Outcome, E>,
    /// How long this file took.
    pub elapsed: Duration,
}

impl<E> Extracted<E> {
    /// Turns the error, if there is one, into the caller's own.
    pub fn map_err<F>(self, turn: impl FnOnce(E) -> F) -> Extracted<F> {
        let Self { path, member, outcome, elapsed } = self;
        Extracted { path, member, outcome: outcome.map_err(turn), elapsed }
    }
}

/// Extracts files and folders in the order given, handing each result over as soon as it is there. While one file is
/// read, the next is opened. Stops early when cancelled.
pub fn extract(
    pipeline: &Pipeline,
    paths: &[PathBuf],
    limits: &Limits,
    task: &Task<'_>,
    cancel: &Cancel,
    mut each: impl FnMut(Extracted),
) {
    std::thread::scope(|scope| {
        let (hand_over, opened_files) = mpsc::sync_channel(0);
        scope.spawn(move || {
            for item in vouch_intake::expand(paths, limits) {
                let started = Instant::now();
                let opened = contain(|| open(pipeline, &item, task, cancel), || PipelineError::Crashed);
                if cancel.is_cancelled()
                    || hand_over.send((item.path, item.member, opened, started.elapsed())).is_err()
                {
                    break;
                }
            }
        });
        for (path, member, opened, opening) in opened_files {
            let started = Instant::now();
            let outcome = opened.and_then(|opened| {
                let read = || pipeline.read(opened, task, started, &|_| {}, cancel);
                contain(read, || PipelineError::Crashed)
            });
            each(Extracted { path, member, outcome, elapsed: opening + started.elapsed() });
        }
    });
}

fn open(
    pipeline: &Pipeline,
    item: &Item,
    task: &Task<'_>,
    cancel: &Cancel,
) -> Result<vouch_intake::Opened, PipelineError> {
    let bytes = item.bytes.as_ref().map_err(|error| PipelineError::Intake(error.clone()))?;
    let name = item.path.file_name().unwrap_or_default().to_string_lossy();
    pipeline.open(&name, item.member.as_deref(), bytes, task.now, &|_| {}, cancel)
}
