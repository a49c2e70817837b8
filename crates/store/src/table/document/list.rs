use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, Result, params, params_from_iter};
use rust_decimal::Decimal;
use vouch_core::{Currency, DocumentId, DocumentKind, Pile, SourceId};

use super::row::{self, DocumentRow};
use crate::column::{parsed, parsed_option};
use crate::table::search::{self, Found};
use crate::{Store, StoreError};

/// Which documents to list, and which part of the list. Default: the hundred that were added last.
#[derive(Clone, PartialEq, Eq)]
pub struct Query {
    /// The words to search for. Every word must be found; the last may be unfinished. Empty for all.
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
    /// Of exactly this vendor, ignoring case.
    pub vendor: Option<String>,
    /// Filed under exactly this category, ignoring case.
    pub category: Option<String>,
    /// Read by this engine.
    pub engine: Option<String>,
    /// Among these documents.
    pub among: Option<Vec<DocumentId>>,
    /// In which order.
    pub sort: Sort,
    /// In reverse order.
    pub descending: bool,
    /// How many rows at most; counts and totals are of all matches.
    pub limit: u32,
    /// How many rows to skip at the beginning.
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
            category: None,
            engine: None,
            among: None,
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

/// What documents are sorted by. Those that lack it come last in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// When they were added.
    Added,
    /// When they last changed.
    Updated,
    /// Their day.
    Date,
    /// Vendor or holder.
    Vendor,
    /// Total, whatever the currency.
    Total,
    /// Relevance: documents with more of the words among their values and file names come first, then the newest. Never
    /// in reverse.
    Fit,
}

/// The values that a list can be filtered by, each with the number of documents that have it, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Vendors, ignoring case.
    pub vendors: Vec<(String, u64)>,
    /// Categories.
    pub categories: Vec<(String, u64)>,
    /// Engines.
    pub engines: Vec<(String, u64)>,
}

/// How many documents are on a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PileCount {
    /// The pile.
    pub pile: Pile,
    /// Not accepted yet.
    pub open: u64,
    /// Accepted.
    pub accepted: u64,
}

/// One part of a list, with the count and the totals of all matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The rows of this part.
    pub rows: Vec<DocumentRow>,
    /// How many documents match.
    pub count: u64,
    /// The totals by currency, of documents that have one.
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
    /// Returns the documents that match.
    pub fn documents(&self, query: &Query) -> Result<Listing, StoreError> {
        let terms = search::terms(&query.text);
        self.database.read(|connection| {
            let found = if terms.is_empty() { None } else { Some(search::find(connection, &terms)?) };
            let mut matches = matches(connection, query, found.as_ref())?;
            if let (Sort::Fit, Some(found)) = (query.sort, &found) {
                matches.sort_by_key(|each| Reverse(found.among_values(each.key)));
            }
            let part = matches.iter().skip(query.offset as usize).take(query.limit as usize);
            let rows = row::rows(connection, &part.map(|each| each.key).collect::<Vec<_>>())?;
            Ok(Listing { rows, count: matches.len() as u64, totals: totals(&matches) })
        })
    }

    /// Returns the values that a list can be filtered by, at most `most` of each.
    pub fn choices(&self, most: u32) -> Result<Choices, StoreError> {
        self.database.read(|connection| {
            let of = |column: &str| -> Result<Vec<(String, u64)>> {
                connection
                    .prepare_cached(&format!(
                        "SELECT max({column}) AS name, count(*) AS number FROM document
                         WHERE {column} <> '' AND stands GROUP BY {column} COLLATE NOCASE
                         ORDER BY number DESC, name LIMIT ?1"
                    ))?
                    .query_map([most], |row| {
                        let number: i64 = row.get("number")?;
                        Ok((row.get("name")?, number.unsigned_abs()))
                    })?
                    .collect()
            };
            Ok(Choices { vendors: of("vendor")?, categories: of("category")?, engines: of("engine")? })
        })
    }

    /// Returns the latest documents of a vendor, ignoring case and leaving out those of one source; at most `most`.
    pub fn of_vendor(
        &self,
        vendor: &str,
        besides: SourceId,
        most: usize,
    ) -> Result<Vec<DocumentId>, StoreError> {
        self.database.read(|connection| {
            let ids = connection
                .prepare_cached(
                    "SELECT id FROM document WHERE vendor = ?1 COLLATE NOCASE AND source <> ?2
                     ORDER BY created_at DESC, key DESC LIMIT ?3",
                )?
                .query_map(params![vendor, besides.to_string(), most as i64], |row| parsed(row, "id"))?
                .collect::<Result<_>>()?;
            Ok(ids)
        })
    }

    /// Returns how many documents are on each pile, every pile once.
    pub fn pile_counts(&self) -> Result<Vec<PileCount>, StoreError> {
        self.database.read(|connection| {
            let mut count = connection.prepare_cached(
                "SELECT count(*) FROM document WHERE pile = ?1 AND accepted = ?2 AND stands",
            )?;
            Pile::ALL
                .into_iter()
                .map(|pile| {
                    let mut of = |accepted: bool| -> Result<u64> {
                        let number: i64 =
                            count.query_row(params![pile.name(), accepted], |row| row.get(0))?;
                        Ok(number.unsigned_abs())
                    };
                    Ok(PileCount { pile, open: of(false)?, accepted: of(true)? })
                })
                .collect()
        })
    }
}

/// A document that matches: only what is needed to sort, count and sum thousands in a moment. Whole rows are read for
/// one part of the list.
struct Match {
    key: i64,
    total: Option<Decimal>,
    currency: Option<Currency>,
}

fn matches(connection: &Connection, query: &Query, found: Option<&Found>) -> Result<Vec<Match>> {
    let (conditions, values) = conditions(query);
    let order = order(query);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT key, total, currency FROM document WHERE {conditions} ORDER BY {order}"
    ))?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut matches = Vec::new();
    let mut currencies: Vec<Currency> = Vec::new();
    while let Some(row) = rows.next()? {
        let key = row.get(0)?;
        if found.is_some_and(|found| found.among_values(key).is_none()) {
            continue;
        }
        // Parsing a code searches the list of all currencies, the slowest step here, and few currencies are in use.
        let code = row.get_ref(2)?.as_str_or_null()?;
        let known = currencies.iter().find(|known| Some(known.code()) == code).copied();
        let currency = if known.is_some() { known } else { parsed_option(row, "currency")? };
        currencies.extend(currency.filter(|_| known.is_none()));
        matches.push(Match { key, total: parsed_option(row, "total")?, currency });
    }
    Ok(matches)
}

/// Returns the conditions of a query, and their values in the same order.
fn conditions(query: &Query) -> (String, Vec<Value>) {
    let mut conditions = vec!["stands"];
    let mut values = Vec::new();
    let marks = vec!["?"; query.kinds.len()].join(", ");
    let kinds = format!("kind IN ({marks})");
    if !query.kinds.is_empty() {
        conditions.push(&kinds);
        values.extend(query.kinds.iter().map(|kind| Value::from(kind.name().to_owned())));
    }
    let mut require = |condition, value: Option<Value>| {
        if let Some(value) = value {
            conditions.push(condition);
            values.push(value);
        }
    };
    require("pile = ?", query.pile.map(|pile| pile.name().to_owned().into()));
    require("accepted = ?", query.accepted.map(Value::from));
    require("date >= ?", query.from.map(|day| day.to_string().into()));
    require("date <= ?", query.to.map(|day| day.to_string().into()));
    require("currency = ?", query.currency.map(|currency| currency.code().to_owned().into()));
    require("vendor = ? COLLATE NOCASE", query.vendor.clone().map(Value::from));
    require("category = ? COLLATE NOCASE", query.category.clone().map(Value::from));
    require("engine = ?", query.engine.clone().map(Value::from));
    let list = |ids: &Vec<DocumentId>| serde_json::to_string(ids).unwrap_or_default();
    require("id IN (SELECT value FROM json_each(?))", query.among.as_ref().map(list).map(Value::from));
    (conditions.join(" AND "), values)
}

fn order(query: &Query) -> String {
    let direction = if query.descending { "DESC" } else { "ASC" };
    let by = match query.sort {
        Sort::Fit => return "key DESC".to_owned(),
        Sort::Added => return format!("key {direction}"),
        Sort::Updated => "updated_at",
        Sort::Date => "date",
        Sort::Vendor => "vendor COLLATE NOCASE",
        Sort::Total => "CAST(total AS REAL)",
    };
    format!("{by} {direction} NULLS LAST, key {direction}")
}

/// Sums the totals by currency. Not in SQL, which would use floating point.
fn totals(matches: &[Match]) -> BTreeMap<Currency, CurrencyTotal> {
    let mut totals = BTreeMap::<Currency, CurrencyTotal>::new();
    for each in matches {
        if let (Some(total), Some(currency)) = (each.total, each.currency) {
            let of = totals.entry(currency).or_default();
            of.count += 1;
            of.sum = of.sum.saturating_add(total);
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use crate::sample::{add_document, library};

    #[test]
    fn every_pile_is_counted() {
        let (_dir, store) = library();
        add_document(&store, "1.png", "Daun Hijau", "");
        let counts: Vec<_> =
            store.pile_counts().unwrap().iter().map(|pile| (pile.open, pile.accepted)).collect();
        assert_eq!(counts, [(0, 0), (0, 0), (1, 0), (0, 0), (0, 0)]);
    }

    #[test]
    fn the_latest_documents_of_a_vendor_are_found_whatever_their_case() {
        let (_dir, store) = library();
        let first = add_document(&store, "a.png", "Corner Shop", "");
        let second = add_document(&store, "b.png", "CORNER SHOP", "");
        let other = add_document(&store, "c.png", "Daun Hijau", "");
        let elsewhere = store.document(other).unwrap().row.source;
        assert_eq!(store.of_vendor("corner shop", elsewhere, 9).unwrap(), [second, first]);
        assert_eq!(store.of_vendor("corner shop", elsewhere, 1).unwrap(), [second]);
        let own = store.document(second).unwrap().row.source;
        assert_eq!(store.of_vendor("Corner Shop", own, 9).unwrap(), [first], "not the file itself");
    }
}
