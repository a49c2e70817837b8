use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeError, ResizeOptions, Resizer};
use vouch_core::Pixels;

use crate::model::Planes;

/// A rectangle of the page, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// Why a page could not be brought to the size of a network.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ResizeFailure {
    /// The buffer does not hold what its size says.
    #[error("the pixels do not fill their width and height")]
    Buffer,
    /// The size asked for cannot be made.
    #[error("the page cannot be resized: {0}")]
    Resize(#[from] ResizeError),
}

/// A window of the page in `width` x `height`, as planes from -1 (black) to 1 (white).
pub(crate) fn resized(
    pixels: &Pixels,
    window: Window,
    width: usize,
    height: usize,
) -> Result<Planes, ResizeFailure> {
    let page = ImageRef::new(pixels.width, pixels.height, &pixels.rgb, PixelType::U8x3)
        .map_err(|_| ResizeFailure::Buffer)?;
    let mut small = Image::new(width as u32, height as u32, PixelType::U8x3);
    let options = ResizeOptions::new()
        .crop(window.left.into(), window.top.into(), window.width.into(), window.height.into())
        .resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&page, &mut small, &options)?;
    Ok(planes(small.buffer(), width, height))
}

/// Planes (blue, green, red) of 8-bit RGB rows.
fn planes(rgb: &[u8], width: usize, height: usize) -> Planes {
    let size = width * height;
    let mut values = vec![0.0; 3 * size];
    for (plane, channel) in values.chunks_exact_mut(size).zip([2, 1, 0]) {
        for (value, pixel) in plane.iter_mut().zip(rgb.chunks_exact(3)) {
            *value = f32::from(pixel[channel]) / 127.5 - 1.0;
        }
    }
    Planes { height, width, values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planes_are_blue_green_red_from_black_to_white() {
        let pixels = Pixels { width: 2, height: 1, rgb: vec![255, 0, 0, 0, 255, 255] };
        let whole = Window { left: 0, top: 0, width: 2, height: 1 };
        let planes = resized(&pixels, whole, 2, 1).unwrap();
        assert_eq!(planes.values, [-1.0, 1.0, -1.0, 1.0, 1.0, -1.0]);
    }

    #[test]
    fn a_buffer_too_short_is_an_error() {
        let pixels = Pixels { width: 9, height: 9, rgb: vec![0; 5] };
        let whole = Window { left: 0, top: 0, width: 9, height: 9 };
        assert!(matches!(resized(&pixels, whole, 32, 32), Err(ResizeFailure::Buffer)));
    }
}
