//! What one witness says about a receipt or invoice, before witnesses are heard together.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{Candidate, DocumentKind, FieldKind, LineItem, PageReading, TaxLine, TextOrigin};

use crate::date_order::PageOrder;
use crate::explain::Weighed;
use crate::ledger::Ledger;
use crate::sheet::Sheet;
use crate::survey::Survey;
use crate::{address, country, currency, days, kind, line_items, number, payment, tax_lines, units, vendor};

/// What one witness says.
#[derive(Debug, Default)]
pub(crate) struct Testimony {
    /// Name of the witness.
    pub source: String,
    /// What it takes the document for.
    pub kind: Option<DocumentKind>,
    /// Candidates by field, best first.
    pub fields: BTreeMap<FieldKind, Vec<Candidate>>,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
    /// Everything that could have been one of the fields.
    pub weighed: Vec<Weighed>,
}

impl Testimony {
    /// What stands on these pages of one witness.
    pub(crate) fn new(source: &str, pages: &[&PageReading], today: Date) -> Self {
        let sheet = Sheet::new(source, pages);
        let survey = Survey::new(&sheet);
        let origins = country::origins(&survey);
        let order = PageOrder::new(&survey, &origins);
        let items = line_items::line_items(&survey);
        let ledger = Ledger::new(&survey, line_items::sum(&items));
        let units = units::units(&survey);
        let names = vendor::names(&units);
        let totals = ledger.totals();
        let total = totals.first().and_then(|candidate| candidate.value.amount());
        let aspect = pages.first().map_or(1.0, |page| page.aspect);
        let mut fields: BTreeMap<FieldKind, Vec<Candidate>> = ledger.others(total).into_iter().collect();
        fields.insert(FieldKind::Total, totals);
        fields.insert(FieldKind::Date, days::dates(&survey, &order, today));
        fields.insert(FieldKind::DueDate, days::due_dates(&survey, &order, today));
        fields.insert(FieldKind::Currency, currency::candidates(&survey, &origins));
        fields.insert(FieldKind::Vendor, vendor::candidates(&survey, &units, &names));
        fields.insert(FieldKind::VendorAddress, address::candidates(&survey, &units, names.first()));
        fields.insert(FieldKind::VendorTaxId, number::tax_ids(&survey));
        fields.insert(FieldKind::DocumentNumber, number::document_numbers(&survey));
        fields.insert(FieldKind::PaymentMethod, payment::candidates(&survey));
        fields.retain(|_, candidates| !candidates.is_empty());
        for candidate in fields.values_mut().flatten() {
            note_characters(candidate, &sheet);
        }
        let tax_lines = tax_lines::tax_lines(&survey);
        let mut weighed = vendor::weighed(&survey, &units, &names);
        weighed.extend(days::weighed(&survey, &order, today));
        weighed.extend(ledger.weighed(total));
        weighed.extend(address::weighed(&survey, &units, names.first()));
        weighed.extend(number::weighed(&survey));
        weighed.extend(currency::weighed(&survey, &origins));
        Self {
            source: source.to_owned(),
            kind: Some(kind::kind(&survey, aspect)),
            fields,
            line_items: items,
            tax_lines,
            weighed,
        }
    }
}

impl Testimony {
    /// Forgets where on the page everything stands: the places were made up.
    pub(crate) fn forget_places(&mut self) {
        let of_fields = self.fields.values_mut().flatten().filter_map(|candidate| candidate.place.as_mut());
        let of_items = self.line_items.iter_mut().filter_map(|item| item.place.as_mut());
        of_fields.chain(of_items).for_each(|place| place.bounds = None);
    }

    /// Whether it saw any amount that could be the total.
    pub(crate) fn has_money(&self) -> bool {
        self.fields.contains_key(&FieldKind::Total)
    }
}

/// Confidence from which on print is called clear.
const CLEAR: f32 = 0.9;

/// Adds what the witness says about the characters themselves.
fn note_characters(candidate: &mut Candidate, sheet: &Sheet) {
    let page = candidate.place.map(|place| place.page);
    let origin = sheet.rows.iter().find(|row| Some(row.page) == page).map(|row| row.origin);
    match (origin, candidate.confidence) {
        (Some(TextOrigin::Exact), _) => candidate.evidence.insert(0, vouch_core::Evidence::ExactText),
        (_, Some(confidence)) if confidence.get() >= CLEAR => {
            candidate.evidence.push(vouch_core::Evidence::ReadClearly { confidence });
        }
        (_, Some(confidence)) => candidate.evidence.push(vouch_core::Evidence::ReadPoorly { confidence }),
        _ => {}
    }
}
