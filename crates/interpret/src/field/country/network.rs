//! Telephone numbers and internet domains as marks of a country.

use crate::country::table::COUNTRIES;
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Spot;
use crate::text::tag::Tag;

use super::mark::{Kind, Mark};

/// Hosts at which anybody in the world may have an address. They say nothing.
const PROVIDERS: &[&str] = &[
    "gmail",
    "googlemail",
    "yahoo",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "icloud",
    "aol",
    "gmx",
    "web.de",
    "t-online",
    "freenet",
    "orange",
    "wanadoo",
    "free.fr",
    "sfr",
    "laposte",
    "libero",
    "tiscali",
    "virgilio",
    "seznam",
    "centrum",
    "wp.pl",
    "o2.pl",
    "onet",
    "interia",
    "proton",
    "protonmail",
    "yandex",
    "mail.ru",
    "rediffmail",
    "qq",
    "163",
    "126",
    "naver",
    "bigpond",
    "telstra",
    "btinternet",
    "comcast",
    "shaw",
    "rogers",
    "bol",
    "uol",
    "terra",
    "sapo",
    "abv.bg",
    "ukr.net",
    "docomo",
    "facebook",
    "instagram",
    "twitter",
    "youtube",
];

/// Returns the marks of telephone numbers and domains.
pub(super) fn marks(annotated: &AnnotatedText) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (row, line) in annotated.text_rows.rows.iter().enumerate() {
        marks.extend(dialled(row, &line.text));
        let is_captioned = annotated.tags(row).any(&[Tag::Phone, Tag::Fax]);
        marks.extend(national(row, &line.text, is_captioned));
        let mut at = 0;
        for word in line.text.split(' ') {
            marks.extend(domain(row, at, word));
            at += word.len() + 1;
        }
    }
    marks
}

/// Digits of a telephone number with the code of its country.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// Returns the countries of numbers such as `+49 30 1234567`.
fn dialled(row: usize, text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, _) in text.match_indices('+') {
        let is_part = |c: &char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '/');
        let number: String = text[at + 1..].chars().take_while(is_part).take(24).collect();
        let digits: String = number.chars().filter(char::is_ascii_digit).take(*DIGITS.end()).collect();
        if !DIGITS.contains(&digits.len())
            || !number.starts_with(|c: char| c.is_ascii_digit() || c == ' ' || c == '(')
        {
            continue;
        }
        let fitting = || COUNTRIES.iter().enumerate().filter(|(_, country)| digits.starts_with(country.dial));
        let longest = fitting().map(|(_, country)| country.dial.len()).max();
        for (country, _) in fitting().filter(|(_, country)| Some(country.dial.len()) == longest) {
            let spot = Some(Spot { row, span: at..at + 1 });
            marks.push(Mark::new(
                country,
                Kind::Phone,
                ("phone", "dialled"),
                &format!("+{}", COUNTRIES[country].dial),
                spot,
            ));
        }
    }
    marks
}

/// Returns the countries in which a telephone number is written like one in this text.
fn national(row: usize, text: &str, is_captioned: bool) -> Vec<Mark> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut marks = Vec::new();
    for (country, form) in COUNTRIES
        .iter()
        .enumerate()
        .flat_map(|(at, country)| country.national.iter().map(move |form| (at, *form)))
    {
        if !is_captioned && !form.starts_with('(') {
            continue;
        }
        let length = form.chars().count();
        let is_digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
        let found = (0..chars.len().saturating_sub(length - 1)).find(|start| {
            let fits = form.chars().zip(&chars[*start..]).all(|(own, (_, c))| match own {
                'n' => c.is_ascii_digit(),
                own => own == *c,
            });
            fits && !is_digit(start + length) && !start.checked_sub(1).is_some_and(is_digit)
        });
        if let Some(start) = found {
            let spot = Some(Spot { row, span: chars[start].0..chars[start].0 + 1 });
            let written: String = chars[start..start + length].iter().map(|(_, c)| *c).collect();
            marks.push(Mark::new(country, Kind::Phone, ("phone", "national"), &written, spot));
        }
    }
    marks
}

/// Whether a word without further marks is the name of a host: `shop.acme.ca`.
fn is_host(word: &str) -> bool {
    let labels: Vec<&str> = word.split('.').collect();
    let is_label =
        |label: &&str| label.len() > 1 && label.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    labels.len() > 2 && labels.iter().all(is_label) && labels.iter().any(|label| label.len() > 4)
}

/// Returns the country of the domain in a word such as `info@acme.de` or `www.acme.co.uk`.
fn domain(row: usize, at: usize, word: &str) -> Vec<Mark> {
    let lower = word.to_lowercase();
    if !lower.contains('@') && !lower.contains("www") && !lower.contains("http") && !is_host(&lower) {
        return Vec::new();
    }
    let host = lower.rsplit('@').next().unwrap_or(&lower);
    let host = host.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let host = host.split(['/', '?', ',', ')', '>', ';']).next().unwrap_or(host).trim_end_matches('.');
    if PROVIDERS.iter().any(|provider| host.starts_with(provider)) {
        return Vec::new();
    }
    let owner = COUNTRIES.iter().enumerate().find_map(|(country, row)| {
        row.domains
            .iter()
            .find(|domain| host.len() > domain.len() && host.ends_with(*domain))
            .map(|d| (country, *d))
    });
    let mark = owner.map(|(country, domain)| {
        let spot = Some(Spot { row, span: at..at + word.len() });
        Mark::new(country, Kind::Domain, ("mark", "domain"), domain, spot)
    });
    mark.into_iter().collect()
}
