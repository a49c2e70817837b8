//! What the JPEG decoder keeps quiet about.

/// Start of a scan: pixels follow.
const SCAN: u8 = 0xDA;
/// The mark that a whole picture ends with.
const END: [u8; 2] = [0xFF, 0xD9];

/// Whether the pixels break off before their end. The decoder paints what is missing gray and reports success.
pub(super) fn breaks_off(bytes: &[u8]) -> bool {
    let mut at = 2;
    // Previews carry end marks of their own, but they stand in the segments before the first scan.
    while let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        if marker == SCAN {
            return !bytes[at..].windows(2).any(|pair| pair == END);
        }
        // Markers may be preceded by any number of fill bytes.
        at += if marker == 0xFF { 1 } else { 2 + usize::from(u16::from_be_bytes([high, low])) };
    }
    // Not even one scan: the decoder will say so.
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_mark_after_the_first_scan_ends_a_picture() {
        let preview = b"\xFF\xD8\xFF\xE1\x00\x06\xFF\xD9\x00\x00".as_slice();
        let scan = b"\xFF\xFF\xDA\x00\x02pixels".as_slice();
        assert!(breaks_off(&[preview, scan].concat()));
        assert!(!breaks_off(&[preview, scan, &END, b"trailing"].concat()));
        assert!(!breaks_off(preview));
        assert!(!breaks_off(b"\xFF\xD8"));
    }
}
