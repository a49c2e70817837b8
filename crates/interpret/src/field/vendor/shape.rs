//! What can be said of the blocks that a name consists of, and of those around it.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use crate::layout::block::TextBlock;
use crate::text::tag::Tag;
use crate::text::{fold, lexicon};

pub(crate) fn has_form(text: &str) -> bool {
    lexicon::company_form(text).is_some()
}

/// Greatest gap between lines of one name, in heights of the taller.
const LINE_GAP: f32 = 1.5;

pub(crate) fn is_right_above(first: &TextBlock, second: &TextBlock) -> bool {
    first.page == second.page
        && first.shares_column(second)
        && second.bounds.y - first.bounds.bottom() < LINE_GAP * first.height.max(second.height)
}

/// Fewest letters of a block that is more than a speck or a stamp.
const SHORTEST_WORD: usize = 3;

pub(crate) fn is_word(block: &TextBlock) -> bool {
    block.text.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_WORD
}

/// Heights of lines that count as the same size: from three quarters to four thirds.
const SAME_SIZE: Range<f32> = 0.75..1.33;

/// Whether a line may be the beginning of the name directly below it: words of the same size and nothing else.
pub(crate) fn may_begin(line: &TextBlock, name: &TextBlock) -> bool {
    let size = line.height / name.height.max(f32::EPSILON);
    is_right_above(line, name)
        && line.bounds.y < name.bounds.y
        && is_word(line)
        && line.tags.is_empty()
        && !line.like_address
        && !line.text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '!' | '?'))
        && SAME_SIZE.contains(&size)
}

/// Whether a line may be the end of the name directly above it: words in brackets, such as the name of a branch, but
/// neither a number nor another name.
pub(crate) fn may_end(line: &TextBlock, name: &TextBlock) -> bool {
    is_right_above(name, line)
        && is_word(line)
        && line.text.trim_start().starts_with('(')
        && !is_registration(line)
        && !introduces_other_name(line)
}

/// Fewest letters of a name that is recognised in other places.
const SHORTEST_TELLING: usize = 7;

/// Returns in how many other blocks a name occurs.
pub(crate) fn occurrences_elsewhere(blocks: &[TextBlock], range: &RangeInclusive<usize>, key: &str) -> u32 {
    let others = blocks.iter().enumerate().filter(|(index, _)| !range.contains(index));
    let times = others.filter(|(_, block)| key.len() >= SHORTEST_TELLING && block.key.contains(key)).count();
    u32::try_from(times).unwrap_or(u32::MAX)
}

/// Words that introduce the name of somebody else.
static OTHER_NAME_INTRODUCTIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    ["formerly", "known as", "licensee", "franchisee", "ehemals", "anciennement"]
        .iter()
        .map(|phrase| fold::key(phrase))
        .collect()
});

/// Whether a block introduces the name of somebody else: "formerly known as", "licensee of".
pub(crate) fn introduces_other_name(block: &TextBlock) -> bool {
    OTHER_NAME_INTRODUCTIONS.iter().any(|phrase| block.key.contains(phrase))
}

/// Whether a block is a registration number, in brackets or with its caption.
pub(crate) fn is_registration(block: &TextBlock) -> bool {
    let digits = block.text.chars().filter(char::is_ascii_digit).count();
    block.tags.any(&[Tag::Registration, Tag::TaxId])
        || is_company_number(&block.text)
        || (block.text.starts_with('(') && digits >= 4)
}

/// Greatest gap between parts of one name side by side, in heights of the taller. Letters of a logo stand wide apart.
const PART_GAP: f32 = 4.0;

/// Whether the second block stands beside the first in the same row, as a part of the same name may.
pub(crate) fn is_beside(first: &TextBlock, second: &TextBlock) -> bool {
    let size = first.height / second.height.max(f32::EPSILON);
    first.spot.row == second.spot.row
        && !first.of_sender
        && !first.has_money
        && second.bounds.x - first.bounds.right() < PART_GAP * first.height.max(second.height)
        && SAME_SIZE.contains(&size)
        && is_word(first)
        && first.tags.is_empty()
        && second.tags.is_empty()
        && !has_form(&second.text)
}

/// Whether a registration or tax number stands directly behind a name or in the next line.
pub(crate) fn has_number(blocks: &[TextBlock], range: &RangeInclusive<usize>) -> bool {
    let is_numbered = |block: &TextBlock| block.tags_behind.any(&[Tag::Registration, Tag::TaxId]);
    blocks.get(range.end() + 1).is_some_and(is_registration)
        || blocks[range.clone()].iter().any(|block| is_numbered(block) || is_registration(block))
}

/// Whether a line is the number of a registered company alone: `417940-M`, `002043319-W`.
fn is_company_number(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let number =
        text.strip_suffix(|c: char| c.is_ascii_uppercase()).unwrap_or_default().trim_end_matches(['-', ' ']);
    (5..=12).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}
