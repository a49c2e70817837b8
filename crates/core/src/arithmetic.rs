//! Arithmetic with amounts of any size. The operators of [`Decimal`] panic where a result does not fit, and a file may
//! state any amount: what cannot be calculated is `None` here, and what rests on it does not hold.

use std::borrow::Borrow;

use rust_decimal::Decimal;

/// Returns the exact sum of these amounts, zero for none; `None` where it does not fit into a decimal without rounding.
pub fn sum<T: Borrow<Decimal>>(amounts: impl IntoIterator<Item = T>) -> Option<Decimal> {
    amounts.into_iter().try_fold(Decimal::ZERO, |sum, amount| plus(sum, *amount.borrow()))
}

/// Returns what is left of an amount without another one, exactly; `None` where it does not fit.
pub fn difference(amount: Decimal, less: Decimal) -> Option<Decimal> {
    plus(amount, -less)
}

/// Returns so many percent of a base; `None` where that does not fit.
pub fn percentage(rate: Decimal, base: Decimal) -> Option<Decimal> {
    base.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)
}

/// Whether two amounts differ by no more than a margin.
pub fn is_near(amount: Decimal, other: Decimal, margin: Decimal) -> bool {
    amount.checked_sub(other).is_some_and(|apart| apart.abs() <= margin)
}

/// Returns the sum of these amounts to be shown: rounded to the digits of a decimal, and the largest one where it does
/// not fit. Nothing may be concluded from it.
pub fn shown_sum<T: Borrow<Decimal>>(amounts: impl IntoIterator<Item = T>) -> Decimal {
    amounts.into_iter().fold(Decimal::ZERO, |sum, amount| sum.saturating_add(*amount.borrow()))
}

/// Adds two amounts. Where the digits do not suffice, `checked_add` rounds, and the sum has fewer decimals than one of
/// its terms.
fn plus(one: Decimal, other: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(other)?;
    let is_exact = sum.scale() >= one.scale().max(other.scale())
        || sum.scale() >= one.normalize().scale().max(other.normalize().scale());
    is_exact.then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn sums_are_exact_or_none() {
        let largest = "79228162514264337593543950335";
        for (amounts, expected) in [
            (vec![], Some("0")),
            (vec!["12.50", "0.75", "-0.05"], Some("13.20")),
            (vec!["1.00", "1"], Some("2.00")),
            (vec!["0.00", "5"], Some("5")),
            (vec![largest, "1"], None),
            (vec![largest, "-1"], Some("79228162514264337593543950334")),
            (vec![largest, largest], None),
            (vec![largest, "0.01"], None),
            (vec![largest, "1.00", "-1.00"], None),
            (vec![largest, "-1.00"], Some("79228162514264337593543950334")),
            (vec![largest, "0.00"], Some(largest)),
            (vec!["7922816251426433759354395033.5", "0.05"], None),
            (vec!["0.0000000000000000000000000001", "9999999999999"], None),
        ] {
            assert_eq!(sum(amounts.iter().map(|text| d(text))), expected.map(d), "{amounts:?}");
        }
        assert_eq!(difference(d("20.00"), d("6.75")), Some(d("13.25")));
        assert_eq!(difference(d(largest), d("-1")), None);
    }

    #[test]
    fn sums_to_be_shown_always_come_to_something() {
        assert_eq!(shown_sum([d("12.50"), d("0.75")]), d("13.25"));
        assert_eq!(shown_sum([Decimal::MAX, Decimal::MAX]), Decimal::MAX);
        assert_eq!(shown_sum([Decimal::MIN, Decimal::MIN]), Decimal::MIN);
    }

    #[test]
    fn percentages_fit_or_are_none() {
        assert_eq!(percentage(d("6"), d("28.00")), Some(d("1.68")));
        assert_eq!(percentage(d("-19"), d("100")), Some(d("-19")));
        assert_eq!(percentage(Decimal::MAX, Decimal::MAX), None);
        assert_eq!(percentage(Decimal::ZERO, Decimal::MAX), Some(d("0")));
    }

    #[test]
    fn amounts_are_near_within_the_margin() {
        let cent = d("0.01");
        assert!(is_near(d("1.50"), d("1.51"), cent) && is_near(d("1.51"), d("1.50"), cent));
        assert!(!is_near(d("1.50"), d("1.52"), cent));
        assert!(!is_near(Decimal::MAX, Decimal::MIN, cent));
        assert!(is_near(Decimal::MAX, Decimal::MAX, cent));
    }
}
