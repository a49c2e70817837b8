//! Formats to frames. Runs inside the decoding process, and in tests without one.

mod picture;
mod reduce;

use vouch_core::MediaType;

use crate::frame::Frame;
use crate::{IntakeError, Limits};

/// Where decoded things go, in the order of the file.
pub(crate) type Sink<'a> = dyn FnMut(Frame) -> Result<(), IntakeError> + 'a;

/// Decodes one file.
pub(crate) fn decode(
    media_type: MediaType,
    bytes: Vec<u8>,
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<(), IntakeError> {
    picture::decode(media_type, &bytes, limits, sink)
}

/// The name people give a format.
pub(crate) fn format_name(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Jpeg => "JPEG",
        MediaType::Png => "PNG",
        MediaType::Webp => "WebP",
        MediaType::Bmp => "BMP",
        MediaType::Gif => "GIF",
        MediaType::Tiff => "TIFF",
        MediaType::Heic => "HEIC",
        MediaType::Pdf => "PDF",
        MediaType::Xml => "XML",
    }
}
