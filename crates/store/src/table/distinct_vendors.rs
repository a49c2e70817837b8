//! Pairs of names that a person told apart: they belong to two vendors, however similar they are.
//!
//! The table keeps the name under which it was released, `vendor_apart`.

use rusqlite::{Result, params};

use crate::column::to_json;
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE vendor_apart (
    one    TEXT NOT NULL,
    other  TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID";

impl Store {
    /// Records that these reduced names belong to two vendors.
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

    /// Returns the reduced names that were told apart from this one.
    pub fn vendors_distinct_from(&self, name: &str) -> Result<Vec<String>, StoreError> {
        self.vendors_distinct_from_any(std::slice::from_ref(&name))
    }

    /// Returns the reduced names that were told apart from at least one of these, with one query and each once.
    pub fn vendors_distinct_from_any(&self, names: &[impl AsRef<str>]) -> Result<Vec<String>, StoreError> {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        self.database.read(|connection| {
            let others = connection
                .prepare_cached(
                    "SELECT DISTINCT other FROM vendor_apart WHERE one IN (SELECT value FROM json_each(?1))
                     ORDER BY other",
                )?
                .query_map([to_json(&names)?], |row| row.get(0))?
                .collect::<Result<_>>()?;
            Ok(others)
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
        store.mark_vendors_distinct("grab", "grip").unwrap();
        store.mark_vendors_distinct("grub", "grip").unwrap();
        let of_several = store.vendors_distinct_from_any(&["grub", "grab", "kopi"]).unwrap();
        assert_eq!(of_several, ["grab malaysia", "grip"]);
        assert_eq!(store.vendors_distinct_from("kopi").unwrap(), [""; 0]);
    }
}
