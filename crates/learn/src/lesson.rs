use jiff::civil::Date;
use vouch_core::{Extraction, FieldKind, Lesson, Reading, Record, ReviewState, Value, VendorKey};
use vouch_review::InputContext;

use crate::category::document_words;
use crate::merchant::merchant_key;
use crate::print::pages;
use crate::rule::keys_to_know_again;
use crate::spot::{has_place, spots};

/// What stays the same on every document of a vendor.
const OF_VENDOR: [FieldKind; 4] =
    [FieldKind::Vendor, FieldKind::VendorAddress, FieldKind::VendorTaxId, FieldKind::Currency];

/// Whether a person has settled anything on a document that may tell of others: where not, it teaches nothing whatever
/// its readings say, and they need not be looked at.
pub fn may_teach(record: &Record) -> bool {
    let tells = |field: &FieldKind| OF_VENDOR.contains(field) || has_place(*field);
    let given = || FieldKind::ALL.iter().filter(|field| tells(field)).any(|field| is_given(record, *field));
    record.kind.family().teaches() && (given() || category(record).is_some())
}

/// What a document teaches as it stands now; `None` where a person has settled nothing on it that tells of others. The
/// same record always teaches the same, so that what is taken back is no longer taught.
pub fn lesson(extraction: &Extraction, readings: &[Reading], record: &Record, today: Date) -> Option<Lesson> {
    if !may_teach(record) {
        return None;
    }
    let corrected = |field: &FieldKind| {
        let standing = record.fields.get(field).filter(|_| is_given(record, *field))?;
        standing.value.clone().map(|value| (*field, value, standing.place))
    };
    let values = OF_VENDOR.iter().filter_map(corrected).map(|(field, value, _)| (field, value)).collect();
    let context = input_context(extraction, today);
    let pages = pages(extraction, readings);
    let found = FieldKind::ALL.iter().filter(|field| has_place(**field)).filter_map(corrected);
    let found = found.flat_map(|(field, value, place)| spots(&pages, field, &value, place, &context));
    let vendor = record.value(FieldKind::Vendor).map(Value::plain);
    let lesson = Lesson {
        day: today,
        keys: keys_of_record(extraction, readings, vendor.as_deref()),
        values,
        spots: found.collect(),
        category: category(record),
        words: document_words(extraction),
    };
    (!lesson.is_empty()).then_some(lesson)
}

/// Whether a person gave a field its value.
fn is_given(record: &Record, field: FieldKind) -> bool {
    let standing = record.fields.get(&field);
    standing.is_some_and(|field| field.review == ReviewState::Corrected && field.value.is_some())
}

/// The category that a person gave, or accepted with the document.
fn category(record: &Record) -> Option<String> {
    let field = record.fields.get(&FieldKind::Category)?;
    let settled = record.accepted || field.review != ReviewState::Untouched;
    field.value.as_ref().filter(|_| settled).map(Value::plain)
}

/// What the vendor's next document is known by: what is printed, and the name as it counts.
fn keys_of_record(extraction: &Extraction, readings: &[Reading], vendor: Option<&str>) -> Vec<VendorKey> {
    let mut keys = keys_to_know_again(extraction, readings, vendor);
    let name = vendor.and_then(|vendor| merchant_key(vendor, None)).map(VendorKey::Name);
    keys.extend(name.filter(|name| !keys.contains(name)));
    keys
}

/// How print on the document is understood.
pub(crate) fn input_context(extraction: &Extraction, today: Date) -> InputContext {
    let read = extraction.fields.get(&FieldKind::Currency).map(|field| &field.best().value);
    let currency = match read {
        Some(Value::Currency(currency)) => Some(*currency),
        _ => None,
    };
    InputContext::in_currency(today, currency)
}
