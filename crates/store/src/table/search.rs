//! What documents are found by: the name of the file, the values of the fields, and all text.
//!
//! The text stands once, in `search`. Two indexes point to it: `search_words` finds whole words and their beginnings,
//! accents aside; `search_parts` finds any three or more characters inside a number. Triggers keep the indexes in
//! step. Both take out what is deleted at once, instead of marking it to be taken out later.

use rusqlite::{Connection, Result, params};

use crate::terms::squeeze;

pub(crate) const SCHEMA: &str = "
CREATE TABLE search (
    document      INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE,
    file_name     TEXT NOT NULL,
    field_values  TEXT NOT NULL,
    text          TEXT NOT NULL,
    numbers       TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_words USING fts5 (
    file_name, field_values, text,
    content = 'search', content_rowid = 'document',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE search_parts USING fts5 (
    numbers,
    content = 'search', content_rowid = 'document',
    tokenize = 'trigram'
);
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
INSERT INTO search_parts (search_parts, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
    INSERT INTO search_words (rowid, file_name, field_values, text)
        VALUES (NEW.document, NEW.file_name, NEW.field_values, NEW.text);
    INSERT INTO search_parts (rowid, numbers) VALUES (NEW.document, NEW.numbers);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, file_name, field_values, text)
        VALUES ('delete', OLD.document, OLD.file_name, OLD.field_values, OLD.text);
    INSERT INTO search_parts (search_parts, rowid, numbers) VALUES ('delete', OLD.document, OLD.numbers);
END;
CREATE TRIGGER search_changed AFTER UPDATE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, file_name, field_values, text)
        VALUES ('delete', OLD.document, OLD.file_name, OLD.field_values, OLD.text);
    INSERT INTO search_parts (search_parts, rowid, numbers) VALUES ('delete', OLD.document, OLD.numbers);
    INSERT INTO search_words (rowid, file_name, field_values, text)
        VALUES (NEW.document, NEW.file_name, NEW.field_values, NEW.text);
    INSERT INTO search_parts (rowid, numbers) VALUES (NEW.document, NEW.numbers);
END";

/// Makes the document findable by this, and by nothing else.
pub(crate) fn put(
    connection: &Connection,
    document: i64,
    file_name: &str,
    values: &[String],
    text: &str,
) -> Result<()> {
    let values = values.join("\n");
    connection
        .prepare_cached(
            "INSERT INTO search (document, file_name, field_values, text, numbers) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (document) DO UPDATE SET file_name = excluded.file_name,
                 field_values = excluded.field_values, text = excluded.text, numbers = excluded.numbers",
        )?
        .execute(params![document, file_name, values, text, numbers([file_name, &values, text])])?;
    Ok(())
}

/// Makes the document findable by these values in place of the earlier ones.
pub(crate) fn set_values(connection: &Connection, document: i64, values: &[String]) -> Result<()> {
    let (file_name, text): (String, String) = connection
        .prepare_cached("SELECT file_name, text FROM search WHERE document = ?1")?
        .query_row([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
    put(connection, document, &file_name, values, &text)
}

/// The lines with a digit in them, letters and digits only: `DE89 3704 0044` is found by `8937`.
fn numbers(texts: [&str; 3]) -> String {
    texts
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| line.contains(|character: char| character.is_ascii_digit()))
        .map(squeeze)
        .collect::<Vec<_>>()
        .join("\n")
}
