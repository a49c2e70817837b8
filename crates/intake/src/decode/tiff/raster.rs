//! Converts the samples of a TIFF to RGB.

use image::RgbImage;
use tiff::decoder::{BufferLayoutPreference, DecodingResult};
use tiff::{ColorType, TiffError, TiffFormatError, TiffUnsupportedError};

use super::palette::Palette;
use crate::decode::picture::blend;

/// A decoded page: eight bits a sample, unpacked.
pub(super) struct Raster {
    width: u32,
    height: u32,
    color: ColorType,
    channels: usize,
    samples: Vec<u8>,
    /// Whether each channel has a plane of its own.
    planar: bool,
}

impl Raster {
    pub(super) fn new(
        width: u32,
        height: u32,
        color: ColorType,
        samples: DecodingResult,
        layout: &BufferLayoutPreference,
    ) -> Result<Self, TiffError> {
        let unsupported = || TiffError::UnsupportedError(TiffUnsupportedError::UnsupportedColorType(color));
        let channels = channels(color).ok_or_else(unsupported)?;
        let samples = eight_bits(samples).ok_or_else(unsupported)?;
        let samples = match color.bit_depth() {
            bits @ (1 | 2 | 4) => {
                let row_bytes = layout.row_stride.map_or(1, |stride| stride.get());
                unpack(&samples, row_bytes, width as usize * channels, bits)
            }
            _ => samples,
        };
        if samples.len() < width as usize * height as usize * channels {
            return Err(TiffError::FormatError(TiffFormatError::InconsistentSizesEncountered));
        }
        Ok(Self { width, height, color, channels, samples, planar: layout.planes > 1 })
    }

    /// Converts samples that are indexes into a palette.
    pub(super) fn through_palette(&self, palette: &Palette) -> RgbImage {
        let colors: Vec<_> = (0..=u8::MAX).map(|number| palette.color(number)).collect();
        self.paint(|pixel| colors[usize::from(self.sample(pixel, 0))])
    }

    /// Converts samples that are amounts of light or ink.
    pub(super) fn into_rgb(mut self) -> Result<RgbImage, TiffError> {
        if let bits @ (1 | 2 | 4) = self.color.bit_depth() {
            let full = u8::MAX / ((1 << bits) - 1);
            self.samples.iter_mut().for_each(|sample| *sample *= full);
        }
        let at = |pixel, channel| self.sample(pixel, channel);
        Ok(match (self.color, self.channels) {
            (ColorType::RGB(8), 3) if !self.planar => {
                RgbImage::from_raw(self.width, self.height, self.samples).unwrap_or_default()
            }
            (ColorType::RGB(_), _) => self.paint(|p| [at(p, 0), at(p, 1), at(p, 2)]),
            (ColorType::RGBA(_), _) => {
                self.paint(|p| [0, 1, 2].map(|channel| blend(at(p, channel), at(p, 3), u8::MAX)))
            }
            (ColorType::CMYK(_) | ColorType::CMYKA(_), _) => {
                self.paint(|p| [0, 1, 2].map(|channel| from_ink(at(p, channel), at(p, 3))))
            }
            (ColorType::YCbCr(_), _) => self.paint(|p| from_ycbcr(at(p, 0), at(p, 1), at(p, 2))),
            (_, 2) => self.paint(|p| [blend(at(p, 0), at(p, 1), u8::MAX); 3]),
            _ => self.paint(|p| [at(p, 0); 3]),
        })
    }

    fn sample(&self, pixel: usize, channel: usize) -> u8 {
        if self.planar {
            self.samples[channel * (self.width as usize * self.height as usize) + pixel]
        } else {
            self.samples[pixel * self.channels + channel]
        }
    }

    fn paint(&self, color: impl Fn(usize) -> [u8; 3]) -> RgbImage {
        let pixels = self.width as usize * self.height as usize;
        let mut rgb = Vec::with_capacity(pixels * 3);
        (0..pixels).for_each(|pixel| rgb.extend(color(pixel)));
        RgbImage::from_raw(self.width, self.height, rgb).unwrap_or_default()
    }
}

fn channels(color: ColorType) -> Option<usize> {
    match color {
        ColorType::Gray(_) => Some(1),
        ColorType::GrayA(_) => Some(2),
        ColorType::RGB(_) | ColorType::YCbCr(_) => Some(3),
        ColorType::RGBA(_) | ColorType::CMYK(_) => Some(4),
        ColorType::CMYKA(_) => Some(5),
        // Gray with extra samples, of which the first can only be transparency.
        ColorType::Multiband { num_samples, .. } => {
            Some(usize::from(num_samples)).filter(|samples| *samples > 0)
        }
        _ => None,
    }
}

fn eight_bits(samples: DecodingResult) -> Option<Vec<u8>> {
    let from_unit = |unit: f32| (unit.clamp(0.0, 1.0) * 255.0).round() as u8;
    Some(match samples {
        DecodingResult::U8(samples) => samples,
        DecodingResult::U16(samples) => samples.into_iter().map(|sample| (sample >> 8) as u8).collect(),
        DecodingResult::U32(samples) => samples.into_iter().map(|sample| (sample >> 24) as u8).collect(),
        DecodingResult::F16(samples) => {
            samples.into_iter().map(|sample| from_unit(sample.to_f32())).collect()
        }
        DecodingResult::F32(samples) => samples.into_iter().map(from_unit).collect(),
        _ => return None,
    })
}

/// Unpacks rows of samples of 1, 2 or 4 bits; each row starts on a full byte.
fn unpack(packed: &[u8], row_bytes: usize, samples_per_row: usize, bits: u8) -> Vec<u8> {
    let per_byte = usize::from(8 / bits);
    let mask = (1 << bits) - 1;
    let sample = |row: &[u8], at: usize| {
        let shift = 8 - bits * (at % per_byte + 1) as u8;
        row.get(at / per_byte).map_or(0, |byte| byte >> shift & mask)
    };
    packed
        .chunks(row_bytes.max(1))
        .flat_map(|row| (0..samples_per_row).map(move |at| sample(row, at)))
        .collect()
}

/// Returns the light that ink and black leave of one color.
fn from_ink(ink: u8, black: u8) -> u8 {
    (u16::from(u8::MAX - ink) * u16::from(u8::MAX - black) / 255) as u8
}

/// Converts from full-range luma and chroma of ITU-R BT.601, the default of TIFF.
fn from_ycbcr(luma: u8, blue: u8, red: u8) -> [u8; 3] {
    let (luma, blue, red) = (f32::from(luma), f32::from(blue) - 128.0, f32::from(red) - 128.0);
    [luma + 1.402 * red, luma - 0.344_136 * blue - 0.714_136 * red, luma + 1.772 * blue]
        .map(|color| color.round().clamp(0.0, 255.0) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_samples_start_each_row_on_a_full_byte() {
        assert_eq!(unpack(&[0b1010_0000, 0b0100_0000], 1, 3, 1), [1, 0, 1, 0, 1, 0]);
        assert_eq!(unpack(&[0x1F, 0x20], 2, 3, 4), [1, 15, 2]);
    }

    #[test]
    fn colors_come_out_as_rgb() {
        assert_eq!(from_ycbcr(255, 128, 128), [255; 3]);
        assert_eq!(from_ycbcr(76, 85, 255), [254, 0, 0]);
        assert_eq!(from_ink(0, 0), 255);
        assert_eq!(from_ink(0, 255), 0);
    }
}
