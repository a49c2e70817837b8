//! Names that a person has told apart: their vendors are two, however alike the names are.

use rusqlite::{Result, params};

use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE vendor_apart (
    one    TEXT NOT NULL,
    other  TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID";

impl Store {
    /// Says that these reduced names are of two vendors.
    pub fn mark_vendors_distinct(&self, one: &str, other: &str) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO vendor_apart (one, other) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?;
            insert.execute(params![one, other])?;
            insert.execute(params![other, one])?;
            Ok(())
        })
    }

    /// The reduced names that were told apart from this one.
    pub fn vendors_distinct_from(&self, name: &str) -> Result<Vec<String>, StoreError> {
        self.database.read(|connection| {
            let names = connection
                .prepare_cached("SELECT other FROM vendor_apart WHERE one = ?1 ORDER BY other")?
                .query_map([name], |row| row.get(0))?
                .collect::<Result<_>>()?;
            Ok(names)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::library;

    #[test]
    fn names_are_told_apart_both_ways_and_once() {
        let (_dir, store) = library();
        for _ in 0..2 {
            store.mark_vendors_distinct("grab", "grab malaysia").unwrap();
        }
        assert_eq!(store.vendors_distinct_from("grab").unwrap(), ["grab malaysia"]);
        assert_eq!(store.vendors_distinct_from("grab malaysia").unwrap(), ["grab"]);
        assert_eq!(store.vendors_distinct_from("kopi").unwrap(), [""; 0]);
    }
}
