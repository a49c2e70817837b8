use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Redacted;

/// SHA-256 of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(pub [u8; 32]);

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 in hexadecimal")]
pub struct NotAHash;

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(NotAHash);
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| NotAHash)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Hash {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.to_string()
    }
}

/// The formats of a source, by content and not by file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaType {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// WebP picture.
    Webp,
    /// Windows bitmap.
    Bmp,
    /// GIF picture, first frame.
    Gif,
    /// TIFF, one page or several.
    Tiff,
    /// HEIF picture with HEVC coding, as phones write it.
    Heic,
    /// PDF.
    Pdf,
    /// E-invoice data without a PDF (UBL or CII XML).
    Xml,
}

impl MediaType {
    /// Returns its MIME type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Bmp => "image/bmp",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
            Self::Xml => "application/xml",
        }
    }

    /// Returns the usual file name extension, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Bmp => "bmp",
            Self::Gif => "gif",
            Self::Tiff => "tiff",
            Self::Heic => "heic",
            Self::Pdf => "pdf",
            Self::Xml => "xml",
        }
    }

    /// Returns the format of this MIME type.
    pub fn from_mime(mime: &str) -> Option<Self> {
        [
            Self::Jpeg,
            Self::Png,
            Self::Webp,
            Self::Bmp,
            Self::Gif,
            Self::Tiff,
            Self::Heic,
            Self::Pdf,
            Self::Xml,
        ]
        .into_iter()
        .find(|format| format.mime() == mime)
    }
}

/// An imported file. Its bytes are in the vault under `hash`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// SHA-256 of the bytes.
    pub hash: Hash,
    /// File name, without its folder.
    pub name: String,
    /// Path inside the ZIP archive that held it.
    pub member: Option<String>,
    /// Format by content.
    pub media_type: MediaType,
    /// Size in bytes.
    pub bytes: u64,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({}, {:?}, {} bytes)", self.hash, self.media_type, self.bytes)
    }
}

/// A file embedded in a source, such as the XML of an e-invoice in its PDF.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name inside the source.
    pub name: String,
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// How it relates to its source, if the source says.
    pub relationship: Option<Relationship>,
    /// Whether the source lists it among the files associated with the whole of it.
    pub is_associated: bool,
}

/// How an attachment relates to the document that it is attached to: the AFRelationship of PDF 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    /// The document was made from it.
    Source,
    /// It holds data that the document shows.
    Data,
    /// It says the same in another form.
    Alternative,
    /// It says more, or something else.
    Supplement,
    /// Anything else.
    Other,
}

impl Attachment {
    /// Makes an attachment whose source says nothing about it.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), relationship: None, is_associated: false }
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment({:?}, {} bytes)", Redacted(&self.name), self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_written_and_read_as_hexadecimal() {
        let hash = Hash([0xab; 32]);
        assert_eq!(hash.to_string(), "ab".repeat(32));
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!("ab".parse::<Hash>(), Err(NotAHash));
        assert_eq!("ä".repeat(32).parse::<Hash>(), Err(NotAHash));
    }
}
