use serde::{Deserialize, Serialize};

/// Why a file gave no pages. Typed arguments only: the words, and the name of the file, are the shell's.
///
/// Crosses the pipe from the decoding process as JSON under the same codes that [`IntakeError::code`] gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum IntakeError {
    /// The file could not be read from disk.
    #[error("cannot be read: {reason}")]
    Unreadable {
        /// What the system said, without the path.
        reason: String,
    },
    /// No bytes at all, or an archive or document without any content.
    #[error("empty")]
    EmptyFile,
    /// Nothing that is known as a document by its content, whatever its name says.
    #[error("not a document")]
    NotADocument,
    /// A known format that is not read here.
    #[error("{format} is not supported")]
    UnsupportedFormat {
        /// Name of the format as people write it, such as AVIF or DOCX.
        format: String,
    },
    /// A supported format, but broken or cut off.
    #[error("damaged {format}")]
    DamagedFile {
        /// Name of the format.
        format: String,
    },
    /// Opens only with a password.
    #[error("password-protected")]
    PasswordProtected,
    /// More bytes than allowed.
    #[error("{bytes} bytes, allowed are {limit}")]
    FileTooLarge {
        /// Size of the file.
        bytes: u64,
        /// Most bytes allowed.
        limit: u64,
    },
    /// A picture of more pixels than allowed.
    #[error("{width}x{height} pixels, allowed are {limit}")]
    TooManyPixels {
        /// Width the file claims.
        width: u64,
        /// Height the file claims.
        height: u64,
        /// Most pixels allowed on one page.
        limit: u64,
    },
    /// More pages than allowed.
    #[error("{pages} pages, allowed are {limit}")]
    TooManyPages {
        /// Pages the file has.
        pages: u64,
        /// Most pages allowed.
        limit: u32,
    },
    /// Decoding did not end in time and was stopped.
    #[error("took longer than {limit_seconds} s")]
    TookTooLong {
        /// Most time allowed.
        limit_seconds: u64,
    },
    /// Decoding asked for more memory than allowed.
    #[error("needs more than {limit} bytes of memory")]
    TooMuchMemory {
        /// Most memory allowed, in bytes.
        limit: u64,
    },
    /// An archive that unpacks to more bytes than allowed.
    #[error("unpacks to more than {limit} bytes")]
    ArchiveTooLarge {
        /// Most bytes allowed in all members together.
        limit: u64,
    },
    /// An archive of more files than allowed.
    #[error("holds {files} files, allowed are {limit}")]
    TooManyFiles {
        /// Files in the archive.
        files: u64,
        /// Most files allowed.
        limit: u64,
    },
    /// The decoding process died of this file.
    #[error("the decoder crashed")]
    DecoderCrashed,
    /// The decoding process could not be started or spoken with; not the file's fault.
    #[error("the decoder does not start: {reason}")]
    DecoderUnavailable {
        /// What the system said.
        reason: String,
    },
    /// The person stopped it. Not a fault.
    #[error("cancelled")]
    Cancelled,
}

impl IntakeError {
    /// The stable code: what shells look their words up by.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::EmptyFile => "empty_file",
            Self::NotADocument => "not_a_document",
            Self::UnsupportedFormat { .. } => "unsupported_format",
            Self::DamagedFile { .. } => "damaged_file",
            Self::PasswordProtected => "password_protected",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::TooManyPixels { .. } => "too_many_pixels",
            Self::TooManyPages { .. } => "too_many_pages",
            Self::TookTooLong { .. } => "took_too_long",
            Self::TooMuchMemory { .. } => "too_much_memory",
            Self::ArchiveTooLarge { .. } => "archive_too_large",
            Self::TooManyFiles { .. } => "too_many_files",
            Self::DecoderCrashed => "decoder_crashed",
            Self::DecoderUnavailable { .. } => "decoder_unavailable",
            Self::Cancelled => "cancelled",
        }
    }

    pub(crate) fn unreadable(error: std::io::Error) -> Self {
        Self::Unreadable { reason: error.kind().to_string() }
    }

    pub(crate) fn damaged(format: &str) -> Self {
        Self::DamagedFile { format: format.to_owned() }
    }

    pub(crate) fn unsupported(format: &str) -> Self {
        Self::UnsupportedFormat { format: format.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn travels_under_its_own_code() {
        let errors = [
            IntakeError::EmptyFile,
            IntakeError::damaged("PDF"),
            IntakeError::TooManyPixels { width: 35_000, height: 35_000, limit: 1 },
            IntakeError::DecoderUnavailable { reason: "entity not found".to_owned() },
        ];
        for error in errors {
            let json = serde_json::to_value(&error).unwrap();
            assert_eq!(json["code"], error.code());
            assert_eq!(serde_json::from_value::<IntakeError>(json).unwrap(), error);
        }
    }
}
