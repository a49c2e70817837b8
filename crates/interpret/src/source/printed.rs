//! What one witness says about a receipt or invoice, before witnesses are merged together.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{Candidate, DocumentKind, FieldKind, LineItem, TaxLine, TextOrigin};

use crate::field::{self, Found, kind};
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::TextRows;
use crate::layout::script;
use crate::score::trace::Weighed;

/// What one witness says.
#[derive(Debug, Default)]
pub(crate) struct PrintedFields {
    /// Name of the witness.
    pub source: String,
    /// What it takes the document for.
    pub kind: Option<DocumentKind>,
    /// Candidates by field, best first.
    pub fields: BTreeMap<FieldKind, Vec<Candidate>>,
    /// Whether its words are in a script that is not read.
    pub is_unread: bool,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
    /// Everything that could have been one of the fields.
    pub weighed: Vec<Weighed>,
}

impl PrintedFields {
    /// Finds the fields on pages of one witness; `aspect` is the first page's width divided by its height.
    pub(crate) fn new(annotated: &AnnotatedText, aspect: f32, today: Date) -> Self {
        let Found { candidates: mut fields, line_items, tax_lines, weighed } = field::find(annotated, today);
        for candidate in fields.values_mut().flatten() {
            note_characters(candidate, &annotated.text_rows);
        }
        Self {
            source: annotated.text_rows.source.clone(),
            kind: Some(kind::kind(annotated, aspect)),
            fields,
            is_unread: script::is_unread(annotated),
            line_items,
            tax_lines,
            weighed,
        }
    }
}

impl PrintedFields {
    /// Forgets where on the page everything stands: the places were made up.
    pub(crate) fn forget_places(&mut self) {
        let of_fields = self.fields.values_mut().flatten().filter_map(|candidate| candidate.place.as_mut());
        let of_items = self.line_items.iter_mut().filter_map(|item| item.place.as_mut());
        of_fields.chain(of_items).for_each(|place| place.bounds = None);
    }

    /// Whether it saw any amount that could be the total.
    pub(crate) fn has_money(&self) -> bool {
        self.fields.contains_key(&FieldKind::Total)
    }
}

/// Confidence from which on print is called clear.
const CLEAR: f32 = 0.9;

/// Adds what the witness says about the characters themselves.
fn note_characters(candidate: &mut Candidate, text_rows: &TextRows) {
    let page = candidate.place.map(|place| place.page);
    let origin = text_rows.rows.iter().find(|row| Some(row.page) == page).map(|row| row.origin);
    match (origin, candidate.confidence) {
        (Some(TextOrigin::Exact), _) => candidate.evidence.insert(0, vouch_core::Evidence::ExactText),
        (_, Some(confidence)) if confidence.get() >= CLEAR => {
            candidate.evidence.push(vouch_core::Evidence::ReadClearly { confidence });
        }
        (_, Some(confidence)) => candidate.evidence.push(vouch_core::Evidence::ReadPoorly { confidence }),
        _ => {}
    }
}
