//! Rows of items against each other: details on a row of their own, running balances, sums and stray numbers.

use rust_decimal::Decimal;
use vouch_core::{BoundingBox, LineItem, Verdict, arithmetic, median};

use crate::field::amounts::sums;

/// A row of an item, before it is compared with the others.
#[derive(Clone, Debug)]
pub(super) struct ItemRow {
    /// What it says.
    pub item: LineItem,
    /// The row of the text.
    pub row: usize,
    /// Whether the row itself has a description.
    pub is_described: bool,
    /// Quantity and unit price, if the row states no more than these.
    pub detail: Option<(Option<Decimal>, Decimal)>,
    /// The right edge of the amount.
    pub right: f32,
    /// All amounts of the row.
    pub money: Vec<Decimal>,
}

/// How far left of the others an amount may end, as a fraction of the page's width.
const ASKEW: f32 = 0.12;
/// Least number of rows that show a column, or a running balance.
const ENOUGH: usize = 3;
/// Most rows between an item and its detail.
const NEAR: usize = 2;

/// Returns the items of these rows.
pub(super) fn clean(rows: Vec<ItemRow>) -> Vec<LineItem> {
    let rows = without_balance(rows);
    let rows = join_details(rows);
    let rows = aligned(rows);
    before_sum(rows).into_iter().map(|row| row.item).collect()
}

/// Takes the amounts before the last column where the last is a running balance: what was due before, plus the amount.
fn without_balance(mut rows: Vec<ItemRow>) -> Vec<ItemRow> {
    let last_two = |row: &ItemRow| match row.money.as_slice() {
        [.., amount, balance] => Some((*amount, *balance)),
        _ => None,
    };
    let runs = rows.windows(2).filter(|pair| {
        let (before, after) = (pair[0].money.last(), last_two(&pair[1]));
        before.zip(after).is_some_and(|(before, (amount, balance))| {
            !amount.is_zero() && arithmetic::sum([before, &amount]) == Some(balance)
        })
    });
    let count = runs.count();
    if count < ENOUGH || 2 * count < rows.len() {
        return rows;
    }
    for row in &mut rows {
        if let Some((amount, _)) = last_two(row) {
            row.item.amount = Some(amount);
        }
    }
    rows
}

/// Joins rows that state quantity and unit price with the row of their item, above or below. A detail without such a row
/// is an item of its own only if it has a description.
fn join_details(rows: Vec<ItemRow>) -> Vec<ItemRow> {
    let fits = |detail: (Option<Decimal>, Decimal), item: &ItemRow| {
        let amount = item.item.amount.unwrap_or_default();
        match detail {
            (Some(quantity), unit) => sums::multiplies_to(quantity, unit, amount),
            (None, unit) => unit == amount,
        }
    };
    let mut joined: Vec<ItemRow> = Vec::new();
    let mut pending: Option<ItemRow> = None;
    for mut row in rows {
        if let Some(detail) = row.detail {
            if let Some(above) = joined
                .last_mut()
                .filter(|above| above.detail.is_none() && row.row - above.row <= NEAR && fits(detail, above))
            {
                take_detail(above, &row, detail);
                pending = None;
                continue;
            }
            if let Some(unjoined) = pending.take() {
                joined.extend(alone(unjoined));
            }
            pending = Some(row);
            continue;
        }
        if let Some(before) = pending.take() {
            match before.detail.filter(|detail| row.row - before.row <= NEAR && fits(*detail, &row)) {
                Some(detail) => {
                    if !row.is_described {
                        row.item.description.clone_from(&before.item.description);
                    }
                    take_detail(&mut row, &before, detail);
                }
                None => joined.extend(alone(before)),
            }
        }
        joined.push(row);
    }
    joined.extend(pending.and_then(alone));
    joined
}

/// Returns a detail that belongs to no other row as an item, if it is described.
fn alone(row: ItemRow) -> Option<ItemRow> {
    let amount = match row.detail {
        Some((Some(quantity), unit)) if row.is_described => {
            quantity.checked_mul(unit)?.round_dp(2).normalize()
        }
        _ => return None,
    };
    let is_one = row.detail.is_some_and(|(quantity, _)| quantity == Some(Decimal::ONE));
    is_one.then_some(ItemRow { item: LineItem { amount: Some(amount), ..row.item.clone() }, ..row })
}

fn take_detail(item: &mut ItemRow, of: &ItemRow, (quantity, unit): (Option<Decimal>, Decimal)) {
    item.item.quantity = quantity.or(item.item.quantity);
    item.item.unit_price = Some(unit);
    item.item.verdict = Verdict::Likely;
    let bounds = |row: &ItemRow| row.item.place.and_then(|place| place.bounds);
    if let (Some(one), Some(other), Some(place)) = (bounds(item), bounds(of), &mut item.item.place) {
        place.bounds = Some(BoundingBox::union(&one, &other));
    }
}

/// Leaves out amounts far left of the column in which most amounts end: they are parts of names and notes.
fn aligned(rows: Vec<ItemRow>) -> Vec<ItemRow> {
    let Some(edge) = median(rows.iter().map(|row| row.right)).filter(|_| rows.len() > ENOUGH) else {
        return rows;
    };
    rows.into_iter().filter(|row| row.right > edge - ASKEW).collect()
}

/// Leaves out a row that is the sum of those before it, and what follows.
fn before_sum(mut rows: Vec<ItemRow>) -> Vec<ItemRow> {
    let amounts: Vec<Decimal> = rows.iter().map(|row| row.item.amount.unwrap_or_default()).collect();
    let is_sum = |at: &usize| {
        let is_alike = amounts[..*at].iter().all(|amount| *amount == amounts[0]);
        *at >= ENOUGH - usize::from(!rows[*at].is_described)
            && !is_alike
            && !amounts[*at].is_zero()
            && arithmetic::sum(&amounts[..*at]) == Some(amounts[*at])
    };
    if let Some(end) = (1..rows.len()).find(is_sum) {
        rows.truncate(end);
    }
    rows
}
