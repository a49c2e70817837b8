//! The library keeps, finds, exports and really deletes.

use serde_json::{Value, json};

use crate::harness::{RECEIPT, TestLibrary, bring_in, call, field, inbox, only_document, try_call};

pub const STORIES: &[(&str, fn())] = &[
    ("library::the_same_bytes_are_known_again", the_same_bytes_are_known_again),
    ("library::an_export_is_what_the_preview_showed", an_export_is_what_the_preview_showed),
    ("library::numbers_of_persons_are_masked_on_screens", numbers_of_persons_are_masked_on_screens),
    ("library::deleting_the_last_document_deletes_the_file", deleting_the_last_document_deletes_the_file),
    ("library::pages_are_shown_and_nothing_else", pages_are_shown_and_nothing_else),
    ("library::bytes_without_a_path_come_in_too", bytes_without_a_path_come_in_too),
];

fn the_same_bytes_are_known_again() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    let picture = library.picture("a.png");
    assert_eq!(bring_in(&app, &[&picture])["new"], 1);
    let copy = library.path("copy.png");
    std::fs::copy(&picture, &copy).expect("the library can be written to");
    let again = bring_in(&app, &[&copy]);
    assert_eq!((&again["new"], &again["known"]), (&json!(0), &json!(["copy.png"])));
    assert_eq!(call(&app, "search", json!({}))["count"], 1);
}

fn an_export_is_what_the_preview_showed() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let id = only_document(&app)["id"].clone();
    call(&app, "correct", json!({ "document": id, "field": "vendor", "text": "=cmd|' /C calc'!A1" }));
    let export =
        json!({ "table": "receipts", "profile": "neutral", "from": null, "to": null, "finishedOnly": false });
    let preview = call(&app, "preview_export", export.clone());
    assert_eq!(preview["count"], 1);
    let column = |name: &str| {
        let header = preview["header"].as_array().expect("a list");
        header.iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"))
    };
    let row = &preview["rows"][0];
    assert_eq!(row[column("total")], "36.05");
    assert_eq!(row[column("date")], "2026-03-25");
    assert_eq!(row[column("vendor")], "'=cmd|' /C calc'!A1", "a cell must not start a formula");
    let path = library.path("out.csv");
    let written = call(&app, "write_export", json!({ "export": export, "path": path }));
    assert_eq!(written["rows"], 1);
    let csv = std::fs::read_to_string(&path).expect("the export is there");
    assert_eq!(csv.matches("\r\n").count(), 2, "a header and a row, each ended by CR LF");
    let unknown =
        json!({ "table": "receipts", "profile": "nope", "from": null, "to": null, "finishedOnly": false });
    assert_eq!(
        try_call(&app, "preview_export", unknown).expect_err("no such").code().name(),
        "unknown_profile"
    );
}

/// The specimen passport of ICAO 9303.
const PASSPORT: &str = "\
UTOPIA   PASSPORT

SURNAME  ERIKSSON
GIVEN NAMES  ANNA MARIA
PASSPORT NO  L898902C3

P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10";

fn numbers_of_persons_are_masked_on_screens() {
    const NUMBERS: [&str; 3] = ["L898902C3", "ZE184226B", "P<UTOERIKSSON"];
    let shows = |shown: &Value| NUMBERS.map(|number| shown.to_string().contains(number));
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", PASSPORT), ("b.png", PASSPORT)]);
    bring_in(&app, &[&library.picture("a.png"), &library.picture("b.png")]);

    let export = json!({
        "table": "travel_documents", "profile": "neutral", "from": null, "to": null, "finishedOnly": false
    });
    let preview = call(&app, "preview_export", export.clone());
    assert_eq!((&preview["count"], shows(&preview)), (&json!(2), [false; 3]), "{preview}");
    assert!(preview.to_string().contains("••••••2C3"), "{preview}");
    let path = library.path("out.csv");
    call(&app, "write_export", json!({ "export": export, "path": path }));
    let csv = json!(std::fs::read_to_string(&path).expect("the export is there"));
    assert_eq!(shows(&csv), [true; 3], "what is written is whole");

    let duplicates = call(&app, "duplicates", json!({}));
    assert_eq!(shows(&duplicates), [false; 3], "{duplicates}");
    for side in ["one", "other"] {
        let shown = &duplicates[0][side];
        let document = call(&app, "document", json!({ "document": shown["row"]["id"] }));
        let covered: Vec<&Value> =
            document["covered"].as_array().expect("a list").iter().map(|place| &place["bounds"]).collect();
        for name in ["document_number", "personal_number", "mrz"] {
            let bounds = &field(&document, name)["place"]["bounds"];
            assert!(bounds.is_object() && covered.contains(&bounds), "{name}: {document}");
        }
        assert_eq!(json!(covered), shown["covered"], "the same boxes on every screen");
        assert_eq!(shown["page"], json!({ "index": 0, "width": 60, "height": 80 }));
    }
}

fn deleting_the_last_document_deletes_the_file() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    let picture = library.picture("a.png");
    bring_in(&app, &[&picture]);
    let document = only_document(&app);
    call(&app, "delete_documents", json!({ "documents": [document["id"]] }));
    assert_eq!(call(&app, "search", json!({}))["count"], 0);
    let originals = walk(&library.path("library").join("vault"));
    assert_eq!(originals, Vec::<std::path::PathBuf>::new(), "the vault is empty");
    assert_eq!(bring_in(&app, &[&picture])["new"], 1, "it may come in again");
}

fn pages_are_shown_and_nothing_else() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let source = only_document(&app)["source"].as_str().expect("an id").to_owned();
    let width = |path: &str| {
        let jpeg = app.page_image(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        image::load_from_memory(&jpeg).expect("a picture").width()
    };
    assert_eq!(width(&format!("/{source}/0/1000")), 60);
    assert_eq!(
        width(&format!("{source}%2F0%2F30")),
        60,
        "the kept thumbnail is never made larger or smaller"
    );
    for path in ["", "/", &format!("/{source}/7/100"), "/../../etc/passwd", &format!("/{source}/0/x")] {
        assert!(app.page_image(path).is_err(), "{path}");
    }
}

fn bytes_without_a_path_come_in_too() {
    let library = TestLibrary::new();
    let app = library.app(&[("pasted picture.png", RECEIPT)]);
    let bytes = std::fs::read(library.picture("a.png")).expect("just written");
    let id = app.stage("..%2Fpasted%20picture.png", &bytes).expect("small enough");
    assert_eq!(call(&app, "import_staged", json!({ "ids": [id] }))["new"], 1);
    app.read_all(|_, _| {}).expect("the library can be written to");
    assert_eq!(only_document(&app)["name"], "pasted picture.png");
    assert_eq!(inbox(&app)["failed"], json!([]));
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
