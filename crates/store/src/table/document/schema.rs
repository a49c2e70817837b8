//! The steps of the schema that concern documents.
//!
//! SQL keeps the names that were released: a document that `stands` is not hidden, and `glances` are the fields to
//! check.

/// The table as it was first released.
pub(crate) const SCHEMA: &str = "
CREATE TABLE document (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    source      TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    engine      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    pile        TEXT NOT NULL,
    stops       TEXT NOT NULL,
    glances     TEXT NOT NULL,
    page        INTEGER NOT NULL,
    accepted    INTEGER NOT NULL,
    vendor      TEXT,
    number      TEXT,
    category    TEXT,
    date        TEXT,
    currency    TEXT,
    total       TEXT,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    UNIQUE (source, position)
) STRICT;
CREATE INDEX document_by_date ON document (date);
CREATE INDEX document_by_pile ON document (pile, accepted)";

/// Whether a document is listed. One that a person joined to another, or whose split was undone, is hidden. It is kept
/// with its changes, so that an undo can show it again.
pub(crate) const STANDS: &str = "ALTER TABLE document ADD COLUMN stands INTEGER NOT NULL DEFAULT 1";

/// The listed documents by their day, with the amounts that a list sums: the index alone answers a list's order and
/// totals.
pub(crate) const BY_DAY: &str = "
DROP INDEX document_by_date;
CREATE INDEX document_by_day ON document (date, key, total, currency) WHERE stands";

/// Documents that a person settled were on the pile of the proved ones, and the columns do not tell the two apart.
/// Every proved document with a change becomes a checked one, which claims less, until its next change recomputes the
/// pile.
pub(crate) const CHECKED: &str =
    "UPDATE document SET pile = 'checked' WHERE pile = 'proved' AND id IN (SELECT document FROM change)";
