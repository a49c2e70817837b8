//! Captions: the words on a document that say what a figure, a day or a number beside them is.

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
    /// What it speaks of; one phrase may mean two things in two languages.
    pub tags: Tags,
    /// Where it stands: bytes of the text.
    pub span: Range<usize>,
}

struct Phrase {
    letters: Vec<char>,
    tags: Tags,
    /// Whether it is a single word.
    is_word: bool,
}

/// The phrases by their first letter, longest first.
static LEXICON: LazyLock<HashMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, (Tags, bool)> = HashMap::new();
    for line in include_str!("lexicon/captions.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(name), Some(_language), Some(list)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let Some(tag) = Tag::ALL.iter().copied().find(|tag| tag.name() == name) else { continue };
        for phrase in list.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            let (tags, is_word) = phrases.entry(key(phrase)).or_default();
            *tags = tags.with(tag);
            *is_word |= !phrase.contains(' ');
        }
    }
    let mut lexicon: HashMap<char, Vec<Phrase>> = HashMap::new();
    for (phrase, (tags, is_word)) in phrases {
        let letters: Vec<char> = phrase.chars().collect();
        lexicon.entry(letters[0]).or_default().push(Phrase { letters, tags, is_word });
    }
    for list in lexicon.values_mut() {
        list.sort_by(|a, b| b.letters.len().cmp(&a.letters.len()).then_with(|| a.letters.cmp(&b.letters)));
    }
    lexicon
});

/// Currency signs of letters that stand against a caption where a gap is missing: `TOTALRM12.50`.
static GLUED_SIGNS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let of_letters = SIGNS.iter().filter(|sign| sign.text.chars().all(char::is_alphabetic));
    of_letters.map(|sign| fold(sign.text).chars).collect()
});

/// Finds the captions in a text, from left to right, the longest phrase first wherever several begin. Where the
/// characters are exact, a word that is almost a phrase is another word: `den Daten` names no date.
pub(crate) fn find(text: &str, origin: TextOrigin) -> Vec<Caption> {
    let folded = fold(text);
    let mut captions: Vec<Caption> = Vec::new();
    let mut at = 0;
    let mut glued_on = false;
    while at < folded.chars.len() {
        let found = if folded.starts[at] || glued_on {
            longest_at(&folded, at)
                .or_else(|| (origin != TextOrigin::Exact).then(|| misread_at(&folded, at)).flatten())
        } else {
            compound_at(&folded, at)
        };
        glued_on = found.is_some();
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

/// What a phrase that was found speaks of, and how many letters it takes.
struct Found {
    tags: Tags,
    length: usize,
}

impl From<&Phrase> for Found {
    fn from(phrase: &Phrase) -> Self {
        Self { tags: phrase.tags, length: phrase.letters.len() }
    }
}

/// The longest phrase that begins at this letter and ends with a word. Where the gap behind it is missing, what follows
/// in the word must be phrases or a currency sign as well: `TOTALAMOUNT`, `Rechnungsnummer`, but not `TOTALLY`.
fn longest_at(folded: &Folded, at: usize) -> Option<Found> {
    let mut fitting = phrases_at(folded, at);
    let ends = |phrase: &&Phrase| folded.ends[at + phrase.letters.len() - 1];
    let found = fitting.clone().find(ends).or_else(|| {
        fitting.find(|phrase| phrase.letters.len() > 2 && goes_on(folded, at + phrase.letters.len()))
    });
    found.map(Found::from)
}

/// Phrases that begin at this letter. A word of digits alone is a figure, whatever it looks like: `5 ST` is no `SST`.
fn phrases_at(folded: &Folded, at: usize) -> impl Iterator<Item = &'static Phrase> + Clone {
    let rest = &folded.chars[at..];
    let phrases = rest.first().and_then(|first| LEXICON.get(first)).map_or(&[][..], Vec::as_slice);
    phrases.iter().filter(move |phrase| {
        rest.starts_with(&phrase.letters) && !folded.has_figure(at..at + phrase.letters.len())
    })
}

/// Whether a word goes on with phrases alone, or with a currency sign, up to its end.
fn goes_on(folded: &Folded, at: usize) -> bool {
    let rest = &folded.chars[at..];
    let mut signs = GLUED_SIGNS.iter();
    signs.any(|sign| rest.starts_with(sign) && folded.ends[at + sign.len() - 1])
        || phrases_at(folded, at).any(|phrase| {
            let next = at + phrase.letters.len();
            folded.ends[next - 1] || (phrase.letters.len() > 2 && goes_on(folded, next))
        })
}

/// Letters from which on a phrase is known as the last part of a compound word: `Handelsrechnung`.
const COMPOUND: usize = 7;

/// The phrase that ends a compound word and begins at this letter inside it.
fn compound_at(folded: &Folded, at: usize) -> Option<Found> {
    let ends_word = |phrase: &&Phrase| {
        let last = at + phrase.letters.len() - 1;
        phrase.letters.len() >= COMPOUND
            && folded.ends[last]
            && folded.starts[at + 1..=last].iter().all(|s| !s)
    };
    phrases_at(folded, at).find(ends_word).map(Found::from)
}

/// Letters from which on a phrase of one word is known although one of them was misread.
const MISREAD: usize = 5;

/// The phrases of one word by their length.
static LONG_WORDS: LazyLock<HashMap<usize, Vec<&'static Phrase>>> = LazyLock::new(|| {
    let mut words: HashMap<usize, Vec<&Phrase>> = HashMap::new();
    for phrase in
        LEXICON.values().flatten().filter(|phrase| phrase.is_word && phrase.letters.len() >= MISREAD)
    {
        words.entry(phrase.letters.len()).or_default().push(phrase);
    }
    for list in words.values_mut() {
        list.sort_by(|a, b| a.letters.cmp(&b.letters));
    }
    words
});

/// The phrase that a word is but for one letter, or but for the first one where the edge of the paper cut it off.
fn misread_at(folded: &Folded, at: usize) -> Option<Found> {
    let length = folded.ends[at..].iter().position(|ends| *ends)? + 1;
    let word = &folded.chars[at..at + length];
    if length + 1 < MISREAD || folded.has_figure(at..at + length) {
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

    fn tags_of(text: &str) -> Vec<Tag> {
        find(text, TextOrigin::Recognised)
            .iter()
            .flat_map(|caption| caption.tags.iter().collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn every_line_of_the_lexicon_names_a_tag() {
        for line in include_str!("lexicon/captions.tsv").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(Tag::ALL.iter().any(|tag| tag.name() == columns[0]), "{line}");
        }
    }

    #[test]
    fn phrases_are_known_across_languages_and_misprints() {
        assert_eq!(tags_of("SUB-TOTAL"), [Tag::Sub]);
        assert_eq!(tags_of("T0TAL AMOUNT"), [Tag::Total, Tag::Amount]);
        assert_eq!(tags_of("TOTALINCL.GST"), [Tag::Total, Tag::Inclusive, Tag::Tax, Tag::TaxId]);
        assert_eq!(tags_of("Rechnungsnummer"), [Tag::Invoice, Tag::Number]);
        assert_eq!(tags_of("Solde à payer"), [Tag::Due]);
        assert_eq!(tags_of("Te betalen"), [Tag::Due]);
        assert_eq!(tags_of("Handelsrechnung"), [Tag::Invoice]);
        assert!(tags_of("rue de la Paix").is_empty());
        assert!(tags_of("5 ST").is_empty());
        assert_eq!(tags_of("Totel Peyable"), [Tag::Total, Tag::Due]);
        assert!(find("Totel Peyable", TextOrigin::Exact).is_empty());
        assert_eq!(tags_of("OTAL"), [Tag::Total]);
        assert_eq!(tags_of("TOTAL TAX"), [Tag::Total, Tag::Tax]);
        assert_eq!(tags_of("Cash Rounding"), [Tag::Cash, Tag::Rounding]);
    }

    #[test]
    fn a_caption_keeps_its_place() {
        let text = "  Net à payer: 12,50";
        let captions = find(text, TextOrigin::Exact);
        assert_eq!(&text[captions[0].span.clone()], "Net à payer");
    }

    #[test]
    fn short_phrases_need_their_word_to_end() {
        assert!(tags_of("CASHEW NUTS").is_empty());
        assert!(tags_of("NORA").is_empty());
        assert!(tags_of("CHECKERS STATIONERYSHOP").is_empty());
        assert_eq!(tags_of("TOTALRM12.50"), [Tag::Total]);
    }
}
