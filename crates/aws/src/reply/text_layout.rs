//! The text of replies without blocks, assembled from their fields: older replies have nothing else.

use std::collections::BTreeMap;

use vouch_core::{BoundingBox, Line, TextLayout};

use super::layout::{bounds, split};
use super::shape::{Detection, ExpenseDocument, ExpenseField, IdentityDocument, Reply, each};

/// A box with this share of its area in another box with the same words is a part of it.
const INSIDE: f32 = 0.6;

/// Returns the captions and values of a reply by page, numbered from 1, each in its box. Text without a box is left
/// out, except a machine-readable zone, which is placed at the bottom of the page.
pub(super) fn layouts(reply: &Reply) -> BTreeMap<u32, TextLayout> {
    let mut pages: BTreeMap<u32, Vec<Piece<'_>>> = BTreeMap::new();
    for document in &reply.expense_documents {
        for (page, piece) in pieces(document) {
            pages.entry(page).or_default().push(piece);
        }
    }
    let mut layouts: BTreeMap<u32, TextLayout> =
        pages.into_iter().map(|(page, pieces)| (page, layout(pieces))).collect();
    for (page, document) in (1..).zip(&reply.identity_documents) {
        layouts.entry(page).or_default().lines.extend(zone(document));
    }
    layouts.retain(|_, layout| !layout.lines.is_empty());
    layouts
}

/// A text in its box.
struct Piece<'a> {
    text: &'a str,
    bounds: BoundingBox,
    confidence: Option<f32>,
}

fn pieces(document: &ExpenseDocument) -> Vec<(u32, Piece<'_>)> {
    let rows = each(&document.line_item_groups)
        .flat_map(|group| each(&group.line_items))
        .flat_map(|row| each(&row.line_item_expense_fields));
    let fields = each(&document.summary_fields).chain(rows);
    fields.filter(|field| !is_row(field)).flat_map(of_field).collect()
}

/// Whether a field repeats a whole row, whose cells have more exact boxes.
fn is_row(field: &ExpenseField) -> bool {
    field.label.as_ref().and_then(|label| label.text.as_deref()) == Some("EXPENSE_ROW")
}

fn of_field(field: &ExpenseField) -> impl Iterator<Item = (u32, Piece<'_>)> {
    let page = field.page_number.unwrap_or(1).max(1);
    let detections = [&field.label_detection, &field.value_detection].into_iter().flatten();
    detections.filter_map(piece).map(move |piece| (page, piece))
}

fn piece(detection: &Detection) -> Option<Piece<'_>> {
    let text = detection.text.as_deref().filter(|text| !text.trim().is_empty())?;
    let bounds = bounds(detection.geometry.as_ref()?)?;
    Some(Piece { text, bounds, confidence: detection.confidence })
}

/// Returns the pieces as lines, without those inside a longer one.
fn layout(mut pieces: Vec<Piece<'_>>) -> TextLayout {
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.text.len()));
    let mut kept: Vec<Piece<'_>> = Vec::new();
    for piece in pieces {
        let is_part = |longer: &Piece<'_>| {
            longer.text.contains(piece.text) && share_inside(&piece.bounds, &longer.bounds) > INSIDE
        };
        if !kept.iter().any(is_part) {
            kept.push(piece);
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for piece in kept {
        let mut words = split(piece.text, &piece.bounds, piece.confidence);
        while let Some(first) = words.first() {
            let top = first.bounds.y;
            let end = words.iter().position(|word| word.bounds.y > top).unwrap_or(words.len());
            lines.extend(Line::new(words.drain(..end).collect()));
        }
    }
    lines.sort_by(|a, b| a.bounds.y.total_cmp(&b.bounds.y));
    TextLayout { lines }
}

/// Returns the share of a box that lies in another.
fn share_inside(of: &BoundingBox, other: &BoundingBox) -> f32 {
    of.intersection(other).map_or(0.0, |shared| shared.area() / of.area())
}

/// Height of a line of a machine-readable zone, as a fraction of the page.
const ZONE_LINE: f32 = 0.05;

/// Returns the lines of the zone in a document's fields.
fn zone(document: &IdentityDocument) -> Vec<Line> {
    let is_zone = |label: &Option<Detection>| {
        label.as_ref().and_then(|label| label.text.as_deref()) == Some("MRZ_CODE")
    };
    let fields = each(&document.identity_document_fields).filter(|field| is_zone(&field.label));
    let values: Vec<&Detection> = fields.filter_map(|field| field.value_detection.as_ref()).collect();
    let lines = values.iter().flat_map(|value| {
        let text = value.text.as_deref().unwrap_or_default();
        text.split_whitespace().map(|line| (line, value.confidence))
    });
    let lines: Vec<(&str, Option<f32>)> = lines.collect();
    let top = 0.95 - ZONE_LINE * 1.5 * lines.len() as f32;
    let line = |(number, (text, confidence)): (u16, (&str, Option<f32>))| {
        let y = top + f32::from(number) * ZONE_LINE * 1.5;
        Line::new(split(text, &BoundingBox::from_edges(0.04, y, 0.96, y + ZONE_LINE), confidence))
    };
    (0..).zip(lines).filter_map(line).collect()
}
