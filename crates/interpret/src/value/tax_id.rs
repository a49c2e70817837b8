//! Tax and registration numbers in a text, by the forms, captions and check digits of the table of countries.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::country::table::{COUNTRIES, by_code};
use crate::country::tax_number::{self, TaxNumber};
use crate::text::fold::{Folded, fold};

/// Whether a text has the shape of a VAT number: the letters of a country, then digits and a few letters.
pub(crate) fn has_shape(text: &str) -> bool {
    tax_number::read(text).iter().any(|number| number.names_country)
}

/// Whether the check digits of a number with the letters of a country fit; `None` where no rule is known for it.
pub(crate) fn checks(text: &str) -> Option<bool> {
    let numbers = tax_number::read(text);
    let named = numbers.iter().filter(|number| number.names_country);
    named.filter_map(|number| number.checks).max()
}

/// A number in a text, with what it may be.
#[derive(Clone, Debug)]
pub(crate) struct PrintedNumber {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it may be.
    pub number: TaxNumber,
    /// The bytes of the caption of its country before it.
    pub caption: Option<Range<usize>>,
    /// The number as printed, with look-alikes set right.
    pub text: String,
}

impl PrintedNumber {
    /// Whether it is more than digits that happen to have a form: a caption, the letters of the country, or a check
    /// digit says so.
    pub(crate) fn is_told(&self) -> bool {
        self.caption.is_some() || self.number.names_country
    }
}

/// Most words of a number that is written in groups.
const GROUPS: usize = 6;
/// Fewest digits of a number.
const DIGITS: usize = 5;

/// Finds the numbers in a text. A number may have the form of several countries; of several spans that have a form of
/// one country, the longest that is told counts.
pub(crate) fn find(text: &str) -> Vec<PrintedNumber> {
    if text.bytes().filter(u8::is_ascii_digit).count() < DIGITS {
        return Vec::new();
    }
    let folded = fold(text);
    let words = words(text);
    let mut found: Vec<PrintedNumber> = Vec::new();
    for start in 0..words.len() {
        for end in (start..words.len().min(start + GROUPS)).rev() {
            let group = |at: usize| &text[words[at].clone()];
            if end > start && !(start..=end).all(|at| may_be_group(group(at), at == start)) {
                continue;
            }
            if end > start && text[words[start].end..words[end].start].contains([':', '#', '|', '(']) {
                continue;
            }
            let span = words[start].start..words[end].end;
            // The letters of a country before a number belong to it: `GB 123 4567 89`.
            let letters = start.checked_sub(1).map(group).filter(|letters| names_country(letters));
            for number in tax_number::read(&text[span.clone()]) {
                if letters.is_some_and(|letters| letters != number.country.code) {
                    continue;
                }
                let caption = caption(&folded, span.start, number.form.captions.as_slice());
                let spelling = spelled(&text[span.clone()], &number.spelling);
                let printed = PrintedNumber { span: span.clone(), number, caption, text: spelling };
                let inside = |known: &&PrintedNumber| {
                    std::ptr::eq(known.number.country, printed.number.country)
                        && known.span.start <= span.start
                        && span.end <= known.span.end
                        && (known.is_told() || !printed.is_told())
                        && (known.number.checks != Some(false) || printed.number.checks != Some(true))
                };
                if !found.iter().any(|known| inside(&known)) {
                    found.push(printed);
                }
            }
        }
    }
    found
}

/// Returns a text with its letters and digits replaced by others, one by one. Case stays.
fn spelled(text: &str, spelling: &[char]) -> String {
    let mut letters = spelling.iter();
    let replaced = |c: char| match c.is_alphanumeric().then(|| letters.next()).flatten() {
        Some(other) if !other.eq_ignore_ascii_case(&c) => *other,
        _ => c,
    };
    text.chars().map(replaced).collect()
}

/// Whether a word consists of the letters that a country puts before its tax numbers.
fn names_country(word: &str) -> bool {
    word.len() == 2 && (word == "EL" || by_code(word).is_some_and(|country| country.numbers_have_letters()))
}

/// Whether a word may be a group of a number: digits, or a few letters such as `MWST`, `B01`, `RT0001`.
fn may_be_group(word: &str, is_first: bool) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.'));
    // `12.50` is an amount, and no group of a number.
    let is_amount = word.rsplit_once('.').is_some_and(|(_, cents)| cents.len() == 2) && digits < 7;
    let is_single_digit = is_first && digits == 1 && letters == 0;
    plain && capitals && !is_amount && letters <= if is_first { 3 } else { 4 } && !is_single_digit
}

/// Returns the bytes of words between spaces and punctuation that is no part of a number.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    let is_gap =
        |c: char| c.is_whitespace() || matches!(c, ':' | '#' | ',' | ';' | '(' | ')' | '|' | '=' | '*');
    for word in text.split(is_gap) {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !inner.is_empty() {
            let start = at + word.find(inner).unwrap_or(0);
            let end = start + inner.len();
            // A caption may be joined to its number: `GSTIN-27…`, `V.D./845…`.
            let number = inner.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let mark =
                inner[..number].rfind(['-', '/', '.']).map(|mark| mark + 1).filter(|mark| *mark == number);
            match mark {
                Some(mark) => words.extend([start..start + mark - 1, start + mark..end]),
                None => words.push(start..end),
            }
        }
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// The folded captions.
static CAPTIONS: LazyLock<HashMap<&str, Vec<char>>> = LazyLock::new(|| {
    let forms = COUNTRIES.iter().flat_map(|country| &country.tax_numbers);
    forms.flat_map(|form| &form.captions).map(|caption| (*caption, fold(caption).chars)).collect()
});

/// How many letters may stand between a caption and its number: `Reg No` of `GST Reg No`.
const BETWEEN: usize = 9;

/// Returns the bytes of one of these captions close before a position.
fn caption(folded: &Folded, before: usize, captions: &[&str]) -> Option<Range<usize>> {
    let end = folded.spans.iter().take_while(|(_, end)| *end <= before).count();
    captions.iter().find_map(|caption| {
        let letters = CAPTIONS.get(caption)?;
        let last = end.checked_sub(letters.len())?;
        let first = last.saturating_sub(BETWEEN);
        let start = (first..=last).rev().find(|start| {
            let after = start + letters.len();
            let between = &folded.chars[after..end];
            folded.starts[*start]
                && folded.chars[*start..].starts_with(letters)
                && folded.ends[after - 1]
                && (between.is_empty() || between.iter().all(|c| c.is_alphabetic() || *c == '#'))
        })?;
        Some(folded.spans[start].0..folded.spans[start + letters.len() - 1].1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_fit_until_one_digit_is_wrong() {
        for (text, wrong) in [
            ("DE 136 695 976", "DE136695978"),
            ("ATU13585627", "ATU13585626"),
            ("FR40303265045", "FR41303265045"),
            ("IT00743110157", "IT00743110158"),
            ("BE0428759497", "BE0428759498"),
            ("NL004495445B01", "NL004495446B01"),
            ("GB 980 7806 84", "GB 980 7806 85"),
            ("PL8567346215", "PL8567346216"),
            ("CHE-109.322.551", "CHE-109.322.552"),
            ("HR33392005961", "HR33392005962"),
        ] {
            assert_eq!(checks(text), Some(true), "{text}");
            assert_eq!(checks(wrong), Some(false), "{wrong}");
        }
        assert_eq!(checks("000473792512"), None);
        assert_eq!(checks(""), None);
    }

    fn first(text: &str, country: &str) -> Option<(String, bool, Option<bool>)> {
        let own = find(text).into_iter().filter(|printed| printed.number.country.code == country);
        let best = own.max_by_key(|printed| (printed.is_told(), printed.number.checks))?;
        Some((text[best.span.clone()].to_owned(), best.caption.is_some(), best.number.checks))
    }

    #[test]
    fn numbers_stand_behind_their_captions_in_any_grouping() {
        for (text, country, number, caption) in [
            ("NIP: 856-734-62-15", "PL", "856-734-62-15", true),
            ("NIP PL8567346215", "PL", "PL8567346215", true),
            ("USt-IdNr. DE 136 695 976", "DE", "DE 136 695 976", true),
            ("BTW BE 0428.759.497", "BE", "BE 0428.759.497", true),
            ("CNPJ 16.727.230/0001-97 IE 123", "BR", "16.727.230/0001-97", true),
            ("GSTIN:27AAPFU0939F1ZV", "IN", "27AAPFU0939F1ZV", true),
            ("ABN 83 914 571 673", "AU", "83 914 571 673", true),
            ("OIB: 33392005961", "HR", "33392005961", true),
            ("Org.nr 988 077 917 MVA", "NO", "988 077 917 MVA", true),
            ("CHE-109.322.551 MWST", "CH", "CHE-109.322.551 MWST", false),
            ("VAT Reg No: 980 7806 84", "GB", "980 7806 84", true),
            ("C.I.F. RO 18547290", "RO", "RO 18547290", true),
            ("NPWP : 01.300.066.6-091.000", "ID", "01.300.066.6-091.000", true),
            ("GST/HST 123026635 RT0001", "CA", "123026635 RT0001", true),
            ("GSTIN-27AAPFU0939F1ZV", "IN", "27AAPFU0939F1ZV", true),
            ("CIF: B-58378431", "ES", "B-58378431", true),
            ("MERKEZ V.D./4540536920", "TR", "4540536920", true),
        ] {
            assert_eq!(first(text, country), Some((number.into(), caption, Some(true))), "{text}");
        }
        assert!(find("TOTAL 12.50").is_empty());
    }
}
