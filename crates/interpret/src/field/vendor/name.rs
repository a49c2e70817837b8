//! The names on a document that could be the vendor's.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use super::clean::clean;
use super::features::{DEPTH, features};
use super::shape::{has_form, is_beside, is_right_above};
use super::witness::Witnesses;
use crate::layout::block::TextBlock;
use crate::score::features::Features;
use crate::text::tag::Tag;
use crate::text::{lexicon, spelling};
use crate::value::domain;

/// A name that could be the vendor's.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// The indices of its blocks.
    pub blocks: RangeInclusive<usize>,
    /// The name, cleaned.
    pub text: String,
    /// What is for and against it.
    pub features: Features,
}

/// Returns every name that could be the vendor's, best first.
pub(crate) fn names(blocks: &[TextBlock], witnesses: &Witnesses) -> Vec<Name> {
    let depth =
        blocks.iter().position(|block| block.has_money).unwrap_or(blocks.len()).clamp(DEPTH / 3, DEPTH);
    let mut names: Vec<Name> = (0..blocks.len())
        .filter(|index| {
            let block = &blocks[*index];
            *index < depth
                || block.of_sender
                || block.tags.has(Tag::Seller)
                || block.party.is_some()
                || has_form(&block.text)
        })
        .flat_map(|index| beginning_with(blocks, witnesses, index))
        .collect();
    names.extend(spelled_by_domains(blocks, witnesses));
    names.sort_by_cached_key(|name| Reverse((name.features.score("vendor") * 1000.0) as i64));
    names
}

/// Most lines of a name.
const LONGEST: usize = 3;

/// Returns the names that begin with a block: that block alone, and with the lines that continue it.
fn beginning_with<'a>(
    blocks: &'a [TextBlock],
    witnesses: &'a Witnesses,
    first: usize,
) -> impl Iterator<Item = Name> + 'a {
    (1..=LONGEST)
        .take_while(move |length| *length == 1 || goes_on(blocks, first + length - 2))
        .filter_map(move |length| name(blocks, witnesses, first..=first + length - 1))
}

/// Whether the next block may continue the name of this one.
fn goes_on(blocks: &[TextBlock], index: usize) -> bool {
    blocks
        .get(index)
        .zip(blocks.get(index + 1))
        .is_some_and(|(first, second)| is_right_above(first, second) || is_beside(first, second))
}

fn name(blocks: &[TextBlock], witnesses: &Witnesses, range: RangeInclusive<usize>) -> Option<Name> {
    let parts = &blocks[range.clone()];
    let text = parts.iter().map(|block| clean(&block.text)).collect::<Vec<_>>().join(" ");
    let text = if parts[0].is_exact { text.trim().to_owned() } else { spelling::restore_name(text.trim()) };
    named(blocks, witnesses, range, text)
}

fn named(
    blocks: &[TextBlock],
    witnesses: &Witnesses,
    range: RangeInclusive<usize>,
    text: String,
) -> Option<Name> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 || is_web_address(&text) || lexicon::is_company_form(&text) {
        return None;
    }
    let mut features = features(blocks, &range, &text);
    // A line above or below the name is no part of it because the other one is spelled by a domain.
    let is_one_line = range.start() == range.end();
    let share = witnesses.domain_of(&text).map_or(0.0, |(_, share)| share);
    let share = if is_one_line || share >= 1.0 { share } else { 0.0 };
    features.add("near", "domain", share);
    features.flag("near", "domain_whole", share >= 1.0);
    Some(Name { blocks: range, text, features })
}

/// Most places at which names that addresses spell are considered.
const MOST_SPELLED: usize = 12;

/// Returns the names that a web or mail address spells, where they stand on the document: `Lucky Star` in `Your invoice
/// of Lucky Star`.
fn spelled_by_domains(blocks: &[TextBlock], witnesses: &Witnesses) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        for phrase in witnesses.phrases_of_domains(&block.text) {
            let is_whole = clean(&block.text) == phrase;
            if !is_whole && names.len() < MOST_SPELLED {
                names.extend(named(blocks, witnesses, index..=index, phrase.to_owned()));
            }
        }
    }
    names
}

/// Whether a text is a web or mail address and nothing else.
fn is_web_address(text: &str) -> bool {
    !text.contains(' ') && !domain::find(text).is_empty()
}
