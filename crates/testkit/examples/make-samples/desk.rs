//! What documents lie on when a picture of them is taken.

use crate::noise;
use crate::sheet::Color;

/// A surface.
#[derive(Clone, Copy)]
pub enum Desk {
    /// Boards with grain along the picture.
    Wood(Color),
    /// Woven cloth.
    Cloth(Color),
    /// Stone, smooth with clouds.
    Stone(Color),
    /// The white lid of a scanner.
    Lid,
}

impl Desk {
    /// Its color at a place in the picture.
    pub fn color(self, x: f32, y: f32, seed: u64) -> Color {
        let (base, shade) = match self {
            Self::Wood(base) => {
                let board = (x / 420.0).floor();
                let drift = noise::smooth(seed + 50, x / 300.0, y / 900.0) * 60.0;
                let rings = noise::hills(seed + 51 + board as u64, (x + drift) / 26.0, y / 700.0);
                let pores = noise::smooth(seed + 52, x / 2.0, y / 60.0);
                let gap = (-((x / 420.0).fract() - 0.5).abs().mul_add(-2.0, 1.0).powi(2) * 9000.0).exp();
                let tone = noise::at(seed + 53, board as i32, 0) * 0.12;
                (base, 1.0 + rings * 0.16 + pores * 0.05 + tone - gap * 0.5)
            }
            Self::Cloth(base) => {
                let thread = ((x / 3.2).sin() * (y / 3.2).sin()) * 0.07;
                (base, 1.0 + thread + noise::hills(seed + 54, x / 140.0, y / 140.0) * 0.08)
            }
            Self::Stone(base) => {
                let clouds = noise::hills(seed + 55, x / 320.0, y / 320.0) * 0.10;
                let flecks = (noise::at(seed + 56, x as i32 / 2, y as i32 / 2) - 0.97).max(0.0) * 6.0;
                (base, 1.0 + clouds + flecks + noise::smooth(seed + 57, x / 4.0, y / 4.0) * 0.03)
            }
            Self::Lid => {
                ([0.955, 0.957, 0.962], 1.0 + noise::smooth(seed + 58, x / 400.0, y / 400.0) * 0.008)
            }
        };
        base.map(|channel| (channel * shade).clamp(0.0, 1.0))
    }
}
