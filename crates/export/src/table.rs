use vouch_core::FieldKind as F;
use vouch_core::{DocumentFamily, DocumentKind};

use crate::{Cell, Column, ExportRecord};

/// The tables that can be exported. Documents of other kinds are in none of them until a person says what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// Receipts and invoices, one row each.
    Receipts,
    /// Line items, one row each.
    LineItems,
    /// Passports, identity cards and visas, one row each. Their numbers are written in full.
    TravelDocuments,
}

const RECEIPTS: &[Column] = &[
    Column::DocumentId,
    Column::Kind,
    Column::Field(F::Vendor),
    Column::Field(F::VendorAddress),
    Column::Field(F::VendorTaxId),
    Column::Field(F::DocumentNumber),
    Column::Field(F::Date),
    Column::Field(F::DueDate),
    Column::Field(F::Currency),
    Column::Field(F::Subtotal),
    Column::TaxRate,
    Column::Field(F::Tax),
    Column::Field(F::ServiceCharge),
    Column::Field(F::Discount),
    Column::Field(F::Rounding),
    Column::Field(F::Tip),
    Column::Field(F::Total),
    Column::Field(F::PaymentMethod),
    Column::Field(F::Category),
    Column::Field(F::Notes),
    Column::Verdict,
    Column::Failing,
    Column::Reviewed,
    Column::ReviewedAt,
    Column::Corrected,
    Column::SourceFile,
    Column::Sha256,
    Column::Engine,
];

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

const TRAVEL_DOCUMENTS: &[Column] = &[
    Column::DocumentId,
    Column::Kind,
    Column::Field(F::DocumentNumber),
    Column::Field(F::Surname),
    Column::Field(F::GivenNames),
    Column::Field(F::Nationality),
    Column::Field(F::IssuingState),
    Column::Field(F::BirthDate),
    Column::Field(F::Sex),
    Column::Field(F::ExpiryDate),
    Column::Field(F::PersonalNumber),
    Column::Field(F::Mrz),
    Column::Field(F::Category),
    Column::Field(F::Notes),
    Column::Verdict,
    Column::Failing,
    Column::Reviewed,
    Column::ReviewedAt,
    Column::Corrected,
    Column::SourceFile,
    Column::Sha256,
    Column::Engine,
];

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

    /// Returns its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Receipts => RECEIPTS,
            Self::LineItems => LINE_ITEMS,
            Self::TravelDocuments => TRAVEL_DOCUMENTS,
        }
    }

    /// Returns the names of its columns.
    pub fn header(self) -> Vec<String> {
        self.columns().iter().map(|column| column.name().to_owned()).collect()
    }

    /// Whether it holds documents of this kind.
    pub fn holds(self, kind: DocumentKind) -> bool {
        match self {
            Self::Receipts | Self::LineItems => kind.family() == DocumentFamily::Expense,
            Self::TravelDocuments => kind.family() == DocumentFamily::Identity,
        }
    }
}

/// Returns the rows of a table, in the order of the records; records that do not belong in it are skipped.
pub fn rows(records: &[ExportRecord], table: Table) -> impl Iterator<Item = Vec<Cell>> {
    let held = records.iter().filter(move |record| table.holds(record.record.kind));
    held.flat_map(move |record| {
        let items: Vec<_> = match table {
            Table::LineItems => record.record.line_items.iter().enumerate().map(Some).collect(),
            Table::Receipts | Table::TravelDocuments => vec![None],
        };
        let row = move |item| table.columns().iter().map(|column| column.cell(record, item)).collect();
        items.into_iter().map(row)
    })
}
