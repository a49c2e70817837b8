/// Number of places along a line at which the height of its center line is known.
pub(crate) const KNOTS: usize = 16;

/// The center line of a curved line of text: how far below the center line of a straight one it runs, in heights of its
/// quad. It is linear between its knots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Curve {
    /// One value in the middle of each of [`KNOTS`] equal parts of the line.
    knots: [f32; KNOTS],
}

impl Curve {
    /// Creates a curve from its values at the knots.
    pub fn new(knots: [f32; KNOTS]) -> Self {
        Self { knots }
    }

    /// Creates a curve that runs at `height(u)` for every `u` from 0 to 1.
    pub fn along(height: impl Fn(f32) -> f32) -> Self {
        Self { knots: std::array::from_fn(|knot| height(position(knot))) }
    }

    /// Returns how far below the straight line it runs at `u`. Beyond its ends it goes on in the same direction.
    pub fn at(&self, u: f32) -> f32 {
        let position = u * KNOTS as f32 - 0.5;
        let before = (position.max(0.0) as usize).min(KNOTS - 2);
        let (from, to) = (self.knots[before], self.knots[before + 1]);
        from + (to - from) * (position - before as f32)
    }

    /// Returns the places `u` where it can be highest or lowest: its ends and its knots.
    pub fn extrema() -> impl Iterator<Item = f32> {
        [0.0, 1.0].into_iter().chain((0..KNOTS).map(position))
    }
}

/// Returns the `u` of a knot.
fn position(knot: usize) -> f32 {
    (knot as f32 + 0.5) / KNOTS as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_knots_and_beyond_its_ends_a_curve_is_linear() {
        let curve = Curve::along(|u| 3.0 * u - 1.0);
        for u in [-0.2, 0.0, 0.01, 0.5, 0.77, 1.0, 1.3] {
            assert!((curve.at(u) - (3.0 * u - 1.0)).abs() < 1e-5);
        }
    }
}
