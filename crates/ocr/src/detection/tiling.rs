use crate::geometry::line_quad::LineQuad;

/// Rows tried for the end of a tile.
const TRIES: u32 = 48;
/// A tile has at least this share of the rows it may have. That leaves room to end it where no text is cut.
const LEAST_SHARE: f32 = 0.7;

/// A tile of a page, as wide as the page: rows from `top` to before `bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tile {
    pub top: u32,
    pub bottom: u32,
}

impl Tile {
    /// Returns whether all of a quad is inside.
    pub fn contains(&self, quad: &LineQuad) -> bool {
        let (top, bottom) = quad.rows();
        self.top as f32 <= top && bottom <= self.bottom as f32
    }

    /// Returns whether the middle of a quad is inside.
    pub fn holds_middle_of(&self, quad: &LineQuad) -> bool {
        let (top, bottom) = quad.rows();
        (self.top as f32..self.bottom as f32).contains(&((top + bottom) / 2.0))
    }
}

/// A page of more widths than this in height is long.
const LONG: u32 = 4;
/// Height of the tiles of a long page, in its widths.
const TILE_HEIGHT: f32 = 2.5;
/// Share of a tile that the next one shows again, so that every line is whole in one of them.
const OVERLAP: f32 = 0.2;

/// A tile that shows some of its neighbors, and the rows that are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OverlappingTile {
    pub all: Tile,
    pub own: Tile,
}

/// Splits a long page into tiles that overlap; a page of any other shape is one.
pub(crate) fn overlapping_tiles(width: u32, height: u32) -> Vec<OverlappingTile> {
    let whole = Tile { top: 0, bottom: height };
    if height / LONG < width.max(1) {
        return vec![OverlappingTile { all: whole, own: whole }];
    }
    let most_rows = width as f32 * TILE_HEIGHT;
    let step = most_rows * (1.0 - OVERLAP);
    let count = ((height as f32 - most_rows) / step).ceil().max(0.0) as u32 + 1;
    let half = (most_rows * OVERLAP / 2.0) as u32;
    let edge = |index: u32| (f64::from(height) * f64::from(index) / f64::from(count)) as u32;
    (0..count)
        .map(|index| {
            let own = Tile { top: edge(index), bottom: edge(index + 1) };
            let all = Tile {
                top: own.top.saturating_sub(half),
                bottom: own.bottom.saturating_add(half).min(height),
            };
            OverlappingTile { all, own }
        })
        .collect()
}

/// Splits a page of this height into tiles of at most `most_rows` rows, each ending where the fewest quads are cut.
pub(crate) fn split_into_tiles(quads: &[LineQuad], height: u32, most_rows: u32) -> Vec<Tile> {
    let most_rows = most_rows.max(1);
    let mut tiles = Vec::new();
    let mut top = 0;
    while height - top > most_rows {
        let least_rows = (most_rows as f32 * LEAST_SHARE) as u32;
        let tries = (0..=TRIES).map(|step| top + most_rows - (most_rows - least_rows) * step / TRIES);
        let is_cut = |row: u32, quad: &&LineQuad| {
            let (first, last) = quad.rows();
            first < row as f32 && (row as f32) < last
        };
        let cuts = |row: &u32| quads.iter().filter(|quad| is_cut(*row, quad)).count();
        let bottom = tries.min_by_key(cuts).unwrap_or(top + most_rows).max(top + 1);
        tiles.push(Tile { top, bottom });
        top = bottom;
    }
    tiles.push(Tile { top, bottom: height });
    tiles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tiles_end_between_lines() {
        let quads: Vec<LineQuad> =
            (0..20).map(|row| LineQuad::upright(10.0, 50.0 * row as f32, 400.0, 30.0)).collect();
        let tiles = split_into_tiles(&quads, 1000, 420);
        assert_eq!(tiles.len(), 3);
        assert!(quads.iter().all(|quad| tiles.iter().any(|tile| tile.contains(quad))), "{tiles:?}");
        assert_eq!(split_into_tiles(&quads, 1000, 1000), [Tile { top: 0, bottom: 1000 }]);
    }

    #[test]
    fn a_note_down_the_page_is_cut_and_belongs_to_no_tile() {
        let note = LineQuad::upright(900.0, 0.0, 40.0, 1000.0);
        assert!(split_into_tiles(&[note], 1000, 500).iter().all(|tile| !tile.contains(&note)));
    }

    #[test]
    fn only_a_long_page_is_split() {
        assert_eq!(overlapping_tiles(1000, 3900).len(), 1);
        assert_eq!(overlapping_tiles(0, 0).len(), 1);
        let tiles = overlapping_tiles(400, 4000);
        assert_eq!(tiles.len(), 5);
        assert!(tiles.iter().all(|tile| tile.all.bottom - tile.all.top <= 1000), "{tiles:?}");
    }

    proptest! {
        #[test]
        fn the_own_rows_of_long_pages_follow_each_other(width in 1_u32..900, height in 1_u32..30_000) {
            let tiles = overlapping_tiles(width, height);
            prop_assert_eq!(tiles[0].own.top, 0);
            prop_assert_eq!(tiles[tiles.len() - 1].own.bottom, height);
            prop_assert!(tiles.windows(2).all(|pair| pair[0].own.bottom == pair[1].own.top));
            prop_assert!(tiles.iter().all(|tile| tile.all.top <= tile.own.top && tile.own.bottom <= tile.all.bottom));
        }

        #[test]
        fn tiles_cover_the_page(height in 1_u32..9000, most in 0_u32..9000) {
            let tiles = split_into_tiles(&[], height, most);
            prop_assert_eq!(tiles.first().map(|tile| tile.top), Some(0));
            prop_assert_eq!(tiles.last().map(|tile| tile.bottom), Some(height));
            prop_assert!(tiles.windows(2).all(|pair| pair[0].bottom == pair[1].top));
            prop_assert!(tiles.iter().all(|tile| tile.top < tile.bottom && tile.bottom - tile.top <= most.max(1)));
        }
    }
}
