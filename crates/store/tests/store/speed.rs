//! Run by hand: `cargo test --release -p vouch-store speed -- --ignored --nocapture`.

#![allow(clippy::print_stdout, reason = "figures are for the person who asked for them")]

use std::time::{Duration, Instant};

use vouch_core::{Act, Pile};
use vouch_store::{Query, Sort, Store};

use crate::sample::{LEASE, add, at, change, document, library, reading, summary};

const DOCUMENTS: usize = 10_000;
const WORDS_EACH: u64 = 200;

/// Numbers that fall the same way every time.
pub struct Dice(pub u64);

impl Dice {
    /// The next number below this one.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// The words of a receipt as they fall: few words are frequent, many are rare, every fourth is a number.
pub fn text(dice: &mut Dice) -> String {
    let mut next = |below: u64| dice.below(below);
    let syllables = [
        "ka", "lu", "mer", "to", "sin", "ga", "po", "teh", "na", "bri", "ol", "den", "ma", "ri", "su", "wan",
        "fe", "hi",
    ];
    let mut text = String::new();
    for index in 0..WORDS_EACH {
        if next(4) == 0 {
            text.push_str(&format!("{}.{:02}", next(300), next(100)));
        } else {
            let mut word = next(100) * next(100) * next(3);
            for _ in 0..2 + next(2) {
                text.push_str(syllables[(word % 18) as usize]);
                word /= 18;
            }
        }
        text.push(if index % 5 == 4 { '\n' } else { ' ' });
    }
    text
}

/// How long this thread was at work, where the system tells: what else goes on on the machine does not count.
fn at_work() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(stat.split(' ').next()?.parse().ok()?))
}

/// Does the work so many times and says how long once took.
fn measure(what: &str, times: u32, mut work: impl FnMut() -> u64) {
    let mut found = 0;
    let mut clock = Vec::new();
    let before = at_work();
    for _ in 0..times {
        let begin = Instant::now();
        found = work();
        clock.push(begin.elapsed());
    }
    clock.sort();
    let at_work = at_work().zip(before).map_or(Duration::ZERO, |(after, before)| (after - before) / times);
    let median = clock[clock.len() / 2];
    println!("{what:34} {found:6} found   at work {at_work:8.2?}   by the clock {median:8.2?}");
}

#[test]
#[ignore = "takes a minute; for figures"]
fn ten_thousand_documents() {
    let (dir, store) = library();
    let begin = Instant::now();
    let mut dice = Dice(1);
    for number in 0..DOCUMENTS / 4 {
        add(&store, &format!("IMG_{number:05}.jpg"));
        let lease = store.lease(at(0), LEASE).unwrap().unwrap();
        let documents: Vec<_> = (0..4)
            .map(|_| {
                let text = text(&mut dice);
                let mut document = document(&text[..20].replace('\n', " "), &text);
                document.summary.date =
                    Some(jiff::civil::date(2024, 1, 1) + jiff::Span::new().days(dice.below(1050) as i64));
                document
            })
            .collect();
        store.save_result(&lease, &[reading(&documents[0].text)], &documents, at(1)).unwrap();
    }
    println!("filled in {:.1?}", begin.elapsed());
    let size = std::fs::metadata(dir.path().join("library/library.db")).unwrap().len();
    println!("database {} MiB", size >> 20);

    for typed in
        ["k", "ka", "kal", "kalu", "lumer kamer to", "IMG_00017", "17", "123", "9.99", "kaka 12", "kaka 123"]
    {
        let query = Query { text: typed.to_owned(), sort: Sort::Fit, limit: 50, ..Query::default() };
        measure(&format!("search {typed:?}"), 15, || store.documents(&query).unwrap().count);
    }
    let all = Query { sort: Sort::Date, limit: 50, ..Query::default() };
    measure("all, by day", 15, || store.documents(&all).unwrap().count);
    let look = Query {
        pile: Some(Pile::NeedsReview),
        sort: Sort::Total,
        limit: 50,
        offset: 5000,
        ..Query::default()
    };
    measure("one pile, by total, in the middle", 15, || store.documents(&look).unwrap().count);
    measure("counts per pile", 15, || store.pile_counts().unwrap()[1].open);
    measure("what to filter by", 15, || store.choices(200).unwrap().vendors.len() as u64);
    for source in store.documents(&Query { limit: u32::MAX, ..Query::default() }).unwrap().rows {
        let look: Vec<u8> = (0..32).map(|_| dice.below(256) as u8).collect();
        store.set_look(source.source, &look).unwrap();
    }
    measure("alike, every picture new", 1, || store.alike(18).unwrap().len() as u64);
    measure("alike, no picture new", 15, || store.alike(18).unwrap().len() as u64);

    let ids: Vec<_> = store.documents(&all).unwrap().rows.iter().map(|row| row.id).collect();
    let mut number = 0;
    measure("a field corrected", 15, || {
        number += 1;
        let vendor = format!("vendor {number}");
        let values = [vendor.clone(), "82.15".to_owned(), "2026-04-03".to_owned()];
        store.append(&change(number, ids[0], Act::Accept), &summary(&vendor), &values).unwrap();
        1
    });
    let mut left = ids.iter();
    measure("one document deleted", 10, || {
        store.delete_documents(&[*left.next().unwrap()]).unwrap();
        1
    });
    let rest: Vec<_> = left.copied().collect();
    measure("many deleted at once", 1, || {
        store.delete_documents(&rest).unwrap();
        rest.len() as u64
    });
    drop(store);
    measure("opened", 5, || {
        Store::open(&dir.path().join("library")).unwrap();
        1
    });
}
