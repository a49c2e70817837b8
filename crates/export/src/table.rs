use std::sync::LazyLock;

use vouch_core::FieldKind as F;
use vouch_core::{DocumentFamily, DocumentKind};

use crate::Column;

/// The tables that can be exported. Documents of other kinds are in none of them until a person says what they are;
/// quotes, pro forma invoices, delivery notes and statements never are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// Receipts, invoices and credit notes, one row each.
    Receipts,
    /// Line items, one row each.
    LineItems,
    /// Passports, identity cards and visas, one row each. Their numbers are written in full.
    TravelDocuments,
}

/// What follows the fields of a document.
const META: [Column; 8] = [
    Column::Verdict,
    Column::Failing,
    Column::Reviewed,
    Column::ReviewedAt,
    Column::Corrected,
    Column::SourceFile,
    Column::Sha256,
    Column::Engine,
];

/// Every field that a receipt or invoice may carry, in reading order; the rate of tax precedes the tax.
static RECEIPTS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let fields = F::of_family(DocumentFamily::Expense).flat_map(|field| {
        let rate = (field == F::Tax).then_some(Column::TaxRate);
        rate.into_iter().chain([Column::Field(field)])
    });
    of_documents(fields)
});

const LINE_ITEMS: &[Column] = &[
    Column::DocumentId,
    Column::Line,
    Column::Field(F::Vendor),
    Column::Field(F::DocumentNumber),
    Column::Field(F::Date),
    Column::Field(F::Currency),
    Column::Description,
    Column::Quantity,
    Column::UnitPrice,
    Column::Amount,
    Column::Field(F::Category),
    Column::LineVerdict,
    Column::SourceFile,
    Column::Sha256,
];

static TRAVEL_DOCUMENTS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let fields = [
        F::DocumentNumber,
        F::Surname,
        F::GivenNames,
        F::Nationality,
        F::IssuingState,
        F::BirthDate,
        F::Sex,
        F::ExpiryDate,
        F::PersonalNumber,
        F::Mrz,
        F::Category,
        F::Notes,
    ];
    of_documents(fields.into_iter().map(Column::Field))
});

/// Returns the columns of a table of documents: which one it is, its fields, and how it was read.
fn of_documents(fields: impl Iterator<Item = Column>) -> Vec<Column> {
    [Column::DocumentId, Column::Kind].into_iter().chain(fields).chain(META).collect()
}

impl Table {
    /// All tables.
    pub const ALL: [Self; 3] = [Self::Receipts, Self::LineItems, Self::TravelDocuments];

    /// Returns the name used outside: on the command line and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Receipts => "receipts",
            Self::LineItems => "line_items",
            Self::TravelDocuments => "travel_documents",
        }
    }

    /// Returns the table with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// Returns its columns, unless a profile has others.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Receipts => &RECEIPTS,
            Self::LineItems => LINE_ITEMS,
            Self::TravelDocuments => &TRAVEL_DOCUMENTS,
        }
    }

    /// Returns the columns that a profile may choose from: its own and, for a line item, those of its document.
    pub(crate) fn available(self) -> impl Iterator<Item = Column> {
        let columns = self.columns();
        let of_document: &[Column] = if self == Self::LineItems { Self::Receipts.columns() } else { &[] };
        let is_new = |column: &Column| columns.iter().all(|own| own.name() != column.name());
        columns.iter().copied().chain(of_document.iter().copied().filter(is_new))
    }

    /// Returns the column with this name that a profile may choose.
    pub(crate) fn column(self, name: &str) -> Option<Column> {
        self.available().find(|column| column.name() == name)
    }

    /// Whether it holds documents of this kind.
    pub fn holds(self, kind: DocumentKind) -> bool {
        match self {
            Self::Receipts | Self::LineItems => kind.is_booked(),
            Self::TravelDocuments => kind.family() == DocumentFamily::Identity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_documents_are_those_that_others_rely_on() {
        let receipts = "document_id,kind,vendor,vendor_address,vendor_tax_id,customer,customer_tax_id,document_number,purchase_order_number,date,due_date,period_start,period_end,\
                        currency,\
                        subtotal,tax_rate,tax,service_charge,discount,rounding,tip,total,payment_method,category,\
                        notes,verdict,failing,reviewed,reviewed_at,corrected,source_file,sha256,engine";
        let travel = "document_id,kind,document_number,surname,given_names,nationality,issuing_state,birth_date,sex,\
                      expiry_date,personal_number,mrz,category,notes,verdict,failing,reviewed,reviewed_at,corrected,\
                      source_file,sha256,engine";
        for (table, header) in [(Table::Receipts, receipts), (Table::TravelDocuments, travel)] {
            let names: Vec<_> = table.columns().iter().map(|column| column.name()).collect();
            assert_eq!(names.join(","), header);
        }
    }
}
