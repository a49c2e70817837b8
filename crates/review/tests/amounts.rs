//! Amounts of any size, from a file or typed by a person. A rule that cannot be calculated does not hold.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;
use vouch_core::{
    Act, Candidate, Change, ChangeId, DocumentId, DocumentKind, Extraction, Field, FieldKind, Finding,
    LineItem, TaxLine, Value, Verdict,
};
use vouch_review::{InputContext, failing_with, parse_input, parse_number, record, repairs, stops};

const TODAY: Date = Date::constant(2026, 4, 10);

const MONEY: [FieldKind; 7] = [
    FieldKind::Subtotal,
    FieldKind::ServiceCharge,
    FieldKind::Discount,
    FieldKind::Tax,
    FieldKind::Rounding,
    FieldKind::Tip,
    FieldKind::Total,
];

fn candidate(amount: Decimal) -> Candidate {
    Candidate {
        value: Value::Amount(amount),
        raw: amount.to_string(),
        confidence: None,
        source: "einvoice".to_owned(),
        place: None,
        score: 1.0,
        evidence: Vec::new(),
    }
}

/// Returns an invoice of these amounts, one for each money field, with rows and rates of the same.
fn invoice(amounts: &[Decimal]) -> Extraction {
    let field = |at: usize| Field {
        candidates: vec![candidate(amounts[at]), candidate(amounts[(at + 1) % amounts.len()])],
        verdict: Verdict::Likely,
        probability: None,
        printed: Vec::new(),
    };
    let at = |at: usize| Some(amounts[at]);
    Extraction {
        interpreter: "1".to_owned(),
        document: 0,
        kind: DocumentKind::Invoice,
        pages: vec![0],
        parts: Vec::new(),
        fields: MONEY.into_iter().zip((0..).map(field)).collect::<BTreeMap<_, _>>(),
        tax_lines: vec![TaxLine { rate: at(0), base: at(1), amount: at(2) }],
        line_items: rows(amounts),
        findings: vec![
            Finding::TaxRateOff { rate: amounts[4], base: amounts[5], tax: amounts[3] },
            Finding::SumOpen { terms: amounts.to_vec(), sum: amounts[0], total: amounts[6] },
        ],
    }
}

fn rows(amounts: &[Decimal]) -> Vec<LineItem> {
    let row = |amount: &Decimal| LineItem {
        description: "Chair".to_owned(),
        quantity: Some(*amount),
        unit_price: Some(*amount),
        amount: Some(*amount),
        place: None,
        verdict: Verdict::Likely,
    };
    amounts.iter().map(row).collect()
}

fn changes(acts: Vec<Act>) -> Vec<Change> {
    let change = |(number, act)| {
        let id = ChangeId::new(Uuid::from_u128(number));
        Change { id, step: id, document: DocumentId::new(Uuid::nil()), at: Timestamp::UNIX_EPOCH, act }
    };
    (1..).zip(acts).map(change).collect()
}

/// Returns any decimal, sometimes of a usual size.
fn amount() -> impl Strategy<Value = Decimal> {
    let parts = (any::<u32>(), any::<u32>(), any::<u32>(), any::<bool>(), 0..=Decimal::MAX_SCALE);
    let ends = vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::new(1, Decimal::MAX_SCALE)];
    prop_oneof![
        4 => parts.prop_map(|(low, middle, high, negative, scale)| {
            Decimal::from_parts(low, middle, high, negative, scale)
        }),
        2 => (any::<i64>(), 0u32..4).prop_map(|(units, scale)| Decimal::new(units, scale)),
        1 => (-100_000i64..100_000).prop_map(|cents| Decimal::new(cents, 2)),
        1 => prop::sample::select(ends),
    ]
}

proptest! {
    #[test]
    fn any_amounts_are_reviewed(
        read in prop::collection::vec(amount(), MONEY.len()),
        typed in prop::collection::vec(amount(), MONEY.len()),
        field in prop::sample::select(MONEY.to_vec()),
    ) {
        let invoice = invoice(&read);
        let taxes = vec![TaxLine { rate: Some(typed[0]), base: Some(typed[1]), amount: Some(typed[2]) }];
        let acts = [
            Act::Correct { field, value: Some(Value::Amount(typed[3])), place: None },
            Act::SetLineItems { rows: rows(&typed) },
            Act::SetTaxLines { rows: taxes },
        ];
        for many in 0..=acts.len() {
            let changes = changes(acts[..many].to_vec());
            let record = record(&invoice, &changes, TODAY);
            stops(&record);
            for finding in &record.findings {
                for repair in repairs(&invoice, &changes, &record, finding, TODAY) {
                    prop_assert_ne!(record.value(repair.field), Some(&repair.value));
                }
            }
        }
        failing_with(&invoice, &[(field, Value::Amount(typed[4]))], TODAY);
    }

    #[test]
    fn any_number_is_understood_or_refused(amount in amount(), text in "[-(]?[0-9.,' €]{0,40}[-)]?") {
        let context = InputContext::new(TODAY);
        for text in [amount.to_string(), text] {
            for field in [FieldKind::Total, FieldKind::Discount, FieldKind::Date, FieldKind::BirthDate] {
                let _ = parse_input(field, &text, &context);
            }
            let _ = parse_number(&text);
        }
    }
}

#[test]
fn amounts_that_cannot_be_summed_do_not_hold() {
    let invoice = invoice(&[Decimal::MAX; 7]);
    let acts = vec![
        Act::Correct {
            field: FieldKind::Tax,
            value: Some(Value::Amount(Decimal::MAX - Decimal::ONE)),
            place: None,
        },
        Act::SetLineItems { rows: rows(&[Decimal::MAX; 2]) },
        Act::SetTaxLines { rows: invoice.tax_lines.clone() },
    ];
    let record = record(&invoice, &changes(acts), TODAY);
    let codes: Vec<&str> = record.findings.iter().map(Finding::code).collect();
    assert_eq!(codes, ["line_items_open", "tax_rate_off"], "a total that is the subtotal may hold the tax");
}
