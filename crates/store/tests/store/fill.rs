//! Run by hand, with the folder of a new library:
//! `VOUCH_FILL=DIR cargo test -p vouch-store --test store fill -- --ignored`. For bench/many.mjs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::ToSpan;
use jiff::civil::date;
use rust_decimal::Decimal;
use vouch_core::{
    BoundingBox, Candidate, Confidence, DocumentKind, Field, FieldKind, MediaType, Pile, Place, Value,
    Verdict,
};
use vouch_store::{NewDocument, Original, PageRow, Store, Summary};

use crate::sample::{LEASE, at, document, file, reading};
use crate::speed::{Dice, text};

/// Documents made, unless `VOUCH_FILL_WITH` says how many.
const DOCUMENTS: u64 = 10_000;
const VENDORS: u64 = 400;

/// A field read clearly but not proved, on a row of the page of its own.
fn field(value: Value, row: u64, verdict: Verdict) -> Field {
    let top = 0.05 + 0.03 * row as f32;
    let candidate = Candidate {
        raw: value.plain(),
        value,
        confidence: Some(Confidence::new(0.97)),
        source: "device".to_owned(),
        place: Some(Place { page: 0, bounds: Some(BoundingBox::from_edges(0.3, top, 0.6, top + 0.02)) }),
        score: 1.0,
        evidence: Vec::new(),
    };
    Field { candidates: vec![candidate], verdict, probability: Some(0.9), printed: Vec::new() }
}

/// A made-up receipt: a few vendors are frequent, days are of three years, every twelfth total is doubtful.
fn receipt(dice: &mut Dice) -> NewDocument {
    let vendor = format!("{} {} Sdn Bhd", ["Kopi", "Kedai", "Daun", "Teh"][dice.below(4) as usize], {
        let (a, b) = (dice.below(VENDORS), dice.below(VENDORS));
        a * b / VENDORS
    });
    let day = date(2024, 1, 1) + (dice.below(1050) as i64).days();
    let total = Decimal::new(dice.below(40_000) as i64 + 100, 2);
    let currency = ["MYR", "MYR", "MYR", "EUR", "SGD"][dice.below(5) as usize].parse().expect("a currency");
    let category = ["Travel", "Food", "Office", "Software"][dice.below(4) as usize];
    let (verdict, pile) = match dice.below(12) {
        0 => (Verdict::Doubtful, Pile::NeedsReview),
        1..4 => (Verdict::Likely, Pile::NeedsReview),
        _ => (Verdict::Proved, Pile::Proved),
    };
    let fields = BTreeMap::from([
        (FieldKind::Vendor, field(Value::Text(vendor.clone()), 0, Verdict::Proved)),
        (FieldKind::Date, field(Value::Date(day), 3, Verdict::Proved)),
        (FieldKind::Currency, field(Value::Currency(currency), 9, Verdict::Proved)),
        (FieldKind::Total, field(Value::Amount(total), 9, verdict)),
    ]);
    let mut made = document(&vendor, &text(dice));
    made.values = vec![vendor.clone(), day.to_string(), total.to_string()];
    made.extraction.fields = fields;
    made.summary = Summary {
        kind: DocumentKind::Receipt,
        pile,
        stops: if verdict == Verdict::Doubtful { vec![FieldKind::Total] } else { Vec::new() },
        glances: if verdict == Verdict::Likely { vec![FieldKind::Total] } else { Vec::new() },
        accepted: dice.below(3) > 0,
        category: (dice.below(3) > 0).then(|| category.to_owned()),
        vendor: Some(vendor),
        date: Some(day),
        currency: Some(currency),
        total: Some(total),
        ..made.summary
    };
    made
}

/// A picture of a blank page; what follows its end makes the bytes of each file its own.
fn picture(number: u64) -> Vec<u8> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff\xff\x7f\0\t\xfb\x03\xfd\x05CE\xca\0\0\0\0IEND\xaeB`\x82";
    [PNG, number.to_string().as_bytes()].concat()
}

#[test]
#[ignore = "fills a library for measuring"]
fn fill_a_library() {
    let folder = PathBuf::from(std::env::var_os("VOUCH_FILL").expect("VOUCH_FILL names the folder"));
    let documents =
        std::env::var("VOUCH_FILL_WITH").map_or(DOCUMENTS, |number| number.parse().expect("a number"));
    let store = Store::open(&folder).unwrap();
    let mut dice = Dice(1);
    for number in 0..documents {
        let bytes = picture(number);
        let source = vouch_core::Source {
            media_type: MediaType::Png,
            ..file(&format!("IMG_{number:05}.png"), &bytes)
        };
        let added = store.add_source(Original::Bytes(&bytes), &source, "device", at(0)).unwrap();
        let lease = store.lease(at(0), LEASE).unwrap().expect("a job is due");
        let made = receipt(&mut dice);
        store.set_pages(added.source(), &[PageRow { index: 0, width: 600, height: 900 }]).unwrap();
        let look: Vec<u8> = (0..32).map(|_| dice.below(256) as u8).collect();
        store.set_look(added.source(), &look).unwrap();
        store.save_result(&lease, &[reading(&made.text)], &[made], at(1)).unwrap();
    }
}
