//! A page with a box around everything that was weighed: what won in the color of its verdict, what did not in gray.

use std::path::{Path, PathBuf};

use vouch_app::{AppError, ErrorCode};
use vouch_core::{BoundingBox, Page, Pixels, Verdict};
use vouch_interpret::Explained;

type Color = [u8; 3];

const GRAY: Color = [150, 150, 150];

/// Thickness of a line as a fraction of the page's longer side.
const PEN: f32 = 0.002;

fn color(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Proved => [20, 140, 60],
        Verdict::Likely => [30, 100, 210],
        Verdict::Doubtful | Verdict::Missing => [210, 50, 30],
    }
}

/// Writes one PNG a page that anything stands on: the first as named, page 3 of `out.png` as `out-3.png`.
pub fn write(pages: &[Page], explained: &[Explained], out: &Path) -> Result<(), AppError> {
    let mut first = true;
    for page in pages {
        let boxes = boxes(page.index, explained);
        if boxes.is_empty() {
            continue;
        }
        let pixels = page.pixels.load().map_err(AppError::internal)?;
        let drawn = drawn(&pixels, &boxes);
        let path = if first { out.to_owned() } else { numbered(out, page.index + 1) };
        image::save_buffer_with_format(
            &path,
            &drawn,
            pixels.width,
            pixels.height,
            image::ColorType::Rgb8,
            image::ImageFormat::Png,
        )
        .map_err(|error| AppError::new(ErrorCode::Unreadable).with("reason", error))?;
        first = false;
    }
    Ok(())
}

fn numbered(out: &Path, number: u32) -> PathBuf {
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!("{stem}-{number}.png"))
}

/// Boxes on a page: what lost first, so that what won is drawn over it.
fn boxes(page: u32, explained: &[Explained]) -> Vec<(BoundingBox, Color)> {
    let lost = explained.iter().flat_map(|document| &document.weighed).map(|weighed| (weighed.place, GRAY));
    let fields = explained.iter().flat_map(|document| document.extraction.fields.values());
    let won = fields.map(|field| (field.best().place, color(field.verdict)));
    let here = lost.chain(won).filter_map(|(place, color)| Some((place?, color)));
    here.filter(|(place, _)| place.page == page)
        .filter_map(|(place, color)| Some((place.bounds?, color)))
        .collect()
}

fn drawn(pixels: &Pixels, boxes: &[(BoundingBox, Color)]) -> Vec<u8> {
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let pen = ((width.max(height) as f32 * PEN) as usize).max(1);
    let mut rgb = pixels.rgb.clone();
    let mut fill = |left: usize, top: usize, right: usize, bottom: usize, color: Color| {
        for y in top..bottom.min(height) {
            for x in left..right.min(width) {
                rgb[(y * width + x) * 3..][..3].copy_from_slice(&color);
            }
        }
    };
    for (bounds, color) in boxes {
        let pixel = |fraction: f32, size: usize| (fraction * size as f32) as usize;
        let (left, top) =
            (pixel(bounds.x, width).saturating_sub(pen), pixel(bounds.y, height).saturating_sub(pen));
        let (right, bottom) = (pixel(bounds.right(), width) + pen, pixel(bounds.bottom(), height) + pen);
        let pen = if *color == GRAY { pen.div_ceil(2) } else { pen };
        fill(left, top, right, top + pen, *color);
        fill(left, bottom.saturating_sub(pen), right, bottom, *color);
        fill(left, top, left + pen, bottom, *color);
        fill(right.saturating_sub(pen), top, right, bottom, *color);
    }
    rgb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_drawn_around_its_print_and_stays_on_the_page() {
        let pixels = Pixels { width: 100, height: 100, rgb: vec![255; 30_000] };
        let red = [210, 50, 30];
        let rgb =
            drawn(&pixels, &[(BoundingBox::from_edges(0.2, 0.3, 0.8, 0.5), red), (BoundingBox::page(), red)]);
        let at = |x: usize, y: usize| {
            [rgb[(y * 100 + x) * 3], rgb[(y * 100 + x) * 3 + 1], rgb[(y * 100 + x) * 3 + 2]]
        };
        assert_eq!(at(50, 29), red, "the upper edge");
        assert_eq!(at(19, 40), red, "the left edge");
        assert_eq!(at(50, 40), [255; 3], "what is inside stays readable");
        assert_eq!(at(0, 70), red, "the edge of the page");
    }

    #[test]
    fn further_pages_are_numbered() {
        assert_eq!(numbered(Path::new("a/out.png"), 3), Path::new("a/out-3.png"));
    }
}
