//! Past documents by words and filters.

use jiff::civil::Date;
use vouch_core::DocumentKind;
use vouch_store::{Query, Sort};

use crate::library::api::{ChoiceView, ChoicesView, CurrencyTotal, Found, Search, SortBy};
use crate::{App, AppError, ErrorCode};

/// Rows given when none are asked for.
const USUAL_ROWS: u32 = 100;
/// More to choose from than these nobody looks through; words find the others.
const MOST_CHOICES: u32 = 200;

impl App {
    /// Documents that match words and filters.
    pub fn search(&self, search: &Search) -> Result<Found, AppError> {
        let kind = search
            .kind
            .as_deref()
            .map(|name| DocumentKind::from_name(name).ok_or_else(|| AppError::bad_request("no such kind")));
        let (sort, descending) = match search.sort {
            SortBy::Date => (Sort::Date, true),
            SortBy::Added => (Sort::Added, true),
            SortBy::Title => (Sort::Vendor, false),
            SortBy::Total => (Sort::Total, true),
        };
        let listing = self.store().documents(&Query {
            text: search.text.clone(),
            kinds: kind.transpose()?.into_iter().collect(),
            pile: search.pile.map(Into::into),
            from: day(search.from.as_deref())?,
            to: day(search.to.as_deref())?,
            vendor: search.vendor.clone(),
            category: search.category.clone(),
            engine: search.engine.clone(),
            sort,
            descending,
            limit: if search.limit == 0 { USUAL_ROWS } else { search.limit },
            offset: search.offset,
            ..Query::default()
        })?;
        let total = |(currency, total): (vouch_core::Currency, vouch_store::CurrencyTotal)| CurrencyTotal {
            currency: currency.to_string(),
            total: total.sum.to_string(),
            count: count(total.count),
        };
        Ok(Found {
            rows: listing.rows.into_iter().map(Into::into).collect(),
            count: count(listing.count),
            totals: listing.totals.into_iter().map(total).collect(),
        })
    }
}

impl App {
    /// What a search can be restricted to.
    pub(crate) fn choices(&self) -> Result<ChoicesView, AppError> {
        let choices = self.store().choices(MOST_CHOICES)?;
        let views = |all: Vec<(String, u64)>| {
            all.into_iter().map(|(name, number)| ChoiceView { name, count: count(number) }).collect()
        };
        Ok(ChoicesView {
            vendors: views(choices.vendors),
            categories: views(choices.categories),
            engines: views(choices.engines),
        })
    }
}

/// A day as the boundary writes it.
pub(crate) fn day(text: Option<&str>) -> Result<Option<Date>, AppError> {
    text.map(|text| text.parse().map_err(|_| AppError::new(ErrorCode::NotADate))).transpose()
}

fn count(rows: u64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
