//! What each witness saw. Written once and never changed.

use jiff::Timestamp;
use rusqlite::{Connection, Result, params};
use vouch_core::{Reading, ReadingId, SourceId};

use crate::column::{json, new_uuid, parsed, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE reading (
    sequence        INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    source          TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    engine          TEXT NOT NULL,
    engine_version  TEXT NOT NULL,
    reading         TEXT NOT NULL
) STRICT;
CREATE INDEX reading_by_source ON reading (source);
CREATE TRIGGER reading_never_changes BEFORE UPDATE ON reading
BEGIN SELECT RAISE (ABORT, 'a reading never changes'); END";

/// A reading that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingRow {
    /// Its id.
    pub id: ReadingId,
    /// What the witness saw.
    pub reading: Reading,
}

impl Store {
    /// What was ever read of the source, oldest first.
    pub fn readings_of(&self, source: SourceId) -> Result<Vec<ReadingRow>, StoreError> {
        self.database.read(|connection| {
            let rows = connection
                .prepare_cached("SELECT id, reading FROM reading WHERE source = ?1 ORDER BY sequence")?
                .query_map([source.to_string()], |row| {
                    Ok(ReadingRow { id: parsed(row, "id")?, reading: json(row, "reading")? })
                })?
                .collect::<Result<_>>()?;
            Ok(rows)
        })
    }
}

pub(crate) fn insert(
    connection: &Connection,
    source: SourceId,
    reading: &Reading,
    now: Timestamp,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO reading (id, source, engine, engine_version, reading) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            ReadingId::new(new_uuid(now)).to_string(),
            source.to_string(),
            reading.engine.name,
            reading.engine.version,
            to_json(reading)?,
        ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::sample::{add_and_lease, at, library, reading};

    #[test]
    fn readings_are_kept_as_they_were_oldest_first() {
        let (_dir, store) = library();
        let (source, lease) = add_and_lease(&store, "scan.png");
        let readings = [reading("Daun Hijau 82.15"), reading("Daun Hijau 82.16")];
        store.save_result(&lease, &readings, &[], at(1)).unwrap();
        let kept: Vec<_> = store.readings_of(source).unwrap().into_iter().map(|row| row.reading).collect();
        assert_eq!(kept, readings);
    }

    #[test]
    fn the_database_itself_refuses_to_change_one() {
        let (_dir, store) = library();
        let (_, lease) = add_and_lease(&store, "scan.png");
        store.save_result(&lease, &[reading("82.15")], &[], at(1)).unwrap();
        let changed = store.database.write(|sql| Ok(sql.execute("UPDATE reading SET engine = 'other'", [])?));
        assert_eq!(changed.unwrap_err().code(), "database");
    }
}
