//! The names as candidates, each with its evidence.

use std::ops::RangeInclusive;

use vouch_core::{BoundingBox, Candidate, Confidence, Evidence, FieldKind, Place, Value};

use super::clean::clean;
use super::name::Name;
use super::shape::{has_number, is_word, may_begin, may_end, occurrences_elsewhere};
use super::witness::Witnesses;
use crate::layout::annotated::AnnotatedText;
use crate::layout::block::TextBlock;
use crate::layout::rows::Spot;
use crate::score::trace::Weighed;
use crate::text::{fold, lexicon};

/// The number of candidates kept.
const KEPT: usize = 6;
/// How many blocks before a name are searched for the line above it.
const NEAR: usize = 4;
/// The rows at the top of a document in which a vendor's name is expected.
const TOP_ROWS: usize = 6;

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
pub(crate) fn candidates(
    annotated: &AnnotatedText,
    blocks: &[TextBlock],
    names: &[Name],
    witnesses: &Witnesses,
) -> Vec<Candidate> {
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
        // A domain that has more than the name, or less, may mean that a word of the name is missing.
        let spelled = witnesses.domain_of(&name.text).filter(|(_, share)| *share >= 1.0);
        if let Some((domain, _)) = spelled {
            evidence.push(Evidence::SpelledByDomain { domain: domain.host.clone() });
        }
        let has_form = lexicon::company_form(&name.text).is_some();
        if !has_form
            && spelled.is_none()
            && let Some(longer) = printed_longer(blocks, name)
        {
            evidence.push(Evidence::RivalClose { value: longer });
        }
        if has_number(blocks, &name.blocks) {
            evidence.push(Evidence::NumberBeside);
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
        let rows: Vec<usize> = parts.iter().map(|block| block.spot.row).collect();
        let words = witnesses.open_words(&name.text, &rows);
        if !words.is_empty() && !parts[0].is_exact {
            evidence.push(Evidence::LookAlikesOpen { words });
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

/// Fewest letters by which a longer print of a name is longer.
const LONGER: usize = 3;

/// Returns the text of another block that goes on where a name ends: `Eight Bells Cafe` beside the name `Eight Bells`.
fn printed_longer(blocks: &[TextBlock], name: &Name) -> Option<String> {
    let key = fold::key(&name.text);
    let others = blocks.iter().enumerate().filter(|(index, _)| !name.blocks.contains(index));
    let longer = others.map(|(_, block)| block).find(|block| {
        let rest = block.key.strip_prefix(key.as_str());
        rest.is_some_and(|rest| rest.len() >= LONGER && rest.starts_with(char::is_alphabetic))
    });
    longer.map(|block| block.text.clone())
}
