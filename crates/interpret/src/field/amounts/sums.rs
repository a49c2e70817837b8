//! Arithmetic that proves amounts: sums that close, cash less change, rates that fit.

use rust_decimal::Decimal;
use vouch_core::{Evidence, arithmetic};

/// Amounts by the role they may have in a sum, each list best first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summands {
    /// Sums before tax and charges, or with some of them included.
    pub bases: Vec<Decimal>,
    /// Taxes.
    pub taxes: Vec<Decimal>,
    /// Service charges.
    pub services: Vec<Decimal>,
    /// Shipping.
    pub shipping: Vec<Decimal>,
    /// Tips.
    pub tips: Vec<Decimal>,
    /// Discounts, with either sign.
    pub discounts: Vec<Decimal>,
    /// Roundings, with the sign in the text.
    pub roundings: Vec<Decimal>,
    /// Cash handed over.
    pub cash: Vec<Decimal>,
    /// Change given back.
    pub change: Vec<Decimal>,
    /// Rates in the text, in per cent.
    pub rates: Vec<Decimal>,
}

/// How many candidates for one role are tried.
const TRIED: usize = 4;
/// The most that rounding to the cent may change.
pub(crate) const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Whether an amount is less than half of another, whatever their signs. A tax is less than half of its base.
pub(crate) fn is_less_than_half(part: Decimal, whole: Decimal) -> bool {
    part.abs().checked_mul(Decimal::TWO).is_some_and(|twice| twice < whole.abs())
}

/// Whether an amount is a quantity times a price, to the cent.
pub(crate) fn multiplies_to(quantity: Decimal, price: Decimal, amount: Decimal) -> bool {
    quantity.checked_mul(price).is_some_and(|product| arithmetic::is_near(product, amount, CENT))
}

/// Whether a tax is so many per cent of its base, to the cent.
pub(crate) fn is_share(rate: Decimal, base: Decimal, tax: Decimal) -> bool {
    arithmetic::percentage(rate, base).is_some_and(|share| arithmetic::is_near(share, tax, CENT))
}

/// A sum: its terms and its total.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sum {
    /// The base.
    pub base: Decimal,
    /// The tax, zero if there is none.
    pub tax: Decimal,
    /// Service, shipping, tip, discount and rounding, where they were added.
    pub rest: Vec<Decimal>,
    /// The sum of all terms.
    pub total: Decimal,
}

impl Sum {
    /// Returns the terms that are not zero.
    pub(crate) fn terms(&self) -> Vec<Decimal> {
        [self.base, self.tax]
            .into_iter()
            .chain(self.rest.iter().copied())
            .filter(|term| !term.is_zero())
            .collect()
    }

    /// Whether two terms cancel each other. Such a sum equals its base, whatever the base is.
    fn cancels(&self) -> bool {
        let terms = self.terms();
        terms.iter().enumerate().any(|(at, term)| terms[at + 1..].contains(&-*term))
    }

    /// Whether its base is a sum that already includes one of its terms.
    fn adds_again(&self, earlier: &Self) -> bool {
        let added = |sum: &Self| sum.terms().into_iter().skip(1).collect::<Vec<_>>();
        earlier.total == self.base && added(earlier).iter().any(|term| added(self).contains(term))
    }

    /// Returns the sum as evidence.
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence::SumCloses { terms: self.terms(), total: self.total }
    }
}

impl Summands {
    /// Returns every sum of these amounts with at least two terms that are not zero, those with the fewest terms first.
    pub(crate) fn sums(&self) -> Vec<Sum> {
        let zero_or = |list: &[Decimal]| -> Vec<Decimal> {
            let mut options = vec![Decimal::ZERO];
            options.extend(list.iter().take(TRIED).copied().filter(|value| !value.is_zero()));
            options
        };
        // A whole number among amounts with cents is a count.
        let is_count = |term: &Decimal, base: &Decimal| term.scale() == 0 && base.scale() > 0;
        let negated_discounts: Vec<Decimal> = self.discounts.iter().map(|discount| -discount.abs()).collect();
        let signed_roundings: Vec<Decimal> =
            self.roundings.iter().take(2).flat_map(|rounding| [*rounding, -*rounding]).collect();
        let extras: Vec<Decimal> =
            self.shipping.iter().take(2).chain(self.tips.iter().take(2)).copied().collect();
        let mut sums: Vec<Sum> = Vec::new();
        for base in self.bases.iter().take(2 * TRIED).filter(|base| !base.is_zero()) {
            let may_be_tax =
                |tax: &Decimal| tax.is_zero() || (is_less_than_half(*tax, *base) && !is_count(tax, base));
            for tax in zero_or(&self.taxes).into_iter().filter(may_be_tax) {
                let total = arithmetic::sum([*base, tax]);
                sums.extend(total.map(|total| Sum { base: *base, tax, rest: Vec::new(), total }));
            }
        }
        for list in [&self.services, &negated_discounts, &signed_roundings, &extras] {
            for at in 0..sums.len() {
                for term in zero_or(list).into_iter().skip(1) {
                    let sum = &sums[at];
                    let total = arithmetic::sum([sum.total, term]);
                    let Some(total) = total.filter(|_| !is_count(&term, &sum.base)) else { continue };
                    let rest = sum.rest.iter().copied().chain([term]).collect();
                    sums.push(Sum { base: sum.base, tax: sum.tax, rest, total });
                }
            }
        }
        sums.retain(|sum| sum.terms().len() >= 2 && !sum.cancels());
        let earlier = sums.clone();
        sums.retain(|sum| !earlier.iter().any(|earlier| sum.adds_again(earlier)));
        sums.sort_by_key(|sum| sum.terms().len());
        sums
    }

    /// Returns cash less change if it equals this total and any change was given.
    pub(crate) fn cash_less_change(&self, total: Decimal) -> Option<Evidence> {
        self.cash.iter().take(TRIED).find_map(|cash| {
            let change = self
                .change
                .iter()
                .take(TRIED)
                .map(|change| change.abs())
                .find(|change| arithmetic::difference(*cash, *change) == Some(total))?;
            (!change.is_zero() && !total.is_zero())
                .then_some(Evidence::CashLessChange { cash: *cash, change })
        })
    }

    /// Whether a tax is that of this base at one of the rates.
    pub(crate) fn is_tax_of(&self, tax: Decimal, base: Decimal) -> bool {
        self.rates.iter().any(|rate| is_share(*rate, base, tax))
    }

    /// Returns the rate and the tax that are included in this gross amount.
    pub(crate) fn tax_within(&self, gross: Decimal) -> Option<(Decimal, Decimal)> {
        self.rates.iter().filter(|rate| rate.is_sign_positive() && !rate.is_zero()).find_map(|rate| {
            let whole = arithmetic::sum([Decimal::ONE_HUNDRED, *rate])?;
            let within = gross.checked_mul(*rate)?.checked_div(whole)?;
            let mut taxes = self.taxes.iter().take(TRIED).filter(|tax| !tax.is_zero());
            let tax = taxes.find(|tax| arithmetic::is_near(**tax, within, CENT))?;
            Some((*rate, *tax))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn tax_service_discount_and_rounding_close() {
        let summands = Summands {
            bases: vec![d("100.00")],
            taxes: vec![d("6.60")],
            services: vec![d("10.00")],
            discounts: vec![d("5.00")],
            roundings: vec![d("0.02")],
            ..Summands::default()
        };
        let sums = summands.sums();
        let terms = |total: &str| sums.iter().find(|sum| sum.total == d(total)).map(Sum::terms);
        assert_eq!(terms("111.62"), Some(vec![d("100.00"), d("6.60"), d("10.00"), d("-5.00"), d("0.02")]));
        assert_eq!(terms("99.98"), Some(vec![d("100.00"), d("-0.02")]));
        assert_eq!(terms("100.00"), None, "one term proves nothing");
        let cancelling = Summands {
            bases: vec![d("50.00")],
            taxes: vec![d("1.16")],
            discounts: vec![d("1.16")],
            ..Summands::default()
        };
        assert!(cancelling.sums().iter().all(|sum| sum.total != d("50.00")), "1.16 less 1.16 proves nothing");
    }

    #[test]
    fn a_term_is_added_once() {
        let summands =
            Summands { bases: vec![d("2.55"), d("2.56")], roundings: vec![d("0.01")], ..Summands::default() };
        let totals: Vec<Decimal> = summands.sums().iter().map(|sum| sum.total).collect();
        assert!(totals.contains(&d("2.56")) && !totals.contains(&d("2.57")), "{totals:?}");
    }

    #[test]
    fn change_of_nothing_proves_nothing() {
        let summands = Summands {
            cash: vec![d("20.00"), d("13.25")],
            change: vec![d("6.75"), d("0.00")],
            ..Summands::default()
        };
        assert!(summands.cash_less_change(d("13.25")).is_some());
        let exact = Summands { cash: vec![d("13.25")], change: vec![d("0.00")], ..Summands::default() };
        assert!(exact.cash_less_change(d("13.25")).is_none());
    }

    #[test]
    fn what_cannot_be_calculated_proves_nothing() {
        let all = || vec![Decimal::MAX, Decimal::MIN, d("0.01"), d("1")];
        let summands = Summands {
            bases: all(),
            taxes: all(),
            services: all(),
            shipping: all(),
            tips: all(),
            discounts: all(),
            roundings: all(),
            cash: all(),
            change: all(),
            rates: all(),
        };
        for sum in summands.sums() {
            assert_eq!(arithmetic::sum(sum.terms()), Some(sum.total), "{sum:?}");
        }
        for amount in all() {
            assert_eq!(
                summands.cash_less_change(amount.abs()).is_some(),
                amount.abs() == d("0.99"),
                "{amount}"
            );
            assert!(!summands.is_tax_of(amount, Decimal::MAX) || amount == d("0.01"), "{amount}");
            summands.tax_within(amount);
        }
        assert!(
            !is_less_than_half(Decimal::MAX, Decimal::MAX) && !multiplies_to(Decimal::MAX, d("2"), d("1"))
        );
    }

    #[test]
    fn included_tax_fits_its_rate() {
        let summands = Summands { taxes: vec![d("1.51")], rates: vec![d("6")], ..Summands::default() };
        assert_eq!(summands.tax_within(d("26.60")), Some((d("6"), d("1.51"))));
        assert_eq!(summands.tax_within(d("25.00")), None);
    }
}
