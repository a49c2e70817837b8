use jiff::civil::Date;
use vouch_core::{Act, Change, Extraction, FieldKind, Finding, Record, ReviewState, Value};

use crate::now::Now;
use crate::{log, rules};

/// Returns what counts now: the extraction with a person's changes, and the rules that fail for the values that count.
///
/// `changes` are those of this document in the order in which they were made; `today` decides what is in the future and
/// what has expired.
pub fn record(extraction: &Extraction, changes: &[Change], today: Date) -> Record {
    let mut now = Now::new(extraction, today);
    for change in log::counting(changes) {
        now.apply(&change.act);
    }
    now.into_record()
}

/// Returns what would count with one more act at the end.
pub(crate) fn record_with(extraction: &Extraction, changes: &[Change], act: &Act, today: Date) -> Record {
    let mut now = Now::new(extraction, today);
    let acts = log::counting(changes).into_iter().map(|change| &change.act);
    acts.chain([act]).for_each(|act| now.apply(act));
    now.into_record()
}

/// Returns the rules that would fail if these values had been read.
pub fn failing_with(extraction: &Extraction, values: &[(FieldKind, Value)], today: Date) -> Vec<Finding> {
    let mut now = Now::new(extraction, today);
    for (field, value) in values {
        now.entry(*field).value = Some(value.clone());
    }
    rules::failing(&now)
}

impl Now<'_> {
    fn apply(&mut self, act: &Act) {
        match act {
            Act::Correct { field, value, place } => {
                // Typing the value that was read confirms it.
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
                // A finding is waived only as it is: with other amounts it is another one.
                let failing = rules::failing(self).into_iter();
                self.waived.extend(failing.filter(|finding| finding.fields().contains(field)));
            }
            Act::Accept => self.accepted = true,
            Act::SetKind { kind } => self.kind = *kind,
            Act::SetLineItems { rows } => self.written_items = Some(rows.clone()),
            Act::SetTaxLines { rows } => self.written_taxes = Some(rows.clone()),
            // The extraction is already that of these parts; earlier changes were about others.
            Act::SetParts { .. } => *self = Self::new(self.extraction, self.today),
            // The changes that an undo takes back were left out before.
            Act::Undo { .. } => {}
        }
    }

    fn into_record(mut self) -> Record {
        for field in self.kind.required() {
            self.entry(*field);
        }
        let (waived, findings) =
            rules::failing(&self).into_iter().partition(|finding| self.waived.contains(finding));
        Record {
            kind: self.kind,
            fields: self.fields,
            tax_lines_review: review_of_rows(self.written_taxes.is_some()),
            tax_lines: self.written_taxes.unwrap_or_else(|| self.extraction.tax_lines.clone()),
            line_items_review: review_of_rows(self.written_items.is_some()),
            line_items: self.written_items.unwrap_or_else(|| self.extraction.line_items.clone()),
            findings,
            waived,
            accepted: self.accepted,
        }
    }
}

/// Returns the review state of a table of rows.
fn review_of_rows(by_a_person: bool) -> ReviewState {
    if by_a_person { ReviewState::Corrected } else { ReviewState::Untouched }
}
