//! SQLite, full-text index and the vault of originals.
