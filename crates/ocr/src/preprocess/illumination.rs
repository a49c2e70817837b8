use vouch_core::Pixels;

/// Cells across a page in which its illumination is estimated.
const CELLS_ACROSS: usize = 60;
/// The smallest cell, in pixels a side.
const SMALLEST_CELL: usize = 8;
/// Pixels sampled across a page for the estimates.
const SAMPLES_ACROSS: usize = 400;
/// From this reflectance on, text has faded: that of good text is less than half of the paper's.
const FADED_REFLECTANCE: f32 = 0.5;
/// The share of all pixels that is taken to be text.
const TEXT_SHARE: f32 = 0.003;
/// A page is in shadow where its darker cells have less than this share of the illumination of its brighter ones.
const SHADOW_RATIO: f32 = 0.6;
/// The share of the cells at either end that is left out: they may be anything, such as a corner of the table or a stamp.
const OUTLIER_SHARE: f32 = 0.08;
/// The least illumination of paper, as a share of that of the brightest part. What is darker is not paper but the table
/// under it.
const LEAST_ILLUMINATION: f32 = 0.3;
/// The highest reflectance up to which contrast is raised; what is fainter is a stain.
const MOST_REFLECTANCE: f32 = 0.85;
/// The value that the darkest text gets.
const BLACK: f32 = 13.0;
/// How much brighter than [`BLACK`] paper becomes.
const CONTRAST: f32 = 242.0;

/// Returns a page whose text has faded, or on which a shadow lies, with fresh text and even illumination: each pixel is
/// divided by the illumination there, and contrast is raised until the darkest text is nearly black. `None` for a page
/// that needs no correction, which a few of its pixels show.
pub(crate) fn correct_illumination(pixels: &Pixels) -> Option<Pixels> {
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let map = IlluminationMap::estimate(pixels, width, height)?;
    let reflectance = map.text_reflectance(pixels, width, height);
    if reflectance < FADED_REFLECTANCE && !map.has_shadow() {
        return None;
    }
    let reflectance = reflectance.min(MOST_REFLECTANCE);
    let mut rgb = Vec::with_capacity(pixels.rgb.len());
    let mut illumination_of_row = vec![0.0; width];
    for (y, row) in pixels.rgb.chunks_exact(width * 3).enumerate() {
        map.interpolate_row(y, &mut illumination_of_row);
        for (pixel, illumination) in row.as_chunks::<3>().0.iter().zip(&illumination_of_row) {
            let contrast = |value: u8| (f32::from(value) / illumination - reflectance) / (1.0 - reflectance);
            rgb.extend(pixel.map(|value| (contrast(value) * CONTRAST + BLACK).clamp(0.0, 255.0) as u8));
        }
    }
    Some(Pixels { width: pixels.width, height: pixels.height, rgb })
}

/// How much light falls on the paper of a page, cell by cell, as the brightness of blank paper there.
struct IlluminationMap {
    /// Pixels a side of a cell.
    cell: usize,
    columns: usize,
    rows: usize,
    values: Vec<f32>,
}

impl IlluminationMap {
    /// Estimates the illumination of a page; `None` for one without pixels.
    fn estimate(pixels: &Pixels, width: usize, height: usize) -> Option<Self> {
        if width == 0 || height == 0 || pixels.rgb.len() != width * height * 3 {
            return None;
        }
        let cell = (width / CELLS_ACROSS).max(SMALLEST_CELL);
        let (columns, rows) = (width.div_ceil(cell), height.div_ceil(cell));
        let mut sums = vec![(0.0_f32, 0.0_f32); columns * rows];
        let step = sampling_step(width);
        for y in (0..height).step_by(step) {
            let row = &pixels.rgb[y * width * 3..(y + 1) * width * 3];
            for x in (0..width).step_by(step) {
                let (sum, count) = &mut sums[y / cell * columns + x / cell];
                *sum += brightness(&row[x * 3..]);
                *count += 1.0;
            }
        }
        let values: Vec<f32> = sums.into_iter().map(|(sum, count)| sum / count.max(1.0)).collect();
        let mut map = Self { cell, columns, rows, values };
        // Text darkens its own cell; the brightest one beside it is paper.
        map.values = map.filtered(1, f32::max, |brightest, _| brightest);
        map.values = map.filtered(2, |sum, value| sum + value, |sum, cells| sum / cells);
        let brightest = map.values.iter().copied().fold(1.0, f32::max);
        map.values.iter_mut().for_each(|value| *value = value.max(LEAST_ILLUMINATION * brightest));
        Some(map)
    }

    /// Returns whether a shadow lies on the page.
    fn has_shadow(&self) -> bool {
        let mut values = self.values.clone();
        let outliers = (values.len() as f32 * OUTLIER_SHARE) as usize;
        values.sort_by(f32::total_cmp);
        values[outliers] < SHADOW_RATIO * values[values.len() - 1 - outliers]
    }

    /// Returns for every cell the values of its neighborhood, of `radius` cells to each side, folded by `fold`; `finish`
    /// is given the result and the number of cells.
    fn filtered(
        &self,
        radius: usize,
        fold: impl Fn(f32, f32) -> f32,
        finish: impl Fn(f32, f32) -> f32,
    ) -> Vec<f32> {
        let filtered = (0..self.values.len()).map(|index| {
            let (column, row) = (index % self.columns, index / self.columns);
            let columns = column.saturating_sub(radius)..(column + radius + 1).min(self.columns);
            let rows = row.saturating_sub(radius)..(row + radius + 1).min(self.rows);
            let cells = (columns.len() * rows.len()) as f32;
            let neighbors =
                rows.flat_map(|row| columns.clone().map(move |column| row * self.columns + column));
            finish(neighbors.fold(0.0, |folded, neighbor| fold(folded, self.values[neighbor])), cells)
        });
        filtered.collect()
    }

    /// Returns the illumination of a cell; beyond the edges that of the nearest one.
    fn at(&self, column: usize, row: usize) -> f32 {
        self.values[row.min(self.rows - 1) * self.columns + column.min(self.columns - 1)]
    }

    /// Writes the illumination of a row of pixels, interpolated between the centers of the cells.
    fn interpolate_row(&self, y: usize, illumination: &mut [f32]) {
        let (row, below) = self.position_between_cells(y);
        for (x, value) in illumination.iter_mut().enumerate() {
            let (column, right) = self.position_between_cells(x);
            let mixed = |row| self.at(column, row) * (1.0 - right) + self.at(column + 1, row) * right;
            *value = (mixed(row) * (1.0 - below) + mixed(row + 1) * below).max(1.0);
        }
    }

    /// Returns the cell before a pixel, and how far the pixel is towards the next, from 0 to 1.
    fn position_between_cells(&self, pixel: usize) -> (usize, f32) {
        let position = (pixel as f32 + 0.5) / self.cell as f32 - 0.5;
        (position.max(0.0) as usize, position.max(0.0).fract())
    }

    /// Returns the share of the light that the darkest pixels of the page reflect: its text.
    fn text_reflectance(&self, pixels: &Pixels, width: usize, height: usize) -> f32 {
        let mut illumination = vec![0.0; width];
        let step = sampling_step(width);
        let mut reflectances = Vec::with_capacity(width.div_ceil(step) * height.div_ceil(step));
        for y in (0..height).step_by(step) {
            self.interpolate_row(y, &mut illumination);
            let row = &pixels.rgb[y * width * 3..(y + 1) * width * 3];
            reflectances
                .extend((0..width).step_by(step).map(|x| brightness(&row[x * 3..]) / illumination[x]));
        }
        let text = ((reflectances.len() as f32 * TEXT_SHARE) as usize).min(reflectances.len() - 1);
        *reflectances.select_nth_unstable_by(text, f32::total_cmp).1
    }
}

/// Returns the distance between sampled pixels on a page of this width.
fn sampling_step(width: usize) -> usize {
    (width / SAMPLES_ACROSS).max(2)
}

/// Returns the value of the brightest channel of a pixel: colored paper is paper.
fn brightness(pixel: &[u8]) -> f32 {
    f32::from(pixel[0].max(pixel[1]).max(pixel[2]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns stripes of text on paper, both of these values, under light that falls off to the right by a share
    /// `falloff`.
    fn page(paper: f32, text: f32, falloff: f32) -> Pixels {
        let (width, height) = (300, 200);
        let value = |x: u32, y: u32| {
            let illumination = 1.0 - falloff * x as f32 / width as f32;
            let is_text = y % 20 < 4 && x % 6 < 2;
            (illumination * if is_text { text } else { paper }) as u8
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Pixels { width, height, rgb: places.flat_map(|(x, y)| [value(x, y); 3]).collect() }
    }

    fn at(pixels: &Pixels, x: u32, y: u32) -> u8 {
        pixels.rgb[((y * pixels.width + x) * 3) as usize]
    }

    #[test]
    fn faded_text_is_black_again_and_paper_white() {
        for falloff in [0.0, 0.5] {
            let page = correct_illumination(&page(240.0, 180.0, falloff)).expect("faded");
            for x in [60, 150, 240] {
                assert!(at(&page, x, 101) < 60, "text at {x}: {}", at(&page, x, 101));
                assert!(at(&page, x + 4, 110) > 215, "paper at {x}: {}", at(&page, x + 4, 110));
            }
        }
    }

    #[test]
    fn a_shadow_is_removed() {
        let page = correct_illumination(&page(240.0, 60.0, 0.7)).expect("in shadow");
        assert!(at(&page, 44, 110) > 215 && at(&page, 256, 110) > 215);
        assert!(at(&page, 42, 101) < 60 && at(&page, 258, 101) < 60);
    }

    #[test]
    fn a_good_page_is_not_corrected() {
        assert!(correct_illumination(&page(240.0, 30.0, 0.0)).is_none());
        assert!(correct_illumination(&page(240.0, 60.0, 0.2)).is_none(), "a lamp on one side");
        assert!(correct_illumination(&Pixels { width: 0, height: 0, rgb: Vec::new() }).is_none());
    }
}
