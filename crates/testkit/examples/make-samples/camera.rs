//! What a lens, a sensor and a file format do to a picture.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use crate::Failure;
use crate::noise;
use crate::sheet::{Color, Sheet};

/// A camera or scanner.
pub struct Camera {
    /// Standard deviation of the blur, in pixels.
    pub blur: f32,
    /// Standard deviation of the noise, of 1.
    pub noise: f32,
    /// Quality of the JPEG, 1..=100.
    pub quality: u8,
    /// Whether it keeps colors.
    pub color: bool,
    /// Whether it was held sideways: pixels are stored turned, and the file says so.
    pub sideways: bool,
}

impl Camera {
    /// Takes the picture and gives the bytes of its file.
    pub fn take(&self, scene: &Sheet, seed: u64) -> Result<Vec<u8>, Failure> {
        let mut picture = blurred(scene, self.blur);
        for (index, color) in picture.rgb.iter_mut().enumerate() {
            let (x, y) = ((index % scene.width) as i32, (index / scene.width) as i32);
            let luma = noise::grain(seed + 60, x, y) * self.noise;
            let noisy: Color = std::array::from_fn(|channel| {
                let tint = noise::grain(seed + 61 + channel as u64, x / 2, y / 2) * self.noise * 0.4;
                color[channel] + luma + tint
            });
            let gray = noisy[0] * 0.30 + noisy[1] * 0.59 + noisy[2] * 0.11;
            *color = if self.color { noisy } else { [gray; 3] };
        }
        if self.sideways {
            picture = turned(&picture);
        }
        let bytes: Vec<u8> = picture
            .rgb
            .iter()
            .flatten()
            .map(|channel| (channel.clamp(0.0, 1.0) * 255.0).round() as u8)
            .collect();
        let mut file = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut file, self.quality);
        if self.sideways {
            encoder.set_exif_metadata(exif_turned())?;
        }
        let (width, height) = (u32::try_from(picture.width)?, u32::try_from(picture.height)?);
        encoder.write_image(&bytes, width, height, ExtendedColorType::Rgb8)?;
        Ok(file)
    }
}

fn blurred(sheet: &Sheet, sigma: f32) -> Sheet {
    let reach = (sigma * 3.0).ceil() as i32;
    let weights: Vec<f32> =
        (-reach..=reach).map(|at| (-(at as f32).powi(2) / (2.0 * sigma * sigma)).exp()).collect();
    let total: f32 = weights.iter().sum();
    let along = |from: &Sheet, step: (i32, i32)| {
        let mut to = Sheet::new(from.width, from.height, [0.0; 3]);
        for (index, color) in to.rgb.iter_mut().enumerate() {
            let (x, y) = ((index % from.width) as i32, (index / from.width) as i32);
            for (offset, weight) in (-reach..=reach).zip(&weights) {
                let column = (x + offset * step.0).clamp(0, from.width as i32 - 1) as usize;
                let row = (y + offset * step.1).clamp(0, from.height as i32 - 1) as usize;
                let other = from.rgb[row * from.width + column];
                color.iter_mut().zip(other).for_each(|(channel, other)| *channel += other * weight / total);
            }
        }
        to
    };
    along(&along(sheet, (1, 0)), (0, 1))
}

/// A quarter turn to the left.
fn turned(sheet: &Sheet) -> Sheet {
    let mut to = Sheet::new(sheet.height, sheet.width, [0.0; 3]);
    for (index, color) in to.rgb.iter_mut().enumerate() {
        let (x, y) = (index % sheet.height, index / sheet.height);
        *color = sheet.rgb[x * sheet.width + (sheet.width - 1 - y)];
    }
    to
}

/// Exif data that says: turn a quarter to the right to see it upright (orientation 6).
fn exif_turned() -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
    exif
}
