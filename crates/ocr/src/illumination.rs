use vouch_core::Pixels;

/// Tiles across a page, by which the illumination on its paper is followed.
const TILES: usize = 60;
/// Pixels that are looked at across a page to judge it.
const LOOKS: usize = 400;
/// Share of the illumination of its paper that print throws back where it has faded: good print keeps to less than half.
const FADED: f32 = 0.5;
/// Share of all pixels that are taken for print.
const PRINT: f32 = 0.003;
/// A page is in shadow where the darker tiles have less than this share of the illumination of the brighter ones.
const SHADOWED: f32 = 0.6;
/// Share of the tiles that may be anything: a corner of the table, a stamp.
const ODD: f32 = 0.08;
/// The illumination that a page has at least where it is paper and not the table under it, of what its brightest part has.
const PAPER: f32 = 0.3;
/// Print is never stretched by more: what is fainter is a stain.
const MOST: f32 = 0.85;

/// A page whose print has faded, or on which a shadow lies, as if it were fresh and in even illumination: each pixel is held
/// against the paper around it, and the darkest print made nearly black. `None` for a page that needs no help, which is
/// told from a few of its pixels.
pub(crate) fn evened(pixels: &Pixels) -> Option<Pixels> {
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let paper = Paper::of(pixels, width, height)?;
    let print = paper.print(pixels, width, height);
    if print < FADED && !paper.is_shadowed() {
        return None;
    }
    let print = print.min(MOST);
    let mut rgb = Vec::with_capacity(pixels.rgb.len());
    let mut row_light = vec![0.0; width];
    for (y, row) in pixels.rgb.chunks_exact(width * 3).enumerate() {
        paper.along(y, &mut row_light);
        for (pixel, illumination) in row.as_chunks::<3>().0.iter().zip(&row_light) {
            let share = |value: u8| (f32::from(value) / illumination - print) / (1.0 - print);
            rgb.extend(pixel.map(|value| (share(value) * 242.0 + 13.0).clamp(0.0, 255.0) as u8));
        }
    }
    Some(Pixels { width: pixels.width, height: pixels.height, rgb })
}

/// The illumination that falls on the paper of a page, tile by tile.
struct Paper {
    tile: usize,
    columns: usize,
    rows: usize,
    lights: Vec<f32>,
}

impl Paper {
    /// `None` for a page without pixels.
    fn of(pixels: &Pixels, width: usize, height: usize) -> Option<Self> {
        if width == 0 || height == 0 || pixels.rgb.len() != width * height * 3 {
            return None;
        }
        let tile = (width / TILES).max(8);
        let (columns, rows) = (width.div_ceil(tile), height.div_ceil(tile));
        let mut sums = vec![(0.0_f32, 0.0_f32); columns * rows];
        let step = step(width);
        for y in (0..height).step_by(step) {
            let row = &pixels.rgb[y * width * 3..(y + 1) * width * 3];
            for x in (0..width).step_by(step) {
                let (sum, count) = &mut sums[y / tile * columns + x / tile];
                *sum += bright(&row[x * 3..]);
                *count += 1.0;
            }
        }
        let means: Vec<f32> = sums.into_iter().map(|(sum, count)| sum / count.max(1.0)).collect();
        let mut paper = Self { tile, columns, rows, lights: means };
        // Print darkens its own tile; the brightest one beside it is paper.
        paper.lights = paper.around(1, |most, illumination| most.max(illumination), |most, _| most);
        paper.lights = paper.around(2, |sum, illumination| sum + illumination, |sum, tiles| sum / tiles);
        let brightest = paper.lights.iter().copied().fold(1.0, f32::max);
        paper.lights.iter_mut().for_each(|illumination| *illumination = illumination.max(PAPER * brightest));
        Some(paper)
    }

    fn is_shadowed(&self) -> bool {
        let mut lights = self.lights.clone();
        let odd = (lights.len() as f32 * ODD) as usize;
        lights.sort_by(f32::total_cmp);
        lights[odd] < SHADOWED * lights[lights.len() - 1 - odd]
    }

    /// For every tile what comes of those around it, so many to each side.
    fn around(
        &self,
        reach: usize,
        join: impl Fn(f32, f32) -> f32,
        end: impl Fn(f32, f32) -> f32,
    ) -> Vec<f32> {
        let place = |at: usize| (at % self.columns, at / self.columns);
        let joined = (0..self.lights.len()).map(|at| {
            let (column, row) = place(at);
            let columns = column.saturating_sub(reach)..(column + reach + 1).min(self.columns);
            let rows = row.saturating_sub(reach)..(row + reach + 1).min(self.rows);
            let tiles = (columns.len() * rows.len()) as f32;
            let lights = rows.flat_map(|row| columns.clone().map(move |column| row * self.columns + column));
            end(lights.fold(0.0, |all, at| join(all, self.lights[at])), tiles)
        });
        joined.collect()
    }

    /// The illumination at a tile; beyond the edges it goes on unchanged.
    fn illumination(&self, column: usize, row: usize) -> f32 {
        self.lights[row.min(self.rows - 1) * self.columns + column.min(self.columns - 1)]
    }

    /// The illumination along a row of pixels, between the middles of the tiles by distance.
    fn along(&self, y: usize, lights: &mut [f32]) {
        let (row, below) = self.between(y);
        for (x, illumination) in lights.iter_mut().enumerate() {
            let (column, right) = self.between(x);
            let mixed = |row| {
                self.illumination(column, row) * (1.0 - right) + self.illumination(column + 1, row) * right
            };
            *illumination = (mixed(row) * (1.0 - below) + mixed(row + 1) * below).max(1.0);
        }
    }

    /// The tile before a pixel, and how far it is towards the next.
    fn between(&self, at: usize) -> (usize, f32) {
        let place = (at as f32 + 0.5) / self.tile as f32 - 0.5;
        (place.max(0.0) as usize, place.max(0.0).fract())
    }

    /// The share of its paper's illumination that the darkest pixels of the page throw back.
    fn print(&self, pixels: &Pixels, width: usize, height: usize) -> f32 {
        let mut lights = vec![0.0; width];
        let step = step(width);
        let mut shares = Vec::with_capacity(width.div_ceil(step) * height.div_ceil(step));
        for y in (0..height).step_by(step) {
            self.along(y, &mut lights);
            let row = &pixels.rgb[y * width * 3..(y + 1) * width * 3];
            shares.extend((0..width).step_by(step).map(|x| bright(&row[x * 3..]) / lights[x]));
        }
        let at = ((shares.len() as f32 * PRINT) as usize).min(shares.len() - 1);
        *shares.select_nth_unstable_by(at, f32::total_cmp).1
    }
}

/// How far apart the pixels are that are looked at on a page of this width.
fn step(width: usize) -> usize {
    (width / LOOKS).max(2)
}

/// The brightest color of a pixel: colored paper is paper.
fn bright(pixel: &[u8]) -> f32 {
    f32::from(pixel[0].max(pixel[1]).max(pixel[2]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stripes of print on paper, under illumination that falls off to the right.
    fn page(paper: f32, print: f32, dimmed: f32) -> Pixels {
        let (width, height) = (300, 200);
        let value = |x: u32, y: u32| {
            let illumination = 1.0 - dimmed * x as f32 / width as f32;
            let is_print = y % 20 < 4 && x % 6 < 2;
            (illumination * if is_print { print } else { paper }) as u8
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Pixels { width, height, rgb: places.flat_map(|(x, y)| [value(x, y); 3]).collect() }
    }

    fn at(pixels: &Pixels, x: u32, y: u32) -> u8 {
        pixels.rgb[((y * pixels.width + x) * 3) as usize]
    }

    #[test]
    fn faded_print_is_black_again_and_paper_white() {
        for dimmed in [0.0, 0.5] {
            let page = evened(&page(240.0, 180.0, dimmed)).expect("faded");
            for x in [60, 150, 240] {
                assert!(at(&page, x, 101) < 60, "print at {x}: {}", at(&page, x, 101));
                assert!(at(&page, x + 4, 110) > 215, "paper at {x}: {}", at(&page, x + 4, 110));
            }
        }
    }

    #[test]
    fn a_shadow_is_taken_away() {
        let page = evened(&page(240.0, 60.0, 0.7)).expect("in shadow");
        assert!(at(&page, 44, 110) > 215 && at(&page, 256, 110) > 215);
        assert!(at(&page, 42, 101) < 60 && at(&page, 258, 101) < 60);
    }

    #[test]
    fn good_print_is_left_as_it_is() {
        assert!(evened(&page(240.0, 30.0, 0.0)).is_none());
        assert!(evened(&page(240.0, 60.0, 0.2)).is_none(), "a lamp on one side");
        assert!(evened(&Pixels { width: 0, height: 0, rgb: Vec::new() }).is_none());
    }
}
