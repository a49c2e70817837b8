use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use vouch_core::Pixels;

/// Reduces a picture to at most so many pixels, keeping its proportions; smaller ones stay as they are.
pub(super) fn to_fit(picture: RgbImage, most: u64) -> RgbImage {
    let (width, height) = picture.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels <= most {
        return picture;
    }
    let scale = (most as f64 / pixels as f64).sqrt();
    let side = |length: u32| ((f64::from(length) * scale) as u32).max(1);
    let (to_width, to_height) = (side(width), side(height));
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Box));
    let mut reduced = Image::new(to_width, to_height, PixelType::U8x3);
    // Neither can fail: the buffer fits the size, and both pictures are of one pixel type.
    let done = ImageRef::new(width, height, picture.as_raw(), PixelType::U8x3)
        .map_err(|_| ())
        .and_then(|whole| Resizer::new().resize(&whole, &mut reduced, &options).map_err(|_| ()));
    match done {
        Ok(()) => RgbImage::from_raw(to_width, to_height, reduced.into_vec()).unwrap_or(picture),
        Err(()) => picture,
    }
}

/// The picture as the core holds it.
pub(super) fn into_pixels(picture: RgbImage) -> Pixels {
    let (width, height) = picture.dimensions();
    Pixels { width, height, rgb: picture.into_raw() }
}
