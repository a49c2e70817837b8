use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use vouch_core::{
    BoundingBox, Confidence, EngineId, Evidence, Glyph, Line, PageReading, TextLayout, TextOrigin, Verdict,
    Word,
};
use vouch_mrz::check_digit;

use super::*;

mod formats;
mod misread;
mod second_readings;
mod visual_zone;

/// Returns a passport of Utopia: its zone, and what is printed above it.
pub(super) fn passport() -> ([String; 2], [&'static str; 6]) {
    let lines = [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<".to_owned(),
        "L898902C36UTO7408122F3204153ZE184226B<<<<<16".to_owned(),
    ];
    (lines, ["UTO L898902C3", "Eriksson", "Anna Maria", "12 AUG/AOUT 74", "F", "15 APR/AVR 32"])
}

fn sure(confidence: f32) -> Confidence {
    Confidence::new(confidence)
}

/// Returns characters that were read clearly, without a likely alternative.
fn glyphs(word: &str) -> Vec<Glyph> {
    word.chars()
        .map(|character| Glyph { character, confidence: sure(0.95), rival: Some(('.', sure(0.001))) })
        .collect()
}

/// Returns one line of text. Its words share the width evenly.
fn line(text: &str, y: f32) -> Option<Line> {
    let count = text.chars().count().max(1) as f32;
    let words = text.split(' ').scan(0.0, |at, word| {
        let from = *at;
        *at += word.chars().count() as f32 + 1.0;
        let edge = |place: f32| 0.05 + 0.9 * place / count;
        let bounds = BoundingBox::from_edges(edge(from), y, edge(*at - 1.0), y + 0.03);
        Some(Word { text: word.to_owned(), bounds, confidence: Some(sure(0.95)), glyphs: glyphs(word) })
    });
    Line::new(words.filter(|word| !word.text.is_empty()).collect())
}

/// Returns a page with printed lines at its top and a zone at its foot.
pub(super) fn page(page: u32, printed: &[&str], zone: &[impl AsRef<str>]) -> PageReading {
    let above = printed.iter().zip(0..).filter_map(|(text, row)| line(text, 0.05 + 0.05 * row as f32));
    let zone = zone.iter().zip(0..).filter_map(|(text, row)| line(text.as_ref(), 0.8 + 0.05 * row as f32));
    let lines = above.chain(zone).collect();
    PageReading {
        page,
        aspect: 1.4,
        slant: 0.0,
        origin: TextOrigin::Recognised,
        layout: TextLayout { lines },
    }
}

pub(super) fn reading(engine: &str, pages: Vec<PageReading>) -> Reading {
    let engine = EngineId { name: engine.to_owned(), version: "1".to_owned() };
    Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
}

const CONTEXT: Context = Context { today: Date::constant(2026, 11, 21), kind: None };

fn documents(readings: &[Reading]) -> Vec<Extraction> {
    interpret(readings, &CONTEXT).unwrap_or_default()
}

fn only(printed: &[&str], zone: &[impl AsRef<str>]) -> Extraction {
    let mut all = documents(&[reading("device", vec![page(0, printed, zone)])]);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// The best candidate of a field and the verdict on it.
pub(super) struct Found {
    pub value: String,
    pub verdict: &'static str,
    pub evidence: Vec<Evidence>,
}

pub(super) fn field(zone: &[impl AsRef<str>], printed: &[&str], name: &str) -> Found {
    found(&only(printed, zone), name)
}

fn found(extraction: &Extraction, name: &str) -> Found {
    let kind = FieldKind::from_name(name).expect("a field");
    match extraction.fields.get(&kind) {
        Some(field) => Found {
            value: field.best().value.plain(),
            verdict: field.verdict.name(),
            evidence: field.best().evidence.clone(),
        },
        None => Found { value: String::new(), verdict: Verdict::Missing.name(), evidence: Vec::new() },
    }
}

fn values(extraction: &Extraction) -> Vec<(&'static str, String)> {
    extraction.fields.iter().map(|(kind, field)| (kind.name(), field.best().value.plain())).collect()
}

#[test]
fn two_witnesses_are_one_document_and_two_passports_are_two() {
    let (zone, printed) = passport();
    let other =
        ["P<UTOMORE<<THOMAS<<<<<<<<<<<<<<<<<<<<<<<<<<<", "A003993396UTO7802074M3204153<<<<<<<<<<<<<<<0"];
    let both = [
        reading("device", vec![page(0, &printed, &zone)]),
        reading("textract", vec![page(0, &printed, &zone)]),
    ];
    let found = documents(&both);
    assert_eq!(found.len(), 1);
    let agree = Evidence::ReadingsAgree { engines: vec!["device".to_owned(), "textract".to_owned()] };
    assert!(found[0].fields[&FieldKind::Surname].best().evidence.contains(&agree));

    let pages = vec![page(0, &printed, &zone), page(1, &["MORE", "07.02.1978"], &other)];
    let found = documents(&[reading("device", pages)]);
    let pages: Vec<_> = found.iter().map(|one| (one.document, one.pages.clone())).collect();
    assert_eq!(pages, [(0, vec![0]), (1, vec![1])]);
    assert_eq!(found[1].fields[&FieldKind::Surname].verdict, Verdict::Proved);
    assert_eq!(found[1].fields[&FieldKind::GivenNames].verdict, Verdict::Likely);
}

#[test]
fn receipts_are_not_travel_documents() {
    let receipt =
        ["UTOPIA PAPER WORKS", "TOTAL 12.50", "5412 7512 3412 3456", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"];
    let readings = [reading("device", vec![page(0, &receipt, &receipt)])];
    assert_eq!(interpret(&readings, &CONTEXT), None);
    let context = Context { kind: Some(DocumentKind::Passport), ..CONTEXT };
    let found = interpret(&readings, &context).expect("what the person said");
    assert_eq!((found.len(), found[0].kind, found[0].fields.len()), (1, DocumentKind::Passport, 0));
}
