use std::collections::HashMap;
use std::fmt;

use rusqlite::{Connection, Result, params};

use crate::column::to_json;

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

/// Excerpts of these documents for this expression of the full-text index, by the documents' keys. Taken from the text,
/// or else from the values and the name of the file; a document that was found by a part of a number has none.
pub(crate) fn of(
    connection: &Connection,
    documents: &[i64],
    expression: &str,
) -> Result<HashMap<i64, Excerpt>> {
    let mut statement = connection.prepare_cached(
        "SELECT document, is_text, marked FROM (
             SELECT rowid / 2 AS document, rowid % 2 AS is_text,
                 iif(rowid % 2, snippet(search_words, 0, ?2, ?3, '…', ?4), highlight(search_words, 0, ?2, ?3))
                     AS marked
             FROM search_words
             WHERE search_words MATCH ?1 AND rowid / 2 IN (SELECT value FROM json_each(?5)))
         ORDER BY is_text",
    )?;
    let documents = to_json(documents)?;
    let mut rows =
        statement.query(params![expression, BEGIN.to_string(), END.to_string(), WORDS, documents])?;
    let mut excerpts = HashMap::new();
    while let Some(row) = rows.next()? {
        let marked = row.get_ref("marked")?.as_str()?;
        let part =
            if row.get("is_text")? { Some(marked) } else { marked.lines().find(|line| line.contains(BEGIN)) };
        if let Some(excerpt) = part.and_then(Excerpt::from_marked) {
            excerpts.insert(row.get("document")?, excerpt);
        }
    }
    Ok(excerpts)
}

impl Excerpt {
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
