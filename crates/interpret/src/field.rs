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
pub(crate) mod date_order;
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
    let origins = country::origins(text);
    let order = date_order::PageOrder::new(text, &origins);
    let mut line_items = line_items::line_items(text);
    let roles = amounts::roles::AmountRoles::new(text, line_items::sum(&line_items));
    let blocks = blocks::group_into_blocks(text);
    let names = vendor::names(&blocks);
    let name = names.first();
    let totals = roles.totals();
    let total = totals.first().and_then(|candidate| candidate.value.amount());
    let mut candidates: BTreeMap<FieldKind, Vec<Candidate>> = roles.others(total).into_iter().collect();
    let subtotal = candidates.get(&FieldKind::Subtotal).and_then(|found| found.first()?.value.amount());
    line_items::confirm(&mut line_items, &total.into_iter().chain(subtotal).collect::<Vec<_>>());
    candidates.extend([
        (FieldKind::Total, totals),
        (FieldKind::Date, dates::dates(text, &order, today)),
        (FieldKind::DueDate, dates::due_dates(text, &order, today)),
        (FieldKind::Currency, currency::candidates(text, &origins)),
        (FieldKind::Vendor, vendor::candidates(text, &blocks, &names)),
        (FieldKind::VendorAddress, vendor_address::candidates(text, &blocks, name)),
        (FieldKind::VendorTaxId, document_number::tax_ids(text)),
        (FieldKind::DocumentNumber, document_number::document_numbers(text)),
        (FieldKind::PurchaseOrderNumber, purchase_order_number::candidates(text)),
        (FieldKind::PaymentMethod, payment_method::candidates(text)),
    ]);
    candidates.retain(|_, candidates| !candidates.is_empty());
    let weighed = [
        vendor::weighed(text, &blocks, &names),
        dates::weighed(text, &order, today),
        roles.weighed(total),
        vendor_address::weighed(text, &blocks, name),
        document_number::weighed(text),
        currency::weighed(text, &origins),
    ];
    let tax_lines = tax_lines::tax_lines(text);
    Found { candidates, line_items, tax_lines, weighed: weighed.concat() }
}
