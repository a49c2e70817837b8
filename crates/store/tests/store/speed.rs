//! Run by hand: `cargo test --release -p vouch-store speed -- --ignored --nocapture`.

#![allow(clippy::print_stdout, reason = "figures are for the person who asked for them")]

use std::time::{Duration, Instant};

use vouch_core::Pile;
use vouch_store::{Query, Sort};

use crate::sample::{LEASE, add, at, document, library, reading};

const DOCUMENTS: usize = 10_000;
const WORDS_EACH: u64 = 220;

/// The words of a receipt as they fall: few words are frequent, many are rare, every sixth is a number.
fn text(seed: &mut u64) -> String {
    let mut next = |below: u64| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % below
    };
    let syllables =
        ["ka", "lu", "mer", "to", "sin", "ga", "pore", "teh", "nas", "bri", "ol", "den", "mark", "ri"];
    let mut text = String::new();
    for index in 0..WORDS_EACH {
        if next(6) == 0 {
            text.push_str(&format!("{}.{:02}", next(300), next(100)));
        } else {
            let mut word = (next(3000) * next(3000)) / 3000;
            for _ in 0..3 {
                text.push_str(syllables[(word % 14) as usize]);
                word /= 14;
            }
        }
        text.push(if index % 5 == 4 { '\n' } else { ' ' });
    }
    text
}

fn measure(what: &str, mut work: impl FnMut() -> u64) {
    let mut times: Vec<Duration> = Vec::new();
    let mut found = 0;
    for _ in 0..15 {
        let begin = Instant::now();
        found = work();
        times.push(begin.elapsed());
    }
    times.sort();
    println!("{what:34} {found:6} found   fastest {:8.2?}   median {:8.2?}", times[0], times[7]);
}

#[test]
#[ignore = "takes a minute; for figures"]
fn ten_thousand_documents() {
    let (dir, store) = library();
    let begin = Instant::now();
    let mut seed = 1;
    for number in 0..DOCUMENTS / 4 {
        add(&store, &format!("IMG_{number:05}.jpg"));
        let lease = store.lease(at(0), LEASE).unwrap().unwrap();
        let documents: Vec<_> = (0..4)
            .map(|_| {
                let text = text(&mut seed);
                document(&text[..20].replace('\n', " "), &text)
            })
            .collect();
        store.save_result(&lease, &[reading(&documents[0].text)], &documents, at(1)).unwrap();
    }
    println!("filled in {:.1?}", begin.elapsed());
    let size = std::fs::metadata(dir.path().join("library/library.db")).unwrap().len();
    println!("database {} MiB", size >> 20);

    for typed in [
        "k",
        "ka",
        "kal",
        "kakaka",
        "lumer kamer to",
        "IMG_00017",
        "17",
        "123",
        "9.99",
        "kakaka 12",
        "kaka 123",
    ] {
        let query = Query { text: typed.to_owned(), sort: Sort::Fit, limit: 50, ..Query::default() };
        measure(&format!("search {typed:?}"), || store.documents(&query).unwrap().count);
    }
    let all = Query { sort: Sort::Date, limit: 50, ..Query::default() };
    measure("all, by day", || store.documents(&all).unwrap().count);
    let look =
        Query { pile: Some(Pile::Look), sort: Sort::Total, limit: 50, offset: 5000, ..Query::default() };
    measure("one pile, by total, in the middle", || store.documents(&look).unwrap().count);
    measure("counts per pile", || store.pile_counts().unwrap()[1].open);

    let ids: Vec<_> = store.documents(&all).unwrap().rows.iter().map(|row| row.id).collect();
    let begin = Instant::now();
    store.delete_documents(&ids[..1]).unwrap();
    println!("one deleted in {:.1?}", begin.elapsed());
    let begin = Instant::now();
    store.delete_documents(&ids[1..]).unwrap();
    println!("{} deleted in {:.1?}", ids.len() - 1, begin.elapsed());
    drop(store);
    let begin = Instant::now();
    vouch_store::Store::open(&dir.path().join("library")).unwrap();
    println!("opened in {:.1?}", begin.elapsed());
}
