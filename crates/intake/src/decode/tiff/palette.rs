//! Pages whose pixels are indexes into a palette.
//!
//! The `tiff` crate rejects them. Declared as gray they decode, and the samples are the indexes.

use std::io::Cursor;

use tiff::decoder::Decoder;
use tiff::tags::Tag;

/// Tag for the meaning of the samples.
const PHOTOMETRIC: u16 = 262;
const BLACK_IS_ZERO: u16 = 1;
const PALETTE: u16 = 3;

/// Most directories visited; a longer chain is a loop or an attack.
const MOST_DIRECTORIES: usize = 10_000;

/// All red values, then all green, then all blue ones, 16 bits each.
pub(super) struct Palette(Vec<u16>);

impl Palette {
    /// Returns the color with this index; white if there is none.
    pub(super) fn color(&self, index: u8) -> [u8; 3] {
        let colors = self.0.len() / 3;
        let channel = |channel: usize| match usize::from(index) < colors {
            true => (self.0[channel * colors + usize::from(index)] >> 8) as u8,
            false => u8::MAX,
        };
        [channel(0), channel(1), channel(2)]
    }
}

/// Returns the palette of the current page.
pub(super) fn of_page(decoder: &mut Decoder<Cursor<&[u8]>>) -> Option<Palette> {
    decoder.get_tag_u16_vec(Tag::ColorMap).ok().filter(|colors| colors.len() >= 3).map(Palette)
}

/// Declares every page with a palette as gray.
pub(super) fn declare_as_gray(bytes: &mut [u8]) {
    let little_endian = bytes.starts_with(b"II*\0");
    if !little_endian && !bytes.starts_with(b"MM\0*") {
        return;
    }
    let mut file = Classic { bytes, little_endian };
    let mut directory = file.long(4);
    for _ in 0..MOST_DIRECTORIES {
        let Some(at) = directory.filter(|at| *at != 0) else { return };
        let Some(entries) = file.short(at) else { return };
        for entry in (0..usize::from(entries)).map(|entry| at + 2 + entry * 12) {
            if file.short(entry) == Some(PHOTOMETRIC) && file.short(entry + 8) == Some(PALETTE) {
                file.set_short(entry + 8, BLACK_IS_ZERO);
            }
        }
        directory = file.long(at + 2 + usize::from(entries) * 12);
    }
}

/// A TIFF with 32-bit offsets.
struct Classic<'a> {
    bytes: &'a mut [u8],
    little_endian: bool,
}

impl Classic<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little_endian { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let long = if self.little_endian { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
        usize::try_from(long).ok()
    }

    fn set_short(&mut self, at: usize, value: u16) {
        let value = if self.little_endian { value.to_le_bytes() } else { value.to_be_bytes() };
        if let Some(place) = self.bytes.get_mut(at..at + 2) {
            place.copy_from_slice(&value);
        }
    }
}
