//! The samples are complete, small enough to keep, and their truth is consistent with itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use vouch_core::FieldKind;
use vouch_mrz::check_digit;

/// Bytes of one sample and of all of them.
const LARGEST: (u64, u64) = (400_000, 4_000_000);

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

/// Every file and the documents in it.
fn truth() -> Vec<(String, Vec<Value>)> {
    let text = fs::read_to_string(folder().join("truth.json")).expect("the truth about the samples");
    let entries: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let entry = |entry: &Value| {
        let documents = entry["documents"].as_array().expect("documents").clone();
        (entry["file"].as_str().expect("a file").to_owned(), documents)
    };
    entries.iter().map(entry).collect()
}

/// An amount in hundredths, 0 where there is none.
fn cents(value: &Value) -> i64 {
    value.as_str().map_or(0, |text| text.replace('.', "").parse().expect("two decimals"))
}

fn sum(rows: &Value) -> i64 {
    rows.as_array().expect("rows").iter().map(|row| cents(&row["amount"])).sum()
}

#[test]
fn every_sample_has_its_truth_and_is_small() {
    let listed: BTreeSet<String> = truth().into_iter().map(|(file, _)| file).collect();
    let mut total = 0;
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder()).expect("samples") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a plain name");
        if !["README.md", "truth.json"].contains(&name.as_str()) {
            let bytes = entry.metadata().expect("its size").len();
            assert!(bytes <= LARGEST.0, "{name} has {bytes} bytes");
            total += bytes;
            found.insert(name);
        }
    }
    assert_eq!(found, listed);
    assert!(total <= LARGEST.1, "{total} bytes");
}

#[test]
fn fields_have_the_names_of_the_house() {
    for (file, documents) in truth() {
        for document in documents {
            for name in document["fields"].as_object().expect("fields").keys() {
                assert!(FieldKind::from_name(name).is_some(), "{file}: {name}");
            }
        }
    }
}

#[test]
fn money_adds_up() {
    for (file, documents) in truth() {
        for document in documents.iter().filter(|document| document["line_items"].is_array()) {
            let amount = |name: &str| cents(&document["fields"][name]);
            let added = ["service_charge", "discount", "rounding", "tip"].map(amount).iter().sum::<i64>();
            let (total, tax, subtotal) = (amount("total"), amount("tax"), amount("subtotal"));
            let closes = subtotal == 0 || [0, tax].contains(&(total - added - subtotal));
            assert!(closes, "{file}: {document:#}");
            assert_eq!(sum(&document["tax_lines"]), tax, "{file}");
            let items = sum(&document["line_items"]);
            assert!(items == 0 || [subtotal, total].contains(&items), "{file}: the items come to {items}");
        }
    }
}

#[test]
fn check_digits_fit_but_for_the_misprint() {
    for (file, documents) in truth() {
        for document in documents.iter().filter(|document| document["kind"] == "passport") {
            let zone = document["fields"]["mrz"].as_str().expect("a zone");
            let (first, line) = zone.split_once(", ").expect("two lines");
            assert_eq!((first.len(), line.len()), (44, 44), "{file}");
            let composite = format!("{}{}{}", &line[..10], &line[13..20], &line[21..43]);
            let covered = [
                ("document_number", &line[..9], 9),
                ("birth_date", &line[13..19], 19),
                ("expiry_date", &line[21..27], 27),
                ("mrz", &composite, 43),
            ];
            let fails = |text: &str, at: usize| check_digit(text) != Some(line.as_bytes()[at] - b'0');
            let failing =
                covered.into_iter().filter(|(_, text, at)| fails(text, *at)).map(|(field, ..)| field);
            assert_eq!(document["failing_check_digits"], Value::from_iter(failing), "{file}");
        }
    }
}
