//! Whether a block of text looks like a line of an address.

use crate::layout::block::{Party, TextBlock};
use crate::score::features::{Features, Model};
use crate::text::lexicon;
use crate::text::postcode::has_postcode;
use crate::text::tag::{Tag, Tags};

/// The model that weighs lines of an address.
pub(crate) const MODEL: Model = "vendor_address";

/// Whether a block looks like a line of an address, whatever is around it.
pub(crate) fn looks_like_address(block: &TextBlock) -> bool {
    line_features(block).score(MODEL) > 0.0
}

/// Returns what a block itself says for and against being a line of an address.
pub(crate) fn line_features(block: &TextBlock) -> Features {
    let text = &block.text;
    let mut features = Features::default();
    let numbered = starts_with_number(text);
    let captions = block.tags.iter().filter(|tag| !(numbered && *tag == Tag::Number));
    let captions = captions.fold(Tags::default(), Tags::with);
    features.tags("tag", captions);
    features.flag("line", "captioned", !captions.is_empty());
    features.flag("line", "postcode", captions.is_empty() && has_postcode(text));
    let words = lexicon::address_words(text);
    features.flag("line", "word", words > 0);
    features.flag("line", "two_words", words > 1);
    features.flag("line", "more_words", words > 2);
    features.flag("line", "comma_end", text.ends_with(','));
    features.flag("line", "commas_inside", text.trim_end_matches(',').contains(','));
    features.flag("line", "starts_with_number", numbered);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    features.flag("line", "house", captions.is_empty() && !block.has_money && ends_with_house(text));
    let wordy = text.split_whitespace().count() >= SENTENCE
        && !text.contains(|c: char| c.is_ascii_digit() || c == ',');
    features.flag("line", "sentence", wordy && words == 0);
    features.flag("line", "colon", has_other_label(text));
    features.flag("line", "slash", text.contains('/') && digits > 0 && letters > 1);
    features.flag("line", "no_letters", letters < 2);
    let house = numbered && text.starts_with(char::is_alphabetic);
    features.flag("line", "mostly_digits", digits > letters && !house);
    features.flag("line", "long_number", longest_number(text) > 6);
    features.flag("line", "bracketed", text.starts_with('('));
    features.flag("line", "form", lexicon::company_form(text).is_some());
    features.flag("line", "money", block.has_money);
    features.add("line", "trade_words", lexicon::trade_words(text).min(2) as f32);
    features.flag("line", "of_buyer", block.party == Some(Party::Buyer));
    features.flag("line", "marks", text.contains(['@', '*', '=', '!', '?', '%', '"']));
    features
}

/// Whether a text ends with a house number after words: `Weena 664`, `Am Ring 12a`.
pub(crate) fn ends_with_house(text: &str) -> bool {
    let Some((street, house)) = text.trim_end_matches(',').rsplit_once(' ') else { return false };
    let number = house.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_house = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let is_street = street.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''));
    let is_counted =
        street.rsplit(' ').next().is_some_and(|word| word.trim_end_matches('.').chars().count() < 3);
    is_house
        && !number.starts_with('0')
        && !is_counted
        && house.len() - number.len() <= 1
        && is_street
        && street.chars().count() >= 3
}

/// Fewest words of a line that is a sentence rather than a place.
const SENTENCE: usize = 5;

/// Whether a text begins with one word and a colon that is not that of a house number: `Room: 16`.
fn has_other_label(text: &str) -> bool {
    let label = text.split_once(':').map(|(label, _)| label.trim().to_lowercase());
    label.is_some_and(|label| {
        label.chars().all(char::is_alphabetic) && !matches!(label.as_str(), "no" | "nr" | "lot")
    })
}

/// Whether a text begins with a house number: `12, …`, `12-A …`, `NO. 5 …`, `LOT 7 …`.
fn starts_with_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let rest = ["no", "lot", "unit", "g", "level", "lvl", "blok", "block", "suite", "nr"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);
    rest.trim_start_matches(['.', ':', ',', ' ', '-']).starts_with(|c: char| c.is_ascii_digit())
}

fn longest_number(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_number_may_follow_a_word_or_a_mark() {
        for text in ["12, JALAN MAWAR", "12-A", "NO. 5", "LOT 7", "UNIT 3-2", "Suite 400"] {
            assert!(starts_with_number(text), "{text}");
        }
        assert!(!starts_with_number("JALAN MAWAR 3") && !starts_with_number("UNITED 3"));
    }
}
