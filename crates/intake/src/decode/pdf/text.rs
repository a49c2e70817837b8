//! The text that a page holds, glyph by glyph with its position.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use vouch_core::{PageReading, TextOrigin};

use super::layout::{self, PlacedGlyph};

/// Units of glyph outlines per font size.
const UNITS_PER_EM: f64 = 1000.0;
/// Share of a page that an image must cover to count as a scan over text.
const SCAN: f64 = 0.25;
/// Share of characters without a known meaning above which the text is unreliable.
const TOO_MANY_UNKNOWN: f64 = 0.3;

/// Returns the text drawn on the page and the invisible text, up to one reading each.
pub(super) fn of_page(page: &Page<'_>, index: u32) -> Vec<PageReading> {
    let (width, height) = page.render_dimensions();
    let paper = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, paper, &cache, page.xref(), InterpreterSettings::default());
    let mut collector = Collector::new(paper);
    interpret_page(page, &mut context, &mut collector);

    let (hidden, drawn): (Vec<_>, Vec<_>) = collector.into_glyphs().partition(|(_, hidden)| *hidden);
    [(drawn, TextOrigin::Exact), (hidden, TextOrigin::HiddenLayer)]
        .into_iter()
        .filter_map(|(glyphs, origin)| {
            let glyphs: Vec<PlacedGlyph> = glyphs.into_iter().map(|(glyph, _)| glyph).collect();
            let layout = is_readable(&glyphs).then(|| layout::lines(glyphs, paper.size()))?;
            let aspect = width / height;
            (!layout.lines.is_empty()).then_some(PageReading {
                page: index,
                aspect,
                slant: 0.0,
                origin,
                layout,
            })
        })
        .collect()
}

fn is_readable(glyphs: &[PlacedGlyph]) -> bool {
    let unknown = glyphs.iter().filter(|glyph| glyph.text.contains(char::REPLACEMENT_CHARACTER)).count();
    (unknown as f64) < glyphs.len() as f64 * TOO_MANY_UNKNOWN
}

/// A drawing device that collects text and the images painted over it.
struct Collector {
    paper: Rect,
    /// Glyphs, whether each is invisible, and how many images had been drawn before it.
    glyphs: Vec<(PlacedGlyph, bool, usize)>,
    /// Boxes of opaque images, in drawing order.
    images: Vec<Rect>,
    /// Opacities of the open groups.
    groups: Vec<f32>,
}

impl Collector {
    fn new(paper: Rect) -> Self {
        Self { paper, glyphs: Vec::new(), images: Vec::new(), groups: Vec::new() }
    }

    /// Returns the glyphs on the paper, each with whether it is invisible.
    fn into_glyphs(self) -> impl Iterator<Item = (PlacedGlyph, bool)> {
        let Self { paper, glyphs, images, .. } = self;
        glyphs.into_iter().filter(move |(glyph, ..)| paper.contains(glyph.center())).map(
            move |(glyph, invisible, before)| {
                let covered = images[before..].iter().any(|image| image.contains(glyph.center()));
                (glyph, invisible || covered)
            },
        )
    }

    fn is_transparent(&self) -> bool {
        self.groups.contains(&0.0)
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let unpainted = matches!(&props.paint, Paint::Color(color) if color.to_rgba().components()[3] == 0.0);
        let invisible = matches!(mode, DrawMode::Invisible) || unpainted || self.is_transparent();
        let glyphs = run.glyphs();
        let placed = |index: usize| glyphs.get(index).map(|glyph| props.transform * glyph.transform());
        for (index, glyph) in glyphs.iter().enumerate() {
            let Some(place) = placed(index) else { continue };
            let advance = match &**glyph {
                hayro::hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro::hayro_interpret::font::Glyph::Type3(drawing) => drawing.advance_width(),
            };
            let text = glyph.as_unicode().map_or_else(unknown, |text| characters(&text));
            if let Some(glyph) = placed_glyph(text, place, advance, placed(index + 1)) {
                self.glyphs.push((glyph, invisible, self.images.len()));
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let Image::Raster(raster) = image else { return };
        let stream = raster.stream();
        let see_through = ["SMask", "Mask"].iter().any(|key| stream.dict().contains_key(*key))
            || self.groups.iter().any(|opacity| *opacity < 1.0);
        let (width, height) = (f64::from(raster.width()), f64::from(raster.height()));
        let place =
            props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height)).intersect(self.paper);
        if !see_through && place.area() >= self.paper.area() * SCAN {
            self.images.push(place);
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.groups.push(opacity);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn pop_clip(&mut self) {}
}

/// Returns a glyph that extends from its origin by its advance, but not into the next one of its run; `None` for a
/// glyph without an extent.
fn placed_glyph(
    text: String,
    place: Affine,
    advance: Option<f32>,
    next: Option<Affine>,
) -> Option<PlacedGlyph> {
    let origin = place * Point::ZERO;
    let along = (place * Point::new(UNITS_PER_EM, 0.0)) - origin;
    let up = (place * Point::new(0.0, UNITS_PER_EM)) - origin;
    let size = up.hypot();
    if !(along.hypot() > 0.0 && size > 0.0 && along.hypot().is_finite() && size.is_finite()) {
        return None;
    }
    let direction = along / along.hypot();
    let advance = f64::from(advance.unwrap_or(500.0)) / UNITS_PER_EM * along.hypot();
    let to_next = next.map(|next| ((next * Point::ZERO) - origin).dot(direction));
    let width = match to_next {
        Some(distance) if distance > 0.0 => advance.min(distance),
        _ => advance,
    };
    Some(PlacedGlyph {
        text,
        origin,
        direction: Vec2::new(direction.x, direction.y),
        width: width.max(0.0),
        size,
    })
}

fn unknown() -> String {
    char::REPLACEMENT_CHARACTER.to_string()
}

/// Returns the characters of a glyph: ligatures are split, private and control characters are unknown.
fn characters(text: &BfString) -> String {
    let mut characters = String::new();
    let mut add = |character: char| match character {
        '\u{FB00}' => characters.push_str("ff"),
        '\u{FB01}' => characters.push_str("fi"),
        '\u{FB02}' => characters.push_str("fl"),
        '\u{FB03}' => characters.push_str("ffi"),
        '\u{FB04}' => characters.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => characters.push_str("st"),
        // Many fonts draw the hyphen under the name of the soft one.
        '\u{AD}' => characters.push('-'),
        '\u{200B}'..='\u{200F}' | '\u{FEFF}' => {}
        _ if character.is_whitespace() => characters.push(' '),
        '\u{E000}'..='\u{F8FF}' => characters.push(char::REPLACEMENT_CHARACTER),
        _ if character.is_control() => characters.push(char::REPLACEMENT_CHARACTER),
        _ => characters.push(character),
    };
    match text {
        BfString::Char(character) => add(*character),
        BfString::String(text) => text.chars().for_each(add),
    }
    characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_mean_plain_characters() {
        let cases = [
            ('ﬁ', "fi"),
            ('\u{A0}', " "),
            ('\u{AD}', "-"),
            ('\u{F041}', "\u{FFFD}"),
            ('é', "é"),
            ('\t', " "),
        ];
        for (glyph, meaning) in cases {
            assert_eq!(characters(&BfString::Char(glyph)), meaning);
        }
    }
}
