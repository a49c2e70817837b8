use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::IntakeError;

/// The resources that one file may use. The defaults admit what scanners and phones produce.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of one file, or of one member of an archive. Default 128 MiB: a long color scan in one PDF.
    pub bytes: u64,
    /// Pixels of one picture or one TIFF page. Default 120 million: an A3 scan at 600 dpi, a 108-megapixel phone.
    pub pixels: u64,
    /// Pages of one file. Default 200.
    pub pages: u32,
    /// Wall-clock time for one file. Default 18 s.
    pub time: Duration,
    /// Bytes of memory that the decoding process may allocate. Default 1 GiB. Enforced on Unix.
    pub memory: u64,
    /// Files in one archive. Default 2000.
    pub zip_members: u64,
    /// Bytes of all files of one archive together, unpacked. Default 2 GiB; they are never in memory at once.
    pub zip_bytes: u64,
    /// Pixels kept of a page; larger pages are reduced by an integer factor. Default 25 million: A4 at 500 dpi.
    pub kept_pixels: u64,
}

impl Limits {
    /// Refuses a picture with too many pixels before memory is allocated for it.
    pub(crate) fn check_pixels(&self, width: u32, height: u32) -> Result<(), IntakeError> {
        let (width, height) = (u64::from(width), u64::from(height));
        if width * height > self.pixels {
            return Err(IntakeError::TooManyPixels { width, height, limit: self.pixels });
        }
        Ok(())
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 128 << 20,
            pixels: 120_000_000,
            pages: 200,
            time: Duration::from_secs(18),
            memory: 1 << 30,
            zip_members: 2_000,
            zip_bytes: 2 << 30,
            kept_pixels: 25_000_000,
        }
    }
}
