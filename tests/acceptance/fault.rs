//! A fault of Vouch ends the reading of one file, and nothing else.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use jiff::civil::date;
use serde_json::json;
use vouch_app::extract::extract;
use vouch_app::{App, ErrorCode, clock};
use vouch_core::Cancel;
use vouch_intake::Limits;
use vouch_pipeline::Task;
use vouch_testkit::{Failure, FakeEngine, Script, typed};

use crate::harness::{RECEIPT, TestLibrary, bring_in, call, inbox, only_document};

pub const STORIES: &[(&str, fn())] = &[
    ("fault::a_panic_fails_one_file_and_quotes_nothing", a_panic_fails_one_file_and_quotes_nothing),
    ("fault::the_background_worker_outlives_a_panic", the_background_worker_outlives_a_panic),
    ("fault::a_panic_ends_the_extraction_of_one_file", a_panic_ends_the_extraction_of_one_file),
];

/// What the message of the panic quotes.
const QUOTED: &str = "TOTAL RM 36.05";

/// An engine that panics over `bad.png` the first time, and reads it and `good.png` otherwise.
fn engine() -> FakeEngine {
    let failures = VecDeque::from([Failure::Panics(format!("no boundary in `{QUOTED}`"))]);
    let bad = Script { pages: vec![typed(RECEIPT)], failures, ..Script::default() };
    FakeEngine::new("device").script("bad.png", bad).knowing("good.png", vec![typed(RECEIPT)])
}

fn a_panic_fails_one_file_and_quotes_nothing() {
    let library = TestLibrary::new();
    let app = library.app_with(engine());
    bring_in(&app, &[&library.picture("bad.png"), &library.picture("good.png")]);
    assert_eq!(only_document(&app)["name"], "good.png");
    let failed = inbox(&app)["failed"].clone();
    assert_eq!(
        (&failed[0]["name"], &failed[0]["error"]),
        (&json!("bad.png"), &json!({ "code": "reading_crashed", "args": {} }))
    );
    assert!(!failed.to_string().contains(QUOTED));

    call(&app, "retry", json!({ "source": failed[0]["source"] }));
    app.read_all(|_, _| {}).expect("the library can be written to");
    assert_eq!(inbox(&app)["failed"], json!([]));
}

fn the_background_worker_outlives_a_panic() {
    let library = TestLibrary::new();
    let app = library.app_with(engine());
    app.start();
    call(&app, "import_paths", json!({ "paths": [library.picture("bad.png"), library.picture("good.png")] }));
    wait_until_read(&app);
    assert_eq!(inbox(&app)["failed"][0]["error"]["code"], "reading_crashed");
    assert_eq!(only_document(&app)["name"], "good.png");
    drop(app);

    let app = library.app(&[]);
    app.start();
    wait_until_read(&app);
    let failed = inbox(&app)["failed"].clone();
    assert_eq!(failed[0]["error"]["code"], "reading_crashed", "a restart does not begin it again");
}

fn a_panic_ends_the_extraction_of_one_file() {
    let library = TestLibrary::new();
    let app = library.app_with(engine());
    let paths = [library.picture("bad.png"), library.picture("good.png")];
    let task = Task::new("device", None, clock().0, date(2026, 11, 30));
    let mut outcomes = Vec::new();
    extract(app.pipeline(), &paths, &Limits::default(), &task, &Cancel::default(), |extracted| {
        outcomes
            .push(extracted.outcome.map(|outcome| outcome.extractions.len()).map_err(|error| error.code()));
    });
    assert_eq!(outcomes, [Err(ErrorCode::ReadingCrashed), Ok(1)]);
}

fn wait_until_read(app: &App) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while inbox(app)["reading"] != json!([]) {
        assert!(Instant::now() < deadline, "the worker has stopped");
        std::thread::sleep(Duration::from_millis(20));
    }
}
