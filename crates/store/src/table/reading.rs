//! What each witness read. Written once and never changed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, Result, params};
use vouch_core::{Reading, ReadingId, SourceId};

use crate::column::{grouped, json, new_uuid, parsed, to_json};
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

/// A stored reading.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingRow {
    /// Its id.
    pub id: ReadingId,
    /// What the witness read.
    pub reading: Reading,
}

impl Store {
    /// Returns every reading of a source, oldest first.
    pub fn readings_of(&self, source: SourceId) -> Result<Vec<ReadingRow>, StoreError> {
        Ok(self.readings_of_each(&[source])?.remove(&source).unwrap_or_default())
    }

    /// Returns what `readings_of` returns for each of these sources, with one query. A source that was never read is
    /// left out. Readings are large: a caller that needs them of a whole library asks for some sources at a time.
    pub fn readings_of_each(
        &self,
        sources: &[SourceId],
    ) -> Result<BTreeMap<SourceId, Vec<ReadingRow>>, StoreError> {
        self.database.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT source, id, reading FROM reading
                 WHERE source IN (SELECT value FROM json_each(?1)) ORDER BY sequence",
            )?;
            let rows = statement.query_map([to_json(sources)?], |row| {
                let reading = ReadingRow { id: parsed(row, "id")?, reading: json(row, "reading")? };
                Ok((parsed(row, "source")?, reading))
            })?;
            Ok(grouped(rows)?)
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
    use crate::sample::{add, add_and_lease, at, library, reading};

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
    fn readings_of_several_sources_are_found_at_once() {
        let (_dir, store) = library();
        let read = |name: &str, texts: &[&str]| {
            let (source, lease) = add_and_lease(&store, name);
            let readings: Vec<_> = texts.iter().map(|text| reading(text)).collect();
            store.save_result(&lease, &readings, &[], at(1)).unwrap();
            (source, readings)
        };
        let read = [read("1.png", &["first", "second"]), read("2.png", &["third"])];
        let never_read = add(&store, "3.png").source();
        let sources = [read[1].0, read[0].0, never_read];
        let found = store.readings_of_each(&sources).unwrap();
        assert_eq!(found.len(), 2);
        for (source, readings) in read {
            let of_source: Vec<_> = found[&source].iter().map(|row| row.reading.clone()).collect();
            assert_eq!(of_source, readings);
        }
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
