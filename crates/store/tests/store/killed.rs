//! A process that imports, reads, corrects and deletes is killed again and again, at any moment. What it reported as done
//! must be done; everything else is done or not, but never half.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::Connection;
use vouch_core::{Act, DocumentId};
use vouch_store::{JobFilter, Original, Query, Store};

use crate::sample::{LEASE, at, change, document, file, reading, summary};
use crate::vault::files;

const LIBRARY: &str = "VOUCH_TEST_LIBRARY";
const ROUND: &str = "VOUCH_TEST_ROUND";

/// What the process last reported about a file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reported {
    Added,
    Saved,
    Changed,
    Deleting,
    Deleted,
}

#[test]
#[ignore = "this is the process that is killed; another test starts it"]
fn child() {
    let Some(dir) = std::env::var_os(LIBRARY) else { return };
    let round: u32 = std::env::var(ROUND).unwrap().parse().unwrap();
    let store = Store::open(Path::new(&dir)).unwrap();
    let report = |what: &str, name: &str| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "reported {what} {name}").unwrap();
        out.flush().unwrap();
    };
    for number in 0.. {
        let name = format!("{round}-{number}");
        let bytes = name.repeat(20_000).into_bytes();
        store.add_source(Original::Bytes(&bytes), &file(&name, &bytes), "device", at(0)).unwrap();
        report("added", &name);
        // Jobs that earlier processes left behind are due first.
        let lease = store.lease(at(1000 * i64::from(round)), LEASE).unwrap().unwrap();
        let name = store.source(lease.job.source).unwrap().source.name;
        let id = store.save_result(&lease, &[reading(&name)], &[document(&name, &name)], at(1)).unwrap()[0];
        report("saved", &name);
        let unique = u128::from(round) << 32 | number;
        store.append(&change(unique, id, Act::Accept), &summary(&name), std::slice::from_ref(&name)).unwrap();
        report("changed", &name);
        if number % 2 == 1 {
            report("deleting", &name);
            store.delete_documents(&[id]).unwrap();
            report("deleted", &name);
        }
    }
}

#[test]
fn nothing_is_lost_when_it_is_killed() {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library");
    let mut reported = BTreeMap::new();
    for round in 1..=24 {
        run_and_kill(&library, round, &mut reported);
        let store = Store::open(&library).unwrap();
        check_promises(&store, &reported);
        check_order(&store, &library);
    }
    let ended_as = |what: Reported| reported.values().any(|last| *last == what);
    assert!(
        ended_as(Reported::Changed) && ended_as(Reported::Deleted),
        "it got something done: {reported:?}"
    );
}

fn run_and_kill(library: &Path, round: u32, reported: &mut BTreeMap<String, Reported>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["killed::child", "--exact", "--ignored", "--nocapture"])
        .env(LIBRARY, library)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let random = u64::from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos()) / 7;
    let mut lines = 0;
    let mut child = Some(child);
    let mut killer = None;
    for line in out.lines().map_while(Result::ok) {
        // The test harness prints into the same line before the first word.
        let Some(words) = line.split_once("reported ").map(|(_, words)| words) else { continue };
        let (what, name) = words.split_once(' ').unwrap();
        let what = match what {
            "added" => Reported::Added,
            "saved" => Reported::Saved,
            "changed" => Reported::Changed,
            "deleting" => Reported::Deleting,
            "deleted" => Reported::Deleted,
            other => panic!("{other}"),
        };
        reported.insert(name.to_owned(), what);
        lines += 1;
        // Some steps later, and somewhere inside a step, which takes a few milliseconds.
        if lines > random % 11
            && let Some(mut child) = child.take()
        {
            killer = Some(std::thread::spawn(move || {
                std::thread::sleep(Duration::from_micros(random / 11 % 20_000));
                child.kill().unwrap();
                child.wait().unwrap();
            }));
        }
    }
    killer.expect("it reported enough before it ended").join().unwrap();
}

/// What was reported as done is done.
fn check_promises(store: &Store, reported: &BTreeMap<String, Reported>) {
    for (name, last) in reported {
        let bytes = name.repeat(20_000).into_bytes();
        let source = store.find_by_hash(&file(name, &bytes).hash).unwrap();
        if *last == Reported::Deleting {
            continue;
        }
        assert_eq!(source.is_some(), *last != Reported::Deleted, "{name} {last:?}");
        let Some(source) = source else { continue };
        assert_eq!(store.original(source).unwrap(), bytes);
        let documents = store.documents_of(source).unwrap();
        if *last != Reported::Added {
            assert_eq!(documents.len(), 1, "{name} {last:?}");
            assert_eq!(store.readings_of(source).unwrap().len(), 1);
        }
        if *last == Reported::Changed {
            assert_eq!(store.changes_of(documents[0].row.id).unwrap().len(), 1);
        }
    }
}

/// Nothing is half done: rows and files match, and every file has a job.
fn check_order(store: &Store, library: &Path) {
    let jobs = store.jobs(&JobFilter::default()).unwrap();
    let mut expected: Vec<_> = jobs.iter().map(|row| store.original_path(row.job.source).unwrap()).collect();
    let mut found = files(&library.join("vault"));
    expected.sort();
    found.sort();
    assert_eq!(found, expected);

    let listed = store.documents(&Query { limit: 10_000, ..Query::default() }).unwrap();
    let by_search: Vec<DocumentId> = listed
        .rows
        .iter()
        .filter(|row| {
            let text = row.file_name.clone();
            store
                .documents(&Query { text, ..Query::default() })
                .unwrap()
                .rows
                .iter()
                .any(|hit| hit.id == row.id)
        })
        .map(|row| row.id)
        .collect();
    assert_eq!(by_search.len(), listed.rows.len());

    let database = Connection::open(library.join("library.db")).unwrap();
    let sound: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    assert!(!database.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
    for index in ["search_words", "search_parts"] {
        let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        database.execute_batch(&check).unwrap();
    }
}
