//! A library in a temporary folder, and made-up contents for it.
#![allow(dead_code, reason = "shared by several test programs, none of which needs all of it")]

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;
use vouch_core::{
    Act, BoundingBox, Candidate, Change, ChangeId, DocumentId, DocumentKind, EngineId, Extraction, Field,
    FieldKind, Hash, Line, MediaType, PageReading, Pile, Place, Reading, Source, SourceId, TextLayout,
    TextOrigin, Value, Verdict, Word,
};
use vouch_store::{Added, Lease, NewDocument, Original, Store, Summary};

/// How long leases are taken for.
pub const LEASE: Duration = Duration::from_secs(30);

/// Returns a new library, which is deleted with the folder.
pub fn library() -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&dir.path().join("library")).unwrap();
    (dir, store)
}

/// Returns the time this many seconds after the start of the tests' clock.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_775_000_000 + second).unwrap()
}

pub fn file(name: &str, bytes: &[u8]) -> Source {
    Source {
        hash: Hash(Sha256::digest(bytes).into()),
        name: name.to_owned(),
        member: None,
        media_type: MediaType::Png,
        bytes: bytes.len() as u64,
    }
}

/// Imports a file whose bytes are its name.
pub fn add(store: &Store, name: &str) -> Added {
    let bytes = name.as_bytes();
    store.add_source(Original::Bytes(bytes), &file(name, bytes), "device", at(0)).unwrap()
}

/// Imports a file and leases its job.
pub fn add_and_lease(store: &Store, name: &str) -> (SourceId, Lease) {
    let source = add(store, name).source();
    let lease = store.lease(at(0), LEASE).unwrap().expect("a job is due");
    assert_eq!(lease.job.source, source);
    (source, lease)
}

/// Imports a file with one document of this vendor and this text.
pub fn add_document(store: &Store, name: &str, vendor: &str, text: &str) -> DocumentId {
    let (_, lease) = add_and_lease(store, name);
    let document = document(vendor, text);
    store.save_result(&lease, &[reading(text)], &[document], at(1)).unwrap()[0]
}

pub fn document(vendor: &str, text: &str) -> NewDocument {
    NewDocument {
        extraction: extraction(vendor),
        engine: "device".to_owned(),
        summary: summary(vendor),
        values: vec![vendor.to_owned()],
        text: text.to_owned(),
    }
}

pub fn summary(vendor: &str) -> Summary {
    Summary {
        kind: DocumentKind::Receipt,
        pile: Pile::NeedsReview,
        stops: vec![FieldKind::Date],
        glances: vec![FieldKind::Vendor],
        page: 0,
        accepted: false,
        vendor: Some(vendor.to_owned()),
        number: None,
        category: None,
        date: Some(jiff::civil::date(2026, 4, 3)),
        currency: Some("MYR".parse().unwrap()),
        total: Some("82.15".parse().unwrap()),
    }
}

pub fn extraction(vendor: &str) -> Extraction {
    let candidate = Candidate {
        value: Value::Text(vendor.to_owned()),
        raw: vendor.to_owned(),
        confidence: None,
        source: "device".to_owned(),
        place: Some(Place { page: 0, bounds: None }),
        score: 1.0,
        evidence: Vec::new(),
    };
    let field = Field {
        candidates: vec![candidate],
        verdict: Verdict::Likely,
        probability: None,
        printed: Vec::new(),
    };
    Extraction {
        interpreter: "1".to_owned(),
        document: 0,
        kind: DocumentKind::Receipt,
        pages: vec![0],
        parts: Vec::new(),
        fields: BTreeMap::from([(FieldKind::Vendor, field)]),
        tax_lines: Vec::new(),
        line_items: Vec::new(),
        findings: Vec::new(),
    }
}

pub fn reading(text: &str) -> Reading {
    let bounds = BoundingBox { x: 0.1, y: 0.1, w: 0.5, h: 0.1 };
    let words = text
        .split_whitespace()
        .map(|word| Word { text: word.to_owned(), bounds, confidence: None, glyphs: Vec::new() })
        .collect();
    Reading {
        engine: EngineId { name: "device".to_owned(), version: "1".to_owned() },
        read_at: at(0),
        pages: vec![PageReading {
            page: 0,
            aspect: 0.7,
            slant: 0.0,
            origin: TextOrigin::Recognised,
            layout: TextLayout { lines: Line::new(words).into_iter().collect() },
        }],
        values: Vec::new(),
    }
}

/// Returns a change whose id is its number.
pub fn change(number: u128, document: DocumentId, act: Act) -> Change {
    let id = ChangeId::new(Uuid::from_u128(number));
    Change { id, step: id, document, at: at(number as i64), act }
}
