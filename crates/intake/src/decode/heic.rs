//! HEIC through `heifer`: the only file that names it.

use heifer::heifer_isobmff::HeifFile;
use heifer::{Error, Options};
use image::metadata::Orientation;
use image::{DynamicImage, RgbaImage};

use super::{Sink, picture};
use crate::frame::Frame;
use crate::{IntakeError, Limits};

/// Decodes the primary picture. The decoder applies the container's rotation and mirroring. The EXIF orientation that
/// phones write in addition repeats them and is ignored.
pub(super) fn decode(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), IntakeError> {
    let file = HeifFile::parse(bytes).map_err(|_| damaged())?;
    let coding = file.primary_item().map_err(|_| damaged())?.item_type;
    if let Some(format) = foreign_coding(&coding.0) {
        return Err(IntakeError::unsupported(format));
    }
    if let Ok(Some((width, height))) = file.image_size(file.primary_id) {
        limits.check_pixels(width, height)?;
    }
    sink(Frame::Pages { count: 1 })?;
    let options = Options { max_pixels: limits.pixels, ..Options::default() };
    let decoded = match heifer::decode_srgb_rgba8(bytes, &options) {
        // Slightly wrong colors are better than no picture.
        Err(Error::Unsupported(_)) => heifer::decode_rgba8(bytes, &options),
        other => other,
    };
    let decoded = decoded.map_err(|error| fault(&error))?;
    let picture = RgbaImage::from_raw(decoded.width, decoded.height, decoded.data).ok_or_else(damaged)?;
    let picture = if decoded.has_alpha {
        picture::on_background(DynamicImage::from(picture))
    } else {
        DynamicImage::from(picture).into_rgb8()
    };
    sink(picture::upright_page(picture, Orientation::NoTransforms, limits))
}

/// Returns the format of other codings in the same container.
fn foreign_coding(item_type: &[u8; 4]) -> Option<&'static str> {
    match item_type {
        b"hvc1" | b"hev1" | b"grid" | b"iovl" | b"iden" => None,
        b"av01" => Some("AVIF"),
        b"j2k1" => Some("HEIF with JPEG 2000"),
        b"jpeg" => Some("HEIF with JPEG"),
        b"avc1" => Some("HEIF with H.264"),
        b"vvc1" => Some("HEIF with H.266"),
        b"unci" => Some("uncompressed HEIF"),
        _ => Some("HEIF of an unknown coding"),
    }
}

fn fault(error: &Error) -> IntakeError {
    match error {
        Error::Unsupported(_) => IntakeError::unsupported("HEIF of a rare kind"),
        _ => damaged(),
    }
}

fn damaged() -> IntakeError {
    IntakeError::damaged("HEIC")
}
