use std::path::PathBuf;

use crate::IntakeError;

/// One of the files that a person dropped.
#[derive(Debug)]
pub struct Item {
    /// The path as given, or of the file inside a given folder.
    pub path: PathBuf,
    /// Path inside the archive at `path`, if it came from one; never one that leads out of it.
    pub member: Option<String>,
    /// Its bytes, or why they could not be read.
    pub bytes: Result<Vec<u8>, IntakeError>,
}

/// Whether a file or folder with this name is skipped: it is hidden, or a file of the system.
pub(crate) fn is_skipped(name: &str) -> bool {
    name.starts_with('.') || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(&name)
}
