mod change;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{DocumentKind, FieldKind, Finding, LineItem, Place, TaxLine, Value, Verdict};

pub use change::{Act, Change};

/// Whether a person has checked a field. It is independent of the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Nobody has checked it.
    Untouched,
    /// A person found it right.
    Confirmed,
    /// A person gave the value.
    Corrected,
}

/// One field as it counts now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordField {
    /// The value that counts; `None` where it is missing or was emptied.
    pub value: Option<Value>,
    /// The verdict on what was read.
    pub verdict: Verdict,
    /// What a person did with it.
    pub review: ReviewState,
    /// Where a person found the value on the page, if they pointed there.
    pub place: Option<Place>,
}

impl RecordField {
    /// Returns what evidence says of the value that counts. A value that a person put in place of the one that was read
    /// has no evidence of its own: it is likely at most. Confirming a value raises nothing.
    pub fn verdict_now(&self) -> Verdict {
        match self.review {
            ReviewState::Corrected => self.verdict.min(Verdict::Likely),
            ReviewState::Untouched | ReviewState::Confirmed => self.verdict,
        }
    }
}

/// What counts now: the extraction with all changes applied. Derived, never stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// What the document is.
    pub kind: DocumentKind,
    /// Every field that was found, corrected or is required.
    pub fields: BTreeMap<FieldKind, RecordField>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
    /// Whether a person edited the tax lines.
    pub tax_lines_review: ReviewState,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Whether a person edited the line items.
    pub line_items_review: ReviewState,
    /// Rules that fail for the values that count now, except those that were waived.
    pub findings: Vec<Finding>,
    /// Failing rules that a person waived by confirming a field they are about.
    pub waived: Vec<Finding>,
    /// Whether a person accepted the whole document.
    pub accepted: bool,
}

impl Record {
    /// Returns the value that counts for a field.
    pub fn value(&self, kind: FieldKind) -> Option<&Value> {
        self.fields.get(&kind).and_then(|field| field.value.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_says_of_a_value_is_no_evidence() {
        use ReviewState::{Confirmed, Corrected, Untouched};
        use Verdict::{Doubtful, Likely, Missing, Proved};
        let cases = [
            (Proved, Untouched, Proved),
            (Proved, Confirmed, Proved),
            (Proved, Corrected, Likely),
            (Likely, Confirmed, Likely),
            (Doubtful, Confirmed, Doubtful),
            (Missing, Corrected, Missing),
        ];
        for (verdict, review, now) in cases {
            let field = RecordField { value: None, verdict, review, place: None };
            assert_eq!(field.verdict_now(), now, "{verdict:?} {review:?}");
        }
    }
}
