use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Result, params_from_iter};
use rust_decimal::Decimal;
use vouch_core::{Currency, DocumentKind, Pile};

use crate::column::{parsed, parsed_option};
use crate::table::document::{self, COLUMNS, DocumentRow};
use crate::terms::{Term, any_part, any_word, terms};
use crate::{Store, StoreError, excerpt};

/// Which documents are asked for, and which part of them. Default: the hundred that came in last.
#[derive(Clone, PartialEq, Eq)]
pub struct Query {
    /// What a person typed; every word must be found, the last may be unfinished. Empty for all.
    pub text: String,
    /// One of these kinds; empty for any.
    pub kinds: Vec<DocumentKind>,
    /// On this pile.
    pub pile: Option<Pile>,
    /// Accepted, or not yet.
    pub accepted: Option<bool>,
    /// Not before this day.
    pub from: Option<Date>,
    /// Not after this day.
    pub to: Option<Date>,
    /// Paid in this currency.
    pub currency: Option<Currency>,
    /// Of exactly this vendor, capitals aside.
    pub vendor: Option<String>,
    /// In which order.
    pub sort: Sort,
    /// Backwards.
    pub descending: bool,
    /// At most so many rows; counts and totals are of all.
    pub limit: u32,
    /// Leaving out so many at the beginning.
    pub offset: u32,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            kinds: Vec::new(),
            pile: None,
            accepted: None,
            from: None,
            to: None,
            currency: None,
            vendor: None,
            sort: Sort::Added,
            descending: true,
            limit: 100,
            offset: 0,
        }
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Query").field("sort", &self.sort).field("limit", &self.limit).finish_non_exhaustive()
    }
}

/// What documents are put in order by. Those that lack it come last either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// When they came in.
    Added,
    /// When they last changed.
    Updated,
    /// Their day.
    Date,
    /// Vendor or holder.
    Vendor,
    /// Total, whatever the currency.
    Total,
    /// How well they fit the text, best first and never backwards; without text, when they came in.
    Fit,
}

/// The rows asked for, and what all that match come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The part asked for.
    pub rows: Vec<DocumentRow>,
    /// How many match.
    pub count: u64,
    /// What those with a total come to, currency by currency.
    pub totals: BTreeMap<Currency, CurrencyTotal>,
}

/// The sum over documents of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CurrencyTotal {
    /// How many documents.
    pub count: u64,
    /// Their sum, exact.
    pub sum: Decimal,
}

impl Store {
    /// The documents that match.
    pub fn documents(&self, query: &Query) -> Result<Listing, StoreError> {
        let selection = Selection::new(query);
        self.database.read(|connection| {
            let (count, totals) = selection.totals(connection)?;
            Ok(Listing { rows: selection.rows(connection, query)?, count, totals })
        })
    }
}

/// Documents with a word.
const WORDS: &str = "SELECT rowid / 2 FROM search_words WHERE search_words MATCH ?";

/// Documents with a part of a number.
const PARTS: &str = "SELECT rowid / 2 FROM search_parts WHERE search_parts MATCH ?";

/// How well documents fit: by their words, the lower the better. Those with nothing but a part of a number fit last.
/// Joined so that it leads, because SQLite would run through all of it for every single document.
const FIT: &str = "(
    SELECT document, sum(rank) AS rank FROM (
        SELECT rowid / 2 AS document, rank FROM search_words WHERE search_words MATCH ?
        UNION ALL SELECT rowid / 2, 0.0 FROM search_parts WHERE search_parts MATCH ?)
    GROUP BY document) AS fit";

/// The part of a statement that says which documents match, and its values in order.
#[derive(Default)]
struct Selection {
    conditions: String,
    values: Vec<Value>,
    /// What is searched for, if anything.
    terms: Vec<Term>,
}

impl Selection {
    fn new(query: &Query) -> Self {
        let mut selection = Self::default();
        selection.search(&query.text);
        if !query.kinds.is_empty() {
            let marks = vec!["?"; query.kinds.len()].join(", ");
            let kinds = query.kinds.iter().map(|kind| kind.name().to_owned().into());
            selection.require(&format!("document.kind IN ({marks})"), kinds);
        }
        let text = |value: &dyn ToString| [Value::from(value.to_string())];
        if let Some(pile) = query.pile {
            selection.require("document.pile = ?", text(&pile.name()));
        }
        if let Some(accepted) = query.accepted {
            selection.require("document.accepted = ?", [accepted.into()]);
        }
        if let Some(from) = query.from {
            selection.require("document.date >= ?", text(&from));
        }
        if let Some(to) = query.to {
            selection.require("document.date <= ?", text(&to));
        }
        if let Some(currency) = query.currency {
            selection.require("document.currency = ?", text(&currency));
        }
        if let Some(vendor) = &query.vendor {
            selection.require("document.vendor = ? COLLATE NOCASE", text(vendor));
        }
        selection
    }

    /// Asks for every term of what was typed. One may stand in the values and another in the text, so each is a
    /// condition of its own.
    fn search(&mut self, typed: &str) {
        self.terms = terms(typed);
        for term in self.terms.clone() {
            match term.part {
                None => self.require(&format!("document.key IN ({WORDS})"), [term.word.into()]),
                Some(part) => self.require(
                    &format!("document.key IN ({WORDS} UNION ALL {PARTS})"),
                    [term.word.into(), part.into()],
                ),
            }
        }
    }

    fn require(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.conditions.push_str(if self.conditions.is_empty() { "WHERE " } else { " AND " });
        self.conditions.push_str(condition);
        self.values.extend(values);
    }

    fn rows(&self, connection: &Connection, query: &Query) -> Result<Vec<DocumentRow>> {
        let Self { conditions, terms, .. } = self;
        let mut values = Vec::new();
        let (from, order) = if query.sort == Sort::Fit && !terms.is_empty() {
            values.extend([any_word(terms).into(), any_part(terms).into()]);
            (
                format!("{FIT} CROSS JOIN document ON document.key = fit.document"),
                "fit.rank, document.key DESC".into(),
            )
        } else {
            ("document".to_owned(), order(query.sort, query.descending))
        };
        values.extend(self.values.iter().cloned());
        values.extend([Value::from(query.limit), Value::from(query.offset)]);
        let mut found: Vec<(i64, DocumentRow)> = connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS}, document.key FROM {from} JOIN source ON source.id = document.source
                 {conditions} ORDER BY {order} LIMIT ? OFFSET ?"
            ))?
            .query_map(params_from_iter(values), |row| Ok((row.get("key")?, document::from_row(row)?)))?
            .collect::<Result<_>>()?;
        if !terms.is_empty() {
            let keys: Vec<i64> = found.iter().map(|(key, _)| *key).collect();
            let mut excerpts = excerpt::of(connection, &keys, &any_word(terms))?;
            for (key, row) in &mut found {
                row.excerpt = excerpts.remove(key);
            }
        }
        Ok(found.into_iter().map(|(_, row)| row).collect())
    }

    /// How many match, and their sums. Summed here and not in SQL, which would do it in floating point.
    fn totals(&self, connection: &Connection) -> Result<(u64, BTreeMap<Currency, CurrencyTotal>)> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT document.currency, document.total FROM document {}",
            self.conditions
        ))?;
        let mut rows = statement.query(params_from_iter(&self.values))?;
        let mut count = 0;
        let mut totals = BTreeMap::<Currency, CurrencyTotal>::new();
        while let Some(row) = rows.next()? {
            count += 1;
            if let Some(total) = parsed_option::<Decimal>(row, "total")?
                && row.get_ref("currency")? != ValueRef::Null
            {
                let of = totals.entry(parsed(row, "currency")?).or_default();
                of.count += 1;
                of.sum = of.sum.saturating_add(total);
            }
        }
        Ok((count, totals))
    }
}

fn order(sort: Sort, descending: bool) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    let by = match sort {
        Sort::Fit | Sort::Added => return format!("document.key {way}"),
        Sort::Updated => "document.updated_at",
        Sort::Date => "document.date",
        Sort::Vendor => "document.vendor COLLATE NOCASE",
        Sort::Total => "CAST(document.total AS REAL)",
    };
    format!("{by} {way} NULLS LAST, document.key {way}")
}
