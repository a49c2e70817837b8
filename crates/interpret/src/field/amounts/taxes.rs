//! The tax of all rates together, and the sum before tax, from the tables of taxes.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, Value, arithmetic};

use crate::field::amounts::roles::AmountRoles;
use crate::field::amounts::sums::is_less_than_half;
use crate::field::amounts::tax_sum::TaxSum;
use crate::text::tag::Tag;

/// What the score of a tax gains where its table closes with the total, where its row closes, and where it is the sum
/// of several rates. Set by hand, in the units of the weights: more than any caption adds.
const WITH_TOTAL: f32 = 4.0;
const IN_ROW: f32 = 2.0;
const SEVERAL: f32 = 1.0;
/// A single tax that only its words call so gains nothing over others; it counts where there is no other.
const CALLED: f32 = 0.1;

/// A table of taxes and what it has to do with the total.
struct Fit<'a> {
    sum: &'a TaxSum,
    /// What the score gains.
    gain: f32,
    /// The arithmetic, where it includes the total.
    proof: Option<Evidence>,
}

impl AmountRoles<'_> {
    /// Returns the sum of a table of taxes that is this total: all amounts before tax and all taxes.
    pub(super) fn tax_table_to(&self, total: Decimal) -> Option<Evidence> {
        let table = self.tax_sums.iter().rev().find(|sum| sum.gross == Some(total))?;
        self.table_evidence(table, total)
    }

    /// Returns a table as evidence for the total. The amounts before tax must be printed as well: one that was
    /// calculated from the total proves nothing about it.
    fn table_evidence(&self, table: &TaxSum, total: Decimal) -> Option<Evidence> {
        let nets = table.nets.as_ref()?;
        let is_printed = |net: &Decimal| self.amounts.iter().any(|amount| amount.value == *net);
        if table.taxes.len() < 2 && !nets.iter().all(is_printed) {
            return None;
        }
        let terms: Vec<Decimal> =
            nets.iter().chain(&table.taxes).copied().filter(|term| !term.is_zero()).collect();
        (terms.len() > 1).then_some(Evidence::SumCloses { terms, total })
    }

    /// Returns the table that fits the total best; of equals, the last.
    fn best_table(&self, total: Option<Decimal>) -> Option<Fit<'_>> {
        let fits = self.tax_sums.iter().filter(|sum| {
            let is_part = |total: Decimal| is_less_than_half(sum.tax, total);
            total.is_none_or(is_part) && !sum.tax.is_zero()
        });
        let provable = total.filter(|total| self.is_outside_tables(*total));
        let fit = |sum: &'_ TaxSum| -> (f32, Option<Evidence>) {
            let table = provable.filter(|total| sum.gross == Some(*total));
            if let Some(proof) = table.and_then(|total| self.table_evidence(sum, total)) {
                return (WITH_TOTAL, Some(proof));
            }
            let added = provable.and_then(|total| self.sums_to(total).find(|closed| closed.tax == sum.tax));
            if let Some(closed) = added {
                return (WITH_TOTAL, Some(closed.evidence()));
            }
            if total.is_some_and(|total| sum.is_within(total)) {
                return (IN_ROW, None);
            }
            if sum.is_uncalled {
                return (0.0, None);
            }
            let several = if sum.taxes.len() > 1 { SEVERAL } else { CALLED };
            let in_row = if sum.gross.is_some() { IN_ROW } else { 0.0 };
            (several + in_row, None)
        };
        let mut best: Option<Fit<'_>> = None;
        for sum in fits {
            let (gain, proof) = fit(sum);
            if gain > 0.0 && best.as_ref().is_none_or(|best| gain >= best.gain) {
                best = Some(Fit { sum, gain, proof });
            }
        }
        best
    }

    /// Adds the tax of all rates together to the candidates for the tax.
    pub(super) fn add_all_rates(&self, candidates: &mut Vec<Candidate>, total: Option<Decimal>) {
        let Some(Fit { sum, gain, proof }) = self.best_table(total) else { return };
        let highest = candidates.iter().map(|candidate| candidate.score).fold(0.0, f32::max);
        if gain == CALLED && !candidates.is_empty() {
            return;
        }
        let value = Value::Amount(sum.tax);
        let known = candidates.iter().position(|candidate| candidate.value == value);
        let mut candidate = match known {
            Some(at) => candidates.remove(at),
            None => {
                let Some(first) = self.amounts.iter().find(|amount| amount.figure == sum.figure) else {
                    return;
                };
                let mut candidate = self.candidate(first, 0.0, Vec::new());
                if sum.taxes.len() > 1 {
                    let terms: Vec<String> = sum.taxes.iter().map(Decimal::to_string).collect();
                    candidate.raw = terms.join(" + ");
                    candidate
                        .evidence
                        .retain(|evidence| !matches!(evidence, Evidence::PrintedElsewhere { .. }));
                }
                candidate.value = value;
                candidate
            }
        };
        candidate.score = highest.max(candidate.score) + gain;
        if let Some(proof) = proof.filter(|proof| !candidate.evidence.contains(proof)) {
            candidate.evidence.insert(0, proof);
        }
        candidates.push(candidate);
    }

    /// Adds the sum of the amounts before tax, where they are printed and no sum before tax is.
    pub(super) fn add_sum_of_nets(&self, candidates: &mut Vec<Candidate>, total: Option<Decimal>) {
        let Some(Fit { sum, proof: Some(proof), .. }) = self.best_table(total) else { return };
        let Some(nets) = &sum.nets else { return };
        let Some(net) = arithmetic::sum(nets) else { return };
        let figures = &self.annotated.figures;
        let printed = |net: &Decimal| self.amounts.iter().find(|amount| amount.value == *net);
        let Some(first) =
            nets.first().and_then(printed).filter(|_| nets.iter().all(|net| printed(net).is_some()))
        else {
            return;
        };
        let is_called = |candidate: &Candidate| {
            let mut places =
                self.amounts.iter().filter(|amount| candidate.value == Value::Amount(amount.value));
            places.any(|amount| figures[amount.figure].0.own.has(Tag::Sub))
        };
        if candidates.iter().any(|candidate| is_called(candidate) && candidate.score > 0.0) {
            return;
        }
        let highest = candidates.iter().map(|candidate| candidate.score).fold(0.0, f32::max);
        let known = candidates.iter().position(|candidate| candidate.value == Value::Amount(net));
        let mut candidate = match known {
            Some(at) => candidates.remove(at),
            None => {
                let mut candidate = self.candidate(first, 0.0, Vec::new());
                if nets.len() > 1 {
                    let terms: Vec<String> = nets.iter().map(Decimal::to_string).collect();
                    candidate.raw = terms.join(" + ");
                }
                candidate.value = Value::Amount(net);
                candidate
            }
        };
        candidate.score = highest.max(candidate.score) + WITH_TOTAL;
        // Where prices include tax, another sum may be meant: several amounts before tax stay likely.
        if nets.len() > 1 {
            candidate.evidence.retain(|evidence| !matches!(evidence, Evidence::SumCloses { .. }));
        } else if !candidate.evidence.contains(&proof) {
            candidate.evidence.insert(0, proof);
        }
        candidates.push(candidate);
    }
}
