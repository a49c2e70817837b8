//! Page pictures for screens, made again from the original when asked for.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use vouch_core::{Cancel, Page, Pixels, SourceId};

use crate::{App, AppError, ErrorCode, clock, fault};

/// Longest side of a thumbnail in pixels.
const THUMBNAIL: u32 = 240;
/// Widest picture a screen may ask for.
const WIDEST: u32 = 4000;
/// Quality of the JPEG: print stays crisp when magnified.
const QUALITY: u8 = 88;
impl App {
    /// A page as JPEG. `path` is `<source>/<page>/<width>`, percent-encoded or not, with or without a leading slash;
    /// `width` is the most pixels the picture may be wide. A small picture of a first page is the kept thumbnail.
    pub fn page_image(&self, path: &str) -> Result<Vec<u8>, AppError> {
        fault::contain_command(|| self.page_picture(path))
    }

    fn page_picture(&self, path: &str) -> Result<Vec<u8>, AppError> {
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let mut parts = path.trim_start_matches('/').split('/');
        let mut part = || parts.next().unwrap_or_default();
        let source: SourceId = AppError::parse_id(part())?;
        let page: u32 = AppError::parse_id(part())?;
        let width: u32 = AppError::parse_id(part())?;
        if page == 0
            && width <= THUMBNAIL
            && let Some(jpeg) = self.store().thumbnail(source)?
        {
            return Ok(jpeg);
        }
        let page = self.opened_page(source, page)?;
        let pixels = page.pixels.load().map_err(AppError::internal)?;
        jpeg(&pixels, f64::from(width.clamp(1, WIDEST)) / f64::from(pixels.width))
    }

    /// Keeps a small picture of the first page. A file without one shows a blank sheet, which harms nothing.
    pub(crate) fn keep_thumbnail(&self, source: SourceId, pages: &[Page]) {
        let Some(pixels) = pages.first().and_then(|page| page.pixels.load().ok()) else { return };
        let scale = f64::from(THUMBNAIL) / f64::from(pixels.width.max(pixels.height));
        if let Ok(small) = scaled(&pixels, scale) {
            self.keep_look(source, &small);
            if let Ok(jpeg) = encoded(&small) {
                drop(self.store().set_thumbnail(source, &jpeg));
            }
        }
        self.page_images().put(source, pages.to_vec());
    }

    /// A page of a file, or one that it borrows.
    pub(crate) fn opened_page(&self, source: SourceId, page: u32) -> Result<Page, AppError> {
        let (source, page) = self.origin(source, page)?;
        let pages = self.opened_pages(source)?;
        pages.get(page as usize).cloned().ok_or_else(|| AppError::new(ErrorCode::NotFound))
    }

    fn opened_pages(&self, source: SourceId) -> Result<Vec<Page>, AppError> {
        if let Some(pages) = self.page_images().get(source) {
            return Ok(pages);
        }
        let file = self.store().source(source)?.source;
        let bytes = self.store().original(source)?;
        let opened = self.pipeline().open(
            &file.name,
            file.member.as_deref(),
            &bytes,
            clock().0,
            &|_| {},
            &Cancel::default(),
        )?;
        self.page_images().put(source, opened.pages.clone());
        Ok(opened.pages)
    }
}

/// The picture as JPEG, scaled by `scale` where that makes it smaller.
fn jpeg(pixels: &Pixels, scale: f64) -> Result<Vec<u8>, AppError> {
    encoded(&scaled(pixels, scale)?)
}

/// The picture scaled by `scale` where that makes it smaller.
fn scaled(pixels: &Pixels, scale: f64) -> Result<Pixels, AppError> {
    let side = |length: u32| ((f64::from(length) * scale.min(1.0)).round() as u32).max(1);
    let (width, height) = (side(pixels.width), side(pixels.height));
    let original = ImageRef::new(pixels.width, pixels.height, &pixels.rgb, PixelType::U8x3)
        .map_err(AppError::internal)?;
    let mut scaled = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Hamming));
    Resizer::new().resize(&original, &mut scaled, &options).map_err(AppError::internal)?;
    Ok(Pixels { width, height, rgb: scaled.into_vec() })
}

fn encoded(pixels: &Pixels) -> Result<Vec<u8>, AppError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode(&pixels.rgb, pixels.width, pixels.height, ExtendedColorType::Rgb8)
        .map_err(AppError::internal)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_scaled_down_and_never_up() {
        let pixels = Pixels { width: 40, height: 20, rgb: vec![200; 40 * 20 * 3] };
        let size = |bytes: &[u8]| {
            let picture = image::load_from_memory(bytes).expect("a JPEG");
            (picture.width(), picture.height())
        };
        assert_eq!(size(&jpeg(&pixels, 0.5).expect("encodes")), (20, 10));
        assert_eq!(size(&jpeg(&pixels, 3.0).expect("encodes")), (40, 20));
    }
}
