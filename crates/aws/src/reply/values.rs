//! The fields that Textract labels, as raw labelled values.
//!
//! The label is Textract's type. The group is a path: `expense:N` or `identity:N` for the document, then `/line:N` for
//! a line item, or `/TYPES:ID` for fields that belong to one party, such as `/vendor:4f2c` or
//! `/receiver+receiver_bill_to:91aa`. The currency that Textract inferred for an amount follows it as a value of its
//! own, labelled [`CURRENCY`]; the normalised form of a value follows it with a label that ends with [`NORMALIZED`].

use vouch_core::LabelledValue;

use super::layout::{bounds, confidence};
use super::shape::{Detection, ExpenseDocument, ExpenseField, IdentityDocument, Reply, each};

/// Label of the currency that Textract inferred for an amount.
pub const CURRENCY: &str = "CURRENCY";
/// Suffix of the label of a value that Textract normalised.
pub const NORMALIZED: &str = ".NormalizedValue";

/// Returns the number of documents in a reply.
pub(super) fn documents(reply: &Reply) -> u32 {
    u32::try_from(reply.expense_documents.len() + reply.identity_documents.len()).unwrap_or(u32::MAX)
}

/// Returns the values of a reply whose first page has this index; its documents are numbered after those `before`.
/// Empty values are left out: Textract also lists the fields of an identity document that it did not find.
pub(super) fn values(reply: &Reply, first_page: u32, before: u32) -> Vec<LabelledValue> {
    let number = before.saturating_add(1);
    let expenses = (number..).zip(&reply.expense_documents);
    let mut values: Vec<LabelledValue> =
        expenses.flat_map(|(number, document)| expense(document, number, first_page)).collect();
    for (at, document) in (0..).zip(&reply.identity_documents) {
        // A call contains up to two pages, each a document of its own.
        values.extend(identity(document, number.saturating_add(at), first_page.saturating_add(at)));
    }
    values
}

fn expense(document: &ExpenseDocument, number: u32, first_page: u32) -> Vec<LabelledValue> {
    let mut values = Vec::new();
    for field in each(&document.summary_fields) {
        let party = party(field).map(|party| format!("/{party}")).unwrap_or_default();
        values.extend(of_field(field, format!("expense:{number}{party}"), first_page));
    }
    let rows = each(&document.line_item_groups).flat_map(|group| each(&group.line_items));
    for (row, line) in (1..).zip(rows) {
        for field in each(&line.line_item_expense_fields) {
            values.extend(of_field(field, format!("expense:{number}/line:{row}"), first_page));
        }
    }
    values
}

/// Returns the party that a field belongs to.
fn party(field: &ExpenseField) -> Option<String> {
    let property = each(&field.group_properties).next()?;
    let types: Vec<String> = each(&property.types).map(|name| name.to_lowercase()).collect();
    Some(format!("{}:{}", types.join("+"), property.id.as_deref().unwrap_or_default()))
}

/// Returns the value of a field and its currency.
fn of_field(field: &ExpenseField, group: String, first_page: u32) -> Vec<LabelledValue> {
    let page = first_page.saturating_add(field.page_number.unwrap_or(1).max(1) - 1);
    let Some(value) = field.value_detection.as_ref() else { return Vec::new() };
    let Some(mut value) = labelled(field.label.as_ref(), value, group, page) else { return Vec::new() };
    value.caption = field.label_detection.as_ref().and_then(text).map(str::to_owned);
    let currency = field.currency.as_ref().and_then(|currency| {
        let text = currency.code.clone().filter(|code| !code.is_empty())?;
        let label = CURRENCY.to_owned();
        let (group, bounds) = (value.group.clone(), value.bounds);
        let label_confidence = confidence(currency.confidence);
        Some(LabelledValue { label, text, group, page, bounds, label_confidence, ..LabelledValue::default() })
    });
    [value].into_iter().chain(currency).collect()
}

fn identity(document: &IdentityDocument, number: u32, page: u32) -> Vec<LabelledValue> {
    let mut values = Vec::new();
    for field in each(&document.identity_document_fields) {
        let Some(detection) = field.value_detection.as_ref() else { continue };
        let group = format!("identity:{number}");
        let Some(value) = labelled(field.label.as_ref(), detection, group, page) else { continue };
        let normalized = detection.normalized_value.as_ref().and_then(|form| form.value.clone());
        let normalized = normalized.map(|text| LabelledValue {
            label: format!("{}{NORMALIZED}", value.label),
            text,
            ..value.clone()
        });
        values.push(value);
        values.extend(normalized);
    }
    values
}

/// Returns a value with its label; `None` where either is missing or empty.
fn labelled(label: Option<&Detection>, value: &Detection, group: String, page: u32) -> Option<LabelledValue> {
    Some(LabelledValue {
        label: text(label?)?.to_owned(),
        text: text(value)?.to_owned(),
        label_confidence: confidence(label?.confidence),
        group: Some(group),
        page,
        bounds: value.geometry.as_ref().and_then(bounds),
        confidence: confidence(value.confidence),
        caption: None,
    })
}

fn text(detection: &Detection) -> Option<&str> {
    detection.text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}
