use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{
    Act, Change, DocumentKind, Extraction, FieldKind, Finding, Record, RecordField, ReviewState, Value,
    Verdict,
};

use crate::{log, rules};

/// What counts now: the extraction with what a person did to it, and the rules that fail for the values that count.
///
/// `changes` are those of this document in the order in which they were made; `today` decides what lies in the future
/// and what has expired.
pub fn record(extraction: &Extraction, changes: &[Change], today: Date) -> Record {
    let mut now = Now::new(extraction, today);
    for change in log::effective(changes) {
        now.apply(&change.act);
    }
    now.into_record()
}

/// A document while its changes are being applied.
pub(crate) struct Now<'a> {
    pub(crate) extraction: &'a Extraction,
    pub(crate) today: Date,
    pub(crate) kind: DocumentKind,
    fields: BTreeMap<FieldKind, RecordField>,
    waived: Vec<Finding>,
    accepted: bool,
}

impl<'a> Now<'a> {
    fn new(extraction: &'a Extraction, today: Date) -> Self {
        let fields = extraction.fields.iter().map(|(kind, field)| {
            let value = Some(field.best().value.clone());
            (
                *kind,
                RecordField { value, verdict: field.verdict, review: ReviewState::Untouched, place: None },
            )
        });
        Self {
            extraction,
            today,
            kind: extraction.kind,
            fields: fields.collect(),
            waived: Vec::new(),
            accepted: false,
        }
    }

    /// The value that counts.
    pub(crate) fn value(&self, field: FieldKind) -> Option<&Value> {
        self.fields.get(&field)?.value.as_ref()
    }

    /// The value that the machine read.
    pub(crate) fn read(&self, field: FieldKind) -> Option<&'a Value> {
        self.extraction.fields.get(&field).map(|field| &field.best().value)
    }

    fn apply(&mut self, act: &Act) {
        match act {
            Act::Correct { field, value, place } => {
                // Typing what was read already says that it is right.
                let same = value.as_ref() == self.read(*field);
                let review = if same { ReviewState::Confirmed } else { ReviewState::Corrected };
                let entry = self.entry(*field);
                (entry.value, entry.review, entry.place) = (value.clone(), review, *place);
            }
            Act::Confirm { field } => {
                let entry = self.entry(*field);
                if entry.review == ReviewState::Untouched {
                    entry.review = ReviewState::Confirmed;
                }
                // A waiver holds for exactly this finding: other amounts make another one.
                let failing = rules::failing(self).into_iter();
                self.waived.extend(failing.filter(|finding| finding.fields().contains(field)));
            }
            Act::Accept => self.accepted = true,
            Act::SetKind { kind } => self.kind = *kind,
            // What an undo takes back was left out of the fold.
            Act::Undo { .. } => {}
        }
    }

    fn entry(&mut self, field: FieldKind) -> &mut RecordField {
        self.fields.entry(field).or_insert(RecordField {
            value: None,
            verdict: Verdict::Missing,
            review: ReviewState::Untouched,
            place: None,
        })
    }

    fn into_record(mut self) -> Record {
        for field in FieldKind::required(self.kind) {
            self.entry(*field);
        }
        let (waived, findings) =
            rules::failing(&self).into_iter().partition(|finding| self.waived.contains(finding));
        Record {
            kind: self.kind,
            fields: self.fields,
            tax_lines: self.extraction.tax_lines.clone(),
            line_items: self.extraction.line_items.clone(),
            findings,
            waived,
            accepted: self.accepted,
        }
    }
}
