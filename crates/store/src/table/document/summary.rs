use std::fmt;

use jiff::civil::Date;
use rusqlite::{Result, Row};
use rust_decimal::Decimal;
use vouch_core::{Currency, DocumentKind, FieldKind, Pile};

use crate::column::{json, named, parsed_option};

/// What a document is browsed by. The caller derives it from the extraction and the changes with every write: the store
/// knows no rules.
#[derive(Clone, PartialEq, Eq)]
pub struct Summary {
    /// What the document is.
    pub kind: DocumentKind,
    /// How much of a person's attention it needs.
    pub pile: Pile,
    /// Fields that a person must check.
    pub stops: Vec<FieldKind>,
    /// Required fields that are neither proved nor stops.
    pub glances: Vec<FieldKind>,
    /// Index of its first page in the source.
    pub page: u32,
    /// Whether a person accepted it.
    pub accepted: bool,
    /// Whose it is: the vendor, or the holder of an identity document.
    pub vendor: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// The category it is filed under.
    pub category: Option<String>,
    /// The day it is browsed by: the day of issue, or the last day on which an identity document is valid.
    pub date: Option<Date>,
    /// Currency of the total.
    pub currency: Option<Currency>,
    /// The total to pay.
    pub total: Option<Decimal>,
}

impl fmt::Debug for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Summary")
            .field("kind", &self.kind)
            .field("pile", &self.pile)
            .field("stops", &self.stops)
            .field("accepted", &self.accepted)
            .finish_non_exhaustive()
    }
}

impl Summary {
    /// Reads the columns that a document is browsed by.
    pub(super) fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            kind: named(row, "kind", DocumentKind::from_name)?,
            pile: named(row, "pile", Pile::from_name)?,
            stops: json(row, "stops")?,
            glances: json(row, "glances")?,
            page: row.get("page")?,
            accepted: row.get("accepted")?,
            vendor: row.get("vendor")?,
            number: row.get("number")?,
            category: row.get("category")?,
            date: parsed_option(row, "date")?,
            currency: parsed_option(row, "currency")?,
            total: parsed_option(row, "total")?,
        })
    }

    /// Returns day, currency and total as the columns hold them.
    pub(super) fn texts(&self) -> [Option<String>; 3] {
        [
            self.date.map(|date| date.to_string()),
            self.currency.map(|currency| currency.to_string()),
            self.total.map(|total| total.to_string()),
        ]
    }
}
