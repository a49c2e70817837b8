use std::fs;
use std::path::Path;

use rusqlite::Connection;
use vouch_store::{Query, Store, StoreError};

use crate::sample::{LEASE, add, add_document, at, library};

fn database(dir: &Path) -> Connection {
    Connection::open(dir.join("library/library.db")).unwrap()
}

#[test]
fn everything_is_there_after_opening_again() {
    let (dir, store) = library();
    let document = add_document(&store, "1.png", "Daun Hijau", "Terima kasih");
    drop(store);
    let store = Store::open(&dir.path().join("library")).unwrap();
    assert_eq!(store.document(document).unwrap().row.summary.vendor.as_deref(), Some("Daun Hijau"));
    assert_eq!(store.documents(&Query { text: "kasih".to_owned(), ..Query::default() }).unwrap().count, 1);
}

#[test]
fn a_library_of_a_newer_version_is_refused_and_left_alone() {
    let (dir, store) = library();
    drop(store);
    database(dir.path()).pragma_update(None, "user_version", 1000).unwrap();
    let before = fs::read(dir.path().join("library/library.db")).unwrap();
    let refused = Store::open(&dir.path().join("library")).unwrap_err();
    assert!(matches!(refused, StoreError::NewerVersion { found: 1000, .. }), "{refused}");
    assert_eq!(fs::read(dir.path().join("library/library.db")).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_damage() {
    let (dir, store) = library();
    drop(store);
    fs::write(dir.path().join("library/library.db"), "a shopping list, and quite a long one".repeat(99))
        .unwrap();
    assert_eq!(Store::open(&dir.path().join("library")).unwrap_err().code(), "damaged");
}

#[test]
fn a_file_where_the_folder_should_be_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("library"), "").unwrap();
    assert_eq!(Store::open(&dir.path().join("library")).unwrap_err().code(), "io");
}

#[test]
fn two_may_have_the_same_library_open() {
    let (dir, desktop) = library();
    let terminal = Store::open(&dir.path().join("library")).unwrap();
    let source = add(&terminal, "1.png").source();
    assert_eq!(desktop.original(source).unwrap(), b"1.png");
    let lease = desktop.lease(at(0), LEASE).unwrap().unwrap();
    assert_eq!(terminal.lease(at(0), LEASE).unwrap(), None);
    terminal.cancel(lease.job.id, at(1)).unwrap();
    assert_eq!(desktop.heartbeat(&lease, at(1), LEASE).unwrap_err().code(), "lease_lost");
    desktop.delete_source(source).unwrap();
    assert_eq!(terminal.source(source).unwrap_err().code(), "not_found");
}

#[test]
fn many_may_open_a_new_library_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| Store::open(&library).unwrap());
        }
    });
}

#[test]
fn an_outsider_who_holds_the_database_is_waited_for_and_then_named() {
    let (dir, store) = library();
    let outsider = database(dir.path());
    outsider.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(store.set_setting("theme", "dark").unwrap_err().code(), "locked");
    outsider.execute_batch("ROLLBACK").unwrap();
    store.set_setting("theme", "dark").unwrap();
}
