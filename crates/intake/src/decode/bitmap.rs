//! Windows bitmaps whose headers the `image` crate refuses although their pixels are sound.

use crate::{IntakeError, Limits};

/// Where the second header begins; its length comes first.
const HEADER: usize = 14;
/// Length of the oldest header, which has sizes of 16 bits.
const OLDEST: u32 = 12;
const RUN_LENGTHS_OF_8_BITS: u32 = 1;
const RUN_LENGTHS_OF_4_BITS: u32 = 2;

/// Whether the picture must be turned over after decoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    AsDecoded,
    UpsideDown,
}

/// Checks the size the header claims and mends what needs mending.
pub(super) fn mend(bytes: &mut [u8], limits: &Limits) -> Result<Rows, IntakeError> {
    let Some(header) = long(bytes, HEADER) else { return Ok(Rows::AsDecoded) };
    if header == OLDEST {
        return Ok(Rows::AsDecoded);
    }
    let signed = |at| long(bytes, at).map_or(0, |value| value as i32);
    let (width, height) = (signed(HEADER + 4), signed(HEADER + 8));
    limits.check_pixels(width.unsigned_abs(), height.unsigned_abs())?;

    // The number of planes is always one, whatever is written there.
    if let Some(planes) = bytes.get_mut(HEADER + 12..HEADER + 14) {
        planes.copy_from_slice(&1_u16.to_le_bytes());
    }
    // Packed rows may not come from the top by the letter, and yet some do.
    let packed = matches!(long(bytes, HEADER + 16), Some(RUN_LENGTHS_OF_8_BITS | RUN_LENGTHS_OF_4_BITS));
    match bytes.get_mut(HEADER + 8..HEADER + 12) {
        Some(rows) if packed && height < 0 => {
            rows.copy_from_slice(&height.saturating_neg().to_le_bytes());
            Ok(Rows::UpsideDown)
        }
        _ => Ok(Rows::AsDecoded),
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
            let refused = mend(&mut header(width, height, 0), &Limits::default());
            assert!(matches!(refused, Err(IntakeError::TooManyPixels { .. })), "{width}x{height}");
        }
    }

    #[test]
    fn planes_and_the_order_of_packed_rows_are_mended() {
        let mut bytes = header(4, -3, RUN_LENGTHS_OF_8_BITS);
        assert_eq!(mend(&mut bytes, &Limits::default()), Ok(Rows::UpsideDown));
        assert_eq!((bytes[26], long(&bytes, 22)), (1, Some(3)));
        assert_eq!(mend(&mut header(4, -3, 0), &Limits::default()), Ok(Rows::AsDecoded));
        assert_eq!(mend(&mut [b'B', b'M'], &Limits::default()), Ok(Rows::AsDecoded));
    }
}
