use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::TempDir;

/// Files that came as bytes and wait to be imported, by the id that `stage` gave out. Each lies in a folder of its own
/// that goes with it.
#[derive(Debug, Default)]
pub(crate) struct Staged(Mutex<BTreeMap<String, (TempDir, PathBuf)>>);

impl Staged {
    pub(crate) fn lock(&self) -> MutexGuard<'_, BTreeMap<String, (TempDir, PathBuf)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
