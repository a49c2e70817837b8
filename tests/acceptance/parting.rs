//! A person says where one document ends and the next begins.

use std::path::Path;

use serde_json::{Value, json};
use vouch_app::App;

use crate::living_room::{Room, bring_in, call, field, inbox, try_call};

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

fn two_receipts(room: &Room) -> App {
    let app = room.app(&[("two.png", TWO)]);
    bring_in(&app, &[&room.picture("two.png")]);
    app
}

fn what_is_parted_hears_what_the_library_knows() {
    let room = Room::new();
    // A dollar is all that hints at a country, so the order of the day is open.
    let shop = |day: &str| format!("DAUN HIJAU LTD\n12 HIGH ROAD\nDATE: {day}\n1 TEA 12.50\nTOTAL  $ 12.50");
    let kopi = "KOPI SELATAN SDN BHD\n12 JALAN KENARI 3\nDATE: 25/03/2026\nTOTAL RM 29.80";
    let two = format!("{kopi}\n{}", shop("03/04/2026"));
    let app = room.app(&[("two.png", &two), ("a.png", &shop("25/03/2026"))]);
    bring_in(&app, &[&room.picture("two.png")]);
    let (_, alone) = part(&app);
    let alone = document(&app, &alone);
    assert_eq!(values(&alone, &["date"]), ["2026-03-04"], "nothing tells the order yet");
    let both = json!([standing(&app)[0]["id"], alone["id"]]);
    call(&app, "join", json!({ "documents": both }));

    bring_in(&app, &[&room.picture("a.png")]);
    let two = standing(&app).into_iter().find(|one| one["name"] == "two.png").expect("joined again");
    let (_, parted) = part_of(&app, &two);
    let parted = document(&app, &parted);
    assert_eq!(values(&parted, &["date"]), ["2026-04-03"], "as the shop's other receipt has it");
}

fn standing(app: &App) -> Vec<Value> {
    let inbox = inbox(app);
    let piles = ["look", "hard", "proved"];
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
    let room = Room::new();
    let app = two_receipts(&room);
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
    let room = Room::new();
    let app = two_receipts(&room);
    let before = standing(&app);
    let (first, second) = part(&app);
    call(&app, "correct", json!({ "document": second, "field": "total", "text": "5" }));
    drop(app);

    let app = room.app(&[]);
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
    let room = Room::new();
    let app = two_receipts(&room);
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
    let room = Room::new();
    let app = two_receipts(&room);
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
    let room = Room::new();
    let app = two_receipts(&room);
    let [both] = standing(&app).try_into().expect("one document");
    let code =
        |name: &str, request: Value| try_call(&app, name, request).expect_err("it cannot be").code().name();
    let page = json!([{ "page": 0, "bounds": null }]);
    assert_eq!(code("split", json!({ "document": both["id"], "taken": page })), "nothing_to_part");
    assert_eq!(code("join", json!({ "documents": [both["id"], both["id"]] })), "nothing_to_part");
    let other: &Path = &room.picture("other.png");
    bring_in(&app, &[other]);
    let rows = call(&app, "search", json!({}))["rows"].clone();
    let ids: Vec<&Value> = rows.as_array().expect("a list").iter().map(|row| &row["id"]).collect();
    assert_eq!(code("join", json!({ "documents": ids })), "other_file");
    assert_eq!(call(&app, "undo", json!({}))["document"], json!(null), "nothing was done");
}

fn deleting_one_half_settles_the_parting() {
    let room = Room::new();
    let app = two_receipts(&room);
    let (first, second) = part(&app);
    call(&app, "delete_documents", json!({ "documents": [first] }));
    assert_eq!(call(&app, "undo", json!({}))["document"], json!(null), "its other half is gone");
    let [lower] = standing(&app).try_into().expect("one document");
    assert_eq!(lower["id"], second);
    assert_eq!(values(&lower, &["total"]), ["4.20"]);
}
