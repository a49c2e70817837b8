//! Single pictures through the `image` crate.

use std::io::Cursor;

use image::error::LimitErrorKind;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage, RgbaImage,
    metadata::Orientation,
};
use vouch_core::MediaType;

use super::bitmap::{self, RowOrder};
use super::{Sink, jpeg, reduce};
use crate::frame::Frame;
use crate::{IntakeError, Limits};

/// Decodes a picture as one page; only the first frame of an animation.
pub(super) fn decode(
    media_type: MediaType,
    mut bytes: Vec<u8>,
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<(), IntakeError> {
    let fault = |error: ImageError| fault(&error, media_type, limits);
    let format = image_format(media_type).ok_or(IntakeError::NotADocument)?;
    let rows = match media_type {
        MediaType::Bmp => bitmap::correct_header(&mut bytes, limits)?,
        _ => RowOrder::AsDecoded,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes.as_slice()), format);
    reader.limits(allocation_limits(limits));
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    limits.check_pixels(width, height)?;
    if decoder.total_bytes() > limits.memory {
        return Err(IntakeError::TooMuchMemory { limit: limits.memory });
    }
    if media_type == MediaType::Jpeg && jpeg::is_truncated(&bytes) {
        return Err(IntakeError::damaged("JPEG"));
    }
    sink(Frame::Pages { count: 1 })?;
    let orientation = match rows {
        RowOrder::UpsideDown => Orientation::FlipVertical,
        // Damaged orientation metadata is no reason to refuse the picture.
        RowOrder::AsDecoded => decoder.orientation().unwrap_or(Orientation::NoTransforms),
    };
    let picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    sink(upright_page(on_background(picture), orientation, limits))
}

/// Reduces the picture if it is needlessly large and turns it upright.
pub(super) fn upright_page(picture: RgbImage, orientation: Orientation, limits: &Limits) -> Frame {
    let (width, height) = picture.dimensions();
    let mut kept = DynamicImage::from(reduce::to_fit(picture, limits.kept_pixels));
    kept.apply_orientation(orientation);
    let pixels = reduce::into_pixels(kept.into_rgb8());
    let (width, height) = if turns_sideways(orientation) { (height, width) } else { (width, height) };
    Frame::Page { width, height, pixels }
}

fn turns_sideways(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Brightness from which on a color is lost on white paper.
const LIGHT: u8 = 200;
/// A drawing is light if at most one in so many of its pixels is not.
const DARK_PART: usize = 100;

/// Converts to 8-bit RGB on a background where the drawing shows: on white, or on black where all of it is light.
pub(super) fn on_background(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let with_alpha = picture.into_rgba8();
    let background = if is_light(&with_alpha) { 0 } else { u8::MAX };
    let (width, height) = with_alpha.dimensions();
    let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
    for pixel in with_alpha.pixels() {
        let [red, green, blue, alpha] = pixel.0;
        rgb.extend([red, green, blue].map(|color| blend(color, alpha, background)));
    }
    RgbImage::from_raw(width, height, rgb).unwrap_or_default()
}

/// Whether a picture with transparent parts shows nothing that is darker than paper.
fn is_light(picture: &RgbaImage) -> bool {
    let (mut drawn, mut dark) = (0, 0);
    for pixel in picture.pixels().filter(|pixel| pixel.0[3] > u8::MAX / 2) {
        drawn += 1;
        dark += usize::from(pixel.0[..3].iter().any(|channel| *channel < LIGHT));
    }
    let pixels = picture.width() as usize * picture.height() as usize;
    drawn > 0 && drawn < pixels && dark <= drawn / DARK_PART
}

/// Returns a color channel blended with that of the background.
pub(super) fn blend(color: u8, alpha: u8, background: u8) -> u8 {
    let (color, alpha, background) = (u16::from(color), u16::from(alpha), u16::from(background));
    ((color * alpha + background * (255 - alpha) + 127) / 255) as u8
}

fn allocation_limits(limits: &Limits) -> image::Limits {
    let mut allowed = image::Limits::default();
    allowed.max_alloc = Some(limits.memory);
    allowed
}

fn fault(error: &ImageError, media_type: MediaType, limits: &Limits) -> IntakeError {
    match error {
        ImageError::Limits(limit) if matches!(limit.kind(), LimitErrorKind::InsufficientMemory) => {
            IntakeError::TooMuchMemory { limit: limits.memory }
        }
        _ => IntakeError::damaged(super::format_name(media_type)),
    }
}

fn image_format(media_type: MediaType) -> Option<ImageFormat> {
    match media_type {
        MediaType::Jpeg => Some(ImageFormat::Jpeg),
        MediaType::Png => Some(ImageFormat::Png),
        MediaType::Webp => Some(ImageFormat::WebP),
        MediaType::Bmp => Some(ImageFormat::Bmp),
        MediaType::Gif => Some(ImageFormat::Gif),
        MediaType::Tiff | MediaType::Heic | MediaType::Pdf | MediaType::Xml => None,
    }
}
