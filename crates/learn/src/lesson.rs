use jiff::civil::Date;
use vouch_core::{Extraction, FieldKind, Lesson, Reading, Record, ReviewState, Value, VendorKey};
use vouch_review::InputContext;

use crate::category::document_words;
use crate::merchant::merchant_key;
use crate::rule::identifying_keys;
use crate::spot::{is_remembered_by_place, spots};
use crate::text_run::pages;

/// Fields that are the same on every document of a vendor.
const OF_VENDOR: [FieldKind; 4] =
    [FieldKind::Vendor, FieldKind::VendorAddress, FieldKind::VendorTaxId, FieldKind::Currency];

/// Whether a person has settled anything on a document that may help with others. If not, nothing can be learned from
/// it, and its readings need not be loaded.
pub fn may_teach(record: &Record) -> bool {
    let is_relevant = |field: &FieldKind| OF_VENDOR.contains(field) || is_remembered_by_place(*field);
    let given =
        || FieldKind::ALL.iter().filter(|field| is_relevant(field)).any(|field| is_given(record, *field));
    record.kind.family().teaches() && (given() || category(record).is_some())
}

/// Returns what can be learned from a document in its present state; `None` where a person has settled nothing on it
/// that helps with others. The same record always gives the same lesson, so that undone changes teach nothing.
pub fn lesson(extraction: &Extraction, readings: &[Reading], record: &Record, today: Date) -> Option<Lesson> {
    if !may_teach(record) {
        return None;
    }
    let corrected = |field: &FieldKind| {
        let given = record.fields.get(field).filter(|_| is_given(record, *field))?;
        given.value.clone().map(|value| (*field, value, given.place))
    };
    let values = OF_VENDOR.iter().filter_map(corrected).map(|(field, value, _)| (field, value)).collect();
    let context = input_context(extraction, today);
    let pages = pages(extraction, readings);
    let found = FieldKind::ALL.iter().filter(|field| is_remembered_by_place(**field)).filter_map(corrected);
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
    let field = record.fields.get(&field);
    field.is_some_and(|field| field.review == ReviewState::Corrected && field.value.is_some())
}

/// Returns the category that a person gave, or accepted with the document.
fn category(record: &Record) -> Option<String> {
    let field = record.fields.get(&FieldKind::Category)?;
    let settled = record.accepted || field.review != ReviewState::Untouched;
    field.value.as_ref().filter(|_| settled).map(Value::plain)
}

/// Returns the keys of the vendor's next document: what is printed, and the name that counts.
fn keys_of_record(extraction: &Extraction, readings: &[Reading], vendor: Option<&str>) -> Vec<VendorKey> {
    let mut keys = identifying_keys(extraction, readings, vendor);
    let name = vendor.and_then(|vendor| merchant_key(vendor, None)).map(VendorKey::Name);
    keys.extend(name.filter(|name| !keys.contains(name)));
    keys
}

/// Returns how text on the document is interpreted.
pub(crate) fn input_context(extraction: &Extraction, today: Date) -> InputContext {
    let read = extraction.fields.get(&FieldKind::Currency).map(|field| &field.best().value);
    let currency = match read {
        Some(Value::Currency(currency)) => Some(*currency),
        _ => None,
    };
    InputContext::in_currency(today, currency)
}
