use infer::MatcherType;
use vouch_core::MediaType;

/// The format of a file by its first bytes; its name does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A supported format.
    Document(MediaType),
    /// An archive that must be opened first.
    Zip,
    /// A known format that is not supported, by its common name.
    Foreign(String),
    /// No known format.
    Unknown,
}

/// The header of a PDF begins within so many bytes.
const PDF_HEADER_WITHIN: usize = 1024;
/// The root element of an XML file begins within so many bytes.
const ROOT_WITHIN: usize = 16 << 10;

/// Detects the format by content.
pub(crate) fn sniff(bytes: &[u8]) -> Content {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Content::Document(MediaType::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Content::Document(MediaType::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Content::Document(MediaType::Webp)
        }
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Content::Document(MediaType::Gif),
        [b'B', b'M', ..] if has_bitmap_header(bytes) => Content::Document(MediaType::Bmp),
        [b'I', b'I', 42, 0, _, _, _, _, b'C', b'R', ..] => foreign("raw photo"),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Content::Document(MediaType::Tiff),
        [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => media_container(brands),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => zip_or_office(bytes),
        _ if has_pdf_header(bytes) => Content::Document(MediaType::Pdf),
        _ => markup(bytes).unwrap_or_else(|| by_signature(bytes)),
    }
}

/// Whether this is a bitmap. Many texts begin with `BM` too, but the length of the next header has few values.
fn has_bitmap_header(bytes: &[u8]) -> bool {
    matches!(bytes.get(14..18), Some([12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

fn has_pdf_header(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(PDF_HEADER_WITHIN)].windows(5).any(|window| window == b"%PDF-")
}

/// Brands of HEIF, whatever coding the pictures use: the decoder decides.
const HEIF: [&[u8]; 13] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"miaf", b"avci",
    b"jpeg", b"unif",
];

/// HEIF, AVIF and videos share a container; the brands distinguish them, the major one first.
fn media_container(brands: &[u8]) -> Content {
    // A version number follows the major brand. Where the list of brands ends is not worth parsing.
    let brands: Vec<&[u8]> = brands.chunks_exact(4).take(10).collect();
    let has = |names: &[&[u8]]| brands.iter().any(|brand| names.contains(brand));
    match brands.first().copied().unwrap_or_default() {
        b"jp2 " | b"jpx " => foreign("JPEG 2000"),
        b"mif3" => foreign("minimized HEIF"),
        b"qt  " => foreign("MOV"),
        b"crx " => foreign("raw photo"),
        [b'i', b's', b'o', _] | [b'm', b'p', b'4', _] | [b'M', b'4', ..] | [b'3', b'g', ..] | b"avc1" => {
            foreign("MP4")
        }
        b"heic" | b"heix" => Content::Document(MediaType::Heic),
        _ if has(&[b"avif", b"avis"]) => foreign("AVIF"),
        _ if has(&HEIF) => Content::Document(MediaType::Heic),
        _ => Content::Unknown,
    }
}

/// Office files are ZIP archives of parts that mean nothing alone.
fn zip_or_office(bytes: &[u8]) -> Content {
    match by_signature(bytes) {
        Content::Foreign(format) if format != "ZIP" => Content::Foreign(format),
        _ => Content::Zip,
    }
}

fn by_signature(bytes: &[u8]) -> Content {
    // Supported formats were detected above; a file that only looks like one by its signature is not one.
    let foreign = infer::get(bytes).filter(|kind| MediaType::from_mime(kind.mime_type()).is_none());
    let Some(kind) = foreign else { return Content::Unknown };
    match kind.matcher_type() {
        MatcherType::Image
        | MatcherType::Doc
        | MatcherType::Book
        | MatcherType::Archive
        | MatcherType::Audio
        | MatcherType::Video => Content::Foreign(match kind.extension() {
            "jp2" => "JPEG 2000".to_owned(),
            "jxl" => "JPEG XL".to_owned(),
            "psd" => "Photoshop".to_owned(),
            "ps" => "PostScript".to_owned(),
            extension => extension.to_uppercase(),
        }),
        _ => Content::Unknown,
    }
}

/// Detects XML and HTML by their root element.
fn markup(bytes: &[u8]) -> Option<Content> {
    let text = leading_text(&bytes[..bytes.len().min(ROOT_WITHIN)]);
    let root = root_tag(&text)?;
    let name = root.split([' ', '\t', '\r', '\n', '/', '>']).next()?;
    let local = name.rsplit(':').next()?;
    Some(match local {
        "CrossIndustryInvoice"
        | "CrossIndustryDocument"
        | "FatturaElettronica"
        | "StandardBusinessDocument" => Content::Document(MediaType::Xml),
        "Invoice" | "CreditNote" | "AttachedDocument"
            if root.contains("urn:oasis:names:specification:ubl") =>
        {
            Content::Document(MediaType::Xml)
        }
        "svg" => foreign("SVG"),
        _ if local.eq_ignore_ascii_case("html") => foreign("HTML"),
        _ if text.trim_start().starts_with("<?xml") => foreign("XML"),
        _ => return None,
    })
}

/// Returns the first tag, from its name on, after declarations and comments.
fn root_tag(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        rest = rest.strip_prefix('<')?;
        let after = match rest {
            _ if rest.starts_with("!--") => rest.split_once("-->")?.1,
            _ if rest.starts_with(['?', '!']) => rest.split_once('>')?.1,
            _ => return Some(rest.split('>').next().unwrap_or(rest)),
        };
        rest = after.trim_start();
    }
}

fn leading_text(bytes: &[u8]) -> String {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn foreign(format: &str) -> Content {
    Content::Foreign(format.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CII: &str = r#"<?xml version="1.0"?><!-- <a> --><rsm:CrossIndustryInvoice xmlns:rsm="urn:x">"#;
    const UBL: &str = r#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">"#;

    #[test]
    fn content_decides() {
        let document = Content::Document;
        let cases: Vec<(&[u8], Content)> = vec![
            (b"\xFF\xD8\xFF\xE0", document(MediaType::Jpeg)),
            (b"\x89PNG\r\n\x1A\n", document(MediaType::Png)),
            (b"RIFF\0\0\0\0WEBPVP8 ", document(MediaType::Webp)),
            (b"GIF89a", document(MediaType::Gif)),
            (b"BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0", document(MediaType::Bmp)),
            (b"MM\0*\0\0\0\x08", document(MediaType::Tiff)),
            (b"II+\0\x08\0\0\0", document(MediaType::Tiff)),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", document(MediaType::Heic)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", document(MediaType::Heic)),
            (b"junk\n%PDF-1.7", document(MediaType::Pdf)),
            (CII.as_bytes(), document(MediaType::Xml)),
            (UBL.as_bytes(), document(MediaType::Xml)),
            (b"<?xml version='1.0'?><p:FatturaElettronica versione='FPR12'>", document(MediaType::Xml)),
            (b"<StandardBusinessDocument xmlns='urn:x'>", document(MediaType::Xml)),
            (b"PK\x03\x04\x14\0\0\0", Content::Zip),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", foreign("AVIF")),
            (b"\0\0\0\x18ftypavif\0\0\0\0", foreign("AVIF")),
            (b"\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 ", foreign("JPEG 2000")),
            (b"\0\0\x01\0\x01\0", foreign("ICO")),
            (b"<svg xmlns='http://www.w3.org/2000/svg'>", foreign("SVG")),
            (b"<!DOCTYPE html><html>", foreign("HTML")),
            (b"<?xml version='1.0'?><Invoice>", foreign("XML")),
            (b"BMW repair, 1200 EUR", Content::Unknown),
            (b"<3 this shop", Content::Unknown),
            (b"just a note", Content::Unknown),
            (b"", Content::Unknown),
        ];
        for (bytes, content) in cases {
            assert_eq!(sniff(bytes), content, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_e_invoice_may_be_written_in_utf_16() {
        let bytes: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(CII.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(sniff(&bytes), Content::Document(MediaType::Xml));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(start in 0_usize..12, bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            let magics: [&[u8]; 12] = [
                b"", b"\xFF\xD8\xFF", b"PK\x03\x04", b"BM", b"<", b"<?xml", b"II*\0", b"\0\0\0\x18ftypmif1",
                b"RIFF", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0", b"<!--",
            ];
            sniff(&[magics[start], &bytes].concat());
        }
    }
}
