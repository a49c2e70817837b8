//! The computer's clock is set back while jobs wait: none of them may wait for the time that was.

use std::sync::mpsc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use vouch_app::clock;
use vouch_intake::{Limits, Opener};
use vouch_store::{JobError, Original, Store};

use crate::harness::{RECEIPT, TestLibrary, only_document};

pub const STORIES: &[(&str, fn())] = &[
    ("clock::a_file_of_tomorrow_is_read_today", a_file_of_tomorrow_is_read_today),
    ("clock::what_was_put_off_tomorrow_is_read_today", what_was_put_off_tomorrow_is_read_today),
    ("clock::what_was_begun_tomorrow_is_read_today", what_was_begun_tomorrow_is_read_today),
];

const LEASE: Duration = Duration::from_secs(60);

fn a_file_of_tomorrow_is_read_today() {
    is_read_today(|_, _| {});
}

fn what_was_put_off_tomorrow_is_read_today() {
    is_read_today(|store, tomorrow| {
        let lease = store.lease(tomorrow, LEASE).expect("a library").expect("a job");
        let busy = JobError { code: "engine_busy", args: serde_json::Value::Null };
        let due = tomorrow + Duration::from_secs(600);
        store.put_off(&lease, due, &busy, tomorrow).expect("the lease holds");
    });
}

fn what_was_begun_tomorrow_is_read_today() {
    is_read_today(|store, tomorrow| {
        store.lease(tomorrow, LEASE).expect("a library").expect("a job");
    });
}

/// Brings a file in while the clock is a day ahead, puts the clock right, and reads.
fn is_read_today(before: impl FnOnce(&Store, Timestamp)) {
    let library = TestLibrary::new();
    let tomorrow = clock().0 + SignedDuration::from_hours(24);
    let bytes = std::fs::read(library.picture("a.png")).expect("just written");
    let opener = Opener::new("no program", Limits::default());
    let file = opener.admit("a.png", None, &bytes).expect("a picture");
    let store = Store::open(&library.path("library")).expect("a fresh library opens");
    store.add_source(Original::Bytes(&bytes), &file, "device", tomorrow).expect("a fresh library");
    before(&store, tomorrow);
    drop(store);

    let app = library.app(&[("a.png", RECEIPT)]);
    let (read, ended) = mpsc::channel();
    let reader = app.clone();
    std::thread::spawn(move || read.send(reader.read_all(|_, _| {})));
    let left = ended.recv_timeout(Duration::from_secs(30)).expect("it does not wait until tomorrow");
    assert_eq!(left.expect("the library can be written to"), vouch_app::Remaining::default());
    assert_eq!(only_document(&app)["name"], "a.png");
}
