//! The vendor: the legal name of the seller, as it is written at the top of the document.

use std::cmp::Reverse;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use vouch_core::{BoundingBox, Candidate, Confidence, Evidence, FieldKind, Place, Value, median};

use crate::layout::annotated::AnnotatedText;
use crate::layout::block::{Party, TextBlock};
use crate::layout::rows::Spot;
use crate::score::features::Features;
use crate::score::trace::Weighed;
use crate::text::tag::Tag;
use crate::text::{fold, lexicon, postcode, spelling};

/// The number of candidates kept.
const KEPT: usize = 6;
/// How many blocks before a name are searched for the line above it.
const NEAR: usize = 4;
/// How many blocks from the top are searched for names.
const DEPTH: usize = 24;
/// The rows at the top of a document in which a vendor's name is expected.
const TOP_ROWS: usize = 6;

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
pub(crate) fn names(blocks: &[TextBlock]) -> Vec<Name> {
    let depth =
        blocks.iter().position(|block| block.has_money).unwrap_or(blocks.len()).clamp(DEPTH / 3, DEPTH);
    let mut names: Vec<Name> = (0..blocks.len())
        .filter(|index| {
            let block = &blocks[*index];
            *index < depth || block.tags.has(Tag::Seller) || block.party.is_some() || has_form(&block.text)
        })
        .flat_map(|index| beginning_with(blocks, index))
        .collect();
    names.sort_by_cached_key(|name| Reverse((name.features.score("vendor") * 1000.0) as i64));
    names
}

fn has_form(text: &str) -> bool {
    lexicon::company_form(text).is_some()
}

/// Most lines of a name.
const LONGEST: usize = 3;

/// Returns the names that begin with a block: that block alone, and with the lines that continue it.
fn beginning_with(blocks: &[TextBlock], first: usize) -> impl Iterator<Item = Name> {
    (1..=LONGEST)
        .take_while(move |length| *length == 1 || goes_on(blocks, first + length - 2))
        .filter_map(move |length| name(blocks, first..=first + length - 1))
}

/// Whether the next block may continue the name of this one.
fn goes_on(blocks: &[TextBlock], index: usize) -> bool {
    blocks.get(index).zip(blocks.get(index + 1)).is_some_and(|(first, second)| is_right_above(first, second))
}

/// Greatest gap between lines of one name, in heights of the taller.
const LINE_GAP: f32 = 1.5;

fn is_right_above(first: &TextBlock, second: &TextBlock) -> bool {
    first.page == second.page
        && first.shares_column(second)
        && second.bounds.y - first.bounds.bottom() < LINE_GAP * first.height.max(second.height)
}

fn name(blocks: &[TextBlock], range: RangeInclusive<usize>) -> Option<Name> {
    let parts = &blocks[range.clone()];
    let text = parts.iter().map(|block| clean(&block.text)).collect::<Vec<_>>().join(" ");
    let text = if parts[0].is_exact { text.trim().to_owned() } else { spelling::restore_name(text.trim()) };
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 {
        return None;
    }
    let features = features(blocks, &range, &text);
    Some(Name { blocks: range, text, features })
}

/// Fewest letters of a block that is more than a speck or a stamp.
const SHORTEST_WORD: usize = 3;

fn is_word(block: &TextBlock) -> bool {
    block.text.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_WORD
}

/// Least height of the tallest line of a name of two sizes, in heights of the smallest. The weight of `name:of_two_sizes`
/// was fitted with this value.
const TWO_SIZES: f32 = 1.6;
/// Least height of big text, in median heights of the blocks. The weight of `place:big` was fitted with this value.
const BIG: f32 = 1.4;

fn features(blocks: &[TextBlock], range: &RangeInclusive<usize>, text: &str) -> Features {
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
    for block in parts {
        // In a company's name, `del`, `du` and the like are not captions of a date.
        let particle =
            |tag: &Tag| has_form(&block.text) && digits == 0 && matches!(tag, Tag::Date | Tag::Period);
        features.tags("tag", block.tags.iter().filter(|tag| !particle(tag)).collect());
    }
    features.flag("name", "two_lines", end == start + 1);
    features.flag("name", "three_lines", end == start + 2);
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
    features.flag("near", "number_after", after.is_some_and(is_registration));
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

/// Heights of lines that count as the same size: from three quarters to four thirds.
const SAME_SIZE: Range<f32> = 0.75..1.33;

/// Whether a line may be the beginning of the name directly below it: words of the same size and nothing else.
fn may_begin(line: &TextBlock, name: &TextBlock) -> bool {
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
fn may_end(line: &TextBlock, name: &TextBlock) -> bool {
    is_right_above(name, line)
        && is_word(line)
        && line.text.trim_start().starts_with('(')
        && !is_registration(line)
        && !introduces_other_name(line)
}

/// Fewest letters of a name that is recognised in other places.
const SHORTEST_TELLING: usize = 7;

/// Returns in how many other blocks a name occurs.
fn occurrences_elsewhere(blocks: &[TextBlock], range: &RangeInclusive<usize>, key: &str) -> u32 {
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
fn introduces_other_name(block: &TextBlock) -> bool {
    OTHER_NAME_INTRODUCTIONS.iter().any(|phrase| block.key.contains(phrase))
}

/// Whether a block is a registration number, in brackets or with its caption.
fn is_registration(block: &TextBlock) -> bool {
    let digits = block.text.chars().filter(char::is_ascii_digit).count();
    block.tags.any(&[Tag::Registration, Tag::TaxId]) || (block.text.starts_with('(') && digits >= 4)
}

/// Words that introduce the name of the owner.
const OWNER_INTRODUCTIONS: &[&str] =
    &["owned by", "own by", "operated by", "managed by", "dimiliki oleh", "dimiliki", "milik", "inhaber"];

/// Returns a name without the registration number, brackets and marks around it.
pub(crate) fn clean(text: &str) -> String {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '*' | '-' | '–' | '_' | '=' | '~' | '"' | '|' | '#')
    };
    let text = text.trim_matches(edge);
    let lead = OWNER_INTRODUCTIONS.iter().find(|lead| {
        text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
            && text.len() > lead.len() + 4
    });
    let text = lead.map_or(text, |lead| &text[lead.len()..]);
    // A registration number and all that follows is not part of the name.
    let words = text.split_inclusive(' ');
    let mut end = 0;
    for word in words {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        if digits >= 4 && (end > 0 || word.contains('(')) {
            end += word.find('(').unwrap_or(0);
            break;
        }
        end += word.len();
    }
    let name = text[..end].trim_matches(edge);
    name.strip_suffix('(').unwrap_or(name).trim_matches(edge).to_owned()
}

/// Returns every name, as the vendor's.
pub(crate) fn weighed(annotated: &AnnotatedText, blocks: &[TextBlock], names: &[Name]) -> Vec<Weighed> {
    let weighed = |name: &Name| {
        let place = Some(place(&blocks[name.blocks.clone()]));
        Weighed::new(FieldKind::Vendor, name.text.clone(), &annotated.text_rows.source, place, &name.features)
    };
    names.iter().map(weighed).collect()
}

fn place(parts: &[TextBlock]) -> Place {
    Place { page: parts[0].page, bounds: BoundingBox::around(parts.iter().map(|block| &block.bounds)) }
}

/// Returns candidates for the vendor, best first.
pub(crate) fn candidates(annotated: &AnnotatedText, blocks: &[TextBlock], names: &[Name]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for name in names {
        let value = Value::Text(name.text.clone());
        if candidates.iter().any(|candidate| candidate.value == value) {
            continue;
        }
        let parts = &blocks[name.blocks.clone()];
        let confidences = parts.iter().filter_map(|block| annotated.text_rows.confidence(&block.spot));
        let mut evidence = Vec::new();
        if let Some(form) = lexicon::company_form(&name.text) {
            evidence.push(Evidence::LegalForm { form: name.text[form].to_owned() });
        }
        let times = occurrences_elsewhere(blocks, &name.blocks, &fold::key(&name.text));
        if times > 0 {
            evidence.push(Evidence::PrintedElsewhere { times });
        }
        if parts[0].spot.row < TOP_ROWS {
            evidence.push(Evidence::PlaceFits);
        }
        if let Some(confidence) = beyond_doubt(annotated, parts, &name.text) {
            evidence.push(Evidence::ReadBeyondDoubt { confidence });
        }
        if is_aligned(blocks, &name.blocks) {
            evidence.push(Evidence::InLine);
        }
        let above = blocks[..*name.blocks.start()].iter().rev().take(NEAR);
        if let Some(line) = above.into_iter().find(|line| may_begin(line, &parts[0])) {
            evidence.push(Evidence::RivalClose { value: format!("{} {}", clean(&line.text), name.text) });
        }
        let below = blocks.get(name.blocks.end() + 1).zip(parts.last());
        if let Some((line, _)) = below.filter(|(line, last)| may_end(line, last)) {
            evidence.push(Evidence::RivalClose { value: format!("{} {}", name.text, line.text.trim()) });
        }
        candidates.push(Candidate {
            value,
            raw: parts.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" "),
            confidence: confidences.reduce(Confidence::min),
            source: annotated.text_rows.source.clone(),
            place: Some(place(parts)),
            score: name.features.score("vendor"),
            evidence,
        });
        if candidates.len() == KEPT {
            break;
        }
    }
    candidates
}

/// Returns the confidence of a name if every character of it is beyond doubt and none was corrected.
fn beyond_doubt(annotated: &AnnotatedText, parts: &[TextBlock], name: &str) -> Option<Confidence> {
    let spots = parts.iter().map(|block| {
        let printed = clean(&block.text);
        let row = &annotated.text_rows.rows[block.spot.row].text;
        let start = block.spot.span.start + row[block.spot.span.clone()].find(&printed)?;
        Some((Spot { row: block.spot.row, span: start..start + printed.len() }, printed))
    });
    let (spots, printed): (Vec<Spot>, Vec<String>) = spots.collect::<Option<Vec<_>>>()?.into_iter().unzip();
    let sure =
        printed.join(" ") == name && spots.iter().all(|spot| annotated.text_rows.is_beyond_doubt(spot));
    sure.then(|| {
        spots.iter().filter_map(|spot| annotated.text_rows.confidence(spot)).reduce(Confidence::min)
    })?
}

/// How many lines below a name are searched for one that is aligned with it.
const LINES_BELOW: usize = 3;
/// Greatest offset of aligned lines, at their left edges or centres, in widths of a letter. A word that is lost at one
/// end moves the centre by more.
const ASKEW: f32 = 1.25;

/// Whether a name has the left edge or the centre of a line below it.
fn is_aligned(blocks: &[TextBlock], range: &RangeInclusive<usize>) -> bool {
    let Some(last) = blocks.get(*range.end()) else { return false };
    let letter = last.bounds.w / last.text.chars().count().max(1) as f32;
    let below = blocks[range.end() + 1..].iter().filter(|block| block.page == last.page && is_word(block));
    below.take(LINES_BELOW).any(|block| {
        let near = |a: f32, b: f32| (a - b).abs() < ASKEW * letter;
        near(block.bounds.x, last.bounds.x) || near(block.bounds.center_x(), last.bounds.center_x())
    })
}

#[cfg(test)]
mod tests {
    use vouch_core::{Confidence, Glyph};

    use super::*;
    use crate::field::blocks;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    /// Returns the best vendor of a page whose characters all have one confidence.
    fn best(lines: &[(f32, f32, &str)], confidence: f32) -> Candidate {
        let mut page = page(lines);
        for word in page.layout.lines.iter_mut().flat_map(|line| &mut line.words) {
            let rival = Some(('?', Confidence::new(0.001)));
            let glyph = |character| Glyph { character, confidence: Confidence::new(confidence), rival };
            word.glyphs = word.text.chars().map(glyph).collect();
        }
        let text_rows = TextRows::new("device", &[&page]);
        let annotated = AnnotatedText::new(text_rows);
        let blocks = blocks::group_into_blocks(&annotated);
        candidates(&annotated, &blocks, &names(&blocks)).swap_remove(0)
    }

    #[test]
    fn clear_names_are_beyond_doubt_unless_corrected() {
        let clear = |name: &str, confidence: f32| {
            let found =
                best(&[(0.3, 0.1, name), (0.3, 0.13, "12, JALAN MAWAR, 81100 JOHOR BAHRU")], confidence);
            found.evidence.iter().any(|evidence| matches!(evidence, Evidence::ReadBeyondDoubt { .. }))
        };
        assert!(clear("LUCKY STAR TRADING SDN BHD", 0.999));
        assert!(clear("LUCKY STAR TRADING SDN BHD (417940-M)", 0.999));
        assert!(!clear("LUCKY STAR TRADING SDN BHD", 0.97));
        assert!(!clear("LUCKY STAR TRADING SDNBHD", 0.999), "a gap was put in");
    }

    #[test]
    fn a_name_that_lost_a_word_is_not_aligned() {
        let in_line = |x: f32, name: &str| {
            let below = (0.26, 0.13, "12, JALAN MAWAR, 81100 JOHOR BAHRU");
            best(&[(x, 0.1, name), below], 0.999).evidence.contains(&Evidence::InLine)
        };
        assert!(in_line(0.30, "LUCKY STAR TRADING SDN BHD"), "centred");
        assert!(in_line(0.26, "LUCKY STAR TRADING SDN BHD"), "flush left");
        assert!(!in_line(0.36, "STAR TRADING SDN BHD"), "LUCKY was lost");
    }

    #[test]
    fn a_name_may_end_in_brackets_on_the_next_line() {
        let has_rival = |below: &str| {
            let lines = [
                (0.3, 0.1, "LUCKY STAR TRADING SDN BHD"),
                (0.3, 0.12, below),
                (0.3, 0.14, "12, JALAN MAWAR, 81100 JOHOR BAHRU"),
            ];
            let is_rival = |evidence: &Evidence| matches!(evidence, Evidence::RivalClose { .. });
            best(&lines, 0.999).evidence.iter().any(is_rival)
        };
        assert!(has_rival("(KAMPUNG BARU)"));
        assert!(!has_rival("(417940-M)"));
        assert!(!has_rival("(formerly known as OLD STAR)"));
    }

    #[test]
    fn numbers_and_marks_around_a_name_are_removed() {
        assert_eq!(clean("ACME SDN BHD (417940-M),"), "ACME SDN BHD");
        assert_eq!(clean("ACME SDN BHD(417940-M)"), "ACME SDN BHD");
        assert_eq!(clean("** ACME (M) SDN BHD **"), "ACME (M) SDN BHD");
        assert_eq!(clean("ACME SDN BHD 860671-D (KL)"), "ACME SDN BHD");
        assert_eq!(clean("OWN BY: ACME SDN BHD"), "ACME SDN BHD");
        assert_eq!(clean("99 ACME SDN BHD"), "99 ACME SDN BHD");
    }
}
