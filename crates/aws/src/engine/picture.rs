//! Pages as pictures that Textract accepts: JPEG of at most 5 MiB and 10 000 pixels a side.

use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{ExtendedColorType, ImageBuffer, Rgb};
use vouch_core::{BoundingBox, Cancel, EngineError, Pixels};

use crate::failure::Failure;

/// Most bytes of a picture in a call.
const MOST_BYTES: usize = 5 << 20;
/// Most pixels a side.
const LONGEST_SIDE: u32 = 10_000;
/// Fewest pixels a side: below that no text is large enough to be found.
const SHORTEST_SIDE: u32 = 15;
/// Quality of the JPEG, of 100: text stays clear, and a scanned page takes about a megabyte.
const QUALITY: u8 = 90;

/// Encodes pixels as a picture within the limits, reduced where necessary; `None` where they are too few to show text.
pub(super) fn encode(pixels: &Pixels, cancel: &Cancel) -> Result<Option<Vec<u8>>, EngineError> {
    encode_within(pixels, MOST_BYTES, cancel)
}

fn encode_within(pixels: &Pixels, most: usize, cancel: &Cancel) -> Result<Option<Vec<u8>>, EngineError> {
    if pixels.width.min(pixels.height) < SHORTEST_SIDE {
        return Ok(None);
    }
    let longest = pixels.width.max(pixels.height);
    let mut scale = f64::from(LONGEST_SIDE.min(longest)) / f64::from(longest);
    loop {
        if cancel.is_cancelled() {
            return Err(EngineError::Cancelled);
        }
        let picture = encode_scaled(pixels, scale)?;
        if picture.len() <= most {
            return Ok(Some(picture));
        }
        // The size in bytes is roughly proportional to the number of pixels.
        scale *= (most as f64 / picture.len() as f64).sqrt() * 0.95;
    }
}

fn encode_scaled(pixels: &Pixels, scale: f64) -> Result<Vec<u8>, EngineError> {
    let mut picture = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut picture, QUALITY);
    let encoded = if scale < 1.0 {
        let side = |pixels: u32| ((f64::from(pixels) * scale) as u32).max(1);
        let whole = ImageBuffer::<Rgb<u8>, _>::from_raw(pixels.width, pixels.height, pixels.rgb.as_slice());
        let whole = whole.ok_or_else(|| Failure::Picture("its pixels are too few".to_owned()))?;
        let small = imageops::resize(&whole, side(pixels.width), side(pixels.height), FilterType::Triangle);
        small.write_with_encoder(encoder)
    } else {
        let mut encoder = encoder;
        encoder.encode(&pixels.rgb, pixels.width, pixels.height, ExtendedColorType::Rgb8)
    };
    encoded.map_err(|error| Failure::Picture(error.to_string()))?;
    Ok(picture)
}

/// Returns the pixels that are wholly inside a region, and their box on the page; `None` where there are none.
pub(super) fn crop(pixels: &Pixels, region: &BoundingBox) -> Option<(Arc<Pixels>, BoundingBox)> {
    let (width, height) = (pixels.width as f32, pixels.height as f32);
    let left = (region.x * width).ceil() as u32;
    let top = (region.y * height).ceil() as u32;
    let right = ((region.right() * width) as u32).min(pixels.width);
    let bottom = ((region.bottom() * height) as u32).min(pixels.height);
    if left >= right || top >= bottom {
        return None;
    }
    let row = |y: u32| {
        let start = |x: u32| (y as usize * pixels.width as usize + x as usize) * 3;
        &pixels.rgb[start(left)..start(right)]
    };
    let rgb = (top..bottom).flat_map(row).copied().collect();
    let across = |x: u32| x as f32 / width;
    let down = |y: u32| y as f32 / height;
    let place = BoundingBox::from_edges(across(left), down(top), across(right), down(bottom));
    Some((Arc::new(Pixels { width: right - left, height: bottom - top, rgb }), place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(width: u32, height: u32) -> Pixels {
        let mut state = 1_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        Pixels {
            width,
            height,
            rgb: std::iter::repeat_with(next).take((width * height * 3) as usize).collect(),
        }
    }

    #[test]
    fn a_picture_is_made_to_fit() {
        let cancel = Cancel::default();
        let whole = encode_within(&noise(300, 200), MOST_BYTES, &cancel).unwrap().unwrap();
        let small = encode_within(&noise(300, 200), whole.len() / 3, &cancel).unwrap().unwrap();
        assert!(small.len() <= whole.len() / 3 && small.starts_with(b"\xff\xd8\xff"));
        let long = Pixels { width: 10_400, height: 20, rgb: vec![255; 10_400 * 20 * 3] };
        let long = image::load_from_memory(&encode(&long, &cancel).unwrap().unwrap()).unwrap();
        assert_eq!(long.width(), 10_000);
    }

    #[test]
    fn what_can_show_no_text_is_not_sent() {
        assert_eq!(encode(&noise(1, 1), &Cancel::default()).unwrap(), None);
    }

    #[test]
    fn a_crop_is_within_its_region() {
        let region = BoundingBox::from_edges(0.111, 0.222, 0.555, 0.777);
        let (cropped, place) = crop(&noise(40, 30), &region).unwrap();
        assert_eq!((cropped.width, cropped.height), (17, 16));
        assert_eq!(cropped.rgb.len(), 17 * 16 * 3);
        assert!(place.x >= region.x && place.right() <= region.right());
        assert!(crop(&noise(40, 30), &BoundingBox::from_edges(0.5, 0.5, 0.51, 0.51)).is_none());
    }
}
