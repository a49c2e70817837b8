//! ZIP archives, one member at a time.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::vec;

use zip::ZipReadOptions;
use zip::read::{Config, ZipFileEntry};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

use crate::item::{Item, is_skipped};
use crate::{IntakeError, Limits};

/// The members of one archive, in its order.
pub(crate) struct Members {
    path: PathBuf,
    file: BufReader<File>,
    entries: vec::IntoIter<ZipFileEntry<'static>>,
    limits: Limits,
    /// Bytes that may still be unpacked.
    bytes_left: u64,
}

impl Members {
    /// Reads the archive's directory. Archives with too many files or bytes are refused before anything is unpacked.
    pub(crate) fn open(path: &Path, limits: &Limits) -> Result<Self, IntakeError> {
        let file = BufReader::new(File::open(path).map_err(IntakeError::unreadable)?);
        let mut directory = ZipIterable::try_new(file, Config::default()).map_err(fault)?;
        let files = directory.len() as u64;
        if files > limits.zip_members {
            return Err(IntakeError::TooManyFiles { files, limit: limits.zip_members });
        }
        let mut entries: Vec<_> =
            directory.files().map_err(fault)?.collect::<Result<_, _>>().map_err(fault)?;
        if let Some(format) = office_format(&entries) {
            return Err(IntakeError::unsupported(format));
        }
        entries.retain(|entry| {
            let path = safe_path(&name(entry));
            entry.is_file() && !path.is_empty() && !path.split('/').any(is_skipped)
        });
        if entries.is_empty() {
            return Err(IntakeError::EmptyFile);
        }
        let claimed = entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(entry.size()));
        if claimed > limits.zip_bytes {
            return Err(IntakeError::ArchiveTooLarge { limit: limits.zip_bytes });
        }
        // The directory's reader cannot be recovered, so the file is opened again.
        let file = BufReader::new(File::open(path).map_err(IntakeError::unreadable)?);
        Ok(Self {
            path: path.to_owned(),
            file,
            entries: entries.into_iter(),
            limits: limits.clone(),
            bytes_left: limits.zip_bytes,
        })
    }

    /// Unpacks one member within the limits, whatever size the directory claims.
    fn unpack(&mut self, entry: ZipFileEntry<'static>) -> Result<Vec<u8>, IntakeError> {
        if entry.encrypted() {
            return Err(IntakeError::PasswordProtected);
        }
        if entry.size() > self.limits.bytes {
            return Err(IntakeError::FileTooLarge { bytes: entry.size(), limit: self.limits.bytes });
        }
        let most = self.limits.bytes.min(self.bytes_left);
        let mut bytes = Vec::new();
        let unpacked = entry
            .with_reader(&mut self.file, ZipReadOptions::new())
            .map_err(fault)?
            .take(most + 1)
            .read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        if length > self.bytes_left {
            self.bytes_left = 0;
            return Err(IntakeError::ArchiveTooLarge { limit: self.limits.zip_bytes });
        }
        self.bytes_left -= length;
        if length > self.limits.bytes {
            return Err(IntakeError::FileTooLarge { bytes: length, limit: self.limits.bytes });
        }
        unpacked.map_err(|_| damaged())?;
        Ok(bytes)
    }
}

impl Iterator for Members {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.bytes_left == 0 {
            return None;
        }
        let entry = self.entries.next()?;
        let member = Some(safe_path(&name(&entry)));
        let bytes = self.unpack(entry);
        Some(Item { path: self.path.clone(), member, bytes })
    }
}

/// Returns the format of an office file: an archive of parts that mean nothing alone.
fn office_format(entries: &[ZipFileEntry<'_>]) -> Option<&'static str> {
    let has = |start: &str| entries.iter().any(|entry| name(entry).starts_with(start));
    if !has("[Content_Types].xml") {
        return None;
    }
    let formats = [("word/", "DOCX"), ("xl/", "XLSX"), ("ppt/", "PPTX"), ("", "Office")];
    formats.into_iter().find_map(|(part, format)| has(part).then_some(format))
}

fn name(entry: &ZipFileEntry<'_>) -> String {
    match entry.name() {
        Ok(name) => name.into_owned(),
        Err(_) => String::from_utf8_lossy(entry.name_raw()).into_owned(),
    }
}

/// Returns a member's path below the archive: without a drive, a root, and steps to the same or to an outer folder.
fn safe_path(name: &str) -> String {
    let is_step = |part: &&str| !matches!(*part, "" | "." | "..") && !part.ends_with(':');
    name.split(['/', '\\']).filter(is_step).collect::<Vec<_>>().join("/")
}

fn fault(error: ZipError) -> IntakeError {
    match error {
        ZipError::CompressionMethodNotSupported(_) => IntakeError::unsupported("ZIP with a rare compression"),
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
            IntakeError::PasswordProtected
        }
        ZipError::UnsupportedArchive(_) => IntakeError::unsupported("ZIP of a rare kind"),
        _ => damaged(),
    }
}

fn damaged() -> IntakeError {
    IntakeError::damaged("ZIP")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_archive() {
        let cases = [
            ("a.jpg", "a.jpg"),
            ("./a.jpg", "a.jpg"),
            ("./b/./a.jpg", "b/a.jpg"),
            ("../../a.jpg", "a.jpg"),
            ("b/../../a.jpg", "b/a.jpg"),
            ("/etc/a.jpg", "etc/a.jpg"),
            ("C:\\b\\a.jpg", "b/a.jpg"),
            ("..", ""),
            ("...jpg", "...jpg"),
        ];
        for (name, path) in cases {
            assert_eq!(safe_path(name), path, "{name}");
        }
    }
}
