use std::path::PathBuf;

use jiff::Timestamp;
use vouch_core::{JobId, JobRequest, Source, SourceId};

use crate::table::{job, orphaned_original, source};
use crate::{Original, Store, StoreError};

/// What became of an imported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the library now, with its first job in the queue.
    New {
        /// The file.
        source: SourceId,
        /// The job that will read it.
        job: JobId,
    },
    /// The library already had the same bytes.
    Known {
        /// The file with these bytes.
        source: SourceId,
    },
}

impl Added {
    /// Returns the file, new or known.
    pub fn source(self) -> SourceId {
        match self {
            Self::New { source, .. } | Self::Known { source } => source,
        }
    }
}

impl Store {
    /// Imports a file: its bytes go into the vault, its row and the job that reads it into the database.
    ///
    /// The row and the job are written in one transaction, so no file is ever in the library without a job. Known bytes
    /// are not stored twice, but an original that went missing is restored.
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
            // Another thread may have imported the same bytes meanwhile.
            if let Some(source) = source::id_of(transaction, hash)? {
                return Ok(Added::Known { source });
            }
            let source = source::insert(transaction, file, now)?;
            let job = job::insert(transaction, source, &request, now)?;
            Ok(Added::New { source, job })
        })
    }

    /// Returns the bytes of a file as they were imported, checked against their hash.
    pub fn original(&self, source: SourceId) -> Result<Vec<u8>, StoreError> {
        self.vault.get(&self.source(source)?.source.hash)
    }

    /// Returns the path of the original, for a process that reads it itself. It must not be changed.
    pub fn original_path(&self, source: SourceId) -> Result<PathBuf, StoreError> {
        let hash = self.source(source)?.source.hash;
        let path = self.vault.path(&hash);
        if path.is_file() { Ok(path) } else { Err(StoreError::VaultMissing { hash }) }
    }
}
