//! Arithmetic that proves amounts: sums that close, cash less change, rates that fit.

use rust_decimal::Decimal;
use vouch_core::Evidence;

/// Amounts by the part they may play in a sum, each list best first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    /// Sums before tax and charges, or with some of them in.
    pub bases: Vec<Decimal>,
    /// Taxes.
    pub taxes: Vec<Decimal>,
    /// Charges for service.
    pub services: Vec<Decimal>,
    /// Shipping.
    pub shipping: Vec<Decimal>,
    /// Tips.
    pub tips: Vec<Decimal>,
    /// Discounts, whatever their sign.
    pub discounts: Vec<Decimal>,
    /// Rounding, as printed.
    pub roundings: Vec<Decimal>,
    /// Handed over.
    pub cash: Vec<Decimal>,
    /// Given back.
    pub change: Vec<Decimal>,
    /// Rates printed, percent.
    pub rates: Vec<Decimal>,
}

/// How many candidates of one part are tried.
const TRIED: usize = 4;
/// Half a cent of difference, from rounding tax to the cent.
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// A sum whose terms come to an amount.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sum {
    /// The base.
    pub base: Decimal,
    /// Tax, service, shipping, tip, discount and rounding that were added, zero where none.
    pub tax: Decimal,
    /// Everything else that was added.
    pub rest: Vec<Decimal>,
    /// What it comes to.
    pub total: Decimal,
}

impl Sum {
    /// The terms that are not zero.
    pub(crate) fn terms(&self) -> Vec<Decimal> {
        [self.base, self.tax]
            .into_iter()
            .chain(self.rest.iter().copied())
            .filter(|term| !term.is_zero())
            .collect()
    }

    /// Whether a term takes another away: such a sum comes to its base whatever the base is.
    fn cancels(&self) -> bool {
        let terms = self.terms();
        terms.iter().enumerate().any(|(at, term)| terms[at + 1..].contains(&-*term))
    }

    /// Whether its base is a sum that holds one of its terms already.
    fn adds_again(&self, earlier: &Self) -> bool {
        let added = |sum: &Self| sum.terms().into_iter().skip(1).collect::<Vec<_>>();
        earlier.total == self.base && added(earlier).iter().any(|term| added(self).contains(term))
    }

    /// The sum as evidence.
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence::SumCloses { terms: self.terms(), total: self.total }
    }
}

impl Parts {
    /// Every sum of these parts with at least two terms that are not zero, those of fewest terms first.
    pub(crate) fn sums(&self) -> Vec<Sum> {
        let zero_or = |list: &[Decimal]| -> Vec<Decimal> {
            let mut options = vec![Decimal::ZERO];
            options.extend(list.iter().take(TRIED).copied().filter(|value| !value.is_zero()));
            options
        };
        // A whole number among cents counts something.
        let is_count = |term: &Decimal, base: &Decimal| term.scale() == 0 && base.scale() > 0;
        let lowered: Vec<Decimal> = self.discounts.iter().map(|discount| -discount.abs()).collect();
        let either_way: Vec<Decimal> =
            self.roundings.iter().take(2).flat_map(|rounding| [*rounding, -*rounding]).collect();
        let extras: Vec<Decimal> =
            self.shipping.iter().take(2).chain(self.tips.iter().take(2)).copied().collect();
        let mut sums: Vec<Sum> = Vec::new();
        for base in self.bases.iter().take(TRIED + 2).filter(|base| !base.is_zero()) {
            let fits = |tax: &Decimal| {
                tax.is_zero() || (tax.abs() * Decimal::TWO < base.abs() && !is_count(tax, base))
            };
            for tax in zero_or(&self.taxes).into_iter().filter(fits) {
                sums.push(Sum { base: *base, tax, rest: Vec::new(), total: *base + tax });
            }
        }
        for list in [&self.services, &lowered, &either_way, &extras] {
            for at in 0..sums.len() {
                for term in zero_or(list).into_iter().skip(1) {
                    let sum = &sums[at];
                    if is_count(&term, &sum.base) {
                        continue;
                    }
                    let rest = sum.rest.iter().copied().chain([term]).collect();
                    sums.push(Sum { base: sum.base, tax: sum.tax, rest, total: sum.total + term });
                }
            }
        }
        sums.retain(|sum| sum.terms().len() >= 2 && !sum.cancels());
        let earlier = sums.clone();
        sums.retain(|sum| !earlier.iter().any(|earlier| sum.adds_again(earlier)));
        sums.sort_by_key(|sum| sum.terms().len());
        sums
    }

    /// Cash less change that comes to this total, with something given back.
    pub(crate) fn cash_less_change(&self, total: Decimal) -> Option<Evidence> {
        self.cash.iter().take(TRIED).find_map(|cash| {
            let change = self
                .change
                .iter()
                .take(TRIED)
                .map(|change| change.abs())
                .find(|change| *cash - *change == total)?;
            (!change.is_zero() && !total.is_zero())
                .then_some(Evidence::CashLessChange { cash: *cash, change })
        })
    }

    /// Whether a tax is this base's at a rate printed.
    pub(crate) fn is_tax_of(&self, tax: Decimal, base: Decimal) -> bool {
        let of_rate = |rate: &Decimal| (base * rate / Decimal::ONE_HUNDRED - tax).abs() <= CENT;
        self.rates.iter().any(of_rate)
    }

    /// A tax printed that is this gross amount's at a rate printed.
    pub(crate) fn tax_within(&self, gross: Decimal) -> Option<(Decimal, Decimal)> {
        let hundred = Decimal::ONE_HUNDRED;
        self.rates.iter().filter(|rate| rate.is_sign_positive() && !rate.is_zero()).find_map(|rate| {
            let within = gross * rate / (hundred + rate);
            let tax =
                self.taxes.iter().take(TRIED).find(|tax| !tax.is_zero() && (**tax - within).abs() <= CENT)?;
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
        let parts = Parts {
            bases: vec![d("100.00")],
            taxes: vec![d("6.60")],
            services: vec![d("10.00")],
            discounts: vec![d("5.00")],
            roundings: vec![d("0.02")],
            ..Parts::default()
        };
        let sums = parts.sums();
        let terms = |total: &str| sums.iter().find(|sum| sum.total == d(total)).map(Sum::terms);
        assert_eq!(terms("111.62"), Some(vec![d("100.00"), d("6.60"), d("10.00"), d("-5.00"), d("0.02")]));
        assert_eq!(terms("99.98"), Some(vec![d("100.00"), d("-0.02")]));
        assert_eq!(terms("100.00"), None, "one term proves nothing");
        let cancelling = Parts {
            bases: vec![d("50.00")],
            taxes: vec![d("1.16")],
            discounts: vec![d("1.16")],
            ..Parts::default()
        };
        assert!(cancelling.sums().iter().all(|sum| sum.total != d("50.00")), "1.16 less 1.16 proves nothing");
    }

    #[test]
    fn a_term_is_added_once() {
        let parts =
            Parts { bases: vec![d("2.55"), d("2.56")], roundings: vec![d("0.01")], ..Parts::default() };
        let totals: Vec<Decimal> = parts.sums().iter().map(|sum| sum.total).collect();
        assert!(totals.contains(&d("2.56")) && !totals.contains(&d("2.57")), "{totals:?}");
    }

    #[test]
    fn change_of_nothing_proves_nothing() {
        let parts = Parts {
            cash: vec![d("20.00"), d("13.25")],
            change: vec![d("6.75"), d("0.00")],
            ..Parts::default()
        };
        assert!(parts.cash_less_change(d("13.25")).is_some());
        let exact = Parts { cash: vec![d("13.25")], change: vec![d("0.00")], ..Parts::default() };
        assert!(exact.cash_less_change(d("13.25")).is_none());
    }

    #[test]
    fn included_tax_fits_its_rate() {
        let parts = Parts { taxes: vec![d("1.51")], rates: vec![d("6")], ..Parts::default() };
        assert_eq!(parts.tax_within(d("26.60")), Some((d("6"), d("1.51"))));
        assert_eq!(parts.tax_within(d("25.00")), None);
    }
}
