//! The table of countries, read once from the files in `table`.

use std::sync::LazyLock;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::country::mask::{Mask, masks};
use crate::country::section::{Section, parts, sections};
use crate::country::tax_form::TaxNumberForm;

/// A country as its papers show it.
#[derive(Debug)]
pub(crate) struct Country {
    /// ISO 3166 code of two letters.
    pub code: &'static str,
    /// Its names, the English one first.
    pub names: Vec<&'static str>,
    /// ISO 639 codes of the languages of its papers.
    pub languages: Vec<&'static str>,
    /// ISO 4217 code of its currency.
    pub currency: &'static str,
    /// What is printed for its currency.
    pub signs: Vec<PrintedSign>,
    /// The currency that it had before.
    pub past: Option<PastCurrency>,
    /// Names of its sales taxes.
    pub taxes: Vec<&'static str>,
    /// Usual rates of tax in per cent, of today or earlier.
    pub rates: Vec<Decimal>,
    /// The orders of day, month and year that are in use, the usual one first.
    pub orders: Vec<Order>,
    /// How it writes figures.
    pub figure: FigureStyle,
    /// Legal forms that follow the name of a company.
    pub forms: Vec<&'static str>,
    /// Legal forms that are too like other words to end a name by themselves.
    pub forms_weak: Vec<&'static str>,
    /// Legal forms before the name.
    pub forms_before: Vec<&'static str>,
    /// Forms of its tax and registration numbers.
    pub tax_numbers: Vec<TaxNumberForm>,
    /// Abbreviations of its states.
    pub regions: Vec<&'static str>,
    /// Names of its states.
    pub region_names: Vec<&'static str>,
    /// Forms of its postcodes.
    pub postcodes: Vec<PostcodeForm>,
    /// Its telephone code.
    pub dial: &'static str,
    /// Ways to write a telephone number inside the country.
    pub national: Vec<&'static str>,
    /// Its internet domains.
    pub domains: Vec<&'static str>,
    /// Words that only its papers carry.
    pub words: Vec<&'static str>,
    /// How many papers come from there, as a power of e.
    pub share: f32,
}

/// The order of day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Order {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// A sign as it is printed beside amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PrintedSign {
    /// The sign.
    pub text: &'static str,
    /// The side of an amount that it may be on.
    pub side: Side,
    /// Whether it is too like other words to count on papers of other countries.
    pub is_weak: bool,
}

/// The side of an amount that a sign is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Before the amount.
    Before,
    /// Behind it.
    Behind,
    /// On either side.
    Either,
}

/// A currency that is no longer used.
#[derive(Debug)]
pub(crate) struct PastCurrency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// How much of it one unit of the present currency was.
    pub rate: Decimal,
    /// The first day of the present currency.
    pub until: Date,
    /// What was printed for it.
    pub signs: Vec<PrintedSign>,
}

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FigureStyle {
    /// The decimal mark; `None` where prices have no decimals.
    pub mark: Option<char>,
    /// What separates thousands.
    pub group: Option<char>,
    /// Whether groups above a thousand have two digits: `1,23,456.00`.
    pub lakh: bool,
}

/// A form of a postcode.
#[derive(Debug)]
pub(crate) struct PostcodeForm {
    /// The code, of each length that it may have.
    pub masks: Vec<Mask>,
    /// Where the town stands.
    pub town: Option<Side>,
    /// Whether the abbreviation of a state comes before it.
    pub after_region: bool,
}

/// The countries.
pub(crate) static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| sections(file)).map(|section| country(&section)).collect());

pub(crate) const FILES: [&str; 6] = [
    include_str!("table/europe_west.ini"),
    include_str!("table/europe_north.ini"),
    include_str!("table/europe_east.ini"),
    include_str!("table/america.ini"),
    include_str!("table/africa.ini"),
    include_str!("table/asia.ini"),
];

/// Returns the country with this ISO 3166 code.
pub(crate) fn by_code(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == code)
}

impl Country {
    /// Whether its dates usually begin with the year.
    pub(crate) fn begins_with_year(&self) -> bool {
        self.orders.first() == Some(&Order::Ymd)
    }

    /// Returns the order of its dates whose year comes last; `None` where there are several such orders, or none.
    pub(crate) fn year_last(&self) -> Option<Order> {
        let mut orders = self.orders.iter().copied().filter(|order| *order != Order::Ymd);
        orders.next().filter(|_| orders.next().is_none())
    }

    /// Whether the letters of the country may come before its tax numbers: `DE123456789`.
    pub(crate) fn numbers_have_letters(&self) -> bool {
        let is_letters = |mask: &Mask| mask.fixed_letters() > 1;
        self.tax_numbers.iter().any(|form| form.masks.iter().any(is_letters))
    }
}

fn country(section: &Section) -> Country {
    let words = |key: &str| parts(section.value(key), ' ').collect();
    Country {
        code: section.code,
        names: std::iter::once(section.title).chain(section.list("name")).collect(),
        languages: words("language"),
        currency: section.value("currency"),
        signs: section.list("sign").into_iter().map(printed_sign).collect(),
        past: past_currency(section.value("past")),
        taxes: section.list("tax"),
        // The days on which a rate was valid are no numbers.
        rates: parts(section.value("rate"), ' ').filter_map(|rate| rate.parse().ok()).collect(),
        orders: parts(section.value("date"), ' ').map(order).collect(),
        figure: figure_style(section.value("figure")),
        forms: section.list("form"),
        forms_weak: section.list("form_weak"),
        forms_before: section.list("form_before"),
        tax_numbers: section.values("tax_id").map(TaxNumberForm::new).collect(),
        regions: words("region"),
        region_names: section.list("region_name"),
        postcodes: section.list("postcode").into_iter().map(postcode_form).collect(),
        dial: section.value("phone"),
        national: section.list("national"),
        domains: words("domain"),
        words: section.list("word"),
        share: section.value("share").parse().unwrap_or(1.0),
    }
}

fn order(name: &str) -> Order {
    match name {
        "mdy" => Order::Mdy,
        "ymd" => Order::Ymd,
        _ => Order::Dmy,
    }
}

pub(crate) fn printed_sign(text: &'static str) -> PrintedSign {
    let (text, is_weak) = text.strip_suffix('?').map_or((text, false), |text| (text.trim(), true));
    let (text, side) = match (text.strip_prefix("0 "), text.strip_suffix(" 0")) {
        (Some(text), _) => (text, Side::Behind),
        (_, Some(text)) => (text, Side::Before),
        _ => (text, Side::Either),
    };
    PrintedSign { text, side, is_weak }
}

fn past_currency(text: &'static str) -> Option<PastCurrency> {
    let (facts, signs) = text.split_once(';').unwrap_or((text, ""));
    let mut facts = parts(facts, ' ');
    Some(PastCurrency {
        code: facts.next()?,
        rate: facts.next()?.parse().ok()?,
        until: facts.next()?.parse().ok()?,
        signs: parts(signs, '|').map(printed_sign).collect(),
    })
}

fn figure_style(example: &str) -> FigureStyle {
    let mark = example.rfind(['.', ',']).filter(|at| example.len() - at != 4 || example.len() > 6);
    let mark = mark.and_then(|at| example[at..].chars().next());
    let group = example.chars().find(|c| !c.is_ascii_digit()).filter(|group| Some(*group) != mark);
    FigureStyle { mark, group, lakh: example.starts_with("1,23,") }
}

fn postcode_form(text: &'static str) -> PostcodeForm {
    let code = text.trim_start_matches("town").trim_end_matches("town");
    let code = code.trim_matches(|c: char| c.is_whitespace() || c == '-');
    let without_region = code.strip_prefix("region");
    let town = match (text.starts_with("town"), text.ends_with("town")) {
        (true, _) => Some(Side::Before),
        (_, true) => Some(Side::Behind),
        _ => None,
    };
    PostcodeForm {
        masks: masks(without_region.unwrap_or(code).trim()),
        town,
        after_region: without_region.is_some(),
    }
}

#[cfg(test)]
mod tests;
