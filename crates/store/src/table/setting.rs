//! Settings, by name.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::column::{json, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE setting (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT";

impl Store {
    /// Returns the setting of this name, `None` if it was never set.
    pub fn setting<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        self.database.read(|connection| {
            Ok(connection
                .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
                .query_row([name], |row| json(row, "value"))
                .optional()?)
        })
    }

    /// Sets the setting of this name.
    pub fn set_setting<T: Serialize + ?Sized>(&self, name: &str, value: &T) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO setting (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![name, to_json(value)?])?;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::library;

    #[test]
    fn a_setting_is_what_it_was_set_to_last() {
        let (_dir, store) = library();
        assert_eq!(store.setting::<String>("theme").unwrap(), None);
        store.set_setting("theme", "light").unwrap();
        store.set_setting("theme", "dark").unwrap();
        assert_eq!(store.setting::<String>("theme").unwrap().as_deref(), Some("dark"));
    }

    #[test]
    fn a_setting_of_another_type_is_damage() {
        let (_dir, store) = library();
        store.set_setting("theme", "light").unwrap();
        assert_eq!(store.setting::<u32>("theme").unwrap_err().code(), "damaged");
    }
}
