//! Several programs work on one library: the window and a terminal, or two terminals.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vouch_app::{App, ErrorCode, Remaining, clock};
use vouch_core::JobState;
use vouch_store::{JobFilter, Lease, Store};
use vouch_testkit::{FakeEngine, Script, typed};

use crate::harness::{RECEIPT, TestLibrary, call, inbox, only_document};

pub const STORIES: &[(&str, fn())] = &[
    ("several::two_importers_read_a_slow_file_once", two_importers_read_a_slow_file_once),
    ("several::who_loses_a_job_leaves_it_to_the_other", who_loses_a_job_leaves_it_to_the_other),
    ("several::a_file_stopped_elsewhere_is_told_as_stopped", a_file_stopped_elsewhere_is_told_as_stopped),
];

/// Long enough that a busy computer does not miss every beat of it.
const LEASE: Duration = Duration::from_secs(2);

fn engine(pause: Duration) -> Arc<FakeEngine> {
    let script = Script { pages: vec![typed(RECEIPT)], pause, ..Script::default() };
    Arc::new(FakeEngine::new("device").script("a.png", script))
}

/// What `read_all` answers, and how each file ended that it told of.
type Told = (Remaining, Vec<Result<(), ErrorCode>>);

fn read_all(app: &App) -> Told {
    let mut ends = Vec::new();
    let left = app.read_all(|_, outcome| ends.push(outcome.map_err(|error| error.code())));
    (left.expect("the library can be written to"), ends)
}

fn read_beside(app: &App) -> JoinHandle<Told> {
    let app = app.clone();
    std::thread::spawn(move || read_all(&app))
}

fn wait_for(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// An app that has begun to read a file, at which it will be for ten minutes.
fn at_work(library: &TestLibrary) -> (App, JoinHandle<Told>) {
    let app = library.app_beside_others(engine(Duration::from_secs(600)), LEASE);
    call(&app, "import_paths", json!({ "paths": [library.picture("a.png")] }));
    let reading = read_beside(&app);
    wait_for("the first begins", || stage(&app) == "reading_words");
    (app, reading)
}

fn stage(app: &App) -> Value {
    inbox(app)["reading"][0]["stage"].clone()
}

fn two_importers_read_a_slow_file_once() {
    let library = TestLibrary::new();
    // One step of the work takes longer than a lease.
    let engines = [engine(LEASE * 2), engine(LEASE * 2)];
    let [first, second] = engines.clone().map(|engine| library.app_beside_others(engine, LEASE));
    let paths = json!({ "paths": [library.picture("a.png")] });
    call(&first, "import_paths", paths.clone());
    let reading = read_beside(&first);
    assert_eq!(call(&second, "import_paths", paths)["known"], json!(["a.png"]));
    let (left, mut ends) = read_all(&second);
    assert_eq!(only_document(&second)["name"], "a.png", "it waits for what the other reads");

    let (left_first, ends_first) = reading.join().expect("it reads");
    ends.extend(ends_first);
    assert_eq!((left, left_first), (Remaining::default(), Remaining::default()));
    assert_eq!(ends, [Ok(())], "one of the two reads it, and no job ends in another way");
    let asked: Vec<String> = engines.iter().flat_map(|engine| engine.asked()).collect();
    assert_eq!(asked, ["a.png"], "a slow step does not cost the lease");
}

fn who_loses_a_job_leaves_it_to_the_other() {
    let library = TestLibrary::new();
    let (app, reading) = at_work(&library);
    let other = Store::open(&library.path("library")).expect("a library that is open elsewhere opens");
    let lease = taken_over(&other);
    wait_for("the first drops its work", || stage(&app) == Value::Null);
    let states = |store: &Store| -> Vec<JobState> {
        let jobs = store.jobs(&JobFilter::default()).expect("a library");
        jobs.iter().map(|row| row.job.state).collect()
    };
    assert_eq!(states(&other), [JobState::Running], "the job goes on elsewhere");
    other.save_result(&lease, &[], &[], clock().0).expect("nobody has touched the lease");

    assert_eq!(reading.join().expect("it waits"), (Remaining::default(), Vec::new()));
    assert_eq!(states(&other), [JobState::Done]);
}

/// The job of the other worker, taken over as if that had not been heard of.
fn taken_over(store: &Store) -> Lease {
    let mut lease = None;
    wait_for("the job is taken over", || {
        lease = store.lease(clock().0 + LEASE, LEASE).expect("a library");
        lease.is_some()
    });
    lease.expect("waited for")
}

fn a_file_stopped_elsewhere_is_told_as_stopped() {
    let library = TestLibrary::new();
    let (app, reading) = at_work(&library);
    let other = library.app_beside_others(engine(Duration::ZERO), LEASE);
    call(&other, "cancel", json!({ "source": inbox(&other)["reading"][0]["source"] }));
    let (left, ends) = reading.join().expect("it stops");
    assert_eq!((left.failed, ends), (1, vec![Err(ErrorCode::Cancelled)]));
    assert_eq!(inbox(&app)["failed"][0]["error"]["code"], "cancelled");
}
