mod evidence;
mod field;
mod finding;
mod verdict;

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{DocumentKind, FieldKind, Place, Redacted};

pub use evidence::Evidence;
pub use field::{Candidate, Field};
pub use finding::{Finding, YEARS_KEPT};
pub use verdict::Verdict;

/// One row of what was bought.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct LineItem {
    /// What it is, on one line.
    pub description: String,
    /// How many.
    pub quantity: Option<Decimal>,
    /// Price of one.
    pub unit_price: Option<Decimal>,
    /// Price of the row.
    pub amount: Option<Decimal>,
    /// Where the row is.
    pub place: Option<Place>,
    /// The verdict on the row.
    pub verdict: Verdict,
}

impl fmt::Debug for LineItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineItem")
            .field("description", &Redacted(&self.description))
            .field("amount", &self.amount.is_some())
            .finish()
    }
}

/// One rate of tax.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaxLine {
    /// Percent.
    pub rate: Option<Decimal>,
    /// The amount it is charged on.
    pub base: Option<Decimal>,
    /// The tax.
    pub amount: Option<Decimal>,
}

/// What the interpreter derived about one document, from readings alone. It can be derived again at any time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// Version of the interpreter.
    pub interpreter: String,
    /// Which document of the source, from 0.
    pub document: u32,
    /// What it is.
    pub kind: DocumentKind,
    /// Its pages in the source, from 0.
    pub pages: Vec<u32>,
    /// The parts of pages that it takes up, where it shares a page with other documents; empty where it has its pages
    /// to itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Place>,
    /// What was found; missing fields are left out.
    pub fields: BTreeMap<FieldKind, Field>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rules that fail.
    pub findings: Vec<Finding>,
}

impl Extraction {
    /// Returns every page, or part of a page, that it takes up.
    pub fn places(&self) -> Vec<Place> {
        if !self.parts.is_empty() {
            return self.parts.clone();
        }
        self.pages.iter().map(|page| Place { page: *page, bounds: None }).collect()
    }

    /// Returns the verdict on a field; `Missing` where it was not found.
    pub fn verdict(&self, kind: FieldKind) -> Verdict {
        self.fields.get(&kind).map_or(Verdict::Missing, |field| field.verdict)
    }
}
