//! Which documents an engine names, and where each stands: several on one page, or one over several pages.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use vouch_core::{BoundingBox, LabelledValue, Reading};

use super::claim::figure;
use super::{LabelledDocument, document, is_expense};
use crate::layout::extent::Extent;
use crate::text::fold;

/// The receipts and invoices of a reading, in its order.
///
/// An engine that reads page by page names a document on every page: a page goes on with the document before it unless
/// it has another number, or both have a total.
pub(super) fn documents(reading: &Reading) -> Vec<LabelledDocument<'_>> {
    let mut documents: Vec<LabelledDocument<'_>> = Vec::new();
    for (page, labelled) in by_page(reading) {
        if let [one] = labelled.as_slice() {
            let whole = Extent::whole([page]);
            let follows = |before: &&mut LabelledDocument<'_>| {
                before.extent.is_whole() && (is_same(&before.values, one) || goes_on(&before.values, one))
            };
            match documents.last_mut().filter(follows) {
                Some(before) => {
                    before.extent.extend(whole);
                    before.values.extend(one);
                }
                None => documents.push(LabelledDocument { reading, extent: whole, values: one.clone() }),
            }
            continue;
        }
        for (part, values) in parts(&labelled).into_iter().zip(labelled) {
            documents.push(LabelledDocument { reading, extent: Extent::part(page, part), values });
        }
    }
    add_pages_without_values(&mut documents, reading);
    documents
}

/// The documents of each page, each as its values.
fn by_page(reading: &Reading) -> BTreeMap<u32, Vec<Vec<&LabelledValue>>> {
    let mut pages: BTreeMap<u32, Vec<(&str, Vec<&LabelledValue>)>> = BTreeMap::new();
    for value in reading.values.iter().filter(|value| is_expense(value)) {
        let Some(name) = document(value) else { continue };
        let labelled = pages.entry(value.page).or_default();
        match labelled.iter_mut().find(|(other, _)| *other == name) {
            Some((_, values)) => values.push(value),
            None => labelled.push((name, vec![value])),
        }
    }
    let values_alone =
        |labelled: Vec<(&str, Vec<_>)>| labelled.into_iter().map(|(_, values)| values).collect();
    pages.into_iter().map(|(page, labelled)| (page, values_alone(labelled))).collect()
}

/// Whether the engine says that both are one document.
fn is_same(before: &[&LabelledValue], page: &[&LabelledValue]) -> bool {
    page.first().is_some_and(|value| before.iter().any(|other| document(other) == document(value)))
}

/// Whether a page goes on with the document before it.
fn goes_on(before: &[&LabelledValue], page: &[&LabelledValue]) -> bool {
    match (number(before), number(page)) {
        (Some(before), Some(page)) if before == page => true,
        (Some(_), Some(_)) if total(page).is_some() => false,
        _ => match (total(before), total(page)) {
            (Some(before), Some(page)) => before == page,
            _ => true,
        },
    }
}

fn number(values: &[&LabelledValue]) -> Option<String> {
    let number = values.iter().find(|value| value.label == "INVOICE_RECEIPT_ID")?;
    Some(fold::key(&number.text))
}

fn total(values: &[&LabelledValue]) -> Option<Decimal> {
    let mut totals = values.iter().filter(|value| value.label == "TOTAL");
    totals.find_map(|value| Some(figure(&value.text)?.value))
}

/// The part of the page that belongs to each of its documents: from the middle of the blank before it to the middle of
/// the blank behind. A document without any place has the whole page.
fn parts(documents: &[Vec<&LabelledValue>]) -> Vec<BoundingBox> {
    let boxes: Vec<Option<BoundingBox>> = documents
        .iter()
        .map(|values| BoundingBox::around(values.iter().filter_map(|value| value.bounds.as_ref())))
        .collect();
    let part = |own: &Option<BoundingBox>| {
        let Some(own) = own else { return BoundingBox::page() };
        let (mut left, mut top, mut right, mut bottom) = (0.0_f32, 0.0_f32, 1.0_f32, 1.0_f32);
        for other in boxes.iter().flatten() {
            if other.y >= own.bottom() {
                bottom = bottom.min((other.y + own.bottom()) / 2.0);
            } else if other.bottom() <= own.y {
                top = top.max((other.bottom() + own.y) / 2.0);
            } else if other.x >= own.right() {
                right = right.min((other.x + own.right()) / 2.0);
            } else if other.right() <= own.x {
                left = left.max((other.right() + own.x) / 2.0);
            }
        }
        BoundingBox::from_edges(left, top, right, bottom)
    };
    boxes.iter().map(part).collect()
}

/// A page on which nothing is labelled belongs to the document before it, or to the first.
fn add_pages_without_values(documents: &mut [LabelledDocument<'_>], reading: &Reading) {
    for page in reading.pages.iter().map(|page| page.page) {
        let is_named = |document: &LabelledDocument<'_>| document.extent.pages().contains(&page);
        if documents.iter().any(is_named) {
            continue;
        }
        let before = documents.iter().rposition(|document| document.extent.pages().iter().all(|p| *p < page));
        if let Some(document) = documents.get_mut(before.unwrap_or(0)) {
            document.extent.extend(Extent::whole([page]));
        }
    }
}
