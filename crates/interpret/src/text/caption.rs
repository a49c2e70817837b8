//! Captions: the words in a document that say what an amount, a date or a number beside them is.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use vouch_core::TextOrigin;

use crate::text::currency_sign::SIGNS;
use crate::text::fold::{Folded, fold, key};
use crate::text::tag::{Tag, Tags};

/// A phrase of the lexicon found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caption {
    /// What it is about. One phrase may mean two things in two languages.
    pub tags: Tags,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

struct Phrase {
    letters: Vec<char>,
    tags: Tags,
    /// Whether it is a single word that is recognised with one letter misread.
    tolerates_misreading: bool,
}

/// The tables of phrases, by what the words are about.
const TABLES: [&str; 6] = [
    include_str!("lexicon/captions/sums.tsv"),
    include_str!("lexicon/captions/payment.tsv"),
    include_str!("lexicon/captions/items.tsv"),
    include_str!("lexicon/captions/dates.tsv"),
    include_str!("lexicon/captions/papers.tsv"),
    include_str!("lexicon/captions/parties.tsv"),
];

/// Returns the lines of the tables that hold phrases.
fn lines() -> impl Iterator<Item = &'static str> {
    TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The phrases by their first letter, the longest first.
static LEXICON: LazyLock<HashMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, (Tags, bool)> = HashMap::new();
    for line in lines() {
        let mut columns = line.split('\t');
        let (Some(name), Some(language), Some(list)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let Some(tag) = Tag::ALL.iter().copied().find(|tag| tag.name() == name) else { continue };
        for phrase in list.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            let (tags, tolerates) = phrases.entry(key(phrase)).or_default();
            *tags = tags.with(tag);
            let is_long = phrase.chars().count() >= MISREAD || READ_OFTEN.contains(&language);
            *tolerates |= !phrase.contains(' ') && is_long;
        }
    }
    let mut lexicon: HashMap<char, Vec<Phrase>> = HashMap::new();
    for (phrase, (tags, tolerates_misreading)) in phrases {
        let letters: Vec<char> = phrase.chars().collect();
        lexicon.entry(letters[0]).or_default().push(Phrase { letters, tags, tolerates_misreading });
    }
    for list in lexicon.values_mut() {
        list.sort_by(|a, b| b.letters.len().cmp(&a.letters.len()).then_with(|| a.letters.cmp(&b.letters)));
    }
    lexicon
});

/// Currency signs made of letters, which may follow a caption without a space: `TOTALRM12.50`.
static LETTER_SIGNS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let of_letters = SIGNS.iter().filter(|sign| !sign.is_weak && sign.text.chars().all(char::is_alphabetic));
    of_letters.map(|sign| fold(sign.text).chars).collect()
});

/// Finds the captions in a text, from left to right. Where several begin, the longest phrase wins. In exact text a word
/// that is one letter off a phrase is another word: `den Daten` names no date.
pub(crate) fn find(text: &str, origin: TextOrigin) -> Vec<Caption> {
    let folded = fold(text);
    let mut captions: Vec<Caption> = Vec::new();
    let mut at = 0;
    let mut after_phrase = false;
    while at < folded.chars.len() {
        let found = if folded.starts[at] || after_phrase {
            longest_at(&folded, at)
                .or_else(|| (origin != TextOrigin::Exact).then(|| misread_at(&folded, at)).flatten())
        } else {
            compound_at(&folded, at)
        };
        after_phrase = found.is_some();
        match found {
            Some(Found { tags, length }) => {
                let span = folded.spans[at].0..folded.spans[at + length - 1].1;
                captions.push(Caption { tags, span });
                at += length;
            }
            None => at += 1,
        }
    }
    captions
}

/// The tags of a phrase that was found, and its number of letters.
struct Found {
    tags: Tags,
    length: usize,
}

impl From<&Phrase> for Found {
    fn from(phrase: &Phrase) -> Self {
        Self { tags: phrase.tags, length: phrase.letters.len() }
    }
}

/// Returns the longest phrase that begins at this letter and ends with a word. Where the space after it is missing, the
/// rest of the word must be phrases or a currency sign as well: `TOTALAMOUNT` and `Rechnungsnummer` count, `TOTALLY`
/// does not.
fn longest_at(folded: &Folded, at: usize) -> Option<Found> {
    let mut fitting = phrases_at(folded, at);
    let ends = |phrase: &&Phrase| folded.ends[at + phrase.letters.len() - 1];
    let found = fitting.clone().find(ends).or_else(|| {
        fitting.find(|phrase| phrase.letters.len() > 2 && goes_on(folded, at + phrase.letters.len()))
    });
    found.map(Found::from)
}

/// Returns the phrases that begin at this letter. A word made of digits alone is a number, even if it looks like a
/// phrase: `5 ST` is not `SST`.
fn phrases_at(folded: &Folded, at: usize) -> impl Iterator<Item = &'static Phrase> + Clone {
    let rest = &folded.chars[at..];
    let phrases = rest.first().and_then(|first| LEXICON.get(first)).map_or(&[][..], Vec::as_slice);
    phrases.iter().filter(move |phrase| {
        rest.starts_with(&phrase.letters) && !folded.has_figure(at..at + phrase.letters.len())
    })
}

/// Whether the rest of a word consists of phrases, or is a currency sign.
fn goes_on(folded: &Folded, at: usize) -> bool {
    let rest = &folded.chars[at..];
    let mut signs = LETTER_SIGNS.iter();
    signs.any(|sign| rest.starts_with(sign) && folded.ends[at + sign.len() - 1])
        || phrases_at(folded, at).any(|phrase| {
            let next = at + phrase.letters.len();
            folded.ends[next - 1] || (phrase.letters.len() > 2 && goes_on(folded, next))
        })
}

/// Fewest letters of a phrase that may end a compound word, as in `Handelsrechnung`. Shorter ones are found by chance.
const COMPOUND: usize = 7;

/// Returns the phrase that begins at this letter inside a compound word and ends it.
fn compound_at(folded: &Folded, at: usize) -> Option<Found> {
    let ends_word = |phrase: &&Phrase| {
        let last = at + phrase.letters.len() - 1;
        phrase.letters.len() >= COMPOUND
            && folded.ends[last]
            && folded.starts[at + 1..=last].iter().all(|s| !s)
    };
    phrases_at(folded, at).find(ends_word).map(Found::from)
}

/// Fewest letters of a one-word phrase that is recognised with one letter misread. Shorter ones are too like other
/// words.
const MISREAD: usize = 7;
/// The same for the languages of [`READ_OFTEN`].
const MISREAD_OFTEN: usize = 5;
/// The languages whose words were measured on many recognised receipts.
const READ_OFTEN: [&str; 7] = ["en", "ms", "de", "fr", "es", "it", "nl"];

/// The one-word phrases that are recognised with one letter misread, by their length.
static LONG_WORDS: LazyLock<HashMap<usize, Vec<&'static Phrase>>> = LazyLock::new(|| {
    let mut words: HashMap<usize, Vec<&Phrase>> = HashMap::new();
    for phrase in LEXICON
        .values()
        .flatten()
        .filter(|phrase| phrase.tolerates_misreading && phrase.letters.len() >= MISREAD_OFTEN)
    {
        words.entry(phrase.letters.len()).or_default().push(phrase);
    }
    for list in words.values_mut() {
        list.sort_by(|a, b| a.letters.cmp(&b.letters));
    }
    words
});

/// Returns the phrase that differs from a word in one letter. At the start of a text the first letter may be missing,
/// because the edge of the paper cut it off.
fn misread_at(folded: &Folded, at: usize) -> Option<Found> {
    let length = folded.ends[at..].iter().position(|ends| *ends)? + 1;
    let word = &folded.chars[at..at + length];
    if length + 1 < MISREAD_OFTEN || folded.has_figure(at..at + length) {
        return None;
    }
    let of_length = |length: usize| LONG_WORDS.get(&length).map_or(&[][..], Vec::as_slice).iter();
    let differs_once =
        |phrase: &&&Phrase| phrase.letters.iter().zip(word).filter(|(a, b)| a != b).count() == 1;
    let cut_off = |phrase: &&&Phrase| at == 0 && phrase.letters[1..] == *word;
    let phrase = of_length(length).find(differs_once).or_else(|| of_length(length + 1).find(cut_off))?;
    Some(Found { tags: phrase.tags, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags_in(text: &str) -> Vec<Tag> {
        find(text, TextOrigin::Recognised)
            .iter()
            .flat_map(|caption| caption.tags.iter().collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn every_line_of_the_lexicon_names_a_tag() {
        for line in lines() {
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(Tag::ALL.iter().any(|tag| tag.name() == columns[0]), "{line}");
        }
    }

    #[test]
    fn phrases_are_known_across_languages_and_misprints() {
        assert_eq!(tags_in("SUB-TOTAL"), [Tag::Sub]);
        assert_eq!(tags_in("T0TAL AMOUNT"), [Tag::Total, Tag::Amount]);
        assert_eq!(tags_in("TOTALINCL.GST"), [Tag::Total, Tag::Inclusive, Tag::Tax, Tag::TaxId]);
        assert_eq!(tags_in("Rechnungsnummer"), [Tag::Invoice, Tag::Number]);
        assert_eq!(tags_in("Solde à payer"), [Tag::Due]);
        assert_eq!(tags_in("Te betalen"), [Tag::Due]);
        assert_eq!(tags_in("Handelsrechnung"), [Tag::Invoice]);
        assert!(tags_in("rue de la Paix").is_empty());
        assert!(tags_in("5 ST").is_empty());
        assert_eq!(tags_in("Totel Peyable"), [Tag::Total, Tag::Due]);
        assert!(find("Totel Peyable", TextOrigin::Exact).is_empty());
        assert_eq!(tags_in("OTAL"), [Tag::Total]);
        assert_eq!(tags_in("TOTAL TAX"), [Tag::Total, Tag::Tax]);
        assert_eq!(tags_in("Cash Rounding"), [Tag::Cash, Tag::Rounding]);
    }

    #[test]
    fn a_caption_keeps_its_place() {
        let text = "  Net à payer: 12,50";
        let captions = find(text, TextOrigin::Exact);
        assert_eq!(&text[captions[0].span.clone()], "Net à payer");
    }

    #[test]
    fn short_phrases_need_their_word_to_end() {
        assert!(tags_in("CASHEW NUTS").is_empty());
        assert!(tags_in("NORA").is_empty());
        assert!(tags_in("CHECKERS STATIONERYSHOP").is_empty());
        assert_eq!(tags_in("TOTALRM12.50"), [Tag::Total]);
    }
}
