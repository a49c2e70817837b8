use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use vouch_core::{Act, DocumentKind};
use vouch_store::{NewDocument, Query, Sort, Store};

use crate::sample::{add, at, change, document, library};

/// Imports one file with these documents.
fn keep(store: &Store, name: &str, documents: &[NewDocument]) {
    add(store, name);
    let lease = store.lease(at(0), crate::sample::LEASE).unwrap().unwrap();
    store.save_result(&lease, &[], documents, at(1)).unwrap();
}

fn vendors(store: &Store, query: &Query) -> Vec<String> {
    let rows = store.documents(query).unwrap().rows;
    rows.into_iter().filter_map(|row| row.summary.vendor).collect()
}

fn search(store: &Store, text: &str) -> Vec<String> {
    vendors(store, &Query { text: text.to_owned(), sort: Sort::Fit, ..Query::default() })
}

fn shop() -> (tempfile::TempDir, Store) {
    let (dir, store) = library();
    let mut café = document("Daun Hijau Café", "2 Teh O Ais 4.20\nBill A-004817\nTerima kasih");
    café.summary.total = Some("70.80".parse().unwrap());
    let mut hosting = document("Hetzwerk GmbH", "Rechnung\nIBAN DE89 3704 0044 0532 0130 00");
    hosting.summary.currency = Some("EUR".parse().unwrap());
    hosting.summary.kind = DocumentKind::Invoice;
    hosting.summary.date = Some(date(2026, 3, 1));
    hosting.summary.total = Some("1428.10".parse().unwrap());
    let mut parking = document("Rapid Parking", "Daun is a street; tea is not sold");
    parking.summary.total = Some("6.01".parse().unwrap());
    parking.summary.accepted = true;
    let mut empty = document("Zest", "");
    (empty.summary.date, empty.summary.total, empty.summary.currency) = (None, None, None);
    keep(&store, "IMG_2052.HEIC", &[café]);
    keep(&store, "march.pdf", &[hosting]);
    keep(&store, "parking.jpg", &[parking, empty]);
    (dir, store)
}

#[test]
fn words_are_found_by_their_beginning_accents_aside_best_first() {
    let (_dir, store) = shop();
    for (text, found) in [
        ("cafe", vec!["Daun Hijau Café"]),
        ("CAFÉ", vec!["Daun Hijau Café"]),
        ("hij", vec!["Daun Hijau Café"]),
        ("hij café", vec![]),
        ("teh ai", vec!["Daun Hijau Café"]),
        ("daun", vec!["Daun Hijau Café", "Rapid Parking"]),
        ("img_2052", vec!["Daun Hijau Café"]),
        ("march.pdf", vec!["Hetzwerk GmbH"]),
        ("nothing", vec![]),
    ] {
        assert_eq!(search(&store, text), found, "{text}");
    }
}

#[test]
fn numbers_are_found_by_any_part_however_they_are_grouped() {
    let (_dir, store) = shop();
    for (text, found) in [
        ("4817", vec!["Daun Hijau Café"]),
        ("A-0048", vec!["Daun Hijau Café"]),
        ("a004817", vec!["Daun Hijau Café"]),
        ("4.20", vec!["Daun Hijau Café"]),
        ("teh 481", vec!["Daun Hijau Café"]),
        ("tea 481", vec![]),
        ("DE8937040044", vec!["Hetzwerk GmbH"]),
        ("0532 0130", vec!["Hetzwerk GmbH"]),
        ("3704", vec!["Hetzwerk GmbH"]),
        ("0400", vec!["Hetzwerk GmbH"]),
        ("9999", vec![]),
    ] {
        assert_eq!(search(&store, text), found, "{text}");
    }
}

#[test]
fn signs_that_mean_something_to_the_index_mean_nothing_here() {
    let (_dir, store) = shop();
    for text in ["a\"b*", "NEAR(", "x AND", "words:x", "'; DROP TABLE document"] {
        assert_eq!(search(&store, text), [] as [&str; 0], "{text}");
    }
    for text in ["(daun) +\"hijau\"", "^hijau*", "-hijau"] {
        assert_eq!(search(&store, text), ["Daun Hijau Café"], "{text}");
    }
    assert_eq!(search(&store, "  \" ").len(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]
    #[test]
    fn anything_may_be_typed(text in any::<String>(), signs in r#"[a-z0-9"*()^:+{} .\-]{0,12}"#) {
        static SHOP: LazyLock<(tempfile::TempDir, Store)> = LazyLock::new(shop);
        for text in [text, signs] {
            SHOP.1.documents(&Query { text, sort: Sort::Fit, ..Query::default() }).unwrap();
        }
    }
}

#[test]
fn one_letter_is_found_and_a_correction_with_it() {
    let (_dir, store) = shop();
    for (text, found) in
        [("z", vec!["Zest"]), ("r 4", vec![]), ("hetzwerk 0", vec!["Hetzwerk GmbH"]), ("q", vec![])]
    {
        assert_eq!(search(&store, text), found, "{text}");
    }
    let zest = store.documents(&Query::default()).unwrap().rows.remove(0);
    let values = ["Quince".to_owned()];
    store.append(&change(1, zest.id, Act::Accept), &zest.summary, &values).unwrap();
    assert_eq!((search(&store, "z").len(), search(&store, "q").len()), (0, 1));
}

#[test]
fn filters_narrow_and_totals_follow_exactly() {
    let (_dir, store) = shop();
    let all = store.documents(&Query { limit: 1, ..Query::default() }).unwrap();
    assert_eq!((all.rows.len(), all.count), (1, 4));
    let totals: Vec<_> =
        all.totals.iter().map(|(currency, of)| (currency.code(), of.count, of.sum.to_string())).collect();
    assert_eq!(totals, [("EUR", 1, "1428.10".to_owned()), ("MYR", 2, "76.81".to_owned())]);

    let base = Query { sort: Sort::Vendor, descending: false, ..Query::default() };
    let narrowed = |query: Query| vendors(&store, &query);
    assert_eq!(narrowed(Query { kinds: vec![DocumentKind::Invoice], ..base.clone() }), ["Hetzwerk GmbH"]);
    assert_eq!(narrowed(Query { accepted: Some(true), ..base.clone() }), ["Rapid Parking"]);
    assert_eq!(narrowed(Query { currency: "EUR".parse().ok(), ..base.clone() }), ["Hetzwerk GmbH"]);
    assert_eq!(
        narrowed(Query { vendor: Some("rapid parking".to_owned()), ..base.clone() }),
        ["Rapid Parking"]
    );
    let day = Some(date(2026, 3, 1));
    assert_eq!(narrowed(Query { from: day, to: day, ..base.clone() }), ["Hetzwerk GmbH"]);
    assert_eq!(
        narrowed(Query { text: "daun".to_owned(), accepted: Some(false), ..base }),
        ["Daun Hijau Café"]
    );
}

#[test]
fn rows_come_in_the_order_asked_for_and_what_lacks_it_last() {
    let (_dir, store) = shop();
    let first = |sort, descending, offset| {
        vendors(&store, &Query { sort, descending, limit: 1, offset, ..Query::default() }).remove(0)
    };
    assert_eq!(first(Sort::Added, true, 0), "Zest");
    assert_eq!(first(Sort::Added, false, 0), "Daun Hijau Café");
    assert_eq!(first(Sort::Vendor, false, 1), "Hetzwerk GmbH");
    assert_eq!(first(Sort::Date, false, 0), "Hetzwerk GmbH");
    assert_eq!(first(Sort::Date, true, 3), "Zest");
    assert_eq!(first(Sort::Total, true, 0), "Hetzwerk GmbH");
    assert_eq!(first(Sort::Total, false, 0), "Rapid Parking");
    assert_eq!(first(Sort::Total, false, 3), "Zest");
    assert_eq!(first(Sort::Fit, true, 0), "Zest");
}
