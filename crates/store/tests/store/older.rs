//! A library that an older version wrote opens with everything in it, whatever its codes and tables were called.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;
use vouch_core::{
    DocumentId, Evidence, Extraction, FieldKind, Pile, SourceId, TextOrigin, Verdict, WitnessKind,
};
use vouch_store::{LinkedPage, Query, Store};

use crate::sample::file;

/// The id that ends in this number in `older.sql`.
fn id(number: u32) -> Uuid {
    format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
}

fn document(number: u32) -> DocumentId {
    DocumentId::new(id(number))
}

fn source(number: u32) -> SourceId {
    SourceId::new(id(number))
}

/// Where the original of these bytes is in the vault.
fn original(library: &Path, bytes: &[u8]) -> PathBuf {
    let hash = file("", bytes).hash.to_string();
    library.join("vault").join(&hash[..2]).join(&hash[2..])
}

/// A library in the state of `older.sql`, with the originals of two files and one that was left behind.
fn older() -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library");
    for bytes in [&b"front"[..], b"back", b"loose"] {
        let path = original(&library, bytes);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let database = Connection::open(library.join("library.db")).unwrap();
    database.execute_batch(include_str!("older.sql")).unwrap();
    drop(database);
    let store = Store::open(&library).unwrap();
    (dir, store)
}

fn evidence(extraction: &Extraction) -> &[Evidence] {
    let total = &extraction.fields[&FieldKind::Total];
    assert_eq!(total.verdict, Verdict::Doubtful);
    &total.candidates[0].evidence
}

#[test]
fn documents_come_back_with_their_piles_and_their_evidence() {
    let (_dir, store) = older();
    let [front, hard] = [10, 12].map(|number| store.document(document(number)).unwrap());
    assert_eq!((front.row.summary.pile, hard.row.summary.pile), (Pile::NeedsReview, Pile::NeedsWork));
    assert_eq!(store.document(document(13)).unwrap().row.summary.pile, Pile::Proved);
    assert_eq!(front.row.summary.stops, [FieldKind::Total]);
    let engine = WitnessKind::SecondReading.name().to_owned();
    assert_eq!(
        evidence(&front.extraction),
        [Evidence::SecondReadingDiffers { engine: engine.clone(), read: "82.16".to_owned() }]
    );
    assert_eq!(evidence(&hard.extraction), [Evidence::SecondReadingAgrees { engine }]);
    let on_pile = |pile| store.documents(&Query { pile: Some(pile), ..Query::default() }).unwrap().count;
    assert_eq!([Pile::NeedsReview, Pile::NeedsWork, Pile::Proved].map(on_pile), [1, 1, 1]);
}

#[test]
fn readings_come_back_with_their_origin() {
    let (_dir, store) = older();
    let readings = store.readings_of(source(1)).unwrap();
    let origins: Vec<_> = readings.iter().map(|row| row.reading.pages[0].origin).collect();
    assert_eq!(origins, [TextOrigin::Recognised, TextOrigin::SecondReading]);
    assert_eq!(readings[1].reading.engine.name, WitnessKind::SecondReading.name());
}

#[test]
fn links_between_files_come_back() {
    let (_dir, store) = older();
    let linked = LinkedPage { number: 1, owner: source(2), page: 0 };
    assert_eq!(store.linked_pages(source(1)).unwrap(), [linked]);
    assert_eq!(store.linking_documents(source(2)).unwrap(), [document(10)]);
    let widths: Vec<_> = store.pages(source(1)).unwrap().iter().map(|page| page.width).collect();
    assert_eq!(widths, [70, 50]);
    assert_eq!(store.changes_in(source(1)).unwrap().len(), 1);
    assert_eq!(store.as_read(document(10)).unwrap().unwrap().pages, [0]);
    assert!(store.documents_of(source(2)).unwrap().is_empty(), "it was joined to the other");
    let found = |text: &str| {
        let query = Query { text: text.to_owned(), ..Query::default() };
        store.documents(&query).unwrap().count
    };
    assert_eq!(["daun", "back.png", "82.15"].map(found), [1, 1, 1]);
}

#[test]
fn vendors_that_a_person_told_apart_are_still_distinct() {
    let (_dir, store) = older();
    assert_eq!(store.vendors_distinct_from("grab").unwrap(), ["grab malaysia"]);
}

#[test]
fn an_original_that_was_noted_as_left_behind_is_removed() {
    let (dir, store) = older();
    assert!(!original(&dir.path().join("library"), b"loose").exists());
    assert_eq!([1, 2].map(|number| store.original(source(number)).unwrap()), [&b"front"[..], b"back"]);
}
