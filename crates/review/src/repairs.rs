use jiff::civil::Date;
use vouch_core::FieldKind::{
    self, BirthDate, Discount, DocumentNumber, ExpiryDate, Mrz, Rounding, ServiceCharge, Subtotal, Tax, Tip,
    Total,
};
use vouch_core::{Act, Change, Extraction, Finding, Record, Value, arithmetic};

use crate::record::record_with;

/// How many repairs have a key of their own, besides waiving the rule.
const MOST: usize = 2;

const MONEY: [FieldKind; 7] = [Subtotal, ServiceCharge, Discount, Tax, Rounding, Tip, Total];

/// Where the value of a repair comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairFrom {
    /// The value that was read before a person gave another.
    Printed,
    /// Another candidate of the same field.
    Candidate,
    /// The result of the rule.
    Rule,
}

/// A value with which a rule no longer fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// The field to give it to.
    pub field: FieldKind,
    /// The value.
    pub value: Value,
    /// Where it comes from.
    pub from: RepairFrom,
}

/// Returns at most two ways to make a failing rule hold, the likeliest first: the value that was read, another
/// candidate, the result of the rule. Each was tried: this rule holds then, and no other begins to fail.
pub fn repairs(
    extraction: &Extraction,
    changes: &[Change],
    record: &Record,
    finding: &Finding,
    today: Date,
) -> Vec<Repair> {
    let mut found: Vec<Repair> = Vec::new();
    for repair in offered(extraction, record, finding) {
        let is_new = record.value(repair.field) != Some(&repair.value)
            && found.iter().all(|other| (other.field, &other.value) != (repair.field, &repair.value));
        if found.len() < MOST && is_new && closes(extraction, changes, record, finding, &repair, today) {
            found.push(repair);
        }
    }
    found
}

/// Returns every value that may be meant, the likeliest first.
fn offered(extraction: &Extraction, record: &Record, finding: &Finding) -> Vec<Repair> {
    let fields: Vec<FieldKind> = match finding {
        Finding::SumOpen { .. } | Finding::LineItemsOpen { .. } => MONEY.to_vec(),
        Finding::CheckDigitFails { field: Mrz } => vec![DocumentNumber, BirthDate, ExpiryDate, Mrz],
        other => other.fields(),
    };
    let read = |field: &FieldKind| extraction.fields.get(field).map(|read| read.candidates.as_slice());
    let of = |from, place: fn(usize) -> bool| {
        let candidates = fields.iter().filter_map(|field| Some((*field, read(field)?)));
        let values = candidates.flat_map(|(field, all)| all.iter().enumerate().map(move |one| (field, one)));
        let values = values.filter(move |(_, (at, _))| place(*at));
        values.map(move |(field, (_, candidate))| Repair { field, value: candidate.value.clone(), from })
    };
    let printed = of(RepairFrom::Printed, |at| at == 0);
    let candidates = of(RepairFrom::Candidate, |at| at > 0);
    printed.chain(candidates).chain(of_rule(record, finding)).collect()
}

/// Returns the repair by the result of the rule.
fn of_rule(record: &Record, finding: &Finding) -> Option<Repair> {
    let (field, amount) = match finding {
        Finding::SumOpen { sum, .. } => (Total, *sum),
        Finding::LineItemsOpen { sum, .. } if record.value(Subtotal).is_some() => (Subtotal, *sum),
        Finding::LineItemsOpen { sum, .. } => (Total, *sum),
        Finding::TaxRateOff { rate, base, tax } => {
            (Tax, arithmetic::percentage(*rate, *base)?.round_dp(tax.scale()))
        }
        _ => return None,
    };
    Some(Repair { field, value: Value::Amount(amount), from: RepairFrom::Rule })
}

fn closes(
    extraction: &Extraction,
    changes: &[Change],
    now: &Record,
    finding: &Finding,
    repair: &Repair,
    today: Date,
) -> bool {
    let act = Act::Correct { field: repair.field, value: Some(repair.value.clone()), place: None };
    let then = record_with(extraction, changes, &act, today);
    then.findings.iter().all(|other| other.code() != finding.code())
        && then.findings.len() < now.findings.len()
}
