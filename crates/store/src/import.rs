use std::path::PathBuf;

use jiff::Timestamp;
use vouch_core::{JobId, JobRequest, Source, SourceId};

use crate::table::{job, orphaned_original, source};
use crate::{Original, Store, StoreError};

/// What became of a file that was brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the library now, and its first job waits.
    New {
        /// The file.
        source: SourceId,
        /// The job that will read it.
        job: JobId,
    },
    /// The library had the same bytes already.
    Known {
        /// The file that was there.
        source: SourceId,
    },
}

impl Added {
    /// The file, new or known.
    pub fn source(self) -> SourceId {
        match self {
            Self::New { source, .. } | Self::Known { source } => source,
        }
    }
}

impl Store {
    /// Brings a file in: its bytes into the vault, its row and the job that reads it into the database.
    ///
    /// The file and its job stand together or not at all, so no file is ever in the library with nobody to read it.
    /// Bytes that are known are not stored twice, though an original that went missing is put back.
    pub fn add_source(
        &self,
        original: Original<'_>,
        file: &Source,
        request: impl Into<JobRequest>,
        now: Timestamp,
    ) -> Result<Added, StoreError> {
        let _held = self.lock.shared()?;
        let (hash, request) = (&file.hash, request.into());
        if let Some(source) = self.find_by_hash(hash)? {
            self.vault.put(hash, original)?;
            return Ok(Added::Known { source });
        }
        self.database.write(|transaction| Ok(orphaned_original::note(transaction, hash)?))?;
        self.vault.put(hash, original)?;
        self.database.write(|transaction| {
            orphaned_original::forget(transaction, hash)?;
            // Another thread may have brought the same bytes in meanwhile.
            if let Some(source) = source::id_of(transaction, hash)? {
                return Ok(Added::Known { source });
            }
            let source = source::insert(transaction, file, now)?;
            let job = job::insert(transaction, source, &request, now)?;
            Ok(Added::New { source, job })
        })
    }

    /// The bytes of a file as they came in, checked against their hash.
    pub fn original(&self, source: SourceId) -> Result<Vec<u8>, StoreError> {
        self.vault.get(&self.source(source)?.source.hash)
    }

    /// Where the original lies, for a process that reads it itself. It must not be changed.
    pub fn original_path(&self, source: SourceId) -> Result<PathBuf, StoreError> {
        let hash = self.source(source)?.source.hash;
        let path = self.vault.path(&hash);
        if path.is_file() { Ok(path) } else { Err(StoreError::VaultMissing { hash }) }
    }
}
