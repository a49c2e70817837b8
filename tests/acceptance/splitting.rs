//! A person says where one document ends and the next begins.

use serde_json::{Value, json};
use vouch_app::App;

use crate::harness::{TestLibrary, bring_in, call, field, inbox, try_call};

pub const STORIES: &[(&str, fn())] = &[
    (
        "parting::a_picture_of_two_receipts_is_parted_and_one_again",
        a_picture_of_two_receipts_is_parted_and_one_again,
    ),
    ("parting::a_parting_is_taken_back_after_a_restart", a_parting_is_taken_back_after_a_restart),
    ("parting::what_a_person_said_is_never_lost_unsaid", what_a_person_said_is_never_lost_unsaid),
    ("parting::what_is_parted_hears_what_the_library_knows", what_is_parted_hears_what_the_library_knows),
    ("parting::reading_again_keeps_the_parts", reading_again_keeps_the_parts),
    ("parting::what_cannot_be_parted_or_joined_says_so", what_cannot_be_parted_or_joined_says_so),
    ("parting::deleting_one_half_settles_the_parting", deleting_one_half_settles_the_parting),
    ("parting::an_invoice_on_two_pictures_becomes_one", an_invoice_on_two_pictures_becomes_one),
    ("parting::two_files_are_two_again_after_a_restart", two_files_are_two_again_after_a_restart),
    ("parting::what_a_person_said_of_two_files_is_kept", what_a_person_said_of_two_files_is_kept),
    ("parting::a_second_file_read_again_is_heard", a_second_file_read_again_is_heard),
    ("parting::two_files_go_together", two_files_go_together),
];

/// Two receipts one right under the other: the engine's lines stand an even way apart, so that no blank parts them.
const TWO: &str = "\
KOPI SELATAN SDN BHD
12 JALAN KENARI 3
43000 KAJANG, SELANGOR
DATE: 25/03/2026
2 NASI LEMAK           14.90     29.80
TOTAL RM                         29.80
DAUN HIJAU SDN BHD
7 JALAN MAWAR 1
81100 JOHOR BAHRU
DATE: 26/03/2026
1 TEH TARIK             4.20      4.20
TOTAL RM                          4.20";

fn two_receipts(library: &TestLibrary) -> App {
    let app = library.app(&[("two.png", TWO)]);
    bring_in(&app, &[&library.picture("two.png")]);
    app
}

fn what_is_parted_hears_what_the_library_knows() {
    let library = TestLibrary::new();
    // A dollar is all that hints at a country, so the order of the day is open.
    let shop = |day: &str| format!("DAUN HIJAU LTD\n12 HIGH ROAD\nDATE: {day}\n1 TEA 12.50\nTOTAL  $ 12.50");
    let kopi = "KOPI SELATAN SDN BHD\n12 JALAN KENARI 3\nDATE: 25/03/2026\nTOTAL RM 29.80";
    let two = format!("{kopi}\n{}", shop("03/04/2026"));
    let app = library.app(&[("two.png", &two), ("a.png", &shop("25/03/2026"))]);
    bring_in(&app, &[&library.picture("two.png")]);
    let (_, alone) = part(&app);
    let alone = document(&app, &alone);
    assert_eq!(values(&alone, &["date"]), ["2026-03-04"], "nothing tells the order yet");
    let both = json!([standing(&app)[0]["id"], alone["id"]]);
    call(&app, "join", json!({ "documents": both }));

    bring_in(&app, &[&library.picture("a.png")]);
    let two = standing(&app).into_iter().find(|one| one["name"] == "two.png").expect("joined again");
    let (_, parted) = part_of(&app, &two);
    let parted = document(&app, &parted);
    assert_eq!(values(&parted, &["date"]), ["2026-04-03"], "as the shop's other receipt has it");
}

fn standing(app: &App) -> Vec<Value> {
    let inbox = inbox(app);
    let piles = ["needsReview", "needsWork", "checked", "proved"];
    let rows = piles.iter().flat_map(|pile| inbox[pile].as_array().expect("a list").clone());
    let mut rows: Vec<Value> = rows.map(|row| document(app, &row["id"])).collect();
    rows.sort_by_key(|row| row["parts"][0]["bounds"]["y"].as_f64().map(|y| (y * 1e3) as i64));
    rows
}

fn document(app: &App, id: &Value) -> Value {
    call(app, "document", json!({ "document": id }))
}

fn values(document: &Value, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| field(document, name)["value"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Parts the picture where the second receipt begins.
fn part(app: &App) -> (Value, Value) {
    let [both] = standing(app).try_into().expect("one document");
    part_of(app, &both)
}

fn part_of(app: &App, both: &Value) -> (Value, Value) {
    let words = call(app, "page_words", json!({ "document": both["id"], "page": 0 }));
    let words = words.as_array().expect("a list");
    let daun = words.iter().find(|word| word["text"] == "DAUN").expect("the second receipt");
    let top = daun["bounds"]["y"].as_f64().expect("a number") - 0.001;
    let taken = json!([{ "page": 0, "bounds": { "x": 0, "y": top, "w": 1, "h": 1.0 - top } }]);
    let parted = call(app, "split", json!({ "document": both["id"], "taken": taken }));
    assert_eq!(parted["documents"][0], both["id"], "what is left keeps its name");
    (parted["documents"][0].clone(), parted["documents"][1].clone())
}

fn a_picture_of_two_receipts_is_parted_and_one_again() {
    let library = TestLibrary::new();
    let app = two_receipts(&library);
    let (first, second) = part(&app);
    let [upper, lower] = standing(&app).try_into().expect("two documents");
    assert_eq!((&upper["id"], &lower["id"]), (&first, &second));
    assert_eq!(values(&upper, &["vendor", "total", "date"]), ["KOPI SELATAN SDN BHD", "29.80", "2026-03-25"]);
    assert_eq!(values(&lower, &["vendor", "total", "date"]), ["DAUN HIJAU SDN BHD", "4.20", "2026-03-26"]);
    let found = |text: &str| call(&app, "search", json!({ "text": text }))["count"].clone();
    assert_eq!((found("nasi"), found("tarik"), found("nasi tarik")), (json!(1), json!(1), json!(0)));

    let joined = call(&app, "join", json!({ "documents": [second, first] }));
    assert_eq!(joined["documents"], json!([first]));
    let [one] = standing(&app).try_into().expect("one document");
    assert_eq!(one["parts"], json!([]));
    assert_eq!(found("nasi tarik"), json!(1));
}

fn a_parting_is_taken_back_after_a_restart() {
    let library = TestLibrary::new();
    let app = two_receipts(&library);
    let before = standing(&app);
    let (first, second) = part(&app);
    call(&app, "correct", json!({ "document": second, "field": "total", "text": "5" }));
    drop(app);

    let app = library.app(&[]);
    assert_eq!(call(&app, "undo", json!({}))["document"], second, "first the value");
    assert_eq!(call(&app, "undo", json!({}))["document"], first, "then the parting");
    assert_eq!(standing(&app), before);
    assert_eq!(call(&app, "undo", json!({}))["document"], json!(null));
    call(&app, "redo", json!({}));
    let [_, lower] = standing(&app).try_into().expect("two documents");
    assert_eq!(values(&lower, &["total"]), ["4.20"]);
    call(&app, "redo", json!({}));
    assert_eq!(values(&document(&app, &second), &["total"]), ["5.00"]);
}

fn what_a_person_said_is_never_lost_unsaid() {
    let library = TestLibrary::new();
    let app = two_receipts(&library);
    let [both] = standing(&app).try_into().expect("one document");
    let correct = |id: &Value, field: &str, text: &str| {
        call(&app, "correct", json!({ "document": id, "field": field, "text": text }));
    };
    correct(&both["id"], "notes", "Lunch");
    call(&app, "accept", json!({ "documents": [both["id"]] }));
    let accepted = call(&app, "search", json!({}))["rows"][0]["accepted"].clone();
    assert_eq!(accepted, true);
    call(&app, "undo", json!({}));
    let (first, second) = part(&app);
    assert_eq!(field(&document(&app, &first), "notes")["value"], "Lunch");

    correct(&second, "notes", "Tea");
    correct(&second, "category", "Travel");
    let joined = call(&app, "join", json!({ "documents": [first, second] }));
    assert_eq!(joined["leftBehind"], json!([{ "document": second, "field": "notes" }]));
    let one = document(&app, &first);
    assert_eq!(values(&one, &["notes", "category"]), ["Lunch", "Travel"]);
    call(&app, "undo", json!({}));
    assert_eq!(values(&document(&app, &second), &["notes", "category"]), ["Tea", "Travel"]);
    let history = call(&app, "history", json!({ "document": first }));
    let steps = history["steps"].as_array().expect("a list");
    assert_eq!(steps[0]["canRestore"], false, "{history}");
    call(&app, "restore", json!({ "document": first, "change": null }));
    assert_eq!(
        values(&document(&app, &first), &["notes"]),
        ["Lunch"],
        "its parts and what came with them stay"
    );
}

fn reading_again_keeps_the_parts() {
    let library = TestLibrary::new();
    let app = two_receipts(&library);
    let (first, second) = part(&app);
    call(&app, "correct", json!({ "document": first, "field": "total", "text": "30" }));
    let source = document(&app, &first)["source"].clone();
    let again = json!({ "source": source, "engine": "device", "kind": "receipt" });
    call(&app, "read_again", again);
    app.read_all(|_, _| {}).expect("the library can be written to");
    let [upper, lower] = standing(&app).try_into().expect("two documents");
    assert_eq!((&upper["id"], &lower["id"]), (&first, &second));
    assert_eq!(
        (values(&upper, &["total"]), values(&lower, &["total"])),
        (vec!["30.00".to_owned()], vec!["4.20".to_owned()])
    );
}

fn what_cannot_be_parted_or_joined_says_so() {
    let library = TestLibrary::new();
    let app = two_receipts(&library);
    let [both] = standing(&app).try_into().expect("one document");
    let code =
        |name: &str, request: Value| try_call(&app, name, request).expect_err("it cannot be").code().name();
    let page = json!([{ "page": 0, "bounds": null }]);
    assert_eq!(code("split", json!({ "document": both["id"], "taken": page })), "nothing_to_part");
    assert_eq!(code("join", json!({ "documents": [both["id"], both["id"]] })), "nothing_to_part");
    assert_eq!(call(&app, "undo", json!({}))["document"], json!(null), "nothing was done");
}

fn deleting_one_half_settles_the_parting() {
    let library = TestLibrary::new();
    let app = two_receipts(&library);
    let (first, second) = part(&app);
    call(&app, "delete_documents", json!({ "documents": [first] }));
    assert_eq!(call(&app, "undo", json!({}))["document"], json!(null), "its other half is gone");
    let [lower] = standing(&app).try_into().expect("one document");
    assert_eq!(lower["id"], second);
    assert_eq!(values(&lower, &["total"]), ["4.20"]);
}

/// Page 1 of an invoice, and page 2, on a picture each.
const FIRST: &str = "\
DAUN HIJAU SDN BHD
7 JALAN MAWAR 1
81100 JOHOR BAHRU
INVOICE
INVOICE NO: DH-2041
DATE: 26/03/2026
1 TEH TARIK POWDER      14.20     14.20";
const SECOND: &str = "\
PAGE 2 OF 2
2 PEPPERMINT TEA        34.00     68.00
TOTAL RM                          82.20
THANK YOU";

/// Both pictures, and the documents in them in that order.
fn two_pictures(library: &TestLibrary) -> (App, Value, Value) {
    let app = library.app(&[("one.png", FIRST), ("two.png", SECOND)]);
    bring_in(&app, &[&library.picture("one.png"), &library.picture("two.png")]);
    let rows = call(&app, "search", json!({}))["rows"].clone();
    let named = |name: &str| {
        let mut rows = rows.as_array().expect("a list").iter();
        rows.find(|row| row["name"] == name).expect("a document")["id"].clone()
    };
    let (one, two) = (named("one.png"), named("two.png"));
    (app, one, two)
}

fn an_invoice_on_two_pictures_becomes_one() {
    let library = TestLibrary::new();
    let (app, first, second) = two_pictures(&library);
    let joined = call(&app, "join", json!({ "documents": [first, second] }));
    assert_eq!(joined, json!({ "documents": [first], "leftBehind": [] }));
    let [one] = standing(&app).try_into().expect("one document");
    assert_eq!(values(&one, &["vendor", "total", "date"]), ["DAUN HIJAU SDN BHD", "82.20", "2026-03-26"]);
    let names: Vec<&Value> =
        one["files"].as_array().expect("a list").iter().map(|file| &file["name"]).collect();
    assert_eq!(names, ["one.png", "two.png"]);
    assert_eq!((&one["files"][0]["pages"], &one["files"][1]["pages"]), (&json!([0]), &json!([1])));
    assert_eq!(one["pages"].as_array().expect("a list").len(), 2);

    // Its second page is seen, heard and found like its first.
    assert_eq!(field(&one, "total")["place"]["page"], 1);
    let source = one["source"].as_str().expect("an id");
    let other = one["files"][1]["source"].as_str().expect("an id");
    let picture =
        |source: &str, page: u32| app.page_image(&format!("{source}/{page}/900")).expect("a picture");
    assert_eq!(picture(source, 1), picture(other, 0));
    let words = call(&app, "page_words", json!({ "document": first, "page": 1 }));
    assert!(words.as_array().expect("a list").iter().any(|word| word["text"] == "PEPPERMINT"));
    let found = |text: &str| call(&app, "search", json!({ "text": text }))["count"].clone();
    assert_eq!((found("tarik peppermint"), found("two.png")), (json!(1), json!(1)));
    let request =
        json!({ "profile": "neutral", "table": "receipts", "from": null, "to": null, "finishedOnly": false });
    let preview = call(&app, "preview_export", request).to_string();
    assert!(preview.contains("one.png, two.png"), "{preview}");

    // The other way round the pages follow each other the other way.
    call(&app, "undo", json!({}));
    call(&app, "join", json!({ "documents": [second, first] }));
    let [one] = standing(&app).try_into().expect("one document");
    assert_eq!((&one["id"], &one["name"]), (&second, &json!("two.png")));
    assert_eq!(field(&one, "total")["place"]["page"], 0);
    assert_eq!(values(&one, &["vendor", "total"]), ["DAUN HIJAU SDN BHD", "82.20"]);
}

fn two_files_are_two_again_after_a_restart() {
    let library = TestLibrary::new();
    let (app, first, second) = two_pictures(&library);
    let before = [document(&app, &first), document(&app, &second)];
    call(&app, "join", json!({ "documents": [first, second] }));
    let joined = document(&app, &first);
    drop(app);

    let app = library.app(&[]);
    assert_eq!(document(&app, &first), joined);
    call(&app, "undo", json!({}));
    assert_eq!([document(&app, &first), document(&app, &second)], before);
    assert_eq!(standing(&app).len(), 2);
    call(&app, "redo", json!({}));
    assert_eq!(document(&app, &first), joined);
    let history = call(&app, "history", json!({ "document": first }));
    assert_eq!(history["witnesses"].as_array().expect("a list").len(), 2, "each file was read");

    // What was joined can be parted again.
    call(&app, "split", json!({ "document": first, "taken": [{ "page": 1, "bounds": null }] }));
    let [one, two] = standing(&app).try_into().expect("two documents");
    assert_eq!((&one["name"], &two["name"]), (&json!("one.png"), &json!("two.png")));
}

fn what_a_person_said_of_two_files_is_kept() {
    let library = TestLibrary::new();
    let (app, first, second) = two_pictures(&library);
    let correct = |id: &Value, field: &str, text: &str, place: Value| {
        call(&app, "correct", json!({ "document": id, "field": field, "text": text, "place": place }));
    };
    let place = json!({ "page": 0, "bounds": { "x": 0.5, "y": 0.5, "w": 0.25, "h": 0.25 } });
    correct(&second, "total", "83", place.clone());
    correct(&first, "notes", "Tea", Value::Null);
    correct(&second, "notes", "More tea", Value::Null);
    let joined = call(&app, "join", json!({ "documents": [first, second] }));
    assert_eq!(joined["leftBehind"], json!([{ "document": second, "field": "notes" }]));
    let one = document(&app, &first);
    assert_eq!(values(&one, &["total", "notes"]), ["83.00", "Tea"]);
    assert_eq!(field(&one, "total")["place"], json!({ "page": 1, "bounds": place["bounds"] }));
}

fn a_second_file_read_again_is_heard() {
    let library = TestLibrary::new();
    let (app, first, second) = two_pictures(&library);
    let lender = document(&app, &second)["source"].clone();
    call(&app, "join", json!({ "documents": [first, second] }));
    drop(app);
    let read_differently = SECOND.replace("82.20", "82.50");
    let app = library.app(&[("one.png", FIRST), ("two.png", &read_differently)]);
    call(&app, "read_again", json!({ "source": lender, "engine": "device", "kind": "invoice" }));
    app.read_all(|_, _| {}).expect("the library can be written to");
    let [one] = standing(&app).try_into().expect("one document");
    assert_eq!((&one["id"], values(&one, &["total"])), (&first, vec!["82.50".to_owned()]));
}

fn two_files_go_together() {
    let library = TestLibrary::new();
    let (app, first, second) = two_pictures(&library);
    let lender = document(&app, &second)["source"].clone();
    call(&app, "join", json!({ "documents": [first, second] }));
    call(&app, "delete_documents", json!({ "documents": [first] }));
    assert_eq!(standing(&app), Vec::<Value>::new());
    assert!(app.page_image(&format!("{}/0/900", lender.as_str().expect("an id"))).is_err());
    assert_eq!(call(&app, "undo", json!({}))["document"], json!(null));
}
