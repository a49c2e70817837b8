//! Bytes of an XML file to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Largest file read, in bytes. Invoices carry their PDF inside the XML at times.
const LARGEST: usize = 32 << 20;

/// Most quotes within one tag, two to an attribute. The parser compares every attribute of a tag with every other.
const MOST_QUOTES: usize = 512;

/// Most declarations of namespaces. The parser copies those of the parent into every element that declares one.
const MOST_NAMESPACES: usize = 4_000;

/// The text of an XML file in whatever encoding it declares; `None` when it is too large or built to be slow.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    if bytes.len() > LARGEST {
        return None;
    }
    let encoding = Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or_else(|| without_mark(bytes))
        .or_else(|| declared(bytes))
        .unwrap_or(UTF_8);
    let (text, _, damaged) = encoding.decode(bytes);
    // What claims to be UTF-8 and is not was written by a program that knew only its system's own encoding.
    let text = if damaged && encoding == UTF_8 { WINDOWS_1252.decode(bytes).0 } else { text };
    let is_slow = text.split('<').any(|tag| tag.matches(['"', '\'']).count() > MOST_QUOTES)
        || text.matches("xmlns").count() > MOST_NAMESPACES;
    (!is_slow).then(|| text.into_owned())
}

/// UTF-16 without a byte order mark shows itself by the zero beside the first `<`.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding named in the XML declaration. A declaration that can be read byte by byte is not in UTF-16.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = head.split(|byte| *byte == b'>').next()?;
    let head = std::str::from_utf8(head).ok()?;
    let name = head.strip_prefix("<?xml")?.split_once("encoding")?.1;
    let name = name.split(['"', '\'']).nth(1)?;
    Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|block| if big { block.to_be_bytes() } else { block.to_le_bytes() })
            .collect()
    }

    #[test]
    fn reads_every_encoding_an_invoice_comes_in() {
        let latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>K\u{f6}ln</a>";
        let latin: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
        let cases = [
            "<a>Köln</a>".as_bytes().to_vec(),
            [&b"\xef\xbb\xbf"[..], "<a>Köln</a>".as_bytes()].concat(),
            [&b"\xff\xfe"[..], &utf16("<a>Köln</a>", false)].concat(),
            [&b"\xfe\xff"[..], &utf16("<a>Köln</a>", true)].concat(),
            utf16("<?xml version='1.0' encoding='UTF-16'?><a>Köln</a>", false),
            utf16("<a>Köln</a>", true),
            latin,
            b"<a>K\xf6ln</a>".to_vec(),
            [&b"<?xml version='1.0' encoding='utf-16'?>"[..], "<a>Köln</a>".as_bytes()].concat(),
        ];
        for bytes in cases {
            let text = decode(&bytes).expect("decodes");
            assert!(text.ends_with("<a>Köln</a>"), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_built_to_be_slow() {
        let attributes: String = (0..1_000).map(|n| format!(" a{n}='>'")).collect();
        assert_eq!(decode(format!("<a{attributes}/>").as_bytes()), None);
        let nested: String = (0..5_000).map(|n| format!("<a xmlns:n{n}='u'>")).collect();
        assert_eq!(decode(nested.as_bytes()), None);
        assert_eq!(decode(&vec![b' '; LARGEST + 1]), None);
    }
}
