//! The reading of an e-invoice to candidates.
//!
//! Amounts keep the sign they are stated with. EN 16931 states a credit note (BT-3 of 381) in positive amounts: the kind
//! of the document says which way the money flows, and turning the sign here would contradict the printed page.

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{
    Candidate, Currency, DocumentKind, Evidence, FieldKind, LabelledValue, LineItem, Place, Reading, TaxLine,
    Value, ValueKind, Verdict, arithmetic,
};

use super::term::{decimal, stated};
use super::{sub_lines, type_code};
use crate::source::labels::{FieldLabels, LABELS, Terms};

/// What an e-invoice claims.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claims {
    /// What the document is.
    pub kind: Option<DocumentKind>,
    /// Candidates by field.
    pub candidates: Vec<(FieldKind, Candidate)>,
    /// What else the data states for a field: the page may show the trading name, the amount due, the sum of all lines.
    pub alternatives: Vec<(FieldKind, Value)>,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
}

/// What the reading of an e-invoice claims. Values that do not parse are left out.
pub(crate) fn claims(reading: &Reading) -> Claims {
    let source = reading.engine.name.as_str();
    let (header, grouped): (Vec<_>, Vec<_>) = reading.values.iter().partition(|value| value.group.is_none());
    let currency =
        header.iter().find(|value| value.label == "BT-5").and_then(|value| value.text.parse().ok());
    let header = Header { source, values: header, currency };
    let lines = sub_lines::counted(groups(&grouped, "line:").collect(), header.amount_of("BT-106"));
    Claims {
        kind: Some(header.kind()),
        candidates: header.candidates(),
        alternatives: header.alternatives(),
        line_items: lines.iter().filter_map(|line| line_item(line, currency)).collect(),
        tax_lines: groups(&grouped, "tax:").filter_map(|tax| tax_line(&tax, currency)).collect(),
    }
}

/// The values that stand once.
struct Header<'a> {
    source: &'a str,
    values: Vec<&'a LabelledValue>,
    currency: Option<Currency>,
}

impl Header<'_> {
    fn kind(&self) -> DocumentKind {
        let code = self.all(&["BT-3"]).into_iter().next();
        code.map_or(DocumentKind::Invoice, |code| type_code::kind(&code.text))
    }

    fn amount_of(&self, label: &str) -> Option<Decimal> {
        self.amount(label).map(|(_, amount)| amount)
    }

    fn alternatives(&self) -> Vec<(FieldKind, Value)> {
        let of_field = |labels: &FieldLabels| -> Vec<(FieldKind, Value)> {
            let field = labels.field;
            let terms: Vec<&str> = match labels.terms {
                Terms::First(terms) => terms.to_vec(),
                Terms::Sum(sums) => sums.iter().flat_map(|sum| sum.iter().map(|(term, _)| *term)).collect(),
                Terms::None | Terms::SumUnlessZero(_) | Terms::Address => Vec::new(),
            };
            let stated = self.all(&terms).into_iter();
            stated.filter_map(|value| Some((field, self.parsed(field.value_kind(), &value.text)?))).collect()
        };
        LABELS.iter().flat_map(of_field).collect()
    }

    fn candidates(&self) -> Vec<(FieldKind, Candidate)> {
        LABELS.iter().filter_map(|labels| Some((labels.field, self.field(labels)?))).collect()
    }

    fn field(&self, labels: &FieldLabels) -> Option<Candidate> {
        match labels.terms {
            Terms::None => None,
            Terms::First(terms) => self.first(terms, |text| self.parsed(labels.field.value_kind(), text)),
            Terms::Sum(sums) => sums.iter().find_map(|terms| self.sum(terms)),
            Terms::SumUnlessZero(terms) => self.unless_zero(terms),
            Terms::Address => self.address(),
        }
    }

    /// The address on one line, in the order it is written in an address field of the country: the standard does not
    /// say it, so street, postcode with town, region, country.
    fn address(&self) -> Option<Candidate> {
        let street = self.all(&["BT-35", "BT-36", "BT-162"]);
        let town = self.all(&["BT-38", "BT-37"]);
        let rest = self.all(&["BT-39", "BT-40"]);
        let joined = town.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" ");
        let lines = street.iter().map(|value| value.text.as_str());
        let lines = lines.chain((!joined.is_empty()).then_some(joined.as_str()));
        let lines = lines.chain(rest.iter().map(|value| value.text.as_str()));
        let text = lines.collect::<Vec<_>>().join(", ");
        let used: Vec<_> = [street, town, rest].concat();
        self.candidate(&used, &text, Value::Text(text.clone()))
    }

    /// The first of these terms that is stated and parses.
    fn first(&self, labels: &[&str], parse: impl Fn(&str) -> Option<Value>) -> Option<Candidate> {
        labels
            .iter()
            .flat_map(|label| self.all(&[label]))
            .find_map(|value| self.candidate(&[value], &value.text, parse(&value.text)?))
    }

    /// The signed sum of these terms: the first must be stated, the others count as far as they are.
    fn sum(&self, terms: &[(&str, i64)]) -> Option<Candidate> {
        let (first, rest) = terms.split_first()?;
        let signed = |(label, sign): &(&str, i64)| {
            self.amount(label).map(|(value, amount)| (value, if *sign < 0 { -amount } else { amount }))
        };
        let (value, mut sum) = signed(first)?;
        let mut used = vec![value];
        for (value, amount) in rest.iter().filter_map(signed).filter(|(_, amount)| !amount.is_zero()) {
            sum = arithmetic::sum([sum, amount])?;
            used.push(value);
        }
        let raw = used.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" + ");
        self.candidate(&used, &raw, Value::Amount(in_currency(sum, self.currency)))
    }

    fn unless_zero(&self, terms: &[(&str, i64)]) -> Option<Candidate> {
        self.sum(terms).filter(|candidate| candidate.value.amount().is_some_and(|amount| !amount.is_zero()))
    }

    /// A stated text as a value of this kind.
    fn parsed(&self, kind: ValueKind, text: &str) -> Option<Value> {
        match kind {
            ValueKind::Text => Some(Value::Text(text.to_owned())),
            ValueKind::Code => Some(Value::Code(text.to_owned())),
            ValueKind::Date => day(text).map(Value::Date),
            ValueKind::Currency => text.parse::<Currency>().ok().map(Value::Currency),
            ValueKind::Amount => {
                decimal(text).map(|amount| Value::Amount(in_currency(amount, self.currency)))
            }
            ValueKind::Country | ValueKind::Sex => None,
        }
    }

    fn amount(&self, label: &str) -> Option<(&LabelledValue, Decimal)> {
        self.all(&[label]).into_iter().find_map(|value| Some((value, decimal(&value.text)?)))
    }

    fn all(&self, labels: &[&str]) -> Vec<&LabelledValue> {
        labels
            .iter()
            .flat_map(|label| self.values.iter().copied().filter(move |v| v.label == *label))
            .collect()
    }

    /// A candidate resting on these values; `None` for none.
    fn candidate(&self, used: &[&LabelledValue], raw: &str, value: Value) -> Option<Candidate> {
        let first = used.first()?;
        let element = |value: &&LabelledValue| Evidence::EinvoiceElement { element: value.label.clone() };
        Some(Candidate {
            value,
            raw: raw.to_owned(),
            confidence: None,
            source: self.source.to_owned(),
            place: Some(Place { page: first.page, bounds: first.bounds }),
            score: 1.0,
            evidence: used.iter().map(element).collect(),
        })
    }
}

/// An amount with the decimals of its currency, as far as no digit is lost: 952.0000 is 952.00.
fn in_currency(amount: Decimal, currency: Option<Currency>) -> Decimal {
    let Some(currency) = currency else { return amount };
    let mut shown = amount.normalize();
    if shown.scale() < currency.decimals() {
        shown.rescale(currency.decimals());
    }
    shown
}

/// The values of each group whose name begins so, in order.
fn groups<'a>(values: &'a [&LabelledValue], prefix: &'a str) -> impl Iterator<Item = Vec<&'a LabelledValue>> {
    values
        .chunk_by(|a, b| a.group == b.group)
        .filter(move |group| group[0].group.as_deref().is_some_and(|name| name.starts_with(prefix)))
        .map(<[_]>::to_vec)
}

/// One row; `None` for a row that only carries a note.
fn line_item(line: &[&LabelledValue], currency: Option<Currency>) -> Option<LineItem> {
    let amount = |label| stated(line, label).and_then(decimal);
    let money = |amount| in_currency(amount, currency);
    // A price may be stated for more than one: 12.50 for 100 pieces.
    let per = amount("BT-149").filter(|quantity| !quantity.is_zero()).unwrap_or(Decimal::ONE);
    let item = LineItem {
        description: stated(line, "BT-153").or_else(|| stated(line, "BT-154"))?.to_owned(),
        quantity: amount("BT-129"),
        unit_price: amount("BT-146").and_then(|price| price.checked_div(per)).map(money),
        amount: amount("BT-131").map(money),
        place: None,
        verdict: Verdict::Proved,
    };
    Some(item)
}

fn tax_line(tax: &[&LabelledValue], currency: Option<Currency>) -> Option<TaxLine> {
    let amount = |label| stated(tax, label).and_then(decimal);
    let money = |label| amount(label).map(|amount| in_currency(amount, currency));
    let line = TaxLine { rate: amount("BT-119"), base: money("BT-116"), amount: money("BT-117") };
    (line.base.is_some() || line.amount.is_some()).then_some(line)
}

/// A day as UBL writes it (2026-03-05, perhaps with time or zone) or as CII does (20260305).
fn day(text: &str) -> Option<Date> {
    let digits = |from: usize, to: usize| text.get(from..to)?.parse().ok();
    let (year, month, day) = if text.len() >= 8 && text.bytes().take(8).all(|byte| byte.is_ascii_digit()) {
        (digits(0, 4)?, digits(4, 6)?, digits(6, 8)?)
    } else if text.get(4..5) == Some("-") && text.get(7..8) == Some("-") {
        (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?)
    } else {
        return None;
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
