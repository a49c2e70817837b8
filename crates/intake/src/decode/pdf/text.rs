//! The text that a page holds, glyph by glyph with its position, as far as a person sees it.

use std::collections::BTreeMap;

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{self, Affine, BezPath, PathEl, Point, Rect, Shape, Stroke, StrokeOpts, Vec2};
use vouch_core::{PageReading, Pixels, TextOrigin};

use super::layout::{self, PlacedGlyph};
use super::outline::{Outlines, UNITS_PER_EM};
use super::unread::Unread;
use super::visibility::{Area, Canvas, Cover, Covers, Drawn};

/// Share of characters without a known meaning above which the text is unreliable.
const TOO_MANY_UNKNOWN: f64 = 0.3;
/// Font size in points below which print is too small to be read, on a page of usual size.
const TINY: f64 = 2.4;
/// The same as a share of the shorter side of a small page.
const TINY_SHARE: f64 = 1.0 / 250.0;
/// Width in points from which on a stroke may cover text.
const BROAD_STROKE: f64 = 3.0;
/// Share of the glyphs that run in one direction, from which on it is that of the page.
const MOST_GLYPHS: f64 = 0.7;

/// Codes of the space that must not be broken at, in the encodings of Windows and Macintosh.
const NO_BREAK_SPACES: [u32; 2] = [0xA0, 0xCA];

/// Letters without ink from which on a page is recognised too, lest they were judged wrongly: about a word.
const MANY_WITHOUT_INK: usize = 6;

/// What a page says in text.
#[derive(Debug)]
pub(super) struct PageText {
    /// The text that is seen and the text of other software under or over a picture, up to one reading each.
    pub readings: Vec<PageReading>,
    /// Whether the page may show more print than that: on a picture, or where text was painted over.
    pub is_partial: bool,
}

/// Returns the text of a page; `pixels` are its rendering.
pub(super) fn of_page(page: &Page<'_>, index: u32, pixels: &Pixels, outlines: &mut Outlines) -> PageText {
    let (width, height) = page.render_dimensions();
    let paper = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, paper, &cache, page.xref(), InterpreterSettings::default());
    let mut collector = Collector::new(paper, outlines);
    interpret_page(page, &mut context, &mut collector);

    let Seen { drawn, hidden, painted_over, without_ink, unread } = collector.into_seen(pixels);
    let readings: Vec<PageReading> = [(drawn, TextOrigin::Exact), (hidden, TextOrigin::HiddenLayer)]
        .into_iter()
        .filter_map(|(glyphs, origin)| {
            let slant = slant(&glyphs);
            let layout = is_readable(&glyphs).then(|| layout::lines(glyphs, paper.size()))?;
            let aspect = width / height;
            (!layout.lines.is_empty()).then_some(PageReading { page: index, aspect, slant, origin, layout })
        })
        .collect();
    let exact = readings.iter().find(|reading| reading.origin == TextOrigin::Exact);
    let is_partial = painted_over > 0
        || without_ink >= MANY_WITHOUT_INK
        || unread.is_much(pixels, exact.map(|reading| &reading.layout));
    PageText { readings, is_partial }
}

fn is_readable(glyphs: &[PlacedGlyph]) -> bool {
    let unknown = glyphs.iter().filter(|glyph| glyph.text.contains(char::REPLACEMENT_CHARACTER)).count();
    (unknown as f64) < glyphs.len() as f64 * TOO_MANY_UNKNOWN
}

/// Returns the direction of most glyphs in degrees clockwise, 0 where they have none in common.
fn slant(glyphs: &[PlacedGlyph]) -> f32 {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    glyphs.iter().for_each(|glyph| *counts.entry(glyph.degrees()).or_default() += 1);
    let of_most = counts.into_iter().max_by_key(|(_, count)| *count);
    of_most.filter(|(_, count)| *count as f64 >= glyphs.len() as f64 * MOST_GLYPHS).map_or(0, |(of, _)| of)
        as f32
}

/// A glyph of the page and what is known of how it was drawn.
#[derive(Debug)]
struct CollectedGlyph {
    glyph: PlacedGlyph,
    how: How,
}

/// How a glyph was drawn.
#[derive(Debug)]
enum How {
    /// With no paint at all, as the text of other software over a scan is.
    Invisibly,
    /// Its outline was filled.
    Filled(Drawn),
    /// In any other way: its outline was stroked, or it is a drawing of its own.
    Otherwise,
}

/// What of the glyphs of a page is seen.
#[derive(Debug)]
struct Seen {
    drawn: Vec<PlacedGlyph>,
    /// Text that is not seen, but a picture is in its place.
    hidden: Vec<PlacedGlyph>,
    /// Letters and digits that were painted over.
    painted_over: usize,
    /// Letters and digits that do not show though nothing was painted over them: they have the color of the paper.
    without_ink: usize,
    unread: Unread,
}

/// A drawing device that collects text and what is painted over it.
struct Collector<'o> {
    paper: Rect,
    outlines: &'o mut Outlines,
    glyphs: Vec<CollectedGlyph>,
    covers: Covers,
    unread: Unread,
    /// Boxes around the clips in force, each within the one before, and whether they fill these boxes.
    clips: Vec<(Rect, bool)>,
    /// The open groups: their opacity, and whether they are painted plainly otherwise.
    groups: Vec<(f32, bool)>,
}

impl<'o> Collector<'o> {
    fn new(paper: Rect, outlines: &'o mut Outlines) -> Self {
        Self {
            paper,
            outlines,
            glyphs: Vec::new(),
            covers: Covers::default(),
            unread: Unread::new(paper),
            clips: Vec::new(),
            groups: Vec::new(),
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().map_or(self.paper, |(bounds, _)| *bounds)
    }

    fn push_clip(&mut self, bounds: Rect, fills_bounds: bool) {
        self.clips.push((bounds.intersect(self.clip()), fills_bounds));
    }

    fn is_transparent(&self) -> bool {
        self.groups.iter().any(|(opacity, _)| *opacity == 0.0)
    }

    /// Whether what is painted now hides what is below.
    fn is_opaque(&self, blend: BlendMode, mask: Option<&SoftMask<'_>>) -> bool {
        let groups_are = self.groups.iter().all(|(opacity, is_plain)| *opacity >= 1.0 && *is_plain);
        // Of a clip of any other shape only the box around it is known.
        let clips_are = self.clips.iter().all(|(_, fills_bounds)| *fills_bounds);
        groups_are && clips_are && blend == BlendMode::Normal && mask.is_none()
    }

    /// Paints over the glyphs so far.
    fn cover(&mut self, props: &DrawProps<'_>, area: impl FnOnce() -> Area) {
        let is_solid = matches!(&props.paint, Paint::Color(color) if color.to_rgba().components()[3] >= 1.0);
        if is_solid && self.is_opaque(props.blend_mode, props.soft_mask.as_ref()) {
            self.covers.paint(&area(), self.clip(), Cover::Paint);
        }
    }

    fn into_seen(self, pixels: &Pixels) -> Seen {
        let Self { paper, glyphs, covers, unread, .. } = self;
        let canvas = Canvas::new(pixels, paper);
        let covers: Vec<Cover> = covers.into_covers().collect();
        let tiny = TINY.min(paper.width().min(paper.height()) * TINY_SHARE);
        let shows: Vec<Option<bool>> = glyphs
            .iter()
            .map(|CollectedGlyph { glyph, how }| match how {
                How::Invisibly => Some(false),
                _ if glyph.size < tiny || !paper.contains(glyph.center()) => Some(false),
                _ if glyph.is_blank() => None,
                How::Filled(drawn) => canvas.shows(&drawn.outline, drawn.place),
                How::Otherwise => Some(canvas.has_ink(glyph.bounds())),
            })
            .collect();
        let mut seen = Seen { drawn: vec![], hidden: vec![], painted_over: 0, without_ink: 0, unread };
        let mut at = 0;
        for word in glyphs.chunk_by(|left, right| left.glyph.is_joined_by(&right.glyph)) {
            let of_word = at..at + word.len();
            at += word.len();
            // A single glyph may be touched by a line or a stamp: most of a word decide.
            let judged = shows[of_word.clone()].iter().flatten();
            let is_seen = judged.clone().filter(|shows| **shows).count() * 2 >= judged.count();
            for (index, CollectedGlyph { glyph, how }) in of_word.zip(word) {
                let is_invisible = matches!(how, How::Invisibly);
                let on_paper = paper.contains(glyph.center());
                if on_paper && !is_invisible && glyph.size >= tiny && glyph.is_letter() {
                    match covers[index] {
                        Cover::Paint => seen.painted_over += 1,
                        Cover::None if !is_seen => seen.without_ink += 1,
                        _ => {}
                    }
                }
                match covers[index] {
                    Cover::None if is_seen => seen.drawn.push(glyph.clone()),
                    Cover::Paint => {}
                    _ if on_paper
                        && (is_invisible || covers[index] == Cover::Picture)
                        && seen.unread.is_pictured(glyph.center()) =>
                    {
                        seen.hidden.push(glyph.clone());
                    }
                    _ => {}
                }
            }
        }
        seen
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let unpainted = matches!(&props.paint, Paint::Color(color) if color.to_rgba().components()[3] == 0.0);
        let invisible = matches!(mode, DrawMode::Invisible) || unpainted || self.is_transparent();
        let glyphs = run.glyphs();
        let placed = |index: usize| glyphs.get(index).map(|glyph| props.transform * glyph.transform());
        for (index, positioned) in glyphs.iter().enumerate() {
            let Some(place) = placed(index) else { continue };
            let advance = match &**positioned {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawing) => drawing.advance_width(),
            };
            let text = match positioned.as_unicode().map_or_else(unknown, |text| characters(&text)) {
                // Fonts draw both kinds of space by the same glyph.
                text if text == " " && NO_BREAK_SPACES.contains(&positioned.char_code()) => {
                    "\u{A0}".to_owned()
                }
                text => text,
            };
            let Some(glyph) = placed_glyph(text, place, advance, placed(index + 1)) else { continue };
            let how = match (&**positioned, mode) {
                _ if invisible => How::Invisibly,
                (Glyph::Outline(outline), DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) => {
                    How::Filled(Drawn { outline: self.outlines.of(outline), place })
                }
                _ => How::Otherwise,
            };
            let ink = match &how {
                How::Filled(drawn) if drawn.outline.bounds.area() > 0.0 => {
                    place.transform_rect_bbox(drawn.outline.bounds)
                }
                _ => glyph.bounds(),
            };
            self.covers.add_glyph(ink);
            self.glyphs.push(CollectedGlyph { glyph, how });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let corners = Rect::new(0.0, 0.0, width, height);
        let place = props.transform.transform_rect_bbox(corners).intersect(self.clip());
        self.unread.add_picture(place);
        let Image::Raster(raster) = image else { return };
        let stream = raster.stream();
        let is_whole = !["SMask", "Mask"].iter().any(|key| stream.dict().contains_key(*key));
        if is_whole && self.is_opaque(props.blend_mode, props.soft_mask.as_ref()) {
            let area = Area::Path(props.transform * corners.to_path(0.1), FillRule::NonZero);
            self.covers.paint(&area, self.clip(), Cover::Picture);
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        let [_, b, c, ..] = props.transform.as_coeffs();
        if matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) && b == 0.0 && c == 0.0 {
            let bounds = props.transform.transform_rect_bbox(*rect);
            self.cover(&props, || Area::Box(bounds));
        } else {
            self.draw_path(&rect.to_path(0.1), props, mode);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let transform = props.transform;
        match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                self.unread.add_shape(path, transform, self.clip());
                self.cover(&props, || Area::Path(transform * path, *rule));
            }
            DrawMode::Stroke(stroke) => {
                let width = f64::from(stroke.line_width);
                if width * transform.determinant().abs().sqrt() >= BROAD_STROKE {
                    let style = Stroke::new(width).with_caps(stroke.line_cap).with_join(stroke.line_join);
                    self.cover(&props, || {
                        let outline = kurbo::stroke(path.iter(), &style, &StrokeOpts::default(), 0.1);
                        Area::Path(transform * outline, FillRule::NonZero)
                    });
                }
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.groups.push((opacity, mask.is_none() && blend == BlendMode::Normal));
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let bounds = clip.path.bounding_box();
        let is_straight = !clip
            .path
            .elements()
            .iter()
            .any(|element| matches!(element, PathEl::CurveTo(..) | PathEl::QuadTo(..)));
        let fills_bounds = is_straight && (clip.path.area().abs() - bounds.area()).abs() < 0.5;
        self.push_clip(bounds, fills_bounds);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.push_clip(*rect, true);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }
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
        advance: advance.max(0.0),
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
        // Between digits they tell thousands from the next column.
        '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => characters.push(character),
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
            ('\u{A0}', "\u{A0}"),
            ('\u{2003}', " "),
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
