use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vouch_core::Act;
use vouch_store::{Original, PageRow, Store};

use crate::sample::{LEASE, add_document, at, change, document, file, library, reading, summary};
use crate::vault::files;

/// Whether any file of the library contains these bytes.
fn contains(dir: &Path, bytes: &[u8]) -> bool {
    files(dir).iter().any(|path| {
        let content = fs::read(path).unwrap();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}

/// A made-up word that shares no beginning with its neighbors: the index writes down common beginnings only once.
fn word(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1);
    (0..16)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(b'a' + (state >> 33) as u8 % 26)
        })
        .collect()
}

/// Imports a file with words of its own in every place where words can be.
fn fill(store: &Store, number: u64) -> (vouch_core::DocumentId, Vec<String>) {
    let words: Vec<String> = (0..9).map(|index| word(number * 100 + index)).collect();
    let bytes = words[0].repeat(50).into_bytes();
    let name = format!("{}.png", words[1]);
    let source =
        store.add_source(Original::Bytes(&bytes), &file(&name, &bytes), "device", at(0)).unwrap().source();
    store.set_pages(source, &[PageRow { index: 0, width: 100, height: 200 }]).unwrap();
    store.set_thumbnail(source, words[2].repeat(300).as_bytes()).unwrap();
    let lease = store.lease(at(0), LEASE).unwrap().unwrap();
    let text = format!("{} {}\nø{}þ7æð{}", words[3], words[4], &words[5][..2], &words[5][2..4]);
    let mut new = document(&words[6], &text);
    new.summary.number = Some(words[7].clone());
    let id = store
        .save_result(&lease, &[reading(&format!("{text} {}", words[3].repeat(900)))], &[new], at(1))
        .unwrap()[0];
    let correct = Act::Correct {
        field: vouch_core::FieldKind::Notes,
        value: Some(vouch_core::Value::Text(words[8].clone())),
        place: None,
    };
    store.append(&change(number.into(), id, correct), &summary(&words[6]), &[words[8].clone()]).unwrap();
    let mut traces: Vec<String> =
        words[..5].iter().chain(&words[6..]).map(|word| word[4..].to_owned()).collect();
    traces.push("þ7æ".to_owned());
    (id, traces)
}

#[test]
fn nothing_contains_what_was_deleted() {
    let (dir, store) = library();
    let (id, traces) = fill(&store, 1);
    // words[7] went when the change brought a new summary: overwritten is deleted too.
    let overwritten = word(107);
    store.documents(&vouch_store::Query::default()).unwrap();
    for trace in traces.iter().filter(|trace| !overwritten.ends_with(trace.as_str())) {
        assert!(contains(dir.path(), trace.as_bytes()), "{trace} was there to begin with");
    }
    store.delete_documents(&[id]).unwrap();
    for trace in &traces {
        assert!(!contains(dir.path(), trace.as_bytes()), "{trace} is left in {:?}", dir.path());
    }
}

#[test]
fn what_is_deleted_among_many_leaves_no_trace_and_the_rest_whole() {
    let (dir, store) = library();
    let all: Vec<_> = (1..=80).map(|number| fill(&store, number)).collect();
    let (gone, kept): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(index, _)| index * 7 % 3 != 0);
    for few in gone.chunks(9) {
        let ids: Vec<_> = few.iter().map(|(_, (id, _))| *id).collect();
        store.delete_documents(&ids).unwrap();
    }
    let content: Vec<Vec<u8>> = files(dir.path()).iter().map(|path| fs::read(path).unwrap()).collect();
    let windows: BTreeSet<&[u8]> = content.iter().flat_map(|bytes| bytes.windows(12)).collect();
    for (_, (_, traces)) in &gone {
        for trace in traces.iter().filter(|trace| trace.len() == 12) {
            assert!(!windows.contains(trace.as_bytes()), "{trace} is left");
        }
    }
    for (_, (id, _)) in &kept {
        let document = store.document(*id).unwrap();
        assert!(!store.original(document.row.source).unwrap().is_empty());
    }
    assert_eq!(store.documents(&vouch_store::Query::default()).unwrap().count, kept.len() as u64);
}

#[test]
fn a_source_is_deleted_with_its_last_document() {
    let (_dir, store) = library();
    let id = add_document(&store, "1.png", "Daun Hijau", "");
    let source = store.document(id).unwrap().row.source;
    let path = store.original_path(source).unwrap();
    store.enqueue(source, "device", at(2)).unwrap();
    let lease = store.lease(at(2), LEASE).unwrap().unwrap();
    let two = [document("One", ""), document("Two", "")];
    let ids = store.save_result(&lease, &[], &two, at(3)).unwrap();
    store.delete_documents(&ids[..1]).unwrap();
    assert!(path.exists());
    assert_eq!(store.documents_of(source).unwrap().len(), 1);
    store.delete_documents(&ids[1..]).unwrap();
    assert!(!path.exists());
    assert_eq!(store.source(source).unwrap_err().code(), "not_found");
}

#[test]
fn all_are_deleted_or_none() {
    let (_dir, store) = library();
    let first = add_document(&store, "1.png", "Daun Hijau", "");
    let second = add_document(&store, "2.png", "Hetzwerk", "");
    store.delete_documents(&[second]).unwrap();
    assert_eq!(store.delete_documents(&[first, second]).unwrap_err().code(), "not_found");
    assert!(store.document(first).is_ok());
}

#[test]
fn a_source_is_deleted_while_a_worker_reads_it() {
    let (_dir, store) = library();
    let (source, lease) = crate::sample::add_and_lease(&store, "1.png");
    store.delete_source(source).unwrap();
    assert_eq!(store.save_result(&lease, &[], &[], at(1)).unwrap_err().code(), "lease_lost");
    assert_ne!(crate::sample::add(&store, "1.png").source(), source);
}
