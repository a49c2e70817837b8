//! What is for and against each amount of a document in each role.

use rust_decimal::Decimal;
use vouch_core::arithmetic;

use crate::field::amounts::aside::{converted, suggested};
use crate::layout::annotated::AnnotatedText;
use crate::score::features::{Features, Model};
use crate::text::tag::Tag;
use crate::value::amount::Unit;

/// Least height of big text, in median heights of the rows. The weight of `place:big` was fitted with this value.
const BIG: f32 = 1.3;

/// An amount, with what is for and against each of its roles.
#[derive(Clone, Debug)]
pub(super) struct ScoredAmount {
    /// The index among the numbers of the text.
    pub figure: usize,
    /// The value.
    pub value: Decimal,
    /// What is for and against each role.
    pub features: Features,
    /// Whether it is no part of the sum: a suggested tip, or the sum in another currency.
    pub is_aside: bool,
}

impl ScoredAmount {
    /// Returns the score for a role.
    pub fn score(&self, model: Model) -> f32 {
        self.features.score(model)
    }
}

/// Returns every number without a unit, with its features.
/// `supported` are the values that items or taxes add up to.
pub(super) fn scored_amounts(annotated: &AnnotatedText, supported: &[Decimal]) -> Vec<ScoredAmount> {
    let suggested = suggested(annotated);
    let converted = converted(annotated, supported);
    let is_not_zero = |value: &Decimal| !value.is_zero();
    let largest = annotated
        .figures
        .iter()
        .filter(|(_, figure)| figure.is_money())
        .map(|(_, figure)| figure.value.abs())
        .filter(is_not_zero)
        .max();
    // All amounts of a credit note may have a minus.
    let signs = annotated.figures.iter().filter(|(_, figure)| figure.is_money() && !figure.value.is_zero());
    let (negative, positive): (Vec<_>, Vec<_>) =
        signs.partition(|(_, figure)| figure.value.is_sign_negative());
    let mostly_negative = negative.len() > positive.len();
    // What remains to be paid is less than the total after a prepayment, and more with an earlier balance.
    let prepaid = annotated.figures.iter().any(|(context, figure)| {
        figure.is_money() && !figure.value.is_zero() && context.own.any(&[Tag::Prepaid, Tag::Previous])
    });
    let rows = annotated.text_rows.rows.len().max(1) as f32;
    let first_page = annotated.text_rows.rows.first().map_or(0, |row| row.page);
    let mut scored_amounts: Vec<ScoredAmount> = Vec::new();
    for (index, (context, figure)) in annotated.figures.iter().enumerate() {
        if !figure.is_plain() {
            continue;
        }
        let row = &annotated.text_rows.rows[context.spot.row];
        let mut features = Features::default();
        features.tags("own", context.own);
        if context.own.is_empty() {
            features.tags("above", context.above);
            features.tags("row", context.row);
        }
        let with_tax = context.own.has(Tag::Total) && context.own.any(&[Tag::Inclusive, Tag::Gross]);
        features.flag("own", "total_with_tax", with_tax);
        let of_which = context.own.has(Tag::Inclusive)
            && !context.own.any(&[Tag::Total, Tag::Due, Tag::Gross, Tag::Amount, Tag::Sub, Tag::Tax]);
        features.flag("own", "of_which", of_which);
        features.tags("column", context.column);
        features.flag("shape", "two_decimals", figure.decimals == 2);
        features.flag("shape", "money", figure.is_money());
        features.flag("shape", "whole", figure.decimals == 0);
        features.flag("shape", "signed", figure.sign.is_some());
        features.flag("shape", "negative", figure.value.is_sign_negative() != mostly_negative);
        features.flag("shape", "zero", figure.value.is_zero());
        features.flag("shape", "mended", figure.corrected);
        features.flag("shape", "rate", figure.unit == Unit::Percent);
        features.flag("shape", "small", figure.value.abs() < Decimal::new(10, 2));
        features.add("place", "low", context.spot.row as f32 / rows);
        features.flag("place", "alone", annotated.figures_in(context.spot.row).count() == 1);
        features.flag("place", "big", row.height > BIG * annotated.usual_height);
        features.flag("place", "first_page", row.page == first_page);
        features.flag("place", "before_payment", before_payment(annotated, index));
        features.flag("place", "ends_row_sum", ends_row_sum(annotated, index));
        features.flag("place", "due_after_prepaid", prepaid && context.own.has(Tag::Due));
        features.flag("value", "suggested", suggested[index]);
        features.flag("value", "converted", converted[index]);
        features.flag("value", "largest", largest == Some(figure.value.abs()));
        let repeats = annotated.figures.iter().filter(|(_, other)| other.value == figure.value).count() - 1;
        features.add("value", "repeated", repeats.min(3) as f32);
        let is_aside = suggested[index] || converted[index];
        scored_amounts.push(ScoredAmount { figure: index, value: figure.value, features, is_aside });
    }
    scored_amounts
}

/// Whether the next row with money is about the payment.
fn before_payment(annotated: &AnnotatedText, index: usize) -> bool {
    let row = annotated.figures[index].0.spot.row;
    annotated.figures[index + 1..]
        .iter()
        .find(|(context, figure)| context.spot.row > row && figure.is_money())
        .is_some_and(|(context, _)| context.own.any(&[Tag::Cash, Tag::Tendered, Tag::Card, Tag::Change]))
}

/// Whether a number is the last of a row and the sum of the two before it, like a total after base and tax.
fn ends_row_sum(annotated: &AnnotatedText, index: usize) -> bool {
    let row = annotated.figures[index].0.spot.row;
    let money: Vec<(usize, Decimal)> = annotated
        .figures
        .iter()
        .enumerate()
        .filter(|(_, (context, figure))| context.spot.row == row && figure.is_money())
        .map(|(at, (_, figure))| (at, figure.value))
        .collect();
    match money.as_slice() {
        [.., (_, base), (_, tax), (last, total)] => {
            *last == index
                && arithmetic::sum([base, tax]) == Some(*total)
                && !base.is_zero()
                && !tax.is_zero()
        }
        _ => false,
    }
}
