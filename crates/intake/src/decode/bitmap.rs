//! Windows bitmaps whose headers the `image` crate rejects although their pixels are valid.

use crate::{IntakeError, Limits};

/// Offset of the second header, which begins with its own length.
const HEADER: usize = 14;
/// Length of the oldest header, which has 16-bit sizes.
const OLDEST: u32 = 12;
const RUN_LENGTHS_OF_8_BITS: u32 = 1;
const RUN_LENGTHS_OF_4_BITS: u32 = 2;

/// Whether the picture must be flipped after decoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowOrder {
    AsDecoded,
    UpsideDown,
}

/// Checks the size in the header and corrects the header where necessary.
pub(super) fn correct_header(bytes: &mut [u8], limits: &Limits) -> Result<RowOrder, IntakeError> {
    let Some(header) = long(bytes, HEADER) else { return Ok(RowOrder::AsDecoded) };
    if header == OLDEST {
        return Ok(RowOrder::AsDecoded);
    }
    let signed = |at| long(bytes, at).map_or(0, |value| value as i32);
    let (width, height) = (signed(HEADER + 4), signed(HEADER + 8));
    limits.check_pixels(width.unsigned_abs(), height.unsigned_abs())?;

    // The number of planes is always one, whatever the header says.
    if let Some(planes) = bytes.get_mut(HEADER + 12..HEADER + 14) {
        planes.copy_from_slice(&1_u16.to_le_bytes());
    }
    // The specification forbids compressed rows in top-down order, yet some files have them.
    let packed = matches!(long(bytes, HEADER + 16), Some(RUN_LENGTHS_OF_8_BITS | RUN_LENGTHS_OF_4_BITS));
    match bytes.get_mut(HEADER + 8..HEADER + 12) {
        Some(rows) if packed && height < 0 => {
            rows.copy_from_slice(&height.saturating_neg().to_le_bytes());
            Ok(RowOrder::UpsideDown)
        }
        _ => Ok(RowOrder::AsDecoded),
    }
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(width: i32, height: i32, packing: u32) -> Vec<u8> {
        let mut bytes = vec![0; 54];
        bytes[14] = 40;
        bytes[18..22].copy_from_slice(&width.to_le_bytes());
        bytes[22..26].copy_from_slice(&height.to_le_bytes());
        bytes[30..34].copy_from_slice(&packing.to_le_bytes());
        bytes
    }

    #[test]
    fn a_size_beyond_reason_is_refused_before_decoding() {
        for (width, height) in
            [(35_000, 35_000), (6, i32::MAX), (3_000_000, -2_000_000), (i32::MIN, i32::MIN)]
        {
            let refused = correct_header(&mut header(width, height, 0), &Limits::default());
            assert!(matches!(refused, Err(IntakeError::TooManyPixels { .. })), "{width}x{height}");
        }
    }

    #[test]
    fn planes_and_the_order_of_packed_rows_are_corrected() {
        let mut bytes = header(4, -3, RUN_LENGTHS_OF_8_BITS);
        assert_eq!(correct_header(&mut bytes, &Limits::default()), Ok(RowOrder::UpsideDown));
        assert_eq!((bytes[26], long(&bytes, 22)), (1, Some(3)));
        assert_eq!(correct_header(&mut header(4, -3, 0), &Limits::default()), Ok(RowOrder::AsDecoded));
        assert_eq!(correct_header(&mut [b'B', b'M'], &Limits::default()), Ok(RowOrder::AsDecoded));
    }
}
