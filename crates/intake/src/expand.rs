use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::{IntakeError, Limits};

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

/// Turns files, folders and archives into single files, in the order given; folders are walked in the order of their
/// names. Hidden files and what systems leave behind are passed over. Lazy: the bytes of one file are in memory at a
/// time.
pub fn expand(paths: &[PathBuf], limits: &Limits) -> impl Iterator<Item = Item> {
    paths.iter().flat_map(|path| walk(path)).map(|found| match found {
        Ok(path) => Item { bytes: read(&path, limits), path, member: None },
        Err(item) => item,
    })
}

fn walk(path: &Path) -> impl Iterator<Item = Result<PathBuf, Item>> {
    let root = path.to_owned();
    WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_left_behind(entry))
        .filter(|entry| entry.as_ref().map_or(true, |entry| !entry.file_type().is_dir()))
        .map(move |entry| match entry {
            Ok(entry) => Ok(entry.into_path()),
            Err(error) => {
                let path = error.path().map_or_else(|| root.clone(), Path::to_owned);
                let reason =
                    error.io_error().map_or_else(|| "a loop".to_owned(), |error| error.kind().to_string());
                Err(Item { path, member: None, bytes: Err(IntakeError::Unreadable { reason }) })
            }
        })
}

fn is_left_behind(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(&name.as_ref())
}

fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, IntakeError> {
    let unreadable = |error: std::io::Error| IntakeError::unreadable(&error);
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(IntakeError::Unreadable { reason: "not a file".to_owned() });
    }
    if metadata.len() > limits.bytes {
        return Err(IntakeError::FileTooLarge { bytes: metadata.len(), limit: limits.bytes });
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(limits.bytes).read_to_end(&mut bytes)).map_err(unreadable)?;
    Ok(bytes)
}
