//! What `vouch extract --format jsonl` prints: one object a document. Scripts rely on these names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::json;
use vouch_app::extract::Extracted;
use vouch_app::pile_of;
use vouch_core::{BoundingBox, Candidate, EngineId, Extraction, Field, Place};
use vouch_interpret::{Explained, Reason, Weighed};

use crate::words;

/// One document, or one file without any.
#[derive(Debug, Serialize)]
pub struct DocumentOut {
    file: String,
    member: Option<String>,
    document: u32,
    sha256: Option<String>,
    kind: &'static str,
    pile: &'static str,
    engines: Vec<EngineId>,
    error: Option<ErrorOut>,
    pages: Vec<u32>,
    elapsed_ms: u64,
    fields: BTreeMap<&'static str, FieldOut>,
    tax_lines: Vec<TaxLineOut>,
    line_items: Vec<LineItemOut>,
    findings: Vec<FindingOut>,
}

#[derive(Debug, Serialize)]
struct ErrorOut {
    code: String,
    message: String,
    hint: String,
}

#[derive(Debug, Serialize)]
struct FieldOut {
    value: String,
    raw: String,
    verdict: &'static str,
    confidence: Option<f32>,
    probability: Option<f32>,
    why: Vec<WhyOut>,
    page: Option<u32>,
    #[serde(rename = "box")]
    bounds: Option<[f32; 4]>,
    candidates: Vec<CandidateOut>,
}

#[derive(Debug, Serialize)]
struct WhyOut {
    code: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct CandidateOut {
    value: String,
    confidence: Option<f32>,
    source: String,
    page: Option<u32>,
    #[serde(rename = "box")]
    bounds: Option<[f32; 4]>,
}

#[derive(Debug, Serialize)]
struct TaxLineOut {
    rate: Option<String>,
    base: Option<String>,
    amount: Option<String>,
}

#[derive(Debug, Serialize)]
struct LineItemOut {
    description: String,
    quantity: Option<String>,
    unit_price: Option<String>,
    amount: Option<String>,
    page: Option<u32>,
    #[serde(rename = "box")]
    bounds: Option<[f32; 4]>,
    verdict: &'static str,
}

#[derive(Debug, Serialize)]
struct FindingOut {
    code: String,
    fields: Vec<&'static str>,
    text: String,
}

/// The objects of one file: one for each document, or one that carries the error.
pub fn documents(extracted: &Extracted, today: Date) -> Vec<DocumentOut> {
    let file = extracted.path.display().to_string();
    let elapsed_ms = u64::try_from(extracted.elapsed.as_millis()).unwrap_or(u64::MAX);
    let outcome = match &extracted.outcome {
        Ok(outcome) => outcome,
        Err(error) => {
            let (message, hint) = words::error(error, extracted.member.as_deref().unwrap_or(&file));
            return vec![DocumentOut {
                member: extracted.member.clone(),
                document: 0,
                sha256: None,
                kind: "unknown",
                pile: "failed",
                engines: Vec::new(),
                error: Some(ErrorOut { code: error.code().name(), message, hint }),
                pages: Vec::new(),
                elapsed_ms,
                fields: BTreeMap::new(),
                tax_lines: Vec::new(),
                line_items: Vec::new(),
                findings: Vec::new(),
                file,
            }];
        }
    };
    let engines: Vec<EngineId> = outcome.readings.iter().map(|reading| reading.engine.clone()).collect();
    outcome
        .extractions
        .iter()
        .map(|extraction| DocumentOut {
            file: file.clone(),
            member: extracted.member.clone(),
            document: extraction.document,
            sha256: Some(outcome.source.hash.to_string()),
            kind: extraction.kind.name(),
            pile: pile_of(extraction, today).name(),
            engines: engines.clone(),
            error: None,
            pages: extraction.pages.clone(),
            elapsed_ms,
            fields: fields(extraction),
            tax_lines: tax_lines(extraction),
            line_items: line_items(extraction),
            findings: findings(extraction),
        })
        .collect()
}

/// What `vouch explain --format jsonl` prints of a document.
pub fn explained(file: &str, document: &Explained) -> serde_json::Value {
    let terms = |weighed: &Weighed| {
        let term = |reason: &Reason| (reason.feature.clone(), json!([reason.strength, reason.weight]));
        weighed.reasons.iter().map(term).collect::<serde_json::Map<_, _>>()
    };
    let weighed = |weighed: &Weighed| {
        json!({
            "field": weighed.field.name(),
            "value": weighed.value,
            "source": weighed.source,
            "page": page(weighed.place),
            "box": bounds(weighed.place),
            "score": weighed.score,
            "features": terms(weighed),
        })
    };
    json!({
        "file": file,
        "document": document.extraction.document,
        "kind": document.extraction.kind.name(),
        "fields": fields(&document.extraction),
        "weighed": document.weighed.iter().map(weighed).collect::<Vec<_>>(),
        "believed": document.believed.iter().map(weighed).collect::<Vec<_>>(),
    })
}

fn fields(extraction: &Extraction) -> BTreeMap<&'static str, FieldOut> {
    extraction.fields.iter().map(|(kind, field)| (kind.name(), field_out(field))).collect()
}

fn field_out(field: &Field) -> FieldOut {
    let best = field.best();
    FieldOut {
        value: best.value.plain(),
        raw: best.raw.clone(),
        verdict: field.verdict.name(),
        confidence: best.confidence.map(|confidence| confidence.get()),
        probability: field.probability,
        why: best
            .evidence
            .iter()
            .map(|evidence| WhyOut { code: words::code(evidence), text: words::evidence(evidence) })
            .collect(),
        page: page(best.place),
        bounds: bounds(best.place),
        candidates: field.candidates.iter().map(candidate).collect(),
    }
}

fn candidate(candidate: &Candidate) -> CandidateOut {
    CandidateOut {
        value: candidate.value.plain(),
        confidence: candidate.confidence.map(|confidence| confidence.get()),
        source: candidate.source.clone(),
        page: page(candidate.place),
        bounds: bounds(candidate.place),
    }
}

fn tax_lines(extraction: &Extraction) -> Vec<TaxLineOut> {
    let lines = extraction.tax_lines.iter();
    lines
        .map(|line| TaxLineOut { rate: plain(line.rate), base: plain(line.base), amount: plain(line.amount) })
        .collect()
}

fn line_items(extraction: &Extraction) -> Vec<LineItemOut> {
    extraction
        .line_items
        .iter()
        .map(|item| LineItemOut {
            description: item.description.clone(),
            quantity: plain(item.quantity),
            unit_price: plain(item.unit_price),
            amount: plain(item.amount),
            page: page(item.place),
            bounds: bounds(item.place),
            verdict: item.verdict.name(),
        })
        .collect()
}

fn findings(extraction: &Extraction) -> Vec<FindingOut> {
    extraction
        .findings
        .iter()
        .map(|finding| FindingOut {
            code: words::code(finding),
            fields: finding.fields().into_iter().map(|field| field.name()).collect(),
            text: words::finding(finding),
        })
        .collect()
}

fn plain(amount: Option<Decimal>) -> Option<String> {
    amount.map(|amount| amount.to_string())
}

fn page(place: Option<Place>) -> Option<u32> {
    place.map(|place| place.page)
}

fn bounds(place: Option<Place>) -> Option<[f32; 4]> {
    let BoundingBox { x, y, w, h } = place?.bounds?;
    Some([x, y, w, h])
}
