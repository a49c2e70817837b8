use rusqlite_migration::M;

use crate::table::{
    change, distinct_vendors, document, duplicate, extraction, job, lesson, linked_page, orphaned_original,
    page, reading, reply, search, setting, source, stored_original, thumbnail, vendor_rule,
};

/// Every step of the schema, oldest first. A released step is never changed, only followed by further ones. Each is
/// defined in the file of the table it concerns.
pub(crate) const STEPS: &[M<'static>] = &[
    M::up(source::SCHEMA),
    M::up(orphaned_original::SCHEMA),
    M::up(page::SCHEMA),
    M::up(thumbnail::SCHEMA),
    M::up(job::SCHEMA),
    M::up(reading::SCHEMA),
    M::up(document::schema::SCHEMA),
    M::up(extraction::SCHEMA),
    M::up(change::SCHEMA),
    M::up(search::SCHEMA),
    M::up(setting::SCHEMA),
    M::up(job::REQUEST),
    M::up(reply::SCHEMA),
    M::up(stored_original::SCHEMA),
    M::up(change::STEP),
    M::up(duplicate::SCHEMA),
    M::up(vendor_rule::SCHEMA),
    M::up(lesson::SCHEMA),
    M::up(document::schema::STANDS),
    M::up(extraction::AS_READ),
    M::up(duplicate::LIKENESS),
    M::up(document::schema::BY_DAY),
    M::up(search::LETTERS),
    M::up(linked_page::SCHEMA),
    M::up(distinct_vendors::SCHEMA),
    M::up(document::schema::CHECKED),
];

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use rusqlite_migration::Migrations;

    use super::*;

    fn take_all(connection: &mut Connection) {
        Migrations::from_slice(STEPS).to_latest(connection).unwrap();
    }

    #[test]
    fn every_step_can_be_taken() {
        assert_eq!(Migrations::from_slice(STEPS).validate(), Ok(()));
    }

    #[test]
    fn what_a_person_settled_in_an_older_library_is_not_called_proved() {
        let mut connection = Connection::open_in_memory().unwrap();
        let before = STEPS.len() - 1;
        Migrations::from_slice(STEPS).to_version(&mut connection, before).unwrap();
        connection
            .execute_batch(
                "INSERT INTO source (id, hash, name, media_type, bytes, added_at)
                 VALUES ('s', '00', 'a.png', 'png', 1, 0);
                 INSERT INTO document (id, source, position, engine, kind, pile, stops, glances, page, accepted,
                     created_at, updated_at)
                 VALUES ('untouched', 's', 0, 'device', 'receipt', 'proved', '[]', '[]', 0, 0, 0, 0),
                        ('confirmed', 's', 1, 'device', 'receipt', 'proved', '[]', '[]', 0, 0, 0, 0),
                        ('open', 's', 2, 'device', 'receipt', 'look', '[]', '[]', 0, 0, 0, 0);
                 INSERT INTO change (id, document, at, act)
                 VALUES ('1', 'confirmed', 0, '{}'), ('2', 'open', 0, '{}');",
            )
            .unwrap();
        take_all(&mut connection);
        let piles: Vec<(String, String)> = connection
            .prepare("SELECT id, pile FROM document ORDER BY position")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let expected = [("untouched", "proved"), ("confirmed", "checked"), ("open", "look")];
        assert_eq!(piles, expected.map(|(id, pile)| (id.to_owned(), pile.to_owned())));
    }

    #[test]
    fn released_steps_do_not_change() {
        let mut connection = Connection::open_in_memory().unwrap();
        take_all(&mut connection);
        let schema: Vec<String> = connection
            .prepare(
                "SELECT sql FROM sqlite_schema
                 WHERE sql IS NOT NULL AND name NOT LIKE 'search_words_%' AND name NOT LIKE 'search_parts_%'
                 ORDER BY rowid",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        insta::assert_snapshot!(schema.join(";\n"));
    }
}
