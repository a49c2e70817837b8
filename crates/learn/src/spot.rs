//! Where a person found a value, remembered and looked up again.

use vouch_core::{FieldKind, PageReading, Place, Spot, Value};
use vouch_review::InputContext;

use crate::merchant::{is_like, words};
use crate::print::{Run, caption, runs};

/// Places of one value on one document that are worth remembering.
const MOST: usize = 3;
/// Proportions of two pages that are laid out alike differ by less than this share.
const SAME_ASPECT: f32 = 0.03;
/// What stands at the same place stands no farther apart than this part of the page.
const NEAR: f32 = 0.02;

/// Whether where a field stands can be remembered. The vendor's own facts are remembered as they are.
pub(crate) fn has_place(field: FieldKind) -> bool {
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

/// The places at which a value is printed on these pages; only the one pointed at, where the person pointed.
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
        let says = all.iter().filter(|run| is_same(&run.value, value) || run.other.as_ref() == Some(value));
        let says = says.filter(|run| pointed.is_none_or(|place| lies_at(run, place)));
        let mut here: Vec<&Run<'_>> = Vec::new();
        for run in says {
            // The shortest run of those that begin in one place says it with nothing besides.
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
    found.truncate(MOST);
    found
}

fn lies_at(run: &Run<'_>, place: Place) -> bool {
    place.page == run.page.page && place.bounds.is_none_or(|bounds| bounds.holds_middle_of(&run.bounds))
}

/// Codes are the same whatever stands between their letters and digits; texts whatever their capitals.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Code(one), Value::Code(other)) => words(one).concat() == words(other).concat(),
        (Value::Text(one), Value::Text(other)) => words(one) == words(other),
        _ => one == other,
    }
}

/// What was found where it was looked for.
pub(crate) struct Recalled<'a> {
    pub run: Run<'a>,
    pub value: Value,
    /// Whether it was known by what stands beside it, and not by its place on the page alone.
    pub by_caption: bool,
}

/// What stands on these pages where the spots say: by the caption, or else by the place on a page of the same
/// proportions. Silent where that leads to several values.
pub(crate) fn recall<'a>(
    pages: &[&'a PageReading],
    spots: &[&Spot],
    context: &InputContext,
) -> Option<Recalled<'a>> {
    let by_caption = |spot: &&Spot| spot.caption.is_some();
    let (captioned, bare): (Vec<&Spot>, Vec<&Spot>) = spots.iter().partition(|spot| by_caption(spot));
    let mut found = captioned.into_iter().filter_map(|spot| beside_caption(pages, spot, context));
    found.next().or_else(|| bare.into_iter().find_map(|spot| at_place(pages, spot, context)))
}

fn beside_caption<'a>(
    pages: &[&'a PageReading],
    spot: &Spot,
    context: &InputContext,
) -> Option<Recalled<'a>> {
    let wanted = spot.caption.as_deref()?;
    let all = pages.iter().flat_map(|page| runs(page, spot.field, context));
    let is_above = wanted.starts_with('^');
    let is_meant = |one: String| one.starts_with('^') == is_above && is_like(&one, wanted);
    let beside = all.filter(|run| caption(run.page, &run.bounds).is_some_and(is_meant));
    only_value(beside.collect(), spot, true)
}

fn at_place<'a>(pages: &[&'a PageReading], spot: &Spot, context: &InputContext) -> Option<Recalled<'a>> {
    let page = *pages.get(spot.page as usize)?;
    if (page.aspect / spot.aspect - 1.0).abs() > SAME_ASPECT {
        return None;
    }
    let is_there = |run: &Run<'_>| {
        let (one, other) = (&run.bounds, &spot.bounds);
        let left = (one.x - other.x).abs() < NEAR;
        let right = (one.right() - other.right()).abs() < NEAR;
        (left || right) && (one.center_y() - other.center_y()).abs() < NEAR / 2.0
    };
    let there = runs(page, spot.field, context).into_iter().filter(is_there);
    only_value(there.collect(), spot, false)
}

/// The value that all runs mean, the longest run of those that begin where the first does.
fn only_value<'a>(mut runs: Vec<Run<'a>>, spot: &Spot, by_caption: bool) -> Option<Recalled<'a>> {
    runs.sort_by_key(|run| std::cmp::Reverse(run.text.len()));
    let longest: Vec<&Run<'_>> = runs
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
    Some(Recalled { run, value, by_caption })
}

fn covers(longer: &Run<'_>, run: &Run<'_>) -> bool {
    let around = longer.bounds.union(&run.bounds);
    longer.page.page == run.page.page
        && (around.w - longer.bounds.w).abs() < 1e-5
        && (around.h - longer.bounds.h).abs() < 1e-5
}
