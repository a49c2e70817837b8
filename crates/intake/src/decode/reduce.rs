use image::RgbImage;
use vouch_core::Pixels;

/// Reduces a picture by the smallest integer factor that leaves at most `most` pixels. Smaller pictures are unchanged.
///
/// Each new pixel is the mean of a square of old ones: nothing is sharpened or blurred, and it takes a fraction of the
/// time of decoding.
pub(super) fn to_fit(picture: RgbImage, most: u64) -> RgbImage {
    let (width, height) = picture.dimensions();
    let reduced = |factor: u32| u64::from(width.div_ceil(factor)) * u64::from(height.div_ceil(factor));
    match (1..=width.max(height)).find(|factor| reduced(*factor) <= most) {
        Some(factor) if factor > 1 => by(&picture, factor as usize),
        _ => picture,
    }
}

fn by(picture: &RgbImage, factor: usize) -> RgbImage {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let (to_width, to_height) = (width.div_ceil(factor), height.div_ceil(factor));
    let mut reduced = Vec::with_capacity(to_width * to_height * 3);
    let mut columns = vec![0_u32; width * 3];
    for rows in picture.as_raw().chunks(width * 3 * factor) {
        columns.fill(0);
        for row in rows.chunks_exact(width * 3) {
            columns.iter_mut().zip(row).for_each(|(sum, sample)| *sum += u32::from(*sample));
        }
        let height = rows.len() / (width * 3);
        for square in columns.chunks(factor * 3) {
            let mut sum = [0_u64; 3];
            for column in square.as_chunks::<3>().0 {
                (0..3).for_each(|channel| sum[channel] += u64::from(column[channel]));
            }
            // Squares at the right and bottom edges may be incomplete.
            let pixels = (square.len() / 3 * height) as u64;
            // Multiplying by a fixed-point reciprocal is faster than dividing and exact enough for a byte.
            let share = (1_u64 << 24).div_ceil(pixels);
            reduced.extend(sum.map(|sum| ((sum * share + (1 << 23)) >> 24).min(255) as u8));
        }
    }
    RgbImage::from_raw(to_width as u32, to_height as u32, reduced).unwrap_or_default()
}

/// Converts a picture to the core's type.
pub(super) fn into_pixels(picture: RgbImage) -> Pixels {
    let (width, height) = picture.dimensions();
    Pixels { width, height, rgb: picture.into_raw() }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn pixels_are_averaged_up_to_the_cut_edges() {
        let picture = RgbImage::from_fn(5, 3, |x, y| Rgb([(x * 10) as u8, (y * 10) as u8, 7]));
        let reduced = to_fit(picture.clone(), 6);
        assert_eq!(reduced.dimensions(), (3, 2));
        assert_eq!(*reduced.get_pixel(0, 0), Rgb([5, 5, 7]));
        assert_eq!(*reduced.get_pixel(2, 1), Rgb([40, 20, 7]));
        assert_eq!(to_fit(picture.clone(), 15), picture);
        assert_eq!(to_fit(picture, 1).dimensions(), (1, 1));
    }
}
