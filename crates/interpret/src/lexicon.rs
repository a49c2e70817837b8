//! Lists of words that names and addresses are made of.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::fold::{Folded, fold, key};

/// Letters of the legal forms, longest first.
static COMPANY_FORMS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let mut forms: Vec<Vec<char>> =
        lines(include_str!("lexicon/company_forms.txt")).map(|form| fold(form).chars).collect();
    forms.sort_by_key(|form| Reverse(form.len()));
    forms
});
static TRADE_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| words(include_str!("lexicon/trade_words.txt")));
static ADDRESS_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| words(include_str!("lexicon/address_words.txt")));

fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn words(list: &str) -> HashSet<String> {
    lines(list).flat_map(str::split_whitespace).map(key).collect()
}

/// Letters from which on a legal form is known although it stands against the name.
const LONG_FORM: usize = 4;

/// Where in the text a legal form stands that ends a name: bytes. The last one, if there are several.
pub(crate) fn company_form(text: &str) -> Option<Range<usize>> {
    let folded = fold(text);
    let (start, last) = (0..folded.chars.len()).rev().find_map(|start| form_at(&folded, start))?;
    // `GmbH & Co. KG` rather than its `KG`.
    let first = (0..start).find(|earlier| folded.starts[*earlier] && is_form(&folded.chars[*earlier..=last]));
    let start = first.unwrap_or(start);
    // A name stands before it.
    (start > 1).then(|| folded.spans[start].0..folded.spans[last].1)
}

/// The form that begins at this letter: where it begins and ends.
fn form_at(folded: &Folded, start: usize) -> Option<(usize, usize)> {
    COMPANY_FORMS.iter().find_map(|form| {
        let last = start + form.len() - 1;
        let known = folded.starts[start] || form.len() >= LONG_FORM;
        (known && folded.chars[start..].starts_with(form) && folded.ends[last]).then_some((start, last))
    })
}

fn is_form(letters: &[char]) -> bool {
    COMPANY_FORMS.iter().any(|form| form == letters)
}

/// How many words of the text names of shops and firms are made of.
pub(crate) fn trade_words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| TRADE_WORDS.contains(&key(word))).count()
}

/// How many words of the text addresses are made of.
pub(crate) fn address_words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty() && is_address_word(word))
        .count()
}

/// Endings that make a word a street's name where compounds are written together.
const STREET_ENDINGS: &[&str] =
    &["strasse", "straße", "straat", "platz", "gasse", "allee", "weg", "laan", "gracht"];

fn is_address_word(word: &str) -> bool {
    let letters = key(word);
    let lower = word.to_lowercase();
    ADDRESS_WORDS.contains(&letters)
        || (letters.len() > 6 && STREET_ENDINGS.iter().any(|ending| lower.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_end_a_name() {
        for (text, form) in [
            ("ACME TRADING SDN BHD", "SDN BHD"),
            ("ACME SDNBHD", "SDNBHD"),
            ("Muster GmbH & Co. KG", "GmbH & Co. KG"),
            ("Rossi S.r.l.", "S.r.l"),
            ("Jansen B.V.", "B.V"),
            ("ACME (M) S/B", "S/B"),
        ] {
            assert_eq!(company_form(text).map(|span| &text[span]), Some(form), "{text}");
        }
        assert_eq!(company_form("SDN BHD"), None, "a name stands before it");
        assert_eq!(company_form("PIZZA AND PASTA"), None);
    }

    #[test]
    fn words_of_shops_and_addresses_are_counted() {
        assert_eq!(trade_words("LUCKY STAR HARDWARE TRADING"), 2);
        assert_eq!(address_words("NO. 5, JALAN MAWAR 3, TAMAN INDAH"), 2);
        assert_eq!(address_words("Musterstraße 12"), 1);
    }
}
