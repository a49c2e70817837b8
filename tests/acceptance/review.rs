//! A person reviews: reads, corrects, confirms, accepts, changes their mind.

use serde_json::json;

use crate::harness::{RECEIPT, TestLibrary, bring_in, call, field, inbox, only_document, try_call};

pub const STORIES: &[(&str, fn())] = &[
    ("review::a_receipt_is_read_with_reasons", a_receipt_is_read_with_reasons),
    ("review::a_correction_stands_beside_what_was_read", a_correction_stands_beside_what_was_read),
    (
        "review::the_order_of_a_day_is_that_of_the_vendor_s_other_receipts",
        the_order_of_a_day_is_that_of_the_vendor_s_other_receipts,
    ),
    ("review::undo_and_redo_outlive_a_restart", undo_and_redo_outlive_a_restart),
    (
        "review::an_impossible_value_says_why_and_changes_nothing",
        an_impossible_value_says_why_and_changes_nothing,
    ),
    ("review::what_a_person_settles_is_checked_by_them", what_a_person_settles_is_checked_by_them),
    ("review::an_accepted_document_leaves_the_inbox", an_accepted_document_leaves_the_inbox),
];

fn a_receipt_is_read_with_reasons() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let document = only_document(&app);
    assert_eq!(document["kind"], "receipt");
    assert_eq!(document["engines"], json!(["device"]));
    assert_eq!(document["pages"], json!([{ "index": 0, "width": 60, "height": 80 }]));
    assert_eq!(field(&document, "total")["value"], "36.05");
    assert_eq!(field(&document, "total")["verdict"], "proved");
    assert_eq!(field(&document, "date")["value"], "2026-03-25");
    assert_eq!(field(&document, "currency")["value"], "MYR");
    assert_eq!(field(&document, "vendor")["value"], "KOPI SELATAN SDN BHD");
    let why = field(&document, "total")["why"].as_array().expect("a list").clone();
    assert!(why.iter().any(|reason| reason["code"] == "cash_less_change"), "{why:?}");
}

fn a_correction_stands_beside_what_was_read() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let id = only_document(&app)["id"].clone();
    let understood =
        call(&app, "understand", json!({ "document": id, "field": "date", "text": "26 mar 26" }));
    assert_eq!(understood["value"], "2026-03-26");
    let document = call(&app, "correct", json!({ "document": id, "field": "date", "text": "26 mar 26" }));
    let date = field(&document, "date");
    assert_eq!((&date["value"], &date["read"]), (&json!("2026-03-26"), &json!("2026-03-25")));
    assert_eq!(date["review"], "corrected");
    let found = call(&app, "search", json!({ "text": "kopi", "from": "2026-03-26" }));
    assert_eq!(found["count"], 1);
}

/// A receipt on which a dollar is all that hints at a country.
fn corner_shop(day: &str) -> String {
    format!("CORNER SHOP LTD\n12 HIGH ROAD\n\nDATE: {day}\n\nTEA    12.50\n\nTOTAL  $ 12.50")
}

fn the_order_of_a_day_is_that_of_the_vendor_s_other_receipts() {
    let library = TestLibrary::new();
    let (certain, open) = (corner_shop("25/03/2026"), corner_shop("03/04/2026"));
    let app = library.app(&[("a.png", &open), ("b.png", &certain), ("c.png", &open)]);
    let date =
        |id: &serde_json::Value| field(&call(&app, "document", json!({ "document": id })), "date").clone();
    bring_in(&app, &[&library.picture("a.png")]);
    let alone = only_document(&app)["id"].clone();
    assert_eq!(
        (&date(&alone)["value"], &date(&alone)["verdict"]),
        (&json!("2026-03-04"), &json!("doubtful"))
    );

    bring_in(&app, &[&library.picture("b.png")]);
    bring_in(&app, &[&library.picture("c.png")]);
    let inbox = inbox(&app);
    let rows = ["needsReview", "needsWork", "checked", "proved"]
        .iter()
        .flat_map(|pile| inbox[pile].as_array().expect("a list"));
    let settled = rows.map(|row| date(&row["id"])).find(|date| date["value"] == "2026-04-03");
    let settled = settled.expect("the third receipt follows the second");
    assert_eq!(settled["verdict"], "likely");
    let why = settled["why"].as_array().expect("a list");
    assert!(why.iter().any(|reason| reason["code"] == "date_order_of_vendor"), "{why:?}");
}

fn undo_and_redo_outlive_a_restart() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let id = only_document(&app)["id"].clone();
    call(&app, "correct", json!({ "document": id, "field": "total", "text": "RM 40" }));
    drop(app);

    let app = library.app(&[]);
    let undone = call(&app, "undo", json!({}));
    assert_eq!((&undone["document"], &undone["field"]), (&id, &json!("total")));
    let total = || field(&call(&app, "document", json!({ "document": id })), "total").clone();
    assert_eq!((&total()["value"], &total()["review"]), (&json!("36.05"), &json!("untouched")));
    call(&app, "redo", json!({}));
    assert_eq!(total()["value"], "40.00");
    call(&app, "undo", json!({}));
    assert_eq!(call(&app, "undo", json!({}))["document"], json!(null));
}

fn an_impossible_value_says_why_and_changes_nothing() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let id = only_document(&app)["id"].clone();
    let request = json!({ "document": id, "field": "date", "text": "31/02/2026" });
    let understood = call(&app, "understand", request.clone());
    assert_eq!(understood["value"], json!(null));
    assert_eq!(understood["error"]["code"], "no_such_day");
    let error = try_call(&app, "correct", request).expect_err("there is no 31 February");
    assert_eq!(error.code().name(), "no_such_day");
    assert_eq!(field(&only_document(&app), "date")["value"], "2026-03-25");
}

fn what_a_person_settles_is_checked_by_them() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let document = only_document(&app);
    let id = document["id"].clone();
    assert_eq!(document["pile"], "needs_review", "the vendor is merely likely");
    for name in ["vendor", "date", "currency", "total"] {
        call(&app, "confirm", json!({ "document": id, "field": name }));
    }
    let piles = || {
        let inbox = inbox(&app);
        ["needsReview", "checked", "proved"].map(|pile| inbox[pile].as_array().expect("a list").len())
    };
    assert_eq!(piles(), [0, 1, 0]);
    let checked = only_document(&app);
    assert_eq!((&checked["pile"], &checked["stops"]), (&json!("checked"), &json!(0)));
    assert_eq!(field(&checked, "vendor")["verdict"], "likely", "a person's word is no evidence");

    let export =
        json!({ "table": "receipts", "profile": "neutral", "from": null, "to": null, "finishedOnly": true });
    let preview = call(&app, "preview_export", export);
    assert_eq!((&preview["count"], &preview["unfinished"]), (&json!(1), &json!(0)));
    let column = |name: &str| {
        let header = preview["header"].as_array().expect("a list");
        let at = header.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name}"));
        preview["rows"][0][at].clone()
    };
    assert_eq!((column("verdict"), column("reviewed")), (json!("likely"), json!("partly")));

    let of = |pile: &str| call(&app, "search", json!({ "pile": pile }))["count"].clone();
    assert_eq!((of("checked"), of("proved")), (json!(1), json!(0)));
    call(&app, "accept", json!({ "documents": [id] }));
    assert_eq!((of("checked"), of("proved")), (json!(1), json!(0)), "accepting proves nothing either");
    for _ in 0..5 {
        call(&app, "undo", json!({}));
    }
    assert_eq!(piles(), [1, 0, 0], "everything is taken back");
}

fn an_accepted_document_leaves_the_inbox() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    let id = only_document(&app)["id"].clone();
    call(&app, "accept", json!({ "documents": [id] }));
    let inbox = inbox(&app);
    assert_eq!(inbox["accepted"], 1);
    assert_eq!(
        (&inbox["needsReview"], &inbox["needsWork"], &inbox["proved"]),
        (&json!([]), &json!([]), &json!([]))
    );
    assert_eq!(call(&app, "search", json!({}))["rows"][0]["accepted"], true);
}
