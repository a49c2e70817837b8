use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{
    DocumentKind, Extraction, Field, FieldKind, Finding, LineItem, RecordField, ReviewState, TaxLine, Value,
    Verdict,
};

/// A document while its changes are being applied.
pub(crate) struct Now<'a> {
    pub(crate) extraction: &'a Extraction,
    pub(crate) today: Date,
    pub(crate) kind: DocumentKind,
    pub(crate) fields: BTreeMap<FieldKind, RecordField>,
    /// Line items that a person wrote.
    pub(crate) written_items: Option<Vec<LineItem>>,
    /// Tax lines that a person wrote.
    pub(crate) written_taxes: Option<Vec<TaxLine>>,
    pub(crate) waived: Vec<Finding>,
    pub(crate) accepted: bool,
}

impl<'a> Now<'a> {
    pub(crate) fn new(extraction: &'a Extraction, today: Date) -> Self {
        let fields = extraction.fields.iter().map(|(kind, field)| {
            let (value, verdict) = match is_offer(*kind, field) {
                true => (None, Verdict::Missing),
                false => (Some(field.best().value.clone()), field.verdict),
            };
            (*kind, RecordField { value, verdict, review: ReviewState::Untouched, place: None })
        });
        Self {
            extraction,
            today,
            kind: extraction.kind,
            fields: fields.collect(),
            written_items: None,
            written_taxes: None,
            waived: Vec::new(),
            accepted: false,
        }
    }

    /// Returns the value that counts.
    pub(crate) fn value(&self, field: FieldKind) -> Option<&Value> {
        self.fields.get(&field)?.value.as_ref()
    }

    /// Returns the value that was read.
    pub(crate) fn read(&self, field: FieldKind) -> Option<&'a Value> {
        self.extraction.fields.get(&field).map(|field| &field.best().value)
    }

    /// Returns the line items that count.
    pub(crate) fn line_items(&self) -> &[LineItem] {
        self.written_items.as_deref().unwrap_or(&self.extraction.line_items)
    }

    /// Whether a person wrote line items.
    pub(crate) fn has_written_items(&self) -> bool {
        self.written_items.is_some()
    }

    pub(crate) fn entry(&mut self, field: FieldKind) -> &mut RecordField {
        self.fields.entry(field).or_insert(RecordField {
            value: None,
            verdict: Verdict::Missing,
            review: ReviewState::Untouched,
            place: None,
        })
    }
}

/// Whether a person gave the field another value than was read.
pub(crate) fn is_changed(now: &Now<'_>, field: FieldKind) -> bool {
    now.value(field) != now.read(field)
}

/// Whether the value of a field counts only once a person accepts it. A category is printed nowhere, so a doubtful one
/// would be a guess that enters the books unseen.
fn is_offer(kind: FieldKind, field: &Field) -> bool {
    kind == FieldKind::Category && field.verdict <= Verdict::Doubtful
}
