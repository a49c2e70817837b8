//! One file or folder a field: its candidates in a text, best first. [`find`] asks them all.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{Candidate, FieldKind, LineItem, TaxLine};

use crate::layout::annotated::AnnotatedText;
use crate::score::trace::Weighed;

pub(crate) mod address_line;
pub(crate) mod amounts;
pub(crate) mod blocks;
pub(crate) mod country;
pub(crate) mod currency;
pub(crate) mod customer;
pub(crate) mod dates;
pub(crate) mod document_number;
pub(crate) mod kind;
pub(crate) mod line_items;
pub(crate) mod party;
pub(crate) mod payment_method;
pub(crate) mod purchase_order_number;
pub(crate) mod tax_lines;
pub(crate) mod vendor;
pub(crate) mod vendor_address;
pub(crate) mod vendor_tax_id;

/// Everything that was found in a text.
#[derive(Debug)]
pub(crate) struct Found {
    /// Candidates by field, best first; no field without any.
    pub candidates: BTreeMap<FieldKind, Vec<Candidate>>,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
    /// Everything that could have been one of the fields.
    pub weighed: Vec<Weighed>,
}

/// Finds all fields of a receipt or invoice. A field that is read from text has its line here.
pub(crate) fn find(text: &AnnotatedText, today: Date) -> Found {
    let blocks = blocks::group_into_blocks(text);
    let origins = country::origins_of(text, &blocks);
    let dates = dates::PageDates::new(text, &origins, today);
    let mut line_items = line_items::line_items(text);
    let roles = amounts::roles::AmountRoles::new(text, line_items::sum(&line_items));
    let witnesses = vendor::Witnesses::new(text);
    let names = vendor::names(&blocks, &witnesses);
    let name = names.first();
    let totals = roles.totals();
    let total = totals.first().and_then(|candidate| candidate.value.amount());
    let of_dates = dates.candidates(today);
    let known = currency::Known { total, date: issued(&of_dates) };
    let customer_tax_ids = customer::tax_ids(text, &blocks);
    let tax_ids = vendor_tax_id::candidates(text, &blocks, &origins);
    let mut candidates: BTreeMap<FieldKind, Vec<Candidate>> = roles.others(total).into_iter().collect();
    let subtotal = candidates.get(&FieldKind::Subtotal).and_then(|found| found.first()?.value.amount());
    line_items::confirm(&mut line_items, &total.into_iter().chain(subtotal).collect::<Vec<_>>());
    candidates.extend([
        (FieldKind::Total, totals),
        (FieldKind::Currency, currency::candidates(text, &origins, known)),
        (FieldKind::Vendor, vendor::candidates(text, &blocks, &names, &witnesses)),
        (FieldKind::VendorAddress, vendor_address::candidates(text, &blocks, name)),
        (FieldKind::VendorTaxId, of_seller(tax_ids, &customer_tax_ids)),
        (FieldKind::Customer, customer::names(text, &blocks, name.map(|name| name.text.as_str()))),
        (FieldKind::DocumentNumber, document_number::document_numbers(text)),
        (FieldKind::PurchaseOrderNumber, purchase_order_number::candidates(text)),
        (FieldKind::PaymentMethod, payment_method::candidates(text)),
    ]);
    candidates.extend(of_dates);
    candidates.insert(FieldKind::CustomerTaxId, customer_tax_ids);
    candidates.retain(|_, candidates| !candidates.is_empty());
    let weighed = [
        vendor::weighed(text, &blocks, &names),
        dates.weighed(today),
        roles.weighed(total),
        vendor_address::weighed(text, &blocks, name),
        document_number::weighed(text),
        vendor_tax_id::weighed(text, &blocks, &origins),
        currency::weighed(text, &origins, known),
    ];
    let tax_lines = tax_lines::tax_lines(text);
    Found { candidates, line_items, tax_lines, weighed: weighed.concat() }
}

/// Returns the day of issue, if one was found.
fn issued(dates: &[(FieldKind, Vec<Candidate>)]) -> Option<Date> {
    let (_, days) = dates.iter().find(|(kind, _)| *kind == FieldKind::Date)?;
    days.first().and_then(|day| day.value.date())
}

/// Returns the numbers that are not the buyer's.
fn of_seller(numbers: Vec<Candidate>, of_buyer: &[Candidate]) -> Vec<Candidate> {
    let is_buyers = |number: &Candidate| of_buyer.iter().any(|other| other.place == number.place);
    numbers.into_iter().filter(|number| !is_buyers(number)).collect()
}
