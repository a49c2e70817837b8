use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeError, ResizeOptions, Resizer};
use vouch_core::Pixels;

use crate::network::PlanarImage;

/// A rectangular part of the page, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// Why a page could not be resized.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ResizeFailure {
    /// The buffer does not hold as many pixels as its size says.
    #[error("the pixels do not fill their width and height")]
    Buffer,
    /// The size asked for is impossible.
    #[error("the page cannot be resized: {0}")]
    Resize(#[from] ResizeError),
}

/// Scales a window of the page to `width` x `height` pixels, as the networks take them.
pub(crate) fn resize(
    pixels: &Pixels,
    window: Window,
    width: usize,
    height: usize,
) -> Result<PlanarImage, ResizeFailure> {
    let page = TypedImageRef::<U8x3>::from_buffer(pixels.width, pixels.height, &pixels.rgb)
        .map_err(|_| ResizeFailure::Buffer)?;
    let mut resized = TypedImage::<U8x3>::new(width as u32, height as u32);
    let options = ResizeOptions::new()
        .crop(window.left.into(), window.top.into(), window.width.into(), window.height.into())
        .resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    // Typed, because otherwise the code for every pixel type is compiled: minutes, optimized.
    Resizer::new().resize_typed(&page, &mut resized, &options)?;
    Ok(to_planar(resized.pixels(), width, height))
}

/// Returns rows of 8-bit RGB pixels as the networks take them.
fn to_planar(pixels: &[U8x3], width: usize, height: usize) -> PlanarImage {
    let size = width * height;
    let mut values = vec![0.0; 3 * size];
    for (plane, channel) in values.chunks_exact_mut(size).zip([2, 1, 0]) {
        for (value, pixel) in plane.iter_mut().zip(pixels) {
            *value = f32::from(pixel.0[channel]) / 127.5 - 1.0;
        }
    }
    PlanarImage { height, width, values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planes_are_blue_green_red_from_black_to_white() {
        let pixels = Pixels { width: 2, height: 1, rgb: vec![255, 0, 0, 0, 255, 255] };
        let whole = Window { left: 0, top: 0, width: 2, height: 1 };
        let planes = resize(&pixels, whole, 2, 1).unwrap();
        assert_eq!(planes.values, [-1.0, 1.0, -1.0, 1.0, 1.0, -1.0]);
    }

    #[test]
    fn a_buffer_too_short_is_an_error() {
        let pixels = Pixels { width: 9, height: 9, rgb: vec![0; 5] };
        let whole = Window { left: 0, top: 0, width: 9, height: 9 };
        assert!(matches!(resize(&pixels, whole, 32, 32), Err(ResizeFailure::Buffer)));
    }
}
