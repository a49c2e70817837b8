use vouch_core::MediaType;

/// What the first bytes of a file say it is; its name is never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A format that is read here.
    Document(MediaType),
    /// An archive to be opened first.
    Zip,
    /// A known format that is not read here, by the name people give it.
    Foreign(&'static str),
    /// Nothing known.
    Unknown,
}

/// Tells the format by content.
pub fn sniff(bytes: &[u8]) -> Content {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Content::Document(MediaType::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Content::Document(MediaType::Png),
        _ => Content::Unknown,
    }
}
