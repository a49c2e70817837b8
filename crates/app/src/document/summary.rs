//! What a document is browsed by, derived from what counts now.

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{BoundingBox, Change, DocumentFamily, Extraction, FieldKind, Pile, Reading, Record, Value};
use vouch_store::Summary;

/// The pile a document lies on before a person has done anything.
pub fn pile_of(extraction: &Extraction, today: Date) -> Pile {
    vouch_review::pile(&vouch_review::record(extraction, &[], today))
}

pub(crate) fn summary(extraction: &Extraction, changes: &[Change], today: Date) -> Summary {
    let record = vouch_review::record(extraction, changes, today);
    let day = if record.kind.family() == DocumentFamily::Identity {
        FieldKind::ExpiryDate
    } else {
        FieldKind::Date
    };
    let currency = match record.value(FieldKind::Currency) {
        Some(Value::Currency(currency)) => Some(*currency),
        _ => None,
    };
    Summary {
        kind: record.kind,
        pile: vouch_review::pile(&record),
        stops: vouch_review::stops(&record).iter().map(|stop| stop.field).collect(),
        glances: vouch_review::glances(&record),
        page: extraction.pages.first().copied().unwrap_or(0),
        accepted: record.accepted,
        vendor: title(&record),
        number: record.value(FieldKind::DocumentNumber).map(Value::plain),
        category: record.value(FieldKind::Category).map(Value::plain),
        date: record.value(day).and_then(Value::date),
        currency,
        total: booked_total(&record),
    }
}

/// The total as a list sums it: negative where money comes back, and none for what does not belong in the books.
fn booked_total(record: &Record) -> Option<Decimal> {
    let total = record.value(FieldKind::Total).and_then(Value::amount)?;
    record.kind.is_booked().then(|| record.kind.in_books(total, Some(total)))
}

/// The values of all fields in plain form, to be found by.
pub(crate) fn values(record: &Record) -> Vec<String> {
    record.fields.values().filter_map(|field| field.value.as_ref()).map(Value::plain).collect()
}

/// Everything that was read where a document stands, for search. A witness that repeats another does no harm.
pub(crate) fn text(readings: &[Reading], extraction: &Extraction) -> String {
    let places = extraction.places();
    let is_of = |page: u32, bounds: Option<&BoundingBox>| {
        let mut on_page = places.iter().filter(|place| place.page == page);
        places.is_empty()
            || on_page.any(|place| place.bounds.zip(bounds).is_none_or(|(part, it)| part.holds_middle_of(it)))
    };
    let pages = readings.iter().flat_map(|reading| &reading.pages);
    let lines = pages.flat_map(|page| page.layout.lines.iter().map(move |line| (page.page, line)));
    let texts = lines.filter(|(page, line)| is_of(*page, Some(&line.bounds))).map(|(_, line)| line.text());
    let values = readings.iter().flat_map(|reading| &reading.values);
    let named =
        values.filter(|value| is_of(value.page, value.bounds.as_ref())).map(|value| value.text.clone());
    texts.chain(named).collect::<Vec<_>>().join("\n")
}

/// What a person would call the document: the vendor, or whose travel document it is.
fn title(record: &Record) -> Option<String> {
    let plain = |kind| record.value(kind).map(Value::plain);
    if !(record.kind.family() == DocumentFamily::Identity) {
        return plain(FieldKind::Vendor);
    }
    let names: Vec<String> =
        [FieldKind::Surname, FieldKind::GivenNames].into_iter().filter_map(plain).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
