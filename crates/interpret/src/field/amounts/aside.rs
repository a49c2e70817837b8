//! Amounts that are no part of the sum: suggested tips, and the same sum in another currency.

use rust_decimal::{Decimal, RoundingStrategy};
use vouch_core::arithmetic;

use crate::country::table::COUNTRIES;
use crate::field::amounts::sums::CENT;
use crate::layout::annotated::AnnotatedText;
use crate::text::currency_sign::Sign;
use crate::text::tag::Tag;
use crate::value::amount::Unit;

/// Shares of a bill that are suggested as a tip, in per cent.
const LEAST_TIP: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
const MOST_TIP: Decimal = Decimal::from_parts(40, 0, 0, false, 0);
/// How many rows below its heading a suggestion may be.
const BELOW_HEADING: usize = 8;
/// Most rows with a share; more are a price list, which bounds the time for a page full of numbers.
const MOST_SUGGESTIONS: usize = 12;
/// Least decimals of a rate of exchange.
const DECIMALS_OF_RATE: u32 = 4;
/// Most different values that are compared, which bounds the time for a page full of numbers.
const COMPARED: usize = 60;

/// Returns, for each number, whether it is only suggested: a tip of so many per cent, or the total with it. At least
/// two suggestions are printed, or a heading says so.
pub(super) fn suggested(annotated: &AnnotatedText) -> Vec<bool> {
    let mut suggested = vec![false; annotated.figures.len()];
    let heading = (0..annotated.text_rows.rows.len()).find(|row| annotated.tags(*row).has(Tag::Suggested));
    let mut rows: Vec<(usize, Vec<Decimal>)> = Vec::new();
    for (context, figure) in &annotated.figures {
        let is_share = figure.unit == Unit::Percent && (LEAST_TIP..=MOST_TIP).contains(&figure.value);
        if !is_share || annotated.tags(context.spot.row).any(&[Tag::Tax, Tag::Service, Tag::Discount]) {
            continue;
        }
        match rows.last_mut() {
            Some((row, shares)) if *row == context.spot.row => shares.push(figure.value),
            _ => rows.push((context.spot.row, vec![figure.value])),
        }
    }
    let of_tip = rows.iter().any(|(row, _)| annotated.tags(*row).any(&[Tag::Tip, Tag::Suggested]));
    let shares: usize = rows.iter().map(|(_, shares)| shares.len()).sum();
    let below = |row: usize| heading.is_some_and(|heading| row > heading && row - heading <= BELOW_HEADING);
    if rows.len() > MOST_SUGGESTIONS {
        return suggested;
    }
    let mut money_in = vec![0; annotated.text_rows.rows.len()];
    for (context, _) in annotated.figures.iter().filter(|(_, figure)| figure.is_money()) {
        money_in[context.spot.row] += 1;
    }
    let several = shares > 1 && (of_tip || heading.is_some());
    for (at, (context, figure)) in annotated.figures.iter().enumerate() {
        let row = context.spot.row;
        if !figure.is_money() || annotated.tags(row).any(&[Tag::Tax, Tag::Due, Tag::Sub]) {
            continue;
        }
        let beside_share = rows.iter().any(|(other, _)| *other == row);
        // The shares may be the heading of columns: `15% 18% 20%` above `0.86 1.04 1.15` above the totals.
        let under_shares = rows.iter().any(|(other, shares)| {
            shares.len() > 1 && row > *other && row - other <= 2 && money_in[row] == shares.len()
        });
        suggested[at] = (several || below(row)) && (beside_share || under_shares);
    }
    suggested
}

/// Returns, for each number, whether it is the same sum in another currency: another number times a rate of exchange
/// that is printed or was fixed by law. Of the two, it is the one without items or taxes behind it.
pub(super) fn converted(annotated: &AnnotatedText, supported: &[Decimal]) -> Vec<bool> {
    let mut converted = vec![false; annotated.figures.len()];
    let mut signs: Vec<&'static Sign> = Vec::new();
    for sign in annotated.figures.iter().filter_map(|(_, figure)| figure.sign) {
        if !signs.contains(&sign) {
            signs.push(sign);
        }
    }
    let differ = |one: &Sign, other: &Sign| one.codes.iter().all(|code| !other.codes.contains(code));
    let has_foreign_name = signs.iter().any(|one| signs.iter().any(|other| differ(one, other)));
    let mut rates: Vec<Decimal> = annotated
        .figures
        .iter()
        .map(|(_, figure)| figure)
        .filter(|figure| figure.decimals >= DECIMALS_OF_RATE && figure.value > Decimal::ZERO)
        .map(|figure| figure.value)
        .take(4)
        .collect();
    let is_said = (0..annotated.text_rows.rows.len()).any(|row| annotated.tags(row).has(Tag::Conversion));
    if !is_said && rates.is_empty() && !has_foreign_name {
        return converted;
    }
    // Papers show both currencies for a year after a change.
    rates.extend(COUNTRIES.iter().filter_map(|country| country.past.as_ref()).map(|past| past.rate));
    let money: Vec<(usize, Decimal)> = annotated
        .figures
        .iter()
        .enumerate()
        .filter(|(_, (_, figure))| figure.is_money() && figure.value > Decimal::ONE)
        .map(|(at, (_, figure))| (at, figure.value))
        .take(COMPARED)
        .collect();
    for (one, a) in &money {
        for (other, b) in &money {
            let is_pair = a != b
                && rates.iter().any(|rate| {
                    let product = a.checked_mul(*rate).map(|product| {
                        product.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
                    });
                    product.is_some_and(|product| arithmetic::is_near(product, *b, CENT))
                });
            if !is_pair {
                continue;
            }
            let says = |at: usize| {
                let context = &annotated.figures[at].0;
                context.own.has(Tag::Conversion) || annotated.tags(context.spot.row).has(Tag::Conversion)
            };
            match (supported.contains(a), supported.contains(b)) {
                (true, false) => converted[*other] = true,
                (false, true) => converted[*one] = true,
                // Nothing but the order tells: what is said to be converted, or the later one.
                _ if says(*one) => converted[*one] = true,
                _ if says(*other) => converted[*other] = true,
                _ => converted[*one.max(other)] = true,
            }
        }
    }
    converted
}
