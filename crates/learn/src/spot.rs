//! Where a person found a value, remembered and found again on other documents.

use vouch_core::{FieldKind, PageReading, Place, Spot, Value};
use vouch_review::InputContext;

use crate::merchant::{is_similar, words};
use crate::text_run::{TextRun, caption, runs};

/// Most places of one value remembered from one document.
const MAX_SPOTS: usize = 3;
/// The aspect ratios of two pages with the same layout differ by less than this share.
const SAME_ASPECT: f32 = 0.03;
/// Two places are the same if they are closer than this fraction of the page.
const NEAR: f32 = 0.02;

/// Whether the place of a field is remembered. Of the vendor's own data the values are remembered instead.
pub(crate) fn is_remembered_by_place(field: FieldKind) -> bool {
    use FieldKind::{Date, Discount, DocumentNumber, DueDate, PaymentMethod, Rounding};
    use FieldKind::{ServiceCharge, Subtotal, Tax, Tip, Total};
    matches!(
        field,
        DocumentNumber
            | Date
            | DueDate
            | Subtotal
            | Tax
            | ServiceCharge
            | Discount
            | Rounding
            | Tip
            | Total
            | PaymentMethod
    )
}

/// Returns the places where a value is printed on these pages; only the one that the person pointed at, if any.
pub(crate) fn spots(
    pages: &[&PageReading],
    field: FieldKind,
    value: &Value,
    pointed: Option<Place>,
    context: &InputContext,
) -> Vec<Spot> {
    let mut found = Vec::new();
    for (number, page) in (0..).zip(pages) {
        let all = runs(page, field, context);
        let matching =
            all.iter().filter(|run| is_same(&run.value, value) || run.other.as_ref() == Some(value));
        let matching = matching.filter(|run| pointed.is_none_or(|place| is_at(run, place)));
        let mut here: Vec<&TextRun<'_>> = Vec::new();
        for run in matching {
            // Of the runs that begin in one place the shortest has the value and nothing else.
            if here.iter().all(|one| (one.bounds.x, one.bounds.y) != (run.bounds.x, run.bounds.y)) {
                here.push(run);
            }
        }
        found.extend(here.into_iter().map(|run| Spot {
            field,
            caption: caption(page, &run.bounds),
            bounds: run.bounds,
            page: number,
            aspect: page.aspect,
            means_other: !is_same(&run.value, value),
        }));
    }
    found.truncate(MAX_SPOTS);
    found
}

fn is_at(run: &TextRun<'_>, place: Place) -> bool {
    place.page == run.page.page && place.bounds.is_none_or(|bounds| bounds.holds_middle_of(&run.bounds))
}

/// Whether two values are the same. Codes may differ in what separates their letters and digits, texts in case.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Code(one), Value::Code(other)) => words(one).concat() == words(other).concat(),
        (Value::Text(one), Value::Text(other)) => words(one) == words(other),
        _ => one == other,
    }
}

/// A value that was found at a remembered place.
pub(crate) struct FoundValue<'a> {
    pub run: TextRun<'a>,
    pub value: Value,
    /// Whether it was found by its caption, and not by its place on the page alone.
    pub by_caption: bool,
}

/// Finds the value that the spots point to on these pages: by the caption, or else by the place on a page with the same
/// aspect ratio. Several different values give `None`.
pub(crate) fn find_at_spots<'a>(
    pages: &[&'a PageReading],
    spots: &[&Spot],
    context: &InputContext,
) -> Option<FoundValue<'a>> {
    let by_caption = |spot: &&Spot| spot.caption.is_some();
    let (captioned, bare): (Vec<&Spot>, Vec<&Spot>) = spots.iter().partition(|spot| by_caption(spot));
    let mut found = captioned.into_iter().filter_map(|spot| beside_caption(pages, spot, context));
    found.next().or_else(|| bare.into_iter().find_map(|spot| at_place(pages, spot, context)))
}

fn beside_caption<'a>(
    pages: &[&'a PageReading],
    spot: &Spot,
    context: &InputContext,
) -> Option<FoundValue<'a>> {
    let wanted = spot.caption.as_deref()?;
    let all = pages.iter().flat_map(|page| runs(page, spot.field, context));
    let is_above = wanted.starts_with('^');
    let is_meant = |one: String| one.starts_with('^') == is_above && is_similar(&one, wanted);
    let beside = all.filter(|run| caption(run.page, &run.bounds).is_some_and(is_meant));
    only_value(beside.collect(), spot, true)
}

fn at_place<'a>(pages: &[&'a PageReading], spot: &Spot, context: &InputContext) -> Option<FoundValue<'a>> {
    let page = *pages.get(spot.page as usize)?;
    if (page.aspect / spot.aspect - 1.0).abs() > SAME_ASPECT {
        return None;
    }
    let is_there = |run: &TextRun<'_>| {
        let (one, other) = (&run.bounds, &spot.bounds);
        let left = (one.x - other.x).abs() < NEAR;
        let right = (one.right() - other.right()).abs() < NEAR;
        (left || right) && (one.center_y() - other.center_y()).abs() < NEAR / 2.0
    };
    let there = runs(page, spot.field, context).into_iter().filter(is_there);
    only_value(there.collect(), spot, false)
}

/// Returns the value that all runs agree on, from the longest run; a run inside a longer one does not count.
fn only_value<'a>(mut runs: Vec<TextRun<'a>>, spot: &Spot, by_caption: bool) -> Option<FoundValue<'a>> {
    runs.sort_by_key(|run| std::cmp::Reverse(run.text.len()));
    let longest: Vec<&TextRun<'_>> = runs
        .iter()
        .enumerate()
        .filter(|(at, run)| runs[..*at].iter().all(|longer| !covers(longer, run)))
        .map(|(_, run)| run)
        .collect();
    let agree = longest.iter().all(|run| is_same(&run.value, &longest[0].value));
    if !agree || longest.is_empty() {
        return None;
    }
    let run = runs.swap_remove(0);
    let value = if spot.means_other {
        run.other.clone().unwrap_or_else(|| run.value.clone())
    } else {
        run.value.clone()
    };
    Some(FoundValue { run, value, by_caption })
}

fn covers(longer: &TextRun<'_>, run: &TextRun<'_>) -> bool {
    let around = longer.bounds.union(&run.bounds);
    longer.page.page == run.page.page
        && (around.w - longer.bounds.w).abs() < 1e-5
        && (around.h - longer.bounds.h).abs() < 1e-5
}
