//! Reading elsewhere: nothing leaves the computer unless somebody says so, and what waits for a sign-in goes on.

use std::collections::VecDeque;
use std::sync::Arc;

use serde_json::{Value, json};
use vouch_app::App;
use vouch_core::{Account, Engine};
use vouch_testkit::{Failure, FakeAccount, FakeEngine, Script, typed};

use crate::harness::{RECEIPT, TestLibrary, call, inbox, only_document};

pub const STORIES: &[(&str, fn())] = &[
    ("account::nothing_leaves_the_computer_unless_chosen", nothing_leaves_the_computer_unless_chosen),
    ("account::a_passport_stays_until_it_is_sent_by_name", a_passport_stays_until_it_is_sent_by_name),
    ("account::what_was_sent_is_never_said_to_have_stayed", what_was_sent_is_never_said_to_have_stayed),
    ("account::an_original_is_kept_there_once", an_original_is_kept_there_once),
    ("account::in_privacy_no_original_is_kept_there", in_privacy_no_original_is_kept_there),
    ("account::a_job_without_a_session_waits_for_one", a_job_without_a_session_waits_for_one),
    ("account::an_account_is_taken_up_again_and_left", an_account_is_taken_up_again_and_left),
];

/// A made-up passport whose check digits hold.
const PASSPORT: &str = "\
REPUBLIC OF UTOPIA
PASSPORT

P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10";

struct House {
    library: TestLibrary,
    far: Arc<FakeEngine>,
    account: Arc<FakeAccount>,
    app: App,
}

impl House {
    /// Two engines, one of them far away, that read the same on every picture.
    fn with(text: &str, failures: &[Failure]) -> Self {
        let script = Script { pages: vec![typed(text)], ..Script::default() };
        let failures = VecDeque::from(failures.to_vec());
        let far = FakeEngine::new("textract").remote().script("a.png", Script { failures, ..script.clone() });
        let library = TestLibrary::new();
        let near = Arc::new(FakeEngine::new("device").script("a.png", script));
        let (far, account) = (Arc::new(far), Arc::new(FakeAccount::default()));
        let engines: Vec<Arc<dyn Engine>> = vec![near, far.clone()];
        let app = library.app_of(engines, Some(account.clone()));
        Self { library, far, account, app }
    }

    fn signed_in(text: &str) -> Self {
        let house = Self::with(text, &[]);
        call(&house.app, "set_up", json!({ "code": "any" }));
        house.sign_in();
        house
    }

    fn sign_in(&self) -> Value {
        let page = json!({ "title": "", "text": "" });
        let pages = json!({ "signedIn": page, "refused": page, "signedOut": page });
        call(&self.app, "sign_in", json!({ "keep": false, "pages": pages }))
    }

    /// Brings a picture in and reads until nothing waits.
    fn bring_in(&self, engine: Option<&str>) {
        call(
            &self.app,
            "import_paths",
            json!({ "paths": [self.library.picture("a.png")], "engine": engine }),
        );
        self.read();
    }

    fn read(&self) {
        self.app.read_all(|_, _| {}).expect("the library can be written to");
    }

    fn stored(&self) -> Value {
        call(&self.app, "stored_originals", json!({}))
    }
}

fn nothing_leaves_the_computer_unless_chosen() {
    let house = House::signed_in(RECEIPT);
    house.bring_in(None);
    let document = only_document(&house.app);
    assert_eq!((&document["engines"], &document["files"][0]["stored"]), (&json!(["device"]), &Value::Null));
    assert!(house.far.asked().is_empty() && house.account.keys().is_empty());

    call(
        &house.app,
        "read_again",
        json!({ "source": document["source"], "engine": "textract", "kind": "receipt" }),
    );
    house.read();
    assert_eq!(house.far.asked(), ["a.png"]);
}

fn a_passport_stays_until_it_is_sent_by_name() {
    let house = House::signed_in(PASSPORT);
    house.bring_in(Some("textract"));
    let document = only_document(&house.app);
    assert_eq!((&document["kind"], &document["stayedHere"]), (&json!("passport"), &json!(true)));
    assert!(house.far.asked().is_empty() && house.account.keys().is_empty(), "nothing of it was sent");

    call(
        &house.app,
        "read_again",
        json!({ "source": document["source"], "engine": "textract", "kind": "passport" }),
    );
    house.read();
    assert_eq!(house.far.asked(), ["a.png"]);
    assert_eq!(only_document(&house.app)["stayedHere"], false);
}

fn what_was_sent_is_never_said_to_have_stayed() {
    let house = House::signed_in(RECEIPT);
    house.bring_in(None);
    let document = only_document(&house.app);
    call(&house.app, "confirm", json!({ "document": document["id"], "field": "total" }));
    let again = json!({ "source": document["source"], "engine": "textract", "kind": "receipt" });
    call(&house.app, "read_again", again);
    house.read();
    assert_eq!(house.far.asked(), ["a.png"]);
    let after = only_document(&house.app);
    assert_eq!(after["stayedHere"], false, "what a person settled stands, but the page was sent");
    assert_eq!(after["engines"], json!(["device", "textract"]));
}

fn an_original_is_kept_there_once() {
    let house = House::signed_in(RECEIPT);
    house.bring_in(Some("textract"));
    let document = only_document(&house.app);
    let key = document["files"][0]["stored"]["key"].as_str().expect("it is kept there").to_owned();
    assert!(!key.contains("/a.png") && key.ends_with(".png"), "{key}");
    let again = json!({ "source": document["source"], "engine": "textract", "kind": "receipt" });
    call(&house.app, "read_again", again);
    house.read();
    assert_eq!(house.account.keys(), [key.as_str()]);
    assert_eq!((&house.stored()[0]["name"], &house.stored()[0]["key"]), (&json!("a.png"), &json!(key)));

    call(&house.app, "delete_stored_original", json!({ "key": key }));
    assert_eq!(only_document(&house.app)["files"][0]["stored"], Value::Null);
    assert_eq!(house.stored(), json!([]));
}

fn in_privacy_no_original_is_kept_there() {
    let house = House::signed_in(RECEIPT);
    let account = call(&house.app, "set_keeps_originals", json!({ "keeps": false }));
    assert_eq!(account["keepsOriginals"], false);
    house.bring_in(Some("textract"));
    assert_eq!(house.far.asked(), ["a.png"]);
    assert!(house.account.keys().is_empty());
    assert_eq!(only_document(&house.app)["files"][0]["stored"], Value::Null);
}

fn a_job_without_a_session_waits_for_one() {
    let house = House::with(RECEIPT, &[Failure::SignedOut]);
    call(&house.app, "set_up", json!({ "code": "any" }));
    call(&house.app, "set_keeps_originals", json!({ "keeps": false }));
    house.bring_in(Some("textract"));
    assert_eq!(inbox(&house.app)["reading"][0]["heldBy"]["code"], "signed_out");
    assert_eq!(house.sign_in()["standing"], "signed_in");
    house.read();
    assert_eq!(only_document(&house.app)["kind"], "receipt");
}

fn an_account_is_taken_up_again_and_left() {
    let house = House::with(RECEIPT, &[]);
    let standing = |app: &App| call(app, "account", json!({}))["standing"].clone();
    assert_eq!(standing(&house.app), "not_set_up");
    call(&house.app, "set_up", json!({ "code": "any" }));
    assert_eq!(standing(&house.app), "signed_out");

    let account: Arc<dyn Account> = Arc::new(FakeAccount::default());
    let next_day = house.library.app_of(vec![Arc::new(FakeEngine::new("device"))], Some(account));
    assert_eq!(standing(&next_day), "signed_out", "its setup code is in the library");
    call(&next_day, "set_up", json!({ "code": null }));
    assert_eq!(standing(&next_day), "not_set_up");
}
