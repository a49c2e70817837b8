use std::fs::File;
use std::io::Read;
use std::iter;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::archive::Members;
use crate::item::{Item, is_skipped};
use crate::sniff::{Content, sniff};
use crate::{IntakeError, Limits};

/// Number of first bytes that are enough to recognise an archive.
const HEAD: u64 = 16 << 10;

/// Expands files, folders and archives into single files, in the given order. Folders are walked by name; links in them
/// are not followed, and hidden files and files of the system are skipped. Members of an archive come in its order;
/// archives inside archives stay closed. It is lazy: the bytes of only one file are in memory at a time.
pub fn expand(paths: &[PathBuf], limits: &Limits) -> impl Iterator<Item = Item> {
    paths.iter().flat_map(|path| walk(path)).flat_map(|found| match found {
        Ok(path) => open(path, limits),
        Err(item) => Box::new(iter::once(item)),
    })
}

fn walk(path: &Path) -> impl Iterator<Item = Result<PathBuf, Item>> {
    let root = path.to_owned();
    WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_skipped(&entry.file_name().to_string_lossy()))
        .filter(|entry| {
            entry.as_ref().map_or(true, |entry| entry.depth() == 0 || entry.file_type().is_file())
        })
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

fn open(path: PathBuf, limits: &Limits) -> Box<dyn Iterator<Item = Item>> {
    let bytes = match is_archive(&path) {
        Ok(true) => match Members::open(&path, limits) {
            Ok(members) => return Box::new(members),
            Err(error) => Err(error),
        },
        Ok(false) => read(&path, limits),
        Err(error) => Err(error),
    };
    Box::new(iter::once(Item { path, member: None, bytes }))
}

fn is_archive(path: &Path) -> Result<bool, IntakeError> {
    if !std::fs::metadata(path).map_err(IntakeError::unreadable)?.is_file() {
        return Err(IntakeError::Unreadable { reason: "not a file".to_owned() });
    }
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(HEAD).read_to_end(&mut head))
        .map_err(IntakeError::unreadable)?;
    Ok(sniff(&head) == Content::Zip)
}

fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, IntakeError> {
    let mut file = File::open(path).map_err(IntakeError::unreadable)?;
    let length = file.metadata().map_err(IntakeError::unreadable)?.len();
    if length > limits.bytes {
        return Err(IntakeError::FileTooLarge { bytes: length, limit: limits.bytes });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.by_ref().take(limits.bytes).read_to_end(&mut bytes).map_err(IntakeError::unreadable)?;
    Ok(bytes)
}
