//! Converts blocks into lines and words with their boxes.

use std::collections::{BTreeMap, HashMap, HashSet};

use vouch_core::{BoundingBox, Confidence, Line, TextLayout, Word};

use super::shape::{Block, Geometry, Reply, each};

/// Returns the text of a reply by page, numbered from 1. Pages without text are left out.
pub(super) fn layouts(reply: &Reply) -> BTreeMap<u32, TextLayout> {
    let of_expenses = reply.expense_documents.iter().flat_map(|document| each(&document.blocks));
    let of_identities = reply.identity_documents.iter().flat_map(|document| each(&document.blocks));
    let mut pages: BTreeMap<u32, Vec<&Block>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for block in reply.blocks.iter().chain(of_expenses).chain(of_identities) {
        // Several documents on one page may each contain the blocks of the whole page.
        if block.id.as_deref().is_none_or(|id| seen.insert(id)) {
            pages.entry(block.page.unwrap_or(1).max(1)).or_default().push(block);
        }
    }
    let layouts = pages.into_iter().map(|(page, blocks)| (page, layout(&blocks)));
    layouts.filter(|(_, layout)| !layout.lines.is_empty()).collect()
}

fn layout(blocks: &[&Block]) -> TextLayout {
    let of_kind = |kind: &'static str| {
        blocks.iter().copied().filter(move |block| block.block_type.as_deref() == Some(kind))
    };
    let words: HashMap<&str, &Block> =
        of_kind("WORD").filter_map(|word| Some((word.id.as_deref()?, word))).collect();
    let mut in_lines = HashSet::new();
    let mut lines: Vec<Line> = Vec::new();
    for line in of_kind("LINE") {
        let children = each(&line.relationships).filter(|r| r.kind.as_deref() == Some("CHILD"));
        let ids = children.flat_map(|children| each(&children.ids)).map(String::as_str);
        let own: Vec<&str> = ids.filter(|id| words.contains_key(id)).collect();
        in_lines.extend(own.iter().copied());
        let own: Vec<Word> = own.into_iter().flat_map(|id| words_of(words[id])).collect();
        lines.extend(line_of(if own.is_empty() { words_of(line) } else { own }));
    }
    let is_left = |word: &&Block| word.id.as_deref().is_none_or(|id| !in_lines.contains(id));
    lines.extend(of_kind("WORD").filter(is_left).filter_map(|word| line_of(words_of(word))));
    lines.sort_by(|a, b| a.bounds.y.total_cmp(&b.bounds.y));
    TextLayout { lines }
}

fn line_of(mut words: Vec<Word>) -> Option<Line> {
    words.sort_by(|a, b| a.bounds.center_x().total_cmp(&b.bounds.center_x()));
    Line::new(words)
}

fn words_of(block: &Block) -> Vec<Word> {
    let bounds = block.geometry.as_ref().and_then(bounds);
    let text = block.text.as_deref().unwrap_or_default();
    bounds.map(|bounds| split(text, &bounds, block.confidence)).unwrap_or_default()
}

/// Splits a text in one box into words, row by row, each with its share of the box.
pub(super) fn split(text: &str, bounds: &BoundingBox, confidence: Option<f32>) -> Vec<Word> {
    let rows: Vec<&str> = text.split('\n').collect();
    let height = bounds.h / rows.len() as f32;
    let mut words = Vec::new();
    for (row, text) in (0_u16..).zip(rows) {
        let top = bounds.y + f32::from(row) * height;
        let width = bounds.w / text.chars().count().max(1) as f32;
        let mut at = 0;
        for piece in text.split(char::is_whitespace) {
            let length = piece.chars().count();
            let left = bounds.x + at as f32 * width;
            at += length + 1;
            let bounds = BoundingBox::from_edges(left, top, left + length as f32 * width, top + height);
            if length > 0 && bounds.w > 0.0 && bounds.h > 0.0 {
                let confidence = self::confidence(confidence);
                words.push(Word { text: piece.to_owned(), bounds, confidence, glyphs: Vec::new() });
            }
        }
    }
    words
}

/// Returns the upright box of a geometry; `None` where none is given or nothing of it is on the page.
pub(super) fn bounds(geometry: &Geometry) -> Option<BoundingBox> {
    let edges = |r: &super::shape::Rectangle| {
        let (left, top) = (r.left?, r.top?);
        Some([left, top, left + r.width?, top + r.height?])
    };
    let around = || {
        let points: Option<Vec<(f32, f32)>> = each(&geometry.polygon).map(|p| Some((p.x?, p.y?))).collect();
        let points = points.filter(|points| !points.is_empty())?;
        let x = || points.iter().map(|point| point.0);
        let y = || points.iter().map(|point| point.1);
        let least = |one: f32, other: f32| one.min(other);
        let most = |one: f32, other: f32| one.max(other);
        Some([x().reduce(least)?, y().reduce(least)?, x().reduce(most)?, y().reduce(most)?])
    };
    let [left, top, right, bottom] = geometry.bounding_box.as_ref().and_then(edges).or_else(around)?;
    let bounds = BoundingBox::from_edges(left, top, right, bottom);
    (bounds.w > 0.0 && bounds.h > 0.0).then_some(bounds)
}

/// Converts from Textract's scale of 0 to 100.
pub(super) fn confidence(percent: Option<f32>) -> Option<Confidence> {
    percent.map(|percent| Confidence::new(percent / 100.0))
}
