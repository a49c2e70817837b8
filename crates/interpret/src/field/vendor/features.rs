//! What is for and against a name as the vendor's.

use std::ops::RangeInclusive;

use vouch_core::{TextOrigin, median};

use super::clean::{clean, name_label};
use super::shape::{has_form, has_number, introduces_other_name, is_word, occurrences_elsewhere};
use crate::layout::block::{Party, TextBlock};
use crate::score::features::Features;
use crate::text::tag::Tag;
use crate::text::{caption, fold, lexicon, look_alike, postcode};
use crate::value::domain;

/// How many blocks from the top are searched for names.
pub(crate) const DEPTH: usize = 24;

/// Least height of the tallest line of a name of two sizes, in heights of the smallest. The weight of `name:of_two_sizes`
/// was fitted with this value.
const TWO_SIZES: f32 = 1.6;
/// Least height of big text, in median heights of the blocks. The weight of `place:big` was fitted with this value.
const BIG: f32 = 1.4;

pub(crate) fn features(blocks: &[TextBlock], range: &RangeInclusive<usize>, text: &str) -> Features {
    let (start, end) = (*range.start(), *range.end());
    let parts = &blocks[range.clone()];
    let mut features = Features::default();
    let form = lexicon::company_form(text);
    features.flag("name", "form_at_end", form.as_ref().is_some_and(|form| form.end + 2 >= text.len()));
    features.flag("name", "form_in_front", lexicon::form_in_front(text));
    features.flag("name", "form_inside", form.as_ref().is_some_and(|form| form.end + 2 < text.len()));
    features.add("name", "trade_words", lexicon::trade_words(text).min(2) as f32);
    features.add("name", "address_words", lexicon::address_words(text).min(3) as f32);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    features.flag("name", "short", letters < 5);
    features.flag("name", "long", letters > 45);
    features.flag("name", "digits", digits > 0);
    features.add("name", "digit_share", digits as f32 / (letters + digits).max(1) as f32);
    features.flag("name", "lower_case", text.chars().filter(|c| c.is_lowercase()).count() * 3 > letters * 2);
    features.flag("name", "starts_lower", text.chars().next().is_some_and(char::is_lowercase));
    features.flag("name", "postcode", postcode::has_postcode(text));
    features.flag("name", "bracketed", parts[0].text.starts_with('('));
    features.flag("name", "money", parts.iter().any(|block| block.has_money));
    features.flag("name", "comma_end", parts.last().is_some_and(|block| block.text.ends_with(',')));
    features.flag("name", "paper_words", says_nothing(text));
    let poorly = |block: &TextBlock| block.confidence.is_some_and(|sure| sure.get() < UNCLEAR);
    features.flag("name", "unclear", parts.iter().any(poorly));
    features.flag("near", "bare_address", is_bare_address(blocks, &parts[0], end + 1));
    features.flag("name", "only_trade", form.is_none() && is_only_trade(text));
    features.flag("name", "web", !domain::find(text).is_empty());
    features.flag("name", "exclaims", text.contains(['!', '?']));
    features.flag("name", "many_words", form.is_none() && text.split_whitespace().count() > MANY_WORDS);
    features.flag("name", "odd_marks", share_of_marks(text) > ODD_MARKS);
    features.flag("near", "labelled", parts.iter().any(|block| name_label(&block.text).is_some()));
    features.flag("near", "bank_before", before_is_bank(blocks, start));
    features.flag("near", "contact_soon", has_contact(&blocks[start..], end + 1 - start));
    for block in parts {
        // In a company's name, `del`, `du` and the like are not captions of a date.
        let particle =
            |tag: &Tag| has_form(&block.text) && digits == 0 && matches!(tag, Tag::Date | Tag::Period);
        features.tags("tag", block.tags.iter().filter(|tag| !particle(tag)).collect());
    }
    let beside = start != end && parts.iter().all(|block| block.spot.row == parts[0].spot.row);
    features.flag("name", "beside", beside);
    features.flag("name", "two_lines", end == start + 1 && !beside);
    features.flag("name", "three_lines", end == start + 2 && !beside);
    if start != end {
        let second = clean(&blocks[end].text);
        let joined_form = lexicon::company_form(&format!("xx {second}")).is_some();
        features.flag("name", "second_ends_with_form", joined_form);
        features.flag("name", "second_short", second.len() < 16);
        let earlier = &blocks[start..end];
        features.flag("name", "first_has_form", earlier.iter().any(|block| has_form(&block.text)));
        features.flag("name", "second_is_whole", has_form(&second));
        features.flag("name", "second_is_address", blocks[end].like_address);
    }
    let has_open_bracket = text.matches('(').count() != text.matches(')').count();
    features.flag("name", "torn", has_open_bracket);
    let (tall, small) = (
        parts.iter().map(|p| p.height).fold(0.0, f32::max),
        parts.iter().map(|p| p.height).fold(1.0, f32::min),
    );
    features.flag("name", "of_two_sizes", tall > TWO_SIZES * small);
    let usual_height = median(blocks.iter().map(|block| block.height)).unwrap_or(0.0);
    let rank = blocks[..start].iter().filter(|block| is_word(block)).count().min(DEPTH);
    features.add("place", "rank", rank as f32 / DEPTH as f32);
    features.flag("place", "top", rank == 0);
    features.flag("place", "second", rank == 1);
    features.add("place", "depth", parts[0].bounds.y);
    features.flag("place", "big", parts[0].height > BIG * usual_height);
    let before = start.checked_sub(1).map(|index| &blocks[index]);
    let after = blocks.get(end + 1);
    features.flag("near", "address_after", after.is_some_and(|block| block.like_address));
    let second_after = blocks.get(end + 2);
    features.flag("near", "address_soon_after", second_after.is_some_and(|block| block.like_address));
    features.flag("near", "number_after", has_number(blocks, range));
    let is_address = form.is_none() && parts.iter().all(|block| block.like_address);
    features.flag("name", "is_address", is_address);
    features.flag("name", "comma_inside", form.is_none() && text.trim_end_matches(',').contains(','));
    features.flag("near", "address_before", before.is_some_and(|block| block.like_address));
    features.flag("near", "formerly_before", before.is_some_and(introduces_other_name));
    features.flag("near", "formerly", parts.iter().any(introduces_other_name));
    features.flag("near", "seller_before", before.is_some_and(|block| block.tags.has(Tag::Seller)));
    features.flag("near", "buyer_before", before.is_some_and(|block| block.tags.has(Tag::Buyer)));
    features.flag("near", "of_sender", parts[0].of_sender);
    features.flag("near", "of_buyer", parts.iter().any(|block| block.party == Some(Party::Buyer)));
    features.flag("near", "of_seller", parts.iter().all(|block| block.party == Some(Party::Seller)));
    features.flag("value", "repeated", occurrences_elsewhere(blocks, range, &fold::key(text)) > 0);
    features
}

/// Most words of a name without a legal form. A slogan has more.
const MANY_WORDS: usize = 6;
/// Share of marks from which on a line is rubbish.
const ODD_MARKS: f32 = 0.2;

fn share_of_marks(text: &str) -> f32 {
    let usual =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '.' | '&' | '\'' | '-' | '"');
    let marks = text.chars().filter(|c| !usual(*c)).count();
    marks as f32 / text.chars().count().max(1) as f32
}

/// Whether a line consists of captions and of words that papers of sale are headed with: `TRANSACTION RECORD`.
fn says_nothing(text: &str) -> bool {
    let mut rest = text.to_owned();
    for caption in caption::find(text, TextOrigin::Exact).into_iter().rev() {
        rest.replace_range(caption.span, " ");
    }
    let mut words = look_alike::words(&rest).into_iter();
    words.all(|word| {
        word.chars().count() < 2
            || word.chars().all(|c| c.is_ascii_digit())
            || lexicon::is_paper_word(&word)
            || is_misread_paper_word(&word)
    })
}

/// Fewest letters of a word of paper that is known without its first letter.
const CUT_OFF: usize = 6;

/// Whether the edge of the paper cut off the first letter of a word of paper.
fn is_misread_paper_word(word: &str) -> bool {
    word.len() >= CUT_OFF && lexicon::ends_paper_word(word)
}

/// Whether the name is that of a bank: its account is announced before it.
fn before_is_bank(blocks: &[TextBlock], start: usize) -> bool {
    let before = start.checked_sub(1).map(|index| &blocks[index]);
    blocks[start].tags.has(Tag::Bank) || before.is_some_and(|block| block.tags.has(Tag::Bank))
}

/// Confidence below which a name may be rubbish: the recogniser guesses at a logo.
const UNCLEAR: f32 = 0.7;
/// How many lines below a name its address begins.
const ADDRESS: usize = 3;

/// Whether a name is followed by an address alone, while the document has ways to reach somebody elsewhere: the buyer
/// as the window of an envelope shows it.
fn is_bare_address(blocks: &[TextBlock], name: &TextBlock, after: usize) -> bool {
    let below: Vec<&TextBlock> = blocks[after.min(blocks.len())..]
        .iter()
        .filter(|block| block.shares_column(name))
        .take(REACH)
        .collect();
    let has_address = below.iter().take(ADDRESS).any(|block| block.like_address);
    let reaches = |block: &TextBlock| block.tags.union(block.tags_behind).any(CONTACT);
    has_address && !reaches(name) && !below.iter().any(|block| reaches(block)) && blocks.iter().any(reaches)
}

/// Captions of ways to reach somebody, and of the numbers under which he is registered.
const CONTACT: &[Tag] = &[Tag::Phone, Tag::Fax, Tag::Email, Tag::Web, Tag::TaxId, Tag::Registration];

/// How many blocks below a name are searched for ways to reach its owner.
const REACH: usize = 7;

/// Whether a telephone, mail, tax or bank number follows a name: a seller prints its own.
fn has_contact(blocks: &[TextBlock], after: usize) -> bool {
    let below = blocks[after..].iter().filter(|block| block.shares_column(&blocks[0])).take(REACH);
    blocks[0].tags_behind.any(CONTACT)
        || below
            .take_while(|block| !block.tags.has(Tag::Buyer))
            .any(|block| block.tags.union(block.tags_behind).any(CONTACT))
}

/// Whether a name consists of words of trade alone: `RESTAURANT` names no shop.
fn is_only_trade(text: &str) -> bool {
    let words = look_alike::words(text);
    !words.is_empty()
        && words.iter().all(|word| lexicon::trade_words(word) > 0 || lexicon::is_paper_word(word))
}
