//! Rules that a person made for all documents of a vendor. Each act writes a new version of the rule, and the last one
//! counts, so undoing an act deletes its version. Superseded versions are deleted at the next start.

use rusqlite::{Connection, Result, params};
use vouch_core::{RuleId, VendorRule};

use crate::column::{json, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE vendor_rule (
    sequence  INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,
    rule      TEXT
) STRICT;
CREATE INDEX vendor_rule_by_id ON vendor_rule (id)";

impl Store {
    /// Returns the current version of every rule, in the order in which the rules were made.
    pub fn vendor_rules(&self) -> Result<Vec<VendorRule>, StoreError> {
        self.database.read(|connection| {
            let rules = connection
                .prepare_cached(
                    "SELECT rule FROM vendor_rule AS written
                     WHERE rule IS NOT NULL AND sequence = (SELECT max(sequence) FROM vendor_rule WHERE id = written.id)
                     ORDER BY (SELECT min(sequence) FROM vendor_rule WHERE id = written.id)",
                )?
                .query_map([], |row| json(row, "rule"))?
                .collect::<Result<_>>()?;
            Ok(rules)
        })
    }

    /// Writes a new rule, or a new version of one.
    pub fn set_vendor_rule(&self, rule: &VendorRule) -> Result<(), StoreError> {
        self.write_rule(rule.id, Some(to_json(rule)?))
    }

    /// Deletes a rule.
    pub fn delete_vendor_rule(&self, id: RuleId) -> Result<(), StoreError> {
        self.write_rule(id, None)
    }

    /// Undoes the last act on a rule: its creation, a new version or its deletion. Returns whether there was one.
    pub fn undo_vendor_rule(&self, id: RuleId) -> Result<bool, StoreError> {
        self.database.write(|transaction| {
            let taken = transaction
                .prepare_cached(
                    "DELETE FROM vendor_rule
                     WHERE sequence = (SELECT max(sequence) FROM vendor_rule WHERE id = ?1)",
                )?
                .execute([id.to_string()])?;
            Ok(taken > 0)
        })
    }

    fn write_rule(&self, id: RuleId, rule: Option<String>) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            transaction
                .prepare_cached("INSERT INTO vendor_rule (id, rule) VALUES (?1, ?2)")?
                .execute(params![id.to_string(), rule])?;
            Ok(())
        })
    }
}

/// Deletes superseded versions of rules, and rules that were deleted: they were kept for undo alone.
pub(crate) fn forget_superseded(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM vendor_rule AS written
         WHERE rule IS NULL AND sequence = (SELECT max(sequence) FROM vendor_rule WHERE id = written.id)
            OR sequence < (SELECT max(sequence) FROM vendor_rule WHERE id = written.id)",
    )
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use vouch_core::VendorKey;

    use super::*;
    use crate::sample::library;

    fn rule(number: u128, category: &str) -> VendorRule {
        VendorRule {
            id: RuleId::new(Uuid::from_u128(number)),
            since: jiff::civil::date(2026, 5, 3),
            keys: vec![VendorKey::Name("daun hijau".to_owned())],
            printed: None,
            vendor: None,
            category: Some(category.to_owned()),
            is_on: true,
        }
    }

    #[test]
    fn the_acts_on_a_rule_are_undone_one_by_one() {
        let (dir, store) = library();
        let [made, altered, other] = [rule(2, "Food"), rule(2, "Travel"), rule(1, "Rent")];
        store.set_vendor_rule(&made).unwrap();
        store.set_vendor_rule(&other).unwrap();
        store.set_vendor_rule(&altered).unwrap();
        assert_eq!(store.vendor_rules().unwrap(), [altered.clone(), other.clone()]);
        store.delete_vendor_rule(made.id).unwrap();
        assert_eq!(store.vendor_rules().unwrap(), std::slice::from_ref(&other));
        for counts in [&altered, &made] {
            assert!(store.undo_vendor_rule(made.id).unwrap());
            assert_eq!(store.vendor_rules().unwrap(), [counts.clone(), other.clone()]);
        }
        assert!(store.undo_vendor_rule(made.id).unwrap());
        assert!(!store.undo_vendor_rule(made.id).unwrap());
        drop(store);
        assert_eq!(Store::open(&dir.path().join("library")).unwrap().vendor_rules().unwrap(), [other]);
    }

    #[test]
    fn a_start_deletes_superseded_versions() {
        let (dir, store) = library();
        store.set_vendor_rule(&rule(1, "Food")).unwrap();
        store.set_vendor_rule(&rule(1, "Travel")).unwrap();
        store.set_vendor_rule(&rule(2, "Rent")).unwrap();
        store.delete_vendor_rule(rule(2, "").id).unwrap();
        drop(store);
        let store = Store::open(&dir.path().join("library")).unwrap();
        assert_eq!(store.vendor_rules().unwrap(), [rule(1, "Travel")]);
        let written = |store: &Store| {
            store.database.read(|sql| {
                Ok(sql.query_row("SELECT count(*) FROM vendor_rule", [], |row| row.get::<_, i64>(0))?)
            })
        };
        assert_eq!(written(&store).unwrap(), 1);
    }
}
