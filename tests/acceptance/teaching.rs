//! A person corrects once, and later documents of the vendor are right.

use serde_json::{Value, json};
use vouch_app::App;

use crate::harness::{RECEIPT, TestLibrary, bring_in, call, field};

pub const STORIES: &[(&str, fn())] = &[
    ("teaching::a_rule_is_offered_once_and_speaks_for_later_documents", a_rule_is_offered_once),
    ("teaching::a_rule_never_stands_over_what_a_person_gave", a_rule_never_stands_over_a_person),
    ("teaching::past_documents_change_only_as_was_shown", past_documents_change_only_as_was_shown),
    ("teaching::every_act_on_a_rule_is_taken_back", every_act_on_a_rule_is_taken_back),
    ("teaching::a_typed_value_is_looked_for_where_it_stood", a_typed_value_is_looked_for_where_it_stood),
    ("teaching::a_category_counts_once_the_vendor_s_documents_agree", a_category_counts_once_documents_agree),
    ("teaching::a_vendor_by_another_name_is_asked_about_once", a_vendor_by_another_name_is_asked_about_once),
    ("teaching::the_meter_is_silent_until_there_is_something_to_say", the_meter_is_silent_at_first),
];

/// Another receipt of the same vendor, printed a little differently.
fn another() -> String {
    RECEIPT.replace("KOPI SELATAN SDN BHD", "Kopi Selatan S/B (519537-X)").replace("A-004817", "A-005120")
}

/// The receipt of another vendor.
fn elsewhere() -> String {
    RECEIPT.replace("KOPI SELATAN SDN BHD", "HETZWERK GMBH").replace("A-004817", "77120")
}

/// The document read from this file.
fn of_file(app: &App, name: &str) -> Value {
    let found = call(app, "search", json!({ "text": name }));
    let id = found["rows"].as_array().and_then(|rows| rows.iter().find(|row| row["name"] == name));
    let id = &id.unwrap_or_else(|| panic!("no {name} in {found}"))["id"];
    call(app, "document", json!({ "document": id }))
}

fn correct(app: &App, document: &Value, field: &str, text: &str) -> Value {
    call(app, "correct", json!({ "document": document["id"], "field": field, "text": text }))
}

fn value<'a>(document: &'a Value, name: &str) -> &'a Value {
    &field(document, name)["value"]
}

/// Corrects vendor and category of the first document and makes the rule that is offered.
fn with_rule(library: &TestLibrary, files: &[(&str, &str)]) -> (App, Value) {
    let app = library.app(files);
    bring_in(&app, &[&library.picture("a.png")]);
    let first = of_file(&app, "a.png");
    correct(&app, &first, "vendor", "Kopi");
    correct(&app, &first, "category", "Food");
    let rule = call(&app, "make_rule", json!({ "document": first["id"] }));
    (app, rule)
}

fn a_rule_is_offered_once() {
    let library = TestLibrary::new();
    let files = [("a.png", RECEIPT), ("b.png", &another()), ("c.png", &elsewhere())];
    let app = library.app(&files);
    bring_in(&app, &[&library.picture("a.png")]);
    let first = of_file(&app, "a.png");
    let offered = || call(&app, "offer_rule", json!({ "document": first["id"] }));
    assert_eq!(offered(), json!(null), "nothing was corrected");
    correct(&app, &first, "vendor", "Kopi");
    correct(&app, &first, "category", "Food");
    let offer = offered();
    assert_eq!(
        (&offer["vendor"], &offer["category"], &offer["printed"]),
        (&json!("Kopi"), &json!("Food"), &json!("KOPI SELATAN SDN BHD"))
    );
    call(&app, "make_rule", json!({ "document": first["id"] }));
    assert_eq!(offered(), json!(null), "the rule says all of it");

    bring_in(&app, &[&library.picture("b.png"), &library.picture("c.png")]);
    let (second, third) = (of_file(&app, "b.png"), of_file(&app, "c.png"));
    assert_eq!((value(&second, "vendor"), value(&second, "category")), (&json!("Kopi"), &json!("Food")));
    let vendor = field(&second, "vendor");
    assert_eq!(vendor["why"][0]["code"], "your_rule");
    assert_eq!(vendor["review"], "untouched");
    assert_eq!(vendor["candidates"][1]["value"], "Kopi Selatan S/B", "what was read stays");
    assert_eq!(value(&third, "vendor"), "HETZWERK GMBH");
    let found = call(&app, "search", json!({ "text": "food" }));
    assert_eq!(found["count"], 2, "by category as well");
}

fn a_rule_never_stands_over_a_person() {
    let library = TestLibrary::new();
    let (app, rule) = with_rule(&library, &[("a.png", RECEIPT), ("b.png", &another())]);
    bring_in(&app, &[&library.picture("b.png")]);
    let second = of_file(&app, "b.png");
    let second = correct(&app, &second, "vendor", "Kopi Selatan, Kajang");
    assert_eq!(value(&second, "vendor"), "Kopi Selatan, Kajang");
    let effects = call(&app, "rule_effects", json!({ "rule": rule["id"] }));
    assert_eq!(effects, json!([]));
}

fn past_documents_change_only_as_was_shown() {
    let library = TestLibrary::new();
    let files = [("a.png", RECEIPT), ("b.png", &another()), ("c.png", &elsewhere())];
    let app = library.app(&files);
    bring_in(&app, &[&library.picture("b.png"), &library.picture("c.png"), &library.picture("a.png")]);
    let first = of_file(&app, "a.png");
    correct(&app, &first, "vendor", "Kopi");
    correct(&app, &first, "category", "Food");
    let rule = call(&app, "make_rule", json!({ "document": first["id"] }));
    let shown = call(&app, "rule_effects", json!({ "rule": rule["id"] }));
    let shown = shown.as_array().expect("a list");
    let said: Vec<_> = shown.iter().map(|one| (&one["field"], &one["before"], &one["after"])).collect();
    let before = json!("Kopi Selatan S/B");
    assert_eq!(
        said,
        [(&json!("vendor"), &before, &json!("Kopi")), (&json!("category"), &json!(null), &json!("Food"))]
    );
    let second = of_file(&app, "b.png");
    assert_eq!(value(&second, "vendor"), &before, "nothing has changed yet");
    call(&app, "apply_rule", json!({ "rule": rule["id"], "documents": [second["id"]] }));
    let changed = of_file(&app, "b.png");
    assert_eq!((value(&changed, "vendor"), value(&changed, "category")), (&json!("Kopi"), &json!("Food")));
    call(&app, "undo", json!({}));
    assert_eq!(of_file(&app, "b.png")["fields"], second["fields"], "one undo takes all of it back");
    assert_eq!(value(&of_file(&app, "c.png"), "vendor"), "HETZWERK GMBH");
}

fn every_act_on_a_rule_is_taken_back() {
    let library = TestLibrary::new();
    let (app, rule) = with_rule(&library, &[("a.png", RECEIPT), ("b.png", &another())]);
    let id = &rule["id"];
    let rules = || call(&app, "rules", json!({}));
    let set = |category: &str, is_on: bool| {
        call(&app, "set_rule", json!({ "rule": id, "vendor": "Kopi", "category": category, "isOn": is_on }))
    };
    set("Meals", true);
    set("Meals", false);
    assert_eq!((&rules()[0]["category"], &rules()[0]["isOn"]), (&json!("Meals"), &json!(false)));
    bring_in(&app, &[&library.picture("b.png")]);
    assert_eq!(value(&of_file(&app, "b.png"), "vendor"), "Kopi Selatan S/B", "it is switched off");
    call(&app, "delete_rule", json!({ "rule": id }));
    assert_eq!(rules(), json!([]));
    for (category, is_on) in [("Meals", false), ("Meals", true), ("Food", true)] {
        call(&app, "undo_rule", json!({ "rule": id }));
        assert_eq!((&rules()[0]["category"], &rules()[0]["isOn"]), (&json!(category), &json!(is_on)));
    }
    call(&app, "undo_rule", json!({ "rule": id }));
    assert_eq!(rules(), json!([]));
}

/// A receipt of the vendor with a number of its own beside the one that readers take.
fn with_reference(number: &str, reference: &str) -> String {
    let line = format!("RECEIPT NO: {number}\nBON REF:        {reference}");
    RECEIPT.replace("RECEIPT NO: A-004817", &line)
}

fn a_typed_value_is_looked_for_where_it_stood() {
    let library = TestLibrary::new();
    let first = with_reference("A-004817", "K-2211");
    let later = [with_reference("A-005120", "K-3054"), with_reference("A-005777", "K-3901")];
    let app = library.app(&[("a.png", &first), ("b.png", &later[0]), ("c.png", &later[1])]);
    bring_in(&app, &[&library.picture("a.png")]);
    let first = of_file(&app, "a.png");
    assert_eq!(value(&first, "document_number"), "A-004817");
    correct(&app, &first, "document_number", "k2211");

    bring_in(&app, &[&library.picture("b.png")]);
    let second = of_file(&app, "b.png");
    let number = field(&second, "document_number");
    assert_eq!((&number["value"], &number["verdict"]), (&json!("K-3054"), &json!("likely")));
    assert_eq!(number["why"][0]["code"], "corrected_before");
    assert_eq!((&number["stop"], &number["review"]), (&json!(false), &json!("untouched")));
    assert!(number["place"]["bounds"].is_object(), "it is framed where it stands");
    assert_eq!(number["candidates"][1]["value"], "A-005120", "what was read stays");

    // What is taken back is no longer taught.
    call(&app, "undo", json!({}));
    bring_in(&app, &[&library.picture("c.png")]);
    assert_eq!(value(&of_file(&app, "c.png"), "document_number"), "A-005777");
}

fn a_category_counts_once_documents_agree() {
    let library = TestLibrary::new();
    let names = ["a.png", "b.png", "c.png", "d.png", "e.png"];
    let texts = names.map(|name| RECEIPT.replace("A-004817", &format!("A-0048{}", name.as_bytes()[0])));
    let files: Vec<(&str, &str)> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let app = library.app(&files);
    for (number, name) in names.into_iter().enumerate() {
        bring_in(&app, &[&library.picture(name)]);
        let document = of_file(&app, name);
        let category = field(&document, "category");
        let offered = &category["candidates"][0];
        match number {
            0 => assert_eq!(
                (&category["value"], &offered["why"][0]["code"]),
                (&json!(null), &json!("usual_for"))
            ),
            1 | 2 => {
                assert_eq!((&category["value"], &offered["value"]), (&json!(null), &json!("Client lunch")))
            }
            _ => {
                assert_eq!(
                    (&category["value"], &category["verdict"]),
                    (&json!("Client lunch"), &json!("likely"))
                );
                assert_eq!(category["why"][0]["code"], "filed_before");
            }
        }
        let export = json!({ "table": "receipts", "profile": "neutral", "from": null, "to": null, "finishedOnly": false });
        if number < 3 {
            let rows = call(&app, "preview_export", export)["rows"].to_string();
            assert_eq!(rows.matches("Client lunch").count(), number, "what is only offered reaches no table");
        }
        correct(&app, &document, "category", "Client lunch");
    }
}

fn the_meter_is_silent_at_first() {
    let library = TestLibrary::new();
    let app = library.app(&[("a.png", RECEIPT)]);
    bring_in(&app, &[&library.picture("a.png")]);
    call(&app, "accept", json!({ "documents": [of_file(&app, "a.png")["id"]] }));
    let nothing = json!({ "fields": [], "untouched": null, "seconds": null, "timed": 0 });
    assert_eq!(call(&app, "meter", json!({})), nothing);
}

/// The receipt of a branch whose name is nearly that of the vendor.
fn branch(number: &str) -> String {
    RECEIPT.replace("KOPI SELATAN SDN BHD", "KOPI SELATAN MALAYSIA SDN BHD").replace("A-004817", number)
}

fn a_vendor_by_another_name_is_asked_about_once() {
    let library = TestLibrary::new();
    let files =
        [("a.png", RECEIPT), ("b.png", &branch("B-1")), ("c.png", &branch("B-2")), ("d.png", &elsewhere())];
    let app = library.app(&files);
    let ask = |document: &Value| call(&app, "ask_alias", json!({ "document": document["id"] }));
    let answer = |document: &Value, same: bool| {
        call(&app, "answer_alias", json!({ "document": document["id"], "isSame": same }))
    };
    bring_in(&app, &[&library.picture("a.png"), &library.picture("b.png"), &library.picture("d.png")]);
    let [first, second, other] = ["a.png", "b.png", "d.png"].map(|name| of_file(&app, name));
    assert_eq!(ask(&second), json!(null), "nothing is known yet");
    correct(&app, &first, "vendor", "Kopi Selatan");
    correct(&app, &first, "category", "Food");
    assert_eq!((ask(&first), ask(&other)), (json!(null), json!(null)));
    assert_eq!(ask(&second), json!({ "vendor": "Kopi Selatan" }));

    // Yes is a rule in plain words, and speaks for later documents, also of how the vendor is filed.
    let rule = answer(&second, true);
    assert_eq!(
        (&rule["printed"], &rule["vendor"], &rule["category"]),
        (&json!("KOPI SELATAN MALAYSIA SDN BHD"), &json!("Kopi Selatan"), &json!(null))
    );
    assert_eq!(call(&app, "rules", json!({})), json!([rule]));
    assert_eq!(ask(&second), json!(null));
    bring_in(&app, &[&library.picture("c.png")]);
    let later = of_file(&app, "c.png");
    assert_eq!(value(&later, "vendor"), "Kopi Selatan");
    assert_eq!(field(&later, "category")["candidates"][0]["value"], "Food");
    assert_eq!(field(&later, "category")["candidates"][0]["why"][0]["code"], "filed_before");

    // Taken back it is asked again; no is asked never again, after a restart neither.
    call(&app, "undo_rule", json!({ "rule": rule["id"] }));
    assert_eq!(ask(&second), json!({ "vendor": "Kopi Selatan" }));
    assert_eq!(answer(&second, false), json!(null));
    assert_eq!((ask(&second), call(&app, "rules", json!({}))), (json!(null), json!([])));
    drop(app);
    let app = library.app(&[]);
    assert_eq!(call(&app, "ask_alias", json!({ "document": second["id"] })), json!(null));
}
