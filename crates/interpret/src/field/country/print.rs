//! Marks in the print itself: words, the language, names of taxes and their rates, how figures are written, currencies.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::country::language::LANGUAGES;
use crate::country::table::{COUNTRIES, Country, Order};
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Spot;
use crate::score::features::weight;
use crate::text::currency_sign::Sign;
use crate::text::fold::{Folded, fold};
use crate::text::tag::Tag;
use crate::value::amount::Unit;

use super::mark::{Kind, Mark};

/// What a phrase belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// A country, by its index, and the kind of mark.
    Country(usize, Kind),
    /// A language, by its index.
    Language(usize),
}

/// A folded phrase and its owners.
type Phrase = (Vec<char>, Vec<Owner>);

/// All phrases by their first letter.
static PHRASES: LazyLock<HashMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut owners: BTreeMap<Vec<char>, Vec<Owner>> = BTreeMap::new();
    let mut add = |phrase: &str, owner: Owner| {
        let folded = fold(phrase).chars;
        if folded.len() > 1 {
            let of = owners.entry(folded).or_default();
            if !of.contains(&owner) {
                of.push(owner);
            }
        }
    };
    for (at, country) in COUNTRIES.iter().enumerate() {
        country.names.iter().for_each(|word| add(word, Owner::Country(at, Kind::Name)));
        country.words.iter().for_each(|word| add(word, Owner::Country(at, Kind::Word)));
        country.taxes.iter().for_each(|word| add(word, Owner::Country(at, Kind::Tax)));
        country.region_names.iter().for_each(|word| add(word, Owner::Country(at, Kind::Town)));
        let forms = country.forms.iter().chain(&country.forms_weak).chain(&country.forms_before);
        forms.for_each(|word| add(word, Owner::Country(at, Kind::Form)));
    }
    for (at, language) in LANGUAGES.iter().enumerate() {
        language.words.iter().for_each(|word| add(word, Owner::Language(at)));
    }
    let mut phrases: HashMap<char, Vec<Phrase>> = HashMap::new();
    for (phrase, of) in owners {
        phrases.entry(phrase[0]).or_default().push((phrase, of));
    }
    phrases
});

/// Returns the marks in the print.
pub(super) fn marks(annotated: &AnnotatedText) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut spoken: BTreeMap<usize, BTreeSet<&[char]>> = BTreeMap::new();
    for (row, line) in annotated.text_rows.rows.iter().enumerate() {
        let folded = fold(&line.text);
        for (phrase, owners, at) in phrases_in(&folded) {
            let span = folded.spans[at].0..folded.spans[at + phrase.len() - 1].1;
            let text = &line.text[span.clone()];
            for owner in owners {
                match owner {
                    Owner::Country(country, kind) => {
                        let spot = Some(Spot { row, span: span.clone() });
                        marks.extend(of_country(*country, *kind, text, owners, spot));
                    }
                    Owner::Language(language) => {
                        spoken.entry(*language).or_default().insert(phrase);
                    }
                }
            }
        }
    }
    marks.extend(languages(annotated, &spoken));
    marks.extend(rates(annotated));
    marks.extend(figures(annotated));
    marks.extend(dates(annotated));
    marks.extend(signs(annotated));
    marks
}

/// Returns a mark of a country. Short abbreviations count only as they are written by themselves: `SA` in capitals.
fn of_country(country: usize, kind: Kind, text: &str, owners: &[Owner], spot: Option<Spot>) -> Option<Mark> {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    // `S=GST` is no `SGST`.
    if letters < 6 && text.contains([' ', '=', ':', ',', '*']) {
        return None;
    }
    let is_abbreviation = letters < 4 && text.is_ascii();
    if is_abbreviation && !text.chars().next().is_some_and(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let sharing = owners.iter().filter(|owner| matches!(owner, Owner::Country(_, of) if *of == kind)).count();
    let feature = match (kind, is_abbreviation) {
        (Kind::Tax, _) if sharing == 1 => ("mark", "tax_own"),
        (Kind::Name, _) => ("mark", "name"),
        (Kind::Form, false) => ("mark", "form"),
        (Kind::Form, true) => ("mark", "form_short"),
        (Kind::Tax, _) => ("mark", "tax"),
        (Kind::Town, _) => ("mark", "region_name"),
        (_, false) => ("mark", "word"),
        (_, true) => ("mark", "word_short"),
    };
    // A word that is common in a language is no mark of a country.
    let is_common = owners.iter().any(|owner| matches!(owner, Owner::Language(_)));
    let mark = Mark::new(country, kind, feature, text, spot);
    let share = if is_common { 0.25 } else { 1.0 } * if sharing > 4 { 0.7 } else { 1.0 };
    Some(mark.times(share))
}

/// Returns the phrases in a text with the index of their first letter, the longest of each place.
fn phrases_in(text: &Folded) -> Vec<(&'static [char], &'static [Owner], usize)> {
    let mut found = Vec::new();
    for at in (0..text.chars.len()).filter(|at| text.starts[*at]) {
        let rest = &text.chars[at..];
        let phrases = PHRASES.get(&rest[0]).map_or(&[][..], Vec::as_slice);
        let whole = phrases.iter().filter(|(phrase, _)| {
            rest.starts_with(phrase)
                && text.ends[at + phrase.len() - 1]
                && !text.has_figure(at..at + phrase.len())
        });
        found.extend(whole.map(|(phrase, owners)| (phrase.as_slice(), owners.as_slice(), at)));
    }
    found
}

/// Fewest letters of a script of its own that show a language.
const LETTERS: usize = 6;

/// Returns how well the languages of each country fit: by the number of their words, or by their script.
fn languages(annotated: &AnnotatedText, spoken: &BTreeMap<usize, BTreeSet<&[char]>>) -> Vec<Mark> {
    let mut letters = vec![0usize; LANGUAGES.len()];
    for c in annotated.text_rows.rows.iter().flat_map(|row| row.text.chars()).filter(|c| *c > '\u{500}') {
        for (count, language) in letters.iter_mut().zip(LANGUAGES.iter()) {
            *count += usize::from(language.has_letter(c));
        }
    }
    let words = |at: usize| spoken.get(&at).map_or(0, BTreeSet::len);
    let most = weight("country", "language", "most");
    let strength = |at: usize| {
        let of_english = weight("country", "language", "english");
        let each =
            if LANGUAGES[at].code == "en" { of_english } else { weight("country", "language", "word") };
        let of_words = (words(at) as f32 * each).min(most);
        if letters[at] >= LETTERS { most } else { of_words }
    };
    let of_country = |(at, country): (usize, &Country)| {
        let known =
            LANGUAGES.iter().enumerate().filter(|(_, language)| country.languages.contains(&language.code));
        let (language, best) = known
            .map(|(index, language)| (language.code, strength(index)))
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        (best > 0.0).then(|| Mark {
            country: at,
            kind: Kind::Language,
            text: language.to_owned(),
            weight: best,
            spot: None,
        })
    };
    COUNTRIES.iter().enumerate().filter_map(of_country).collect()
}

/// Returns the countries in which every rate of tax on the page is usual.
fn rates(annotated: &AnnotatedText) -> Vec<Mark> {
    let is_rate = |row: usize| annotated.tags(row).has(Tag::Tax);
    let printed: BTreeSet<Decimal> = annotated
        .figures
        .iter()
        .filter(|(context, figure)| figure.unit == Unit::Percent && is_rate(context.spot.row))
        .filter(|(_, figure)| !figure.value.is_zero() && figure.value.is_sign_positive())
        .map(|(_, figure)| figure.value.normalize())
        .collect();
    if printed.is_empty() {
        return Vec::new();
    }
    let usual = |(at, country): (usize, &Country)| {
        let known = printed.iter().filter(|rate| country.rates.contains(rate)).count();
        let text = printed.iter().map(Decimal::to_string).collect::<Vec<_>>().join(" ");
        (known == printed.len()).then(|| Mark::new(at, Kind::Rate, ("mark", "rate"), &text, None))
    };
    COUNTRIES.iter().enumerate().filter_map(usual).collect()
}

/// Returns the countries that write figures as the page does.
fn figures(annotated: &AnnotatedText) -> Vec<Mark> {
    let text = |spot: &Spot| annotated.text_rows.text(spot);
    let money = || annotated.figures.iter().filter(|(_, figure)| figure.is_money());
    let marked = |mark: char| money().filter(|(_, figure)| figure.mark == Some(mark)).count();
    let (points, commas) = (marked('.'), marked(','));
    let mark = match (points, commas) {
        (points, commas) if points > 2 * commas => Some('.'),
        (points, commas) if commas > 2 * points => Some(','),
        _ => None,
    };
    let has_lakh = money().any(|(context, _)| is_lakh(text(&context.spot)));
    let has_apostrophe = money().any(|(context, _)| text(&context.spot).contains(['\'', '’']));
    let mut marks = Vec::new();
    for (at, country) in COUNTRIES.iter().enumerate() {
        if mark.is_some() && country.figure.mark == mark {
            marks.push(Mark::new(at, Kind::Figures, ("figures", "mark"), "decimal mark", None));
        }
        if has_lakh && country.figure.lakh {
            marks.push(Mark::new(at, Kind::Figures, ("figures", "group"), "lakh", None));
        }
        if has_apostrophe && country.figure.group == Some('\'') {
            marks.push(Mark::new(at, Kind::Figures, ("figures", "group"), "apostrophe", None));
        }
    }
    marks
}

/// Returns the countries that write dates in the order of those that can be read in one way only.
fn dates(annotated: &AnnotatedText) -> Vec<Mark> {
    let certain = |order: Order| {
        let days = annotated.days.iter().map(|(_, day)| day);
        days.filter(|day| !day.named_month && !day.is_year_first() && day.readings.len() == 1)
            .any(|day| day.readings[0].0 == order)
    };
    let (month_first, day_first) = (certain(Order::Mdy), certain(Order::Dmy));
    let mark = |(at, country): (usize, &Country)| {
        let uses = |order: Order| country.orders.contains(&order);
        if month_first && !day_first && uses(Order::Mdy) {
            Some(Mark::new(at, Kind::Dates, ("dates", "month_first"), "month first", None))
        } else if day_first && !month_first && uses(Order::Dmy) {
            Some(Mark::new(at, Kind::Dates, ("dates", "day_first"), "day first", None))
        } else {
            None
        }
    };
    COUNTRIES.iter().enumerate().filter_map(mark).collect()
}

/// Whether a figure has a group of two digits before the last group of three: `1,23,456.00`.
fn is_lakh(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    groups.len() > 2
        && groups[1..groups.len() - 1].iter().all(|group| group.len() == 2 && digits(group) == 2)
        && groups.last().is_some_and(|last| digits(last) == 3)
}

/// Returns the countries whose currency is printed beside amounts.
fn signs(annotated: &AnnotatedText) -> Vec<Mark> {
    let mut printed: BTreeMap<&str, (&Sign, usize)> = BTreeMap::new();
    for sign in annotated.figures.iter().filter_map(|(_, figure)| figure.sign) {
        printed.entry(sign.text).or_insert((sign, 0)).1 += 1;
    }
    let mut marks = Vec::new();
    for (sign, times) in printed.into_values() {
        let feature = match (sign.is_weak_if_printed(times), sign.is_ambiguous()) {
            (true, _) => ("sign", "weak"),
            (_, true) => ("sign", "shared"),
            _ => ("sign", "own"),
        };
        for (at, country) in COUNTRIES.iter().enumerate() {
            let past = country.past.as_ref().map(|past| past.code);
            if sign.codes.iter().any(|code| *code == country.currency || Some(*code) == past) {
                marks.push(Mark::new(at, Kind::Sign, feature, sign.text, None));
            }
        }
    }
    marks
}
