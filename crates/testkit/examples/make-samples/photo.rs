//! Sheets as they lie: bent, folded, crumpled, in some light, seen by a camera or a scanner.

use crate::desk::Desk;
use crate::noise;
use crate::sheet::{Color, Sheet, mix};

/// A place in a picture or on a sheet, in pixels.
pub type Point = (f32, f32);

/// A sheet in a picture.
pub struct Lying<'a> {
    /// What lies there.
    pub sheet: &'a Sheet,
    /// Where its corners are in the picture, clockwise from the top left.
    pub corners: [Point; 4],
    /// How far its rows swing to the side, in pixels, and how often down the sheet.
    pub bend: (f32, f32),
    /// Where it was folded: distance down the sheet as a fraction, tilt, and strength.
    pub folds: Vec<(f32, f32, f32)>,
    /// How crumpled it is, 0..=1.
    pub crumple: f32,
    /// Whether its ends were torn off a roll.
    pub torn: bool,
    /// Radius of its corners in pixels.
    pub round: f32,
    /// How far it lifts off what it lies on, in pixels of shadow.
    pub lift: f32,
}

/// A picture of sheets.
pub struct Scene<'a> {
    /// Width and height in pixels.
    pub size: (usize, usize),
    /// What they lie on.
    pub desk: Desk,
    /// The sheets, lowest first.
    pub sheets: Vec<Lying<'a>>,
    /// Color of the light.
    pub light: Color,
    /// Brightness at the left, the right, the top and the bottom.
    pub falloff: [f32; 4],
    /// Shadow of whoever holds the camera: where its edge crosses, its tilt, softness and depth.
    pub shadow: Option<(f32, f32, f32, f32)>,
    /// How much darker the corners are than the middle.
    pub vignette: f32,
    /// Seed of everything that is left to chance.
    pub seed: u64,
}

/// Light on the sheets comes from the upper left.
const SHADOW_WAY: Point = (0.7, 1.0);

impl Scene<'_> {
    /// Draws it, colors 0..=1.
    pub fn draw(&self) -> Sheet {
        let (width, height) = self.size;
        let maps: Vec<Map> = self.sheets.iter().map(Map::of).collect();
        let mut picture = Sheet::new(width, height, [0.0; 3]);
        for y in 0..height {
            for x in 0..width {
                let at = (x as f32 + 0.5, y as f32 + 0.5);
                let mut color = self.desk.color(at.0, at.1, self.seed);
                for (lying, map) in self.sheets.iter().zip(&maps) {
                    self.lay(&mut color, lying, map, at);
                }
                let light = self.light_at(at);
                picture.rgb[y * width + x] =
                    std::array::from_fn(|channel| color[channel] * self.light[channel] * light);
            }
        }
        picture
    }

    fn lay(&self, color: &mut Color, lying: &Lying<'_>, map: &Map, at: Point) {
        let shade_from = map.on_sheet((at.0 - SHADOW_WAY.0 * lying.lift, at.1 - SHADOW_WAY.1 * lying.lift));
        let distance = lying.outside(shade_from, self.seed);
        let shade = 0.5 * (1.0 - (distance / (lying.lift * 1.4 + 1.0)).clamp(-1.0, 1.0));
        color.iter_mut().for_each(|channel| *channel *= 1.0 - 0.5 * shade);

        let on = map.on_sheet(at);
        let cover = (0.5 - lying.outside(on, self.seed)).clamp(0.0, 1.0);
        if cover > 0.0 {
            mix(color, lying.color(on, self.seed), cover);
        }
    }

    fn light_at(&self, (x, y): Point) -> f32 {
        let (u, v) = (x / self.size.0 as f32, y / self.size.1 as f32);
        let [left, right, top, bottom] = self.falloff;
        let even = (left + (right - left) * u) * (top + (bottom - top) * v);
        let vignette = 1.0 - self.vignette * ((u - 0.5).powi(2) + (v - 0.5).powi(2)) * 2.0;
        let shadow = self.shadow.map_or(1.0, |(across, tilt, softness, depth)| {
            let wave = noise::smooth(self.seed + 40, v * 3.0, 0.0) * 0.03;
            let into = (u - across - tilt * (v - 0.5) + wave) / softness;
            1.0 - depth / (1.0 + (-4.0 * into).exp())
        });
        even * vignette * shadow
    }
}

impl Lying<'_> {
    /// How far a place on the sheet's plane is outside of it, in pixels; negative inside.
    fn outside(&self, (x, y): Point, seed: u64) -> f32 {
        let (width, height) = (self.sheet.width as f32, self.sheet.height as f32);
        let teeth = if self.torn {
            ((x / 9.0).fract() - 0.5).abs() * 9.0 + noise::smooth(seed + 9, x / 60.0, 0.0) * 4.0
        } else {
            0.0
        };
        let ends = (teeth - y).max(y - height + teeth);
        let (beside, beyond) = ((-x).max(x - width), ends);
        let (into_x, into_y) = ((beside + self.round).max(0.0), (beyond + self.round).max(0.0));
        if into_x > 0.0 && into_y > 0.0 { into_x.hypot(into_y) - self.round } else { beside.max(beyond) }
    }

    /// The color of the sheet where it lies, in the light that its own shape gives it.
    fn color(&self, (x, y): Point, seed: u64) -> Color {
        let mut color = self.sheet.sample(x, y);
        let mut shade = 1.0;
        for (down, tilt, strength) in &self.folds {
            let away = y - self.sheet.height as f32 * down - tilt * (x - self.sheet.width as f32 / 2.0)
                + noise::smooth(seed + 20, x / 70.0, *down) * 3.0;
            let (near, crease) = (away / 60.0, away / 2.2);
            shade += strength * 0.16 * near * (0.5 - 0.5 * near * near).exp();
            // The fibers break along the crease: ink flakes off and the paper shows.
            let broken = (-crease * crease).exp()
                * strength
                * (0.55 + 0.45 * noise::smooth(seed + 21, x / 9.0, *down));
            mix(&mut color, [0.98, 0.98, 0.97], broken.clamp(0.0, 1.0) * 0.8);
            shade -= (-(away - 4.0).powi(2) / 14.0).exp() * strength * 0.10;
        }
        if self.crumple > 0.0 {
            let facet = |x: f32, y: f32| {
                let (along, across) = (0.8 * x + 0.6 * y, 0.8 * y - 0.6 * x);
                noise::smooth(seed + 30, along / 310.0, across / 150.0).abs()
                    + 0.7 * noise::smooth(seed + 31, across / 260.0, along / 120.0).abs()
                    + 0.4 * noise::smooth(seed + 32, x / 60.0, y / 75.0).abs()
            };
            shade += self.crumple * 2.2 * (facet(x, y) - facet(x - 7.0, y - 9.0));
        }
        // Paper rounds off towards its long edges.
        let round = (2.0 * x / self.sheet.width as f32 - 1.0).powi(4);
        shade *= 1.0 - 0.05 * round;
        let fiber = 1.0 + 0.012 * noise::smooth(seed + 33, x / 2.5, y / 4.0);
        color.map(|channel| (channel * shade * fiber).clamp(0.0, 1.0))
    }
}

/// From places in the picture to places on a sheet: a plane seen from somewhere, then its bend.
struct Map {
    rows: [[f32; 3]; 3],
    bend: (f32, f32),
    height: f32,
}

impl Map {
    fn of(lying: &Lying<'_>) -> Self {
        let (width, height) = (lying.sheet.width as f32, lying.sheet.height as f32);
        let on = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
        Self { rows: homography(lying.corners, on), bend: lying.bend, height }
    }

    fn on_sheet(&self, (x, y): Point) -> Point {
        let [u, v, w] = self.rows.map(|row| row[0] * x + row[1] * y + row[2]);
        let (u, v) = (u / w, v / w);
        let swing = (v / self.height * self.bend.1 * std::f32::consts::TAU).sin() * self.bend.0;
        (u + swing, v)
    }
}

/// The projection that takes four points to four others.
fn homography(from: [Point; 4], to: [Point; 4]) -> [[f32; 3]; 3] {
    let mut system: Vec<[f64; 9]> = Vec::new();
    for ((x, y), (u, v)) in from.into_iter().zip(to) {
        let (x, y, u, v) = (f64::from(x), f64::from(y), f64::from(u), f64::from(v));
        system.push([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u]);
        system.push([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v]);
    }
    for column in 0..8 {
        let pivot = (column..8).max_by(|a, b| system[*a][column].abs().total_cmp(&system[*b][column].abs()));
        system.swap(column, pivot.unwrap_or(column));
        let lead = system[column];
        for (index, row) in system.iter_mut().enumerate().filter(|(index, _)| *index != column) {
            debug_assert_ne!(index, column);
            let factor = row[column] / lead[column];
            row.iter_mut().zip(lead).for_each(|(cell, lead)| *cell -= factor * lead);
        }
    }
    let h: Vec<f32> = (0..8).map(|index| (system[index][8] / system[index][index]) as f32).collect();
    [[h[0], h[1], h[2]], [h[3], h[4], h[5]], [h[6], h[7], 1.0]]
}
