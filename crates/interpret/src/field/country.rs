//! The country of a document, by what is found in documents of this country alone: words, dialling codes, internet
//! domains, tax numbers, currency signs. It decides what a bare `$` means and in which order day and month are.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::layout::annotated::AnnotatedText;
use crate::text::fold::{Folded, fold};
use crate::value::date::Order;

/// A country and its marks.
#[derive(Debug)]
pub(crate) struct Country {
    /// ISO 3166 code of two letters.
    pub code: &'static str,
    /// ISO 4217 code of its currency.
    pub currency: &'static str,
    /// The usual order of day, month and year.
    pub order: Order,
    dial: &'static str,
    suffixes: Vec<&'static str>,
    words: &'static str,
}

/// The countries of the table.
pub(crate) static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    include_str!("countries.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(country).collect()
});

/// The index of a country and one of its words.
type CountryWord = (usize, Vec<char>);

/// The words of all countries by their first letter.
static WORDS: LazyLock<HashMap<char, Vec<CountryWord>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<CountryWord>> = HashMap::new();
    for (at, country) in COUNTRIES.iter().enumerate() {
        for word in country.words.split('|').map(|word| fold(word).chars).filter(|word| !word.is_empty()) {
            words.entry(word[0]).or_default().push((at, word));
        }
    }
    words
});

fn country(line: &'static str) -> Option<Country> {
    let mut columns = line.split('\t');
    Some(Country {
        code: columns.next()?,
        currency: columns.next()?,
        order: match columns.next()? {
            "mdy" => Order::Mdy,
            "ymd" => Order::Ymd,
            _ => Order::Dmy,
        },
        dial: columns.next()?,
        suffixes: columns.next()?.split(' ').collect(),
        words: columns.next()?,
    })
}

/// A country that the text points to.
#[derive(Debug)]
pub(crate) struct Origin {
    pub country: &'static Country,
    /// How strongly: every mark of the country counts each time it occurs.
    pub votes: u32,
    /// How many different marks occur; currency signs are not counted.
    pub signs: u32,
}

/// Returns the countries that the text points to, the strongest first.
pub(crate) fn origins(annotated: &AnnotatedText) -> Vec<Origin> {
    // The votes of each country and its different marks.
    let mut found: Vec<(u32, HashSet<String>)> = vec![Default::default(); COUNTRIES.len()];
    let mut count = |at: usize, mark: &str| {
        found[at].0 += 2;
        found[at].1.insert(mark.to_owned());
    };
    for row in &annotated.text_rows.rows {
        let lower = row.text.to_lowercase();
        for (at, word) in words_in(&fold(&row.text)) {
            count(*at, &word.iter().collect::<String>());
        }
        for (at, country) in COUNTRIES.iter().enumerate() {
            for suffix in country.suffixes.iter().filter(|suffix| has_suffix(&lower, suffix)) {
                count(at, suffix);
            }
            if !country.dial.is_empty() && has_prefix(&lower, country.dial) {
                count(at, "+");
            }
            for number in row.text.split_whitespace().filter(|word| is_tax_number(word, country.code)) {
                count(at, number);
            }
        }
    }
    for (_, figure) in &annotated.figures {
        if let Some([code]) = figure.sign.map(|sign| sign.codes) {
            for (at, country) in COUNTRIES.iter().enumerate() {
                found[at].0 += u32::from(country.currency == *code && *code != "EUR");
            }
        }
    }
    let origin = |(country, (votes, marks)): (&'static Country, (u32, HashSet<String>))| Origin {
        country,
        votes,
        signs: u32::try_from(marks.len()).unwrap_or(u32::MAX),
    };
    let mut origins: Vec<Origin> =
        COUNTRIES.iter().zip(found).map(origin).filter(|origin| origin.votes > 0).collect();
    origins.sort_by_key(|origin| std::cmp::Reverse(origin.votes));
    origins
}

/// Returns the words of countries in a text, with the index of the country.
fn words_in(text: &Folded) -> Vec<&'static CountryWord> {
    let mut found = Vec::new();
    for at in (0..text.chars.len()).filter(|at| text.starts[*at]) {
        let rest = &text.chars[at..];
        let words = WORDS.get(&rest[0]).map_or(&[][..], Vec::as_slice);
        let whole = words.iter().filter(|(_, word)| rest.starts_with(word) && text.ends[at + word.len() - 1]);
        found.extend(whole);
    }
    found
}

/// Whether a host name or an e-mail address ends with a domain such as `.de`.
fn has_suffix(lower: &str, suffix: &str) -> bool {
    lower.match_indices(suffix).any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + suffix.len()..].chars().next();
        before.is_some_and(char::is_alphanumeric)
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '.' || c == '/')
            && (lower.contains('@') || lower.contains("www") || lower.contains("http"))
    })
}

/// Whether a text contains a telephone number with this dialling code: `+49 …`.
fn has_prefix(lower: &str, dial: &str) -> bool {
    lower.match_indices('+').any(|(at, _)| {
        let rest = lower[at + 1..].trim_start();
        rest.strip_prefix(dial).is_some_and(|rest| rest.chars().filter(char::is_ascii_digit).count() >= 5)
    })
}

/// Whether a word is a number that begins with the letters of a country: `DE123456789`, an IBAN.
fn is_tax_number(word: &str, code: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_prefix(code).is_some_and(|rest| {
        let digits = rest.chars().filter(char::is_ascii_digit).count();
        digits >= 8
            && rest.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
            && digits + 4 >= rest.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn first(lines: &[(f32, f32, &str)]) -> Option<&'static str> {
        let text_rows = TextRows::new("device", &[&page(lines)]);
        origins(&AnnotatedText::new(text_rows)).first().map(|origin| origin.country.code)
    }

    #[test]
    fn a_mark_that_occurs_twice_is_one_mark() {
        let lines =
            [(0.1, 0.1, "ACME SDN BHD"), (0.1, 0.2, "ACME SDN BHD, JALAN MAWAR"), (0.1, 0.3, "RM 2.00")];
        let text_rows = TextRows::new("device", &[&page(&lines)]);
        let origins = origins(&AnnotatedText::new(text_rows));
        assert_eq!((origins[0].country.code, origins[0].votes, origins[0].signs), ("MY", 7, 2));
    }

    #[test]
    fn countries_are_found_by_many_marks() {
        assert_eq!(first(&[(0.1, 0.1, "ACME SDN BHD")]), Some("MY"));
        assert_eq!(first(&[(0.1, 0.1, "Tel. +49 30 1234567")]), Some("DE"));
        assert_eq!(first(&[(0.1, 0.1, "www.acme.co.uk")]), Some("GB"));
        assert_eq!(first(&[(0.1, 0.1, "BTW NL123456789B01")]), Some("NL"));
        assert_eq!(first(&[(0.1, 0.1, "TOTAL 12.50")]), None);
    }

    #[test]
    fn every_country_has_a_currency() {
        for country in COUNTRIES.iter() {
            assert!(country.currency.parse::<vouch_core::Currency>().is_ok(), "{}", country.code);
        }
    }
}
