use serde::{Deserialize, Serialize};

/// Why a file gave no pages. It has typed arguments only: the words, and the name of the file, are up to the shell.
///
/// It is sent from the decoding process as JSON, with the codes that [`IntakeError::code`] returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum IntakeError {
    /// The file could not be read from disk.
    #[error("cannot be read: {reason}")]
    Unreadable {
        /// What the system reported, without the path.
        reason: String,
    },
    /// No bytes at all, or an archive or document without content.
    #[error("empty")]
    EmptyFile,
    /// A document on whose pages there is nothing at all.
    #[error("blank")]
    BlankFile,
    /// By its content not a known kind of document, whatever its name says.
    #[error("not a document")]
    NotADocument,
    /// A known format that is not supported.
    #[error("{format} is not supported")]
    UnsupportedFormat {
        /// Common name of the format, such as AVIF or DOCX.
        format: String,
    },
    /// A supported format, but broken or truncated.
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
    /// Decoding took too long and was stopped.
    #[error("took longer than {limit_seconds} s")]
    TookTooLong {
        /// Most time allowed.
        limit_seconds: u64,
    },
    /// Decoding needed more memory than allowed.
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
    /// The decoding process crashed on this file.
    #[error("the decoder crashed")]
    DecoderCrashed,
    /// The decoding process could not be started or did not respond; the file is not at fault.
    #[error("the decoder does not start: {reason}")]
    DecoderUnavailable {
        /// What the system reported.
        reason: String,
    },
    /// The person stopped it. Not a fault.
    #[error("cancelled")]
    Cancelled,
}

impl IntakeError {
    /// Returns the stable code, by which shells find their words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::EmptyFile => "empty_file",
            Self::BlankFile => "blank_file",
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
    fn is_serialised_with_its_own_code() {
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
