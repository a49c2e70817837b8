//! Line items and tax lines as a person writes them.

use rust_decimal::Decimal;
use vouch_core::{Act, DocumentId, FieldKind, LineItem, Place, TaxLine, Value, Verdict};

use crate::document::api::{DocumentView, LineInput, TaxLineInput};
use crate::{App, AppError};

impl App {
    /// Puts these rows in place of all line items.
    pub(crate) fn set_line_items(
        &self,
        document: DocumentId,
        rows: &[LineInput],
    ) -> Result<DocumentView, AppError> {
        let shown = self.shown(document)?;
        let known = |row: &LineItem| {
            let alike = |one: &&LineItem| {
                (&one.description, one.quantity, one.unit_price, one.amount)
                    == (&row.description, row.quantity, row.unit_price, row.amount)
            };
            shown.extraction.line_items.iter().find(alike).map(|one| one.verdict)
        };
        let mut items = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let cell = |column, read| in_cell(at, column, read);
            let mut item = LineItem {
                description: row.description.trim().to_owned(),
                quantity: cell("quantity", number(&row.quantity))?,
                unit_price: cell("unit_price", self.amount(document, &row.unit_price))?,
                amount: cell("amount", self.amount(document, &row.amount))?,
                place: row.place.map(Place::from),
                verdict: Verdict::Likely,
            };
            item.verdict = known(&item).unwrap_or(Verdict::Likely);
            items.push(item);
        }
        if items != shown.record.line_items {
            self.act_all(vec![(document, Act::SetLineItems { rows: items })])?;
        }
        self.document(document)
    }

    /// Puts these rows in place of all tax lines.
    pub(crate) fn set_tax_lines(
        &self,
        document: DocumentId,
        rows: &[TaxLineInput],
    ) -> Result<DocumentView, AppError> {
        let mut lines = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let cell = |column, read| in_cell(at, column, read);
            lines.push(TaxLine {
                rate: cell("rate", number(&row.rate))?,
                base: cell("base", self.amount(document, &row.base))?,
                amount: cell("amount", self.amount(document, &row.amount))?,
            });
        }
        if lines != self.shown(document)?.record.tax_lines {
            self.act_all(vec![(document, Act::SetTaxLines { rows: lines })])?;
        }
        self.document(document)
    }

    fn amount(&self, document: DocumentId, text: &str) -> Result<Option<Decimal>, AppError> {
        Ok(self.parse(document, FieldKind::Subtotal, text)?.value.as_ref().and_then(Value::amount))
    }
}

fn number(text: &str) -> Result<Option<Decimal>, AppError> {
    Ok(vouch_review::parse_number(text)?)
}

/// An error that says in which cell it is.
fn in_cell<T>(row: usize, column: &str, read: Result<T, AppError>) -> Result<T, AppError> {
    read.map_err(|error| error.with("row", row).with("column", column))
}
