//! A check that the JPEG decoder does not make.

/// Marker of the start of a scan: pixels follow.
const START_OF_SCAN: u8 = 0xDA;
/// Marker of the end of a picture.
const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];

/// Whether the picture is truncated. The decoder fills missing pixels with gray and reports success.
pub(super) fn is_truncated(bytes: &[u8]) -> bool {
    let mut at = 2;
    // Previews have end markers of their own, but only in the segments before the first scan.
    while let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        if marker == START_OF_SCAN {
            return !bytes[at..].windows(2).any(|pair| pair == END_OF_IMAGE);
        }
        // Markers may be preceded by any number of fill bytes.
        at += if marker == 0xFF { 1 } else { 2 + usize::from(u16::from_be_bytes([high, low])) };
    }
    // There is no scan at all: the decoder reports that itself.
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_marker_after_the_first_scan_ends_a_picture() {
        let preview = b"\xFF\xD8\xFF\xE1\x00\x06\xFF\xD9\x00\x00".as_slice();
        let scan = b"\xFF\xFF\xDA\x00\x02pixels".as_slice();
        assert!(is_truncated(&[preview, scan].concat()));
        assert!(!is_truncated(&[preview, scan, &END_OF_IMAGE, b"trailing"].concat()));
        assert!(!is_truncated(preview));
        assert!(!is_truncated(b"\xFF\xD8"));
    }
}
