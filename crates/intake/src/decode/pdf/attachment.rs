//! Files embedded in a PDF: the name tree of the catalog and the files associated with it.

use std::collections::HashSet;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use vouch_core::{Attachment, Relationship};

use crate::Limits;

/// Greatest depth of the name tree.
const MAX_DEPTH: u32 = 16;
/// Most attachments kept.
const MAX_ATTACHMENTS: usize = 100;

/// Returns all attachments, each once, as long as their bytes stay within the limit.
pub(super) fn attachments(pdf: &Pdf, limits: &Limits) -> Vec<Attachment> {
    let mut found = Found { bytes_left: limits.bytes, seen: HashSet::new(), attachments: Vec::new() };
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return Vec::new() };
    let tree = catalog.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
    // Those that the catalog associates with the whole document first: the name tree has them as well.
    if let Some(associated) = catalog.get::<Array<'_>>("AF") {
        associated.iter::<Dict<'_>>().for_each(|file| found.add(&file, true));
    }
    if let Some(tree) = tree {
        found.walk(&tree, 0);
    }
    found.attachments
}

struct Found {
    bytes_left: u64,
    seen: HashSet<ObjectIdentifier>,
    attachments: Vec<Attachment>,
}

impl Found {
    fn walk(&mut self, node: &Dict<'_>, depth: u32) {
        if depth > MAX_DEPTH || node.obj_id().is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        if let Some(children) = node.get::<Array<'_>>("Kids") {
            children.iter::<Dict<'_>>().for_each(|child| self.walk(&child, depth + 1));
        }
        if let Some(names) = node.get::<Array<'_>>("Names") {
            // Names and files alternate; only the files are dictionaries.
            names.iter::<Object<'_>>().filter_map(Object::into_dict).for_each(|file| self.add(&file, false));
        }
    }

    fn add(&mut self, file: &Dict<'_>, is_associated: bool) {
        let Some(streams) = file.get::<Dict<'_>>("EF") else { return };
        let stream = streams.get::<Stream<'_>>("UF").or_else(|| streams.get::<Stream<'_>>("F"));
        let Some(stream) = stream.filter(|stream| self.seen.insert(stream.obj_id())) else { return };
        if self.attachments.len() == MAX_ATTACHMENTS {
            return;
        }
        let Ok(bytes) = stream.decoded() else { return };
        if let Some(bytes_left) = self.bytes_left.checked_sub(bytes.len() as u64) {
            self.bytes_left = bytes_left;
            self.attachments.push(Attachment {
                name: name(file),
                bytes: bytes.into_owned(),
                relationship: relationship(file),
                is_associated,
            });
        }
    }
}

/// Returns how the file relates to the document. What a file calls unspecified, it does not say.
fn relationship(file: &Dict<'_>) -> Option<Relationship> {
    match file.get::<Name<'_>>("AFRelationship")?.as_ref() {
        b"Source" => Some(Relationship::Source),
        b"Data" => Some(Relationship::Data),
        b"Alternative" => Some(Relationship::Alternative),
        b"Supplement" => Some(Relationship::Supplement),
        b"Unspecified" => None,
        _ => Some(Relationship::Other),
    }
}

/// Returns the file's name without any folder.
fn name(file: &Dict<'_>) -> String {
    let raw = file.get::<PdfString<'_>>("UF").or_else(|| file.get::<PdfString<'_>>("F"));
    let full = raw.map(|raw| text_string(raw.as_bytes())).unwrap_or_default();
    full.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// Decodes a PDF text string: UTF-16 or UTF-8 with a byte order mark, else one byte a character.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_every_encoding() {
        assert_eq!(text_string(b"factur-x.xml"), "factur-x.xml");
        assert_eq!(text_string(b"\xFE\xFF\0\xFC\0.\0x"), "ü.x");
        assert_eq!(text_string(b"\xEF\xBB\xBF\xC3\xBC"), "ü");
        assert_eq!(text_string(b"\xFC"), "ü");
    }
}
