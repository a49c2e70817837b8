use std::path::PathBuf;

use crate::IntakeError;

/// One file of what a person dropped.
#[derive(Debug)]
pub struct Item {
    /// The path as given, or of the file inside a given folder.
    pub path: PathBuf,
    /// Path inside the archive at `path`, if it came from one.
    pub member: Option<String>,
    /// Its bytes, or why they could not be had.
    pub bytes: Result<Vec<u8>, IntakeError>,
}

/// Whether a file or folder of this name was hardly meant: it is hidden, or the system's own.
pub(crate) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(&name)
}
