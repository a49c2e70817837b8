use crate::geometry::line_quad::LineQuad;

/// Places tried for a tiling.
const TRIES: u32 = 48;
/// A piece is at least this share of the most that it may be, so that a tiling can be moved to where it cuts no print.
const LEAST: f32 = 0.7;

/// A piece of a page, all its width: rows from `top` to before `bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub top: u32,
    pub bottom: u32,
}

impl Piece {
    /// Whether a quad lies in it entirely.
    pub fn holds(&self, quad: &LineQuad) -> bool {
        let (top, bottom) = quad.rows();
        self.top as f32 <= top && bottom <= self.bottom as f32
    }
}

/// Cuts a page of this height into pieces of at most so many rows, where the fewest quads are cut.
pub(crate) fn cut_between(quads: &[LineQuad], height: u32, most_rows: u32) -> Vec<Piece> {
    let most_rows = most_rows.max(1);
    let mut pieces = Vec::new();
    let mut top = 0;
    while height - top > most_rows {
        let least = (most_rows as f32 * LEAST) as u32;
        let tries = (0..=TRIES).map(|step| top + most_rows - (most_rows - least) * step / TRIES);
        let is_cut = |row: u32, quad: &&LineQuad| {
            let (above, below) = quad.rows();
            above < row as f32 && (row as f32) < below
        };
        let cuts = |row: &u32| quads.iter().filter(|quad| is_cut(*row, quad)).count();
        let tiling = tries.min_by_key(cuts).unwrap_or(top + most_rows).max(top + 1);
        pieces.push(Piece { top, bottom: tiling });
        top = tiling;
    }
    pieces.push(Piece { top, bottom: height });
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn seams_run_between_lines() {
        let quads: Vec<LineQuad> =
            (0..20).map(|row| LineQuad::upright(10.0, 50.0 * row as f32, 400.0, 30.0)).collect();
        let pieces = cut_between(&quads, 1000, 420);
        assert_eq!(pieces.len(), 3);
        assert!(quads.iter().all(|quad| pieces.iter().any(|piece| piece.holds(quad))), "{pieces:?}");
        assert_eq!(cut_between(&quads, 1000, 1000), [Piece { top: 0, bottom: 1000 }]);
    }

    #[test]
    fn a_note_down_the_page_is_cut_and_belongs_to_no_piece() {
        let note = LineQuad::upright(900.0, 0.0, 40.0, 1000.0);
        assert!(cut_between(&[note], 1000, 500).iter().all(|piece| !piece.holds(&note)));
    }

    proptest! {
        #[test]
        fn pieces_are_the_page(height in 1_u32..9000, most in 0_u32..9000) {
            let pieces = cut_between(&[], height, most);
            prop_assert_eq!(pieces.first().map(|piece| piece.top), Some(0));
            prop_assert_eq!(pieces.last().map(|piece| piece.bottom), Some(height));
            prop_assert!(pieces.windows(2).all(|pair| pair[0].bottom == pair[1].top));
            prop_assert!(pieces.iter().all(|piece| piece.top < piece.bottom && piece.bottom - piece.top <= most.max(1)));
        }
    }
}
