//! The weights of the networks and their charsets, built into the program. Origin and licence: `models/README.md`.

/// Detection: PP-OCRv6 tiny.
pub(crate) static DETECTION: &[u8] = include_bytes!("../../../models/detect.onnx");

/// Recognition: PP-OCRv6 small, cut to Latin text.
pub(crate) static RECOGNITION: &[u8] = include_bytes!("../../../models/recognize.onnx");

/// The characters of the recognition's classes, in order, after the blank.
pub(crate) const CHARSET: &str = include_str!("../../../models/characters.txt");

/// Recognition for a second reading, a witness of its own: PP-OCRv5 mobile, cut to Latin text.
pub(crate) static SECOND_RECOGNITION: &[u8] = include_bytes!("../../../models/second.onnx");

/// The characters of the second recognition's classes, in order, after the blank.
pub(crate) const SECOND_CHARSET: &str = include_str!("../../../models/second-characters.txt");

/// The version of the second reading.
pub(crate) const SECOND_VERSION: &str = concat!("ppocrv5-latin-", env!("CARGO_PKG_VERSION"));

/// The version of the reading. A change of the networks or of the steps around them makes it a new witness.
pub(crate) const VERSION: &str = concat!("ppocrv6-latin-", env!("CARGO_PKG_VERSION"));

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    #[test]
    fn the_files_are_the_ones_documented() {
        for (bytes, hash) in [
            (super::DETECTION, "193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8"),
            (super::RECOGNITION, "418ef9530351ff88fbb4d6372ce0b9c17bcd1c8ec6f0fc124c118f7e648c3590"),
            (super::CHARSET.as_bytes(), "c82371b73d3bd1e41576db022df3fb73aad2778b1d6faf03a31d5f458eafd9b3"),
            (super::SECOND_RECOGNITION, "2ae9871568fbf2bc39041263d3a73b3197664d0501e3a03dc58ce7fd384395e7"),
            (
                super::SECOND_CHARSET.as_bytes(),
                "d3ff8ce40ca737c724287a1e7449e313c3e31f43d8f8a6a072b447db8cbf6009",
            ),
        ] {
            let found: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(found, hash);
        }
    }
}
