use std::io;

use rusqlite::ErrorCode;
use vouch_core::{Hash, JobId};

/// Why the library refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A newer version of Vouch wrote the library; this one must not touch it.
    #[error("the library has schema {found}, this version knows {known}")]
    NewerVersion {
        /// Schema of the library.
        found: usize,
        /// Newest schema this version knows.
        known: usize,
    },
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Another process held the library for too long.
    #[error("the library is locked by another process")]
    Locked,
    /// The folder or the database cannot be written.
    #[error("the library cannot be written")]
    NotWritable,
    /// The database, or something in it, is not what was written.
    #[error("the library is damaged: {what}")]
    Damaged {
        /// What is wrong.
        what: String,
    },
    /// Nothing has this id.
    #[error("no {what} {id}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// The original is not in the vault, though its row exists.
    #[error("the original {hash} is missing from the vault")]
    VaultMissing {
        /// Hash of the original.
        hash: Hash,
    },
    /// The bytes do not have the hash that was given: the file changed meanwhile.
    #[error("the bytes do not have the hash {hash}")]
    ContentChanged {
        /// The hash that was given.
        hash: Hash,
    },
    /// The job was cancelled, or another worker took it over. Its result is dropped.
    #[error("the lease on job {job} was lost")]
    LeaseLost {
        /// Which job.
        job: JobId,
    },
    /// The system refused an operation on files.
    #[error("input or output broke off while {doing}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The database refused a statement.
    #[error("the database refused a statement")]
    Database {
        /// What it said.
        #[source]
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// Returns the name used outside.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NewerVersion { .. } => "newer_version",
            Self::DiskFull => "disk_full",
            Self::Locked => "locked",
            Self::NotWritable => "not_writable",
            Self::Damaged { .. } => "damaged",
            Self::NotFound { .. } => "not_found",
            Self::VaultMissing { .. } => "vault_missing",
            Self::ContentChanged { .. } => "content_changed",
            Self::LeaseLost { .. } => "lease_lost",
            Self::Io { .. } => "io",
            Self::Database { .. } => "database",
        }
    }

    /// Returns a closure for `map_err` that says what was being done when the system refused.
    pub(crate) fn io(doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotWritable,
            _ => Self::Io { doing, source },
        }
    }

    pub(crate) fn not_found(what: &'static str, id: impl ToString) -> Self {
        Self::NotFound { what, id: id.to_string() }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        match (source.sqlite_error_code(), &source) {
            (Some(ErrorCode::DiskFull), _) => Self::DiskFull,
            (Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked), _) => Self::Locked,
            (Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen), _) => {
                Self::NotWritable
            }
            (Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase), _) => {
                Self::Damaged { what: "the database file".to_owned() }
            }
            (None, rusqlite::Error::FromSqlConversionFailure(_, _, cause)) => {
                Self::Damaged { what: cause.to_string() }
            }
            _ => Self::Database { source },
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Damaged { what: other.to_string() },
        }
    }
}
