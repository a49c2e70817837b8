//! A flat sheet of paper and what is printed on it.

use ab_glyph::{Font, FontVec, Glyph, PxScale, ScaleFont, point};

/// Red, green and blue, 0..=1.
pub type Color = [f32; 3];

/// A sheet, rows from the top.
pub struct Sheet {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// The colors.
    pub rgb: Vec<Color>,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The face.
    pub face: &'a FontVec,
    /// Width and height of the em in pixels.
    pub em: (f32, f32),
    /// Distance from character to character, where it is the same for all.
    pub pitch: Option<f32>,
    /// The ink.
    pub ink: Color,
}

impl Setting<'_> {
    fn scale(&self) -> PxScale {
        let em = self.face.units_per_em().unwrap_or(1000.0) / self.face.height_unscaled();
        PxScale { x: self.em.0 / em, y: self.em.1 / em }
    }

    /// Width of a text in pixels.
    pub fn width(&self, text: &str) -> f32 {
        let face = self.face.as_scaled(self.scale());
        let advance = |c| self.pitch.unwrap_or_else(|| face.h_advance(face.glyph_id(c)));
        text.chars().map(advance).sum()
    }
}

impl Sheet {
    /// A sheet of one color.
    pub fn new(width: usize, height: usize, color: Color) -> Self {
        Self { width, height, rgb: vec![color; width * height] }
    }

    /// Puts ink on a pixel; `amount` 0..=1, times what the sheet takes there.
    pub fn ink(&mut self, x: i32, y: i32, color: Color, amount: f32) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < self.width && y < self.height {
            mix(&mut self.rgb[y * self.width + x], color, amount.clamp(0.0, 1.0));
        }
    }

    /// Sets a text with its baseline at `y`; `press` says how much ink arrives at a place, 0..=1.
    pub fn text(
        &mut self,
        at: (f32, f32),
        text: &str,
        setting: &Setting<'_>,
        press: &dyn Fn(f32, f32) -> f32,
    ) {
        let face = setting.face.as_scaled(setting.scale());
        let mut x = at.0;
        for character in text.chars() {
            let id = face.glyph_id(character);
            let advance = setting.pitch.unwrap_or_else(|| face.h_advance(id));
            let inset = (advance - face.h_advance(id)) / 2.0;
            let glyph: Glyph = id.with_scale_and_position(setting.scale(), point(x + inset, at.1));
            if let Some(outline) = setting.face.outline_glyph(glyph) {
                let (left, top) = (outline.px_bounds().min.x as i32, outline.px_bounds().min.y as i32);
                outline.draw(|dx, dy, cover| {
                    let (x, y) = (left + dx.cast_signed(), top + dy.cast_signed());
                    self.ink(x, y, setting.ink, cover * press(x as f32, y as f32));
                });
            }
            x += advance;
        }
    }

    /// Fills a rectangle.
    pub fn bar(
        &mut self,
        left: f32,
        top: f32,
        width: f32,
        height: f32,
        color: Color,
        press: &dyn Fn(f32, f32) -> f32,
    ) {
        for y in top.floor() as i32..(top + height).ceil() as i32 {
            for x in left.floor() as i32..(left + width).ceil() as i32 {
                let cover = |at: i32, from: f32, length: f32| {
                    ((at as f32 + 1.0).min(from + length) - (at as f32).max(from)).clamp(0.0, 1.0)
                };
                let cover = cover(x, left, width) * cover(y, top, height);
                self.ink(x, y, color, cover * press(x as f32, y as f32));
            }
        }
    }

    /// The color between pixels; at the edges that of the edge.
    pub fn sample(&self, x: f32, y: f32) -> Color {
        let (x, y) = (x - 0.5, y - 0.5);
        let pixel = |x: f32, y: f32| {
            let column = (x.max(0.0) as usize).min(self.width - 1);
            let row = (y.max(0.0) as usize).min(self.height - 1);
            self.rgb[row * self.width + column]
        };
        let (left, top) = (x.floor(), y.floor());
        let mut upper = pixel(left, top);
        mix(&mut upper, pixel(left + 1.0, top), x - left);
        let mut lower = pixel(left, top + 1.0);
        mix(&mut lower, pixel(left + 1.0, top + 1.0), x - left);
        mix(&mut upper, lower, y - top);
        upper
    }
}

/// Moves a color towards another.
pub fn mix(color: &mut Color, other: Color, amount: f32) {
    for (channel, other) in color.iter_mut().zip(other) {
        *channel += (other - *channel) * amount;
    }
}
