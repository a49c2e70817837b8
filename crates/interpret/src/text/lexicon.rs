//! Word lists of names and addresses.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::country::table::COUNTRIES;
use crate::text::fold::{Folded, fold, key, unaccented};

/// The folded legal forms by their first letter, the longest first.
static COMPANY_FORMS: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| {
    let mut forms: HashMap<char, Vec<Vec<char>>> = HashMap::new();
    for form in legal_forms().map(|form| fold(form).chars) {
        let of_letter = forms.entry(form[0]).or_default();
        if !of_letter.contains(&form) {
            of_letter.push(form);
        }
    }
    forms.values_mut().for_each(|forms| forms.sort_by_key(|form| Reverse(form.len())));
    forms
});
/// The folded legal forms with their spelling.
static SPELLED_FORMS: LazyLock<Vec<(Vec<char>, &str)>> =
    LazyLock::new(|| legal_forms().map(|form| (fold(form).chars, form)).collect());
static TRADE_WORDS: LazyLock<Words> = LazyLock::new(|| words(include_str!("lexicon/trade_words.txt")));
static STREET_WORDS: LazyLock<Words> = LazyLock::new(|| words(include_str!("lexicon/street_words.txt")));
static PLACE_WORDS: LazyLock<Words> = LazyLock::new(|| words(include_str!("lexicon/place_words.txt")));

/// Words that confirm how a name is spelled, without case and accents.
static NAME_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = [
        include_str!("lexicon/name_words.txt"),
        include_str!("lexicon/trade_words.txt"),
        include_str!("lexicon/compound_trades.txt"),
        include_str!("lexicon/street_words.txt"),
        include_str!("lexicon/place_words.txt"),
    ];
    lists.into_iter().flat_map(lines).flat_map(str::split_whitespace).map(unaccented).collect()
});

/// Words that papers of sale are headed and filled with, without case and accents.
static PAPER_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lines(include_str!("lexicon/paper_words.txt")).flat_map(str::split_whitespace).map(unaccented).collect()
});

/// The folded names of countries.
static COUNTRY_NAMES: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    COUNTRIES.iter().flat_map(|country| &country.names).map(|name| fold(name).chars).collect()
});

static COMPOUND_TRADES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("lexicon/compound_trades.txt")));
static COMPOUND_STREETS: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("lexicon/compound_streets.txt")));

/// Returns the legal forms of all countries that end a name.
fn legal_forms() -> impl Iterator<Item = &'static str> {
    let mut seen: HashSet<&str> = HashSet::new();
    let of_all = COUNTRIES.iter().flat_map(|country| country.forms.iter().copied());
    of_all.filter(move |form| seen.insert(form))
}

/// Spellings of words by their folded letters.
type Words = HashMap<String, &'static str>;

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn words(list: &'static str) -> Words {
    lines(list).flat_map(str::split_whitespace).map(|word| (key(word), word)).collect()
}

/// Fewest letters of a legal form that is recognised without a space before it.
const LONG_FORM: usize = 4;

/// Returns the bytes of the legal form that ends a name; the last one, if there are several.
pub(crate) fn company_form(text: &str) -> Option<Range<usize>> {
    let folded = fold(text);
    let (start, last) = (0..folded.chars.len()).rev().find_map(|start| form_at(&folded, start))?;
    // `GmbH & Co. KG`, not only its `KG`.
    let first = (0..start).find(|earlier| folded.starts[*earlier] && is_form(&folded.chars[*earlier..=last]));
    let start = first.unwrap_or(start);
    // There must be a name before it.
    (start > 1).then(|| folded.spans[start].0..folded.spans[last].1)
}

/// Legal forms that are written before a name, in small letters and without points.
static FRONT_FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    COUNTRIES.iter().flat_map(|country| &country.forms_before).map(|form| without_points(form)).collect()
});

fn without_points(form: &str) -> String {
    form.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect()
}

/// Whether a text begins with a legal form: `SARL Le Petit Pont`.
pub(crate) fn form_in_front(text: &str) -> bool {
    let Some((form, name)) = text.split_once(' ') else { return false };
    let name_begins = name.trim_start_matches(['"', '„', '”', '“', '\'']).starts_with(char::is_uppercase);
    let is_upper = form.chars().all(|c| c.is_uppercase() || c == '.');
    is_upper && name_begins && FRONT_FORMS.contains(&without_points(form))
}

/// Returns the first and the last letter of the legal form that begins at this letter.
fn form_at(folded: &Folded, start: usize) -> Option<(usize, usize)> {
    let rest = &folded.chars[start..];
    COMPANY_FORMS.get(&rest[0])?.iter().find_map(|form| {
        let last = start + form.len() - 1;
        let known = folded.starts[start] || form.len() >= LONG_FORM;
        let is_printed = || form.len() > LONG_FORM || !folded.has_digit(start..last + 1);
        (known && rest.starts_with(form) && folded.ends[last] && is_printed()).then_some((start, last))
    })
}

/// Whether a text is a legal form and nothing else.
pub(crate) fn is_company_form(text: &str) -> bool {
    is_form(&fold(text).chars)
}

fn is_form(letters: &[char]) -> bool {
    let of_letter = letters.first().and_then(|first| COMPANY_FORMS.get(first));
    of_letter.is_some_and(|forms| forms.iter().any(|form| form == letters))
}

/// Returns how many words of the text are typical of the names of shops and firms.
pub(crate) fn trade_words(text: &str) -> usize {
    let is_trade = |word: &&str| {
        let letters = key(word);
        TRADE_WORDS.contains_key(&letters) || COMPOUND_TRADES.contains_key(&letters)
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(is_trade).count()
}

/// Whether a word, without case and accents, is one that names are often made of.
pub(crate) fn is_name_word(word: &str) -> bool {
    NAME_WORDS.contains(word)
}

/// Whether a word, without case and accents, is one that papers of sale are headed and filled with.
pub(crate) fn is_paper_word(word: &str) -> bool {
    PAPER_WORDS.contains(word)
}

/// Whether a word is one of those without its first letter.
pub(crate) fn ends_paper_word(word: &str) -> bool {
    PAPER_WORDS.iter().any(|known| known.len() == word.len() + 1 && known.ends_with(word))
}

/// Returns how many words of the text are typical of addresses.
pub(crate) fn address_words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty() && is_address_word(word))
        .count()
}

/// Whether a line ends with the name of a country, as the last line of an address may.
pub(crate) fn ends_with_country(text: &str) -> bool {
    let folded = fold(text);
    COUNTRY_NAMES.iter().any(|name| {
        let start = folded.chars.len().checked_sub(name.len());
        start.is_some_and(|start| folded.starts[start] && folded.chars.ends_with(name))
    })
}

/// Endings of street names in languages that write compounds as one word.
const STREET_ENDINGS: &[&str] = &[
    "strasse",
    "straße",
    "straat",
    "platz",
    "gasse",
    "allee",
    "weg",
    "laan",
    "gracht",
    "damm",
    "ufer",
    "plein",
    "kade",
    "singel",
    "dijk",
    "gatan",
    "gata",
    "gränd",
    "vägen",
    "torget",
    "backen",
    "gade",
    "gaden",
    "vejen",
    "vej",
    "stræde",
    "gården",
    "veien",
    "gaten",
    "plass",
    "katu",
    "katu",
    "kuja",
    "polku",
    "bulevardi",
    "tänav",
    "maantee",
    "puiestee",
    "iela",
    "bulvāris",
    "gatvė",
    "utca",
    "körút",
];

fn is_address_word(word: &str) -> bool {
    let letters = key(word);
    let lower = word.to_lowercase();
    STREET_WORDS.contains_key(&letters)
        || COMPOUND_STREETS.contains_key(&letters)
        || PLACE_WORDS.contains_key(&letters)
        || (letters.len() > 6 && STREET_ENDINGS.iter().any(|ending| lower.ends_with(ending)))
}

/// Fewest letters of a street word that is split from the name after it.
const SHORTEST_LEAD: usize = 5;
/// Fewest letters, together, of known words that are split from the name before them.
const SHORTEST_TAIL: usize = 7;
/// Fewest letters of a name that is split off.
const SHORTEST_NAME: usize = 3;

/// Splits a run of letters whose spaces were missed into known words, with at most one name before or after them.
/// Returns `None` where nothing suggests a split. Short compounds such as `BOOKSHOP` are names of their own.
pub(crate) fn split_words(run: &str) -> Option<Vec<&str>> {
    let letters = key(run);
    if is_form(&fold(run).chars) {
        return split_form(run);
    }
    if letters.len() < SHORTEST_LEAD + SHORTEST_NAME || is_word(&letters) {
        return None;
    }
    let cuts: Vec<usize> = run.char_indices().map(|(at, _)| at).skip(SHORTEST_NAME).collect();
    let all_known = known_words(run)
        .filter(|words| words.len() > 2 || words.iter().any(|word| word.chars().count() >= SHORTEST_TAIL));
    let name_before = || {
        cuts.iter().find_map(|cut| {
            let words = known_words(&run[*cut..]).filter(|_| run[*cut..].chars().count() >= SHORTEST_TAIL)?;
            Some([vec![&run[..*cut]], words].concat())
        })
    };
    let name_after = || {
        cuts.iter().rev().find_map(|cut| {
            let (lead, name) = run.split_at(*cut);
            let known = lead.chars().count() >= SHORTEST_LEAD && STREET_WORDS.contains_key(&key(lead));
            (known && name.chars().count() >= SHORTEST_NAME).then(|| vec![lead, name])
        })
    };
    all_known.or_else(name_before).or_else(name_after)
}

/// Returns the known words that make up a run, if it consists of nothing else.
fn known_words(run: &str) -> Option<Vec<&str>> {
    if is_word(&key(run)) {
        return Some(vec![run]);
    }
    run.char_indices().map(|(at, _)| at).skip(SHORTEST_NAME).find_map(|cut| {
        let (head, tail) = run.split_at(cut);
        let rest = is_word(&key(head)).then(|| known_words(tail)).flatten()?;
        Some([vec![head], rest].concat())
    })
}

/// Splits a legal form of two words that was read as one, such as `SDNBHD`.
fn split_form(run: &str) -> Option<Vec<&str>> {
    let spelled = legal_forms().find(|form| key(form) == key(run))?;
    let first = spelled.split(' ').next().filter(|first| first.len() < spelled.len())?;
    let cut = run.char_indices().nth(first.chars().filter(|c| c.is_alphanumeric()).count())?.0;
    Some(vec![&run[..cut], &run[cut..]])
}

fn is_word(letters: &str) -> bool {
    letters.len() >= SHORTEST_NAME
        && (TRADE_WORDS.contains_key(letters)
            || STREET_WORDS.contains_key(letters)
            || PLACE_WORDS.contains_key(letters))
}

/// Returns the spelling of a known word that was read with look-alikes in it; `None` for words that are correct or
/// unknown.
pub(crate) fn spelled(run: &str) -> Option<String> {
    let letters = key(run);
    let chars: Vec<char> = run.chars().collect();
    // A digit, an accent or a capital I before small letters betrays the misreading. Without these, `Jin` may be a
    // name.
    let has_mark_of_misreading = chars.iter().any(|c| c.is_ascii_digit() || !c.is_ascii())
        || chars
            .windows(3)
            .any(|three| three[0].is_alphabetic() && three[1] == 'I' && three[2].is_lowercase());
    if letters.len() < 3 || !has_mark_of_misreading || chars.iter().filter(|c| c.is_alphabetic()).count() < 2
    {
        return None;
    }
    let word =
        [&*STREET_WORDS, &*PLACE_WORDS, &*TRADE_WORDS].into_iter().find_map(|words| words.get(&letters))?;
    (run.to_lowercase() != *word && word.is_ascii()).then(|| (*word).to_owned())
}

/// Returns the bytes and the spelling of the legal form that ends a name, where one of its letters was misread.
pub(crate) fn misread_form(text: &str) -> Option<(Range<usize>, &'static str)> {
    let folded = fold(text);
    let length = folded.chars.len();
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
    };
    let ends_with =
        |letters: &[char]| folded.chars.ends_with(letters) && folded.starts[length - letters.len()];
    if SPELLED_FORMS.iter().any(|(letters, form)| {
        letters.len() >= LONG_FORM && ends_with(letters) && plain(text).ends_with(&plain(form))
    }) {
        return None;
    }
    SPELLED_FORMS.iter().find_map(|(letters, form)| {
        let form = *form;
        let start = length.checked_sub(letters.len()).filter(|start| *start > 2 && folded.starts[*start])?;
        let tail = &folded.chars[start..];
        let differing = tail.iter().zip(letters).filter(|(a, b)| a != b).count();
        let span = folded.spans[start].0..text.len();
        let look_alike = differing == 0 && plain(&text[span.clone()]) != plain(form);
        (look_alike || (differing == 1 && letters.len() >= 6)).then_some((span, form))
    })
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
        assert_eq!(company_form("SDN BHD"), None, "no name comes before it");
        assert_eq!(company_form("PIZZA AND PASTA"), None);
        assert!(form_in_front("SARL Le Petit Pont") && !form_in_front("Sarl"));
    }

    #[test]
    fn words_of_shops_and_addresses_are_counted() {
        assert_eq!(trade_words("LUCKY STAR HARDWARE TRADING"), 2);
        assert_eq!(address_words("NO. 5, JALAN MAWAR 3, TAMAN INDAH"), 2);
        assert_eq!(address_words("Musterstraße 12"), 1);
    }

    #[test]
    fn a_country_ends_an_address() {
        for text in ["55100 KUALA LUMPUR, MALAYSIA", "Deutschland", "10369 Berlin, Germany.", "London UK"] {
            assert!(ends_with_country(text), "{text}");
        }
        assert!(!ends_with_country("MALAYSIA TRADING") && !ends_with_country("BRUK"));
    }
}
