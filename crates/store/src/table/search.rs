//! The text that documents are searched by: the values of their fields, the names of their files, and all text.
//!
//! A document has two rows, so that a corrected field does not index a whole page again: an even key for values and
//! file names, the odd key after it for the text. Half the key is the document's key. Two indexes refer to the rows:
//! `search_words` finds words and their beginnings, ignoring accents; `search_parts` finds any three or more
//! characters inside a number. Triggers keep the indexes consistent. Deleted text is removed from both at once, not
//! only marked as deleted.

use std::cmp::Reverse;

use rusqlite::{Connection, Result, params};

mod terms;

use terms::squeeze;
pub(crate) use terms::{Term, terms};

pub(crate) const SCHEMA: &str = "
CREATE TABLE search (
    key       INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    words     TEXT NOT NULL,
    numbers   TEXT NOT NULL
) STRICT;
CREATE INDEX search_by_document ON search (document);

CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = 'search', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
CREATE VIRTUAL TABLE search_parts USING fts5 (
    numbers, content = 'search', content_rowid = 'key', tokenize = 'trigram'
);
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
INSERT INTO search_parts (search_parts, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
    INSERT INTO search_words (rowid, words) VALUES (NEW.key, NEW.words);
    INSERT INTO search_parts (rowid, numbers) VALUES (NEW.key, NEW.numbers);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', OLD.key, OLD.words);
    INSERT INTO search_parts (search_parts, rowid, numbers) VALUES ('delete', OLD.key, OLD.numbers);
END;
CREATE TRIGGER search_changed AFTER UPDATE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', OLD.key, OLD.words);
    INSERT INTO search_parts (search_parts, rowid, numbers) VALUES ('delete', OLD.key, OLD.numbers);
    INSERT INTO search_words (rowid, words) VALUES (NEW.key, NEW.words);
    INSERT INTO search_parts (rowid, numbers) VALUES (NEW.key, NEW.numbers);
END";

/// A single typed letter occurs in nearly every document and begins hundreds of words. An index of single letters finds
/// them as fast as the index of two letters does.
pub(crate) const LETTERS: &str = "
DROP TABLE search_words;
CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = 'search', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
INSERT INTO search_words (search_words) VALUES ('rebuild')";

/// The documents that were found, by key, each with the number of terms that are among its values.
pub(crate) struct Found(Vec<(i64, u32)>);

impl Found {
    /// Returns how many of the terms are among the values of this document; `None` if it was not found.
    pub(crate) fn among_values(&self, document: i64) -> Option<u32> {
        let at = self.0.binary_search_by_key(&document, |(found, _)| *found).ok()?;
        Some(self.0[at].1)
    }
}

/// Indexes a document by these values and the names of its files, in place of earlier ones.
pub(crate) fn put_values(
    connection: &Connection,
    document: i64,
    values: &[String],
    file_name: &str,
) -> Result<()> {
    put(connection, document, 0, &format!("{}\n{file_name}", values.join("\n")))
}

/// Indexes a document by this text, in place of an earlier one.
pub(crate) fn put_text(connection: &Connection, document: i64, text: &str) -> Result<()> {
    put(connection, document, 1, text)
}

fn put(connection: &Connection, document: i64, is_text: i64, words: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO search (key, document, words, numbers) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO UPDATE SET words = excluded.words, numbers = excluded.numbers
             WHERE words <> excluded.words",
        )?
        .execute(params![document * 2 + is_text, document, words, numbers(words)])?;
    Ok(())
}

/// Returns the documents in which every term is found.
///
/// One term may be in the values and another in the text, so each has a query of its own. The index could rank by how
/// often a word occurs in a text, but for a receipt that means nothing and takes much longer.
pub(crate) fn find(connection: &Connection, terms: &[Term]) -> Result<Found> {
    let mut of_terms = terms.iter().map(|term| find_term(connection, term));
    let mut found = of_terms.next().transpose()?.unwrap_or(Found(Vec::new()));
    for of_term in of_terms {
        let of_term = of_term?;
        found.0.retain_mut(|(document, values)| {
            of_term.among_values(*document).map(|more| *values += more).is_some()
        });
    }
    Ok(found)
}

fn find_term(connection: &Connection, term: &Term) -> Result<Found> {
    let mut found = Vec::new();
    let mut find = |sql, expression: &str| -> Result<()> {
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([expression])?;
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            found.push((key / 2, u32::from(key % 2 == 0)));
        }
        Ok(())
    };
    find("SELECT rowid FROM search_words WHERE search_words MATCH ?1", &term.word)?;
    if let Some(part) = &term.part {
        find("SELECT rowid FROM search_parts WHERE search_parts MATCH ?1", part)?;
    }
    // Each index returns its rows by key, so little is left to sort.
    found.sort_by_key(|(document, values)| (*document, Reverse(*values)));
    found.dedup_by_key(|(document, _)| *document);
    Ok(Found(found))
}

/// Returns the numbers in a text, one a line, letters and digits only. Adjacent words with digits on a line are one
/// number, so that `DE89 3704 0044` is found by `8937`.
fn numbers(text: &str) -> String {
    let mut numbers = String::new();
    for line in text.lines() {
        for word in line.split_whitespace() {
            if word.contains(|character: char| character.is_ascii_digit()) {
                numbers.push_str(&squeeze(word));
            } else if !numbers.ends_with('\n') {
                numbers.push('\n');
            }
        }
        numbers.push('\n');
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighboring_words_with_digits_are_one_number() {
        let of = |text: &str| numbers(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(of("IBAN DE89 3704\nA-48/17 and 4.20 MYR 7"), ["DE893704", "A4817", "420", "7"]);
        assert_eq!(of("Terima kasih"), [] as [&str; 0]);
    }
}
