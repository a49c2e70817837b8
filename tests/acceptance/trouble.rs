//! Things go wrong: one file's trouble is its own, and nothing is lost.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vouch_app::command;
use vouch_testkit::{Failure, FakeEngine, Script, typed};

use crate::harness::{RECEIPT, TestLibrary, bring_in, call, inbox, only_document, try_call};

pub const STORIES: &[(&str, fn())] = &[
    ("trouble::a_bad_file_does_not_hold_up_the_others", a_bad_file_does_not_hold_up_the_others),
    ("trouble::what_was_not_read_is_read_after_a_restart", what_was_not_read_is_read_after_a_restart),
    ("trouble::a_failed_file_can_be_read_again", a_failed_file_can_be_read_again),
    ("trouble::what_a_busy_service_refused_is_tried_again", what_a_busy_service_refused_is_tried_again),
    ("trouble::what_cannot_be_sent_waits_and_goes_on", what_cannot_be_sent_waits_and_goes_on),
    ("trouble::a_file_at_work_can_be_stopped", a_file_at_work_can_be_stopped),
    (
        "trouble::a_malformed_request_is_refused_by_every_command",
        a_malformed_request_is_refused_by_every_command,
    ),
];

fn a_bad_file_does_not_hold_up_the_others() {
    let library = TestLibrary::new();
    let app = library.app(&[("good.png", RECEIPT)]);
    let good = library.picture("good.png");
    let half = std::fs::read(&good).expect("just written");
    let cut = library.write("cut.png", &half[..half.len() / 2]);
    let empty = library.write("empty.jpg", b"");
    let lie = library.write("lie.jpg", b"Dear diary, today I bought coffee.");
    let imported = bring_in(&app, &[&cut, &empty, &lie, &good]);
    let refused: Vec<(&Value, &Value)> = imported["refused"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|refused| (&refused["name"], &refused["error"]["code"]))
        .collect();
    assert_eq!(
        refused,
        [(&json!("empty.jpg"), &json!("empty_file")), (&json!("lie.jpg"), &json!("not_a_document"))]
    );
    let failed = inbox(&app)["failed"].clone();
    assert_eq!(
        (&failed[0]["name"], &failed[0]["error"]["code"]),
        (&json!("cut.png"), &json!("damaged_file"))
    );
    assert_eq!(only_document(&app)["name"], "good.png");
}

fn what_was_not_read_is_read_after_a_restart() {
    let library = TestLibrary::new();
    let app = library.app(&[]);
    call(&app, "import_paths", json!({ "paths": [library.picture("a.png")] }));
    assert_eq!(inbox(&app)["reading"][0]["name"], "a.png");
    drop(app);

    let app = library.app(&[("a.png", RECEIPT)]);
    app.start();
    let deadline = Instant::now() + Duration::from_secs(60);
    while inbox(&app)["reading"] != json!([]) {
        assert!(Instant::now() < deadline, "the worker does not begin");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(only_document(&app)["kind"], "receipt");
}

fn a_failed_file_can_be_read_again() {
    let library = TestLibrary::new();
    let failures = VecDeque::from([Failure::BreaksOff("the lamp went out".to_owned())]);
    let script = Script { pages: vec![typed(RECEIPT)], failures, ..Script::default() };
    let app = library.app_with(FakeEngine::new("device").script("a.png", script));
    bring_in(&app, &[&library.picture("a.png")]);
    let failed = inbox(&app)["failed"][0].clone();
    assert_eq!(failed["error"]["code"], "engine_failed");
    assert_eq!(failed["error"]["args"]["reason"], "the lamp went out");
    call(&app, "retry", json!({ "source": failed["source"] }));
    app.read_all(|_, _| {}).expect("the library can be written to");
    assert_eq!(inbox(&app)["failed"], json!([]));
    assert_eq!(only_document(&app)["kind"], "receipt");
}

fn what_a_busy_service_refused_is_tried_again() {
    let library = TestLibrary::new();
    let failures = VecDeque::from([Failure::Busy(Duration::ZERO), Failure::Busy(Duration::ZERO)]);
    let script = Script { pages: vec![typed(RECEIPT)], failures, ..Script::default() };
    let app = library.app_with(FakeEngine::new("device").script("a.png", script));
    call(&app, "import_paths", json!({ "paths": [library.picture("a.png")] }));
    let mut ends = 0;
    app.read_all(|_, outcome| {
        outcome.expect("what is tried again by itself is not told");
        ends += 1;
    })
    .expect("the library can be written to");
    assert_eq!((ends, &only_document(&app)["kind"]), (1, &json!("receipt")));
}

fn what_cannot_be_sent_waits_and_goes_on() {
    for (failure, code) in [(Failure::Offline, "offline"), (Failure::SignedOut, "signed_out")] {
        let library = TestLibrary::new();
        let failures = VecDeque::from([failure]);
        let script = Script { pages: vec![typed(RECEIPT)], failures, ..Script::default() };
        let app = library.app_with(FakeEngine::new("device").script("a.png", script));
        call(&app, "import_paths", json!({ "paths": [library.picture("a.png")] }));
        let left = app.read_all(|_, _| {}).expect("the library can be written to");
        assert_eq!((left.waiting, left.failed), (1, 0));
        let held = inbox(&app)["reading"][0].clone();
        assert_eq!((&held["heldBy"]["code"], &inbox(&app)["failed"]), (&json!(code), &json!([])));
        app.read_all(|_, _| {}).expect("the library can be written to");
        assert_eq!(inbox(&app)["reading"][0]["heldBy"]["code"], code, "it does not try for nothing");
        call(&app, "retry", json!({ "source": held["source"] }));
        app.read_all(|_, _| {}).expect("the library can be written to");
        assert_eq!(only_document(&app)["kind"], "receipt");
    }
}

fn a_file_at_work_can_be_stopped() {
    let library = TestLibrary::new();
    let script = Script { pages: vec![typed(RECEIPT)], pause: Duration::from_secs(600), ..Script::default() };
    let app = library.app_with(FakeEngine::new("device").script("a.png", script));
    app.start();
    call(&app, "import_paths", json!({ "paths": [library.picture("a.png")] }));
    let deadline = Instant::now() + Duration::from_secs(60);
    while inbox(&app)["reading"][0]["stage"] != json!("reading_words") {
        assert!(Instant::now() < deadline, "the worker does not begin");
        std::thread::sleep(Duration::from_millis(20));
    }
    call(&app, "cancel", json!({ "source": inbox(&app)["reading"][0]["source"] }));
    while inbox(&app)["failed"][0]["error"]["code"] != json!("cancelled") {
        assert!(Instant::now() < deadline, "the worker does not stop");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn a_malformed_request_is_refused_by_every_command() {
    let library = TestLibrary::new();
    let app = library.app(&[]);
    for name in command::NAMES {
        let error = try_call(&app, name, json!("not an object")).expect_err("a string is no request");
        assert_eq!(error.code().name(), "bad_request", "{name}");
    }
    assert_eq!(
        try_call(&app, "no_such_command", json!({})).expect_err("unknown").code().name(),
        "bad_request"
    );
}
