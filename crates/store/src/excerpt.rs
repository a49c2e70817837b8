use std::fmt;

use rusqlite::{Connection, OptionalExtension, Result, params};

/// How many words an excerpt has at most.
const WORDS: u32 = 12;

/// Signs that the index sets around what it found. No text holds them: they are control characters.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';

/// The place in a document's text where the words searched for stand.
#[derive(Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Its parts in order; together they are one line.
    pub parts: Vec<ExcerptPart>,
}

/// A part of an excerpt.
#[derive(Clone, PartialEq, Eq)]
pub struct ExcerptPart {
    /// The characters.
    pub text: String,
    /// Whether this is what was searched for.
    pub found: bool,
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Excerpt({} parts)", self.parts.len())
    }
}

impl fmt::Debug for ExcerptPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExcerptPart({} chars, found: {})", self.text.chars().count(), self.found)
    }
}

impl Excerpt {
    /// From the text of this document, or else from its values, for this expression of the full-text index. `None`
    /// if it stands in neither, as with a part of a number.
    pub(crate) fn of(connection: &Connection, document: i64, expression: &str) -> Result<Option<Self>> {
        let marked: Option<(String, String)> = connection
            .prepare_cached(
                "SELECT snippet(search_words, 2, ?3, ?4, '…', ?5), snippet(search_words, 1, ?3, ?4, '…', ?5)
                 FROM search_words WHERE search_words MATCH ?1 AND rowid = ?2",
            )?
            .query_row(params![expression, document, BEGIN.to_string(), END.to_string(), WORDS], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        Ok(marked.and_then(|(text, values)| Self::from_marked(&text).or_else(|| Self::from_marked(&values))))
    }

    fn from_marked(marked: &str) -> Option<Self> {
        if !marked.contains(BEGIN) {
            return None;
        }
        let mut parts = Vec::new();
        for (index, piece) in marked.split(BEGIN).enumerate() {
            let (found, rest) = if index == 0 { ("", piece) } else { piece.split_once(END)? };
            parts.push(ExcerptPart { text: one_line(found), found: true });
            parts.push(ExcerptPart { text: one_line(rest), found: false });
        }
        parts.retain(|part| !part.text.is_empty());
        Some(Self { parts })
    }
}

fn one_line(text: &str) -> String {
    text.replace(|character: char| character.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(marked: &str) -> Option<Vec<(String, bool)>> {
        let excerpt = Excerpt::from_marked(marked)?;
        Some(excerpt.parts.into_iter().map(|part| (part.text, part.found)).collect())
    }

    #[test]
    fn what_was_found_is_told_from_the_rest() {
        let expected = [("2 ", false), ("Teh", true), (" o ais 1 ", false), ("Teh", true)];
        let expected = expected.map(|(text, found)| (text.to_owned(), found)).to_vec();
        assert_eq!(parts("2 \u{2}Teh\u{3} o ais\n1 \u{2}Teh\u{3}"), Some(expected));
        assert_eq!(parts("nothing here"), None);
    }

    #[test]
    fn signs_in_the_text_itself_break_nothing() {
        assert_eq!(parts("\u{2}\u{2}"), None);
    }
}
