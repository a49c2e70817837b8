//! What an engine names itself: Textract gives types with its values, and says which of them belong together.
//!
//! Its types are opinions about the same characters that our own reading rests on. So they choose among candidates and
//! add some, but prove nothing: what is proved stays proved by arithmetic and print.
//!
//! Labels are Textract's types; groups are paths that begin with `expense:N` or `identity:N`, then `/line:N` for a row
//! of what was bought or `/PARTY:ID` for what belongs to one party.

mod amounts;
mod claim;
mod expense;
mod extent;
mod join;
mod rows;
mod virtual_page;

use jiff::civil::Date;
use vouch_core::{DocumentFamily, DocumentKind, LabelledValue, Reading};

use crate::layout::annotated::{AnnotatedReading, AnnotatedText};
use crate::layout::extent::Extent;
use crate::source::printed::PrintedFields;

/// One document as an engine parts them.
#[derive(Debug)]
pub(crate) struct LabelledDocument<'a> {
    reading: &'a Reading,
    /// The parts of the pages it stands on.
    pub extent: Extent,
    values: Vec<&'a LabelledValue>,
}

/// The receipts and invoices that an engine names; none where no engine does.
pub(crate) fn documents(readings: &[Reading]) -> Vec<LabelledDocument<'_>> {
    let labelled = readings.iter().find(|reading| is_labelled(reading));
    labelled.map(extent::documents).unwrap_or_default()
}

/// All that an engine names, as one document; `None` where no engine names any.
pub(crate) fn joined(readings: &[Reading]) -> Option<LabelledDocument<'_>> {
    documents(readings).into_iter().reduce(|mut all, more| {
        all.extent.extend(more.extent);
        all.values.extend(more.values);
        all
    })
}

/// Whether an engine labels values of receipts or invoices in this reading.
pub(crate) fn is_labelled(reading: &Reading) -> bool {
    reading.values.iter().any(is_expense)
}

fn is_expense(value: &LabelledValue) -> bool {
    document(value).is_some_and(|name| name.starts_with("expense:"))
}

/// The document a value belongs to, as in `expense:1`.
pub(crate) fn document(value: &LabelledValue) -> Option<&str> {
    value.group.as_deref()?.split('/').next()
}

/// What in the document a value belongs to: `line:3`, `vendor:4f2c`.
fn part(value: &LabelledValue) -> Option<&str> {
    Some(value.group.as_deref()?.split_once('/')?.1)
}

impl LabelledDocument<'_> {
    /// Whether this is the reading that names it.
    pub(crate) fn is_of(&self, reading: &Reading) -> bool {
        std::ptr::eq(self.reading, reading)
    }

    /// What the engine says: our own reading of its text, and its own names for what it read.
    pub(crate) fn printed_fields(&self, reading: &AnnotatedReading<'_>, today: Date) -> PrintedFields {
        let source = reading.source;
        let (annotated, aspect) = reading.document(&self.extent);
        let mut printed_fields = if annotated.text_rows.rows.is_empty() {
            let page = virtual_page::page(&self.values);
            let annotated = AnnotatedText::of_page(source, &page);
            let mut printed_fields = PrintedFields::new(&annotated, page.aspect, today);
            printed_fields.forget_places();
            printed_fields
        } else {
            PrintedFields::new(&annotated, aspect, today)
        };
        let claims = expense::claims(source, &self.values, &printed_fields);
        join::join(&mut printed_fields, claims);
        if printed_fields.kind.is_none_or(|kind| kind.family() != DocumentFamily::Expense) {
            printed_fields.kind = self.kind().or(printed_fields.kind);
        }
        printed_fields
    }

    /// Receipt or invoice, by what is labelled; `None` where nothing is to be paid.
    fn kind(&self) -> Option<DocumentKind> {
        let labelled = |prefixes: &[&str]| {
            self.values.iter().any(|value| prefixes.iter().any(|prefix| value.label.starts_with(prefix)))
        };
        let billed = labelled(&["DUE_DATE", "AMOUNT_DUE", "RECEIVER_", "PAYMENT_TERMS", "PO_NUMBER"]);
        let paid = labelled(&["TOTAL", "AMOUNT_PAID", "AMOUNT_DUE"]);
        paid.then_some(if billed { DocumentKind::Invoice } else { DocumentKind::Receipt })
    }
}

#[cfg(test)]
mod tests;
