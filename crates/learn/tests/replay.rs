//! Replays filed books document by document, in the order of their dates, each with what was filed before it: how often
//! the suggestion is right, how often wrong, and how often there is none. `--no-capture` prints the figures.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use vouch_core::{
    Candidate, DocumentKind, Extraction, Field, FieldKind, Lesson, LineItem, Value, VendorKey, Verdict,
};
use vouch_learn::{Counts, Filing, Taught, document_words, like_vendor, teach, vendor_keys};
use vouch_testkit::{Booked, books};

/// Greatest share of wrong suggestions: one in a hundred documents for those that count by themselves, one in ten
/// offers for those that are only offered.
const WRONG_COUNTED: f64 = 0.01;
const WRONG_OFFERED: f64 = 0.10;

fn field(value: Value) -> Field {
    let candidate = Candidate {
        raw: value.plain(),
        value,
        confidence: None,
        source: "device".to_owned(),
        place: None,
        score: 1.0,
        evidence: Vec::new(),
    };
    Field { candidates: vec![candidate], verdict: Verdict::Likely, probability: None, printed: Vec::new() }
}

fn extraction(booked: &Booked) -> Extraction {
    let total = Value::Amount(rust_decimal::Decimal::new(booked.cents, 2));
    let currency = booked.currency.parse().expect("a code of ISO 4217");
    let row = |description: &String| LineItem {
        description: description.clone(),
        quantity: None,
        unit_price: None,
        amount: None,
        place: None,
        verdict: Verdict::Likely,
    };
    Extraction {
        interpreter: "1".to_owned(),
        document: 0,
        kind: DocumentKind::Receipt,
        pages: vec![0],
        parts: Vec::new(),
        fields: BTreeMap::from([
            (FieldKind::Vendor, field(Value::Text(booked.vendor.clone()))),
            (FieldKind::Currency, field(Value::Currency(currency))),
            (FieldKind::Total, field(total)),
        ]),
        tax_lines: Vec::new(),
        line_items: booked.bought.iter().map(row).collect(),
        findings: Vec::new(),
    }
}

/// What has been filed so far.
#[derive(Default)]
struct Shelf {
    lessons: Vec<Lesson>,
    counts: Counts,
}

impl Shelf {
    fn of(&self, keys: &[VendorKey]) -> Vec<Lesson> {
        let shares = |lesson: &&Lesson| lesson.keys.iter().any(|key| keys.contains(key));
        self.lessons.iter().rev().filter(shares).take(12).cloned().collect()
    }

    fn taught(&self, extraction: &Extraction) -> Taught {
        let keys = self.lessons.iter().flat_map(|lesson| &lesson.keys);
        let names: BTreeSet<&String> = keys
            .filter_map(|key| match key {
                VendorKey::Name(name) => Some(name),
                _ => None,
            })
            .collect();
        let names: Vec<String> = names.into_iter().cloned().collect();
        let alike = like_vendor(extraction, &names)
            .map(|name| (name.clone(), self.of(&[VendorKey::Name(name.clone())])));
        Taught {
            rules: Vec::new(),
            lessons: self.of(&vendor_keys(extraction, &[])),
            filing: Filing { counts: self.counts.clone(), alike },
            today: date(2026, 4, 10),
        }
    }

    fn file(&mut self, extraction: &Extraction, category: &str) {
        let words = document_words(extraction);
        self.counts.add(category, &words);
        self.lessons.push(Lesson {
            day: date(2026, 4, 10),
            keys: vendor_keys(extraction, &[]),
            values: BTreeMap::new(),
            spots: Vec::new(),
            category: Some(category.to_owned()),
            words,
        });
    }
}

#[derive(Debug, Default)]
struct Tally {
    right: u32,
    wrong: u32,
}

impl Tally {
    fn add(&mut self, is_right: bool) {
        *(if is_right { &mut self.right } else { &mut self.wrong }) += 1;
    }

    fn all(&self) -> u32 {
        self.right + self.wrong
    }
}

#[test]
fn suggestions_are_missing_rather_than_wrong() {
    let (mut counted, mut offered, mut silent) = (Tally::default(), Tally::default(), 0);
    let mut by_reason: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for seed in 1..=5 {
        let mut shelf = Shelf::default();
        for booked in books(seed * 7919, 500) {
            let read = extraction(&booked);
            let mut taught = read.clone();
            teach(&mut taught, &[], &shelf.taught(&read));
            match taught.fields.get(&FieldKind::Category) {
                None => silent += 1,
                Some(field) => {
                    let is_right = field.best().value.plain() == booked.category;
                    let counts = field.verdict >= Verdict::Likely;
                    (if counts { &mut counted } else { &mut offered }).add(is_right);
                    by_reason.entry(field.best().evidence[0].code()).or_default().add(is_right);
                }
            }
            shelf.file(&read, booked.category);
        }
    }
    let documents = counted.all() + offered.all() + silent;
    eprintln!("{documents} documents: counted {counted:?}, offered {offered:?}, silent {silent}");
    eprintln!("by reason: {by_reason:?}");
    let wrong = |tally: &Tally, of: u32| f64::from(tally.wrong) / f64::from(of.max(1));
    assert!(wrong(&counted, documents) <= WRONG_COUNTED, "counted {counted:?} of {documents}");
    assert!(wrong(&offered, offered.all()) <= WRONG_OFFERED, "offered {offered:?}");
    assert!(counted.right + offered.right > documents / 2, "too silent: {silent} of {documents}");
}
