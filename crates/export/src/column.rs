use rust_decimal::Decimal;
use vouch_core::{FieldKind, Finding, LineItem, Record, RecordField, ReviewState, Source, Value, Verdict};

use crate::{Cell, ExportRecord};

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Id of the document.
    DocumentId,
    /// Kind of the document.
    Kind,
    /// A field of the document.
    Field(FieldKind),
    /// Rate of tax in percent, where one rate applies to all.
    TaxRate,
    /// Number of the line item in its document, from 1.
    Line,
    /// What was bought.
    Description,
    /// How many.
    Quantity,
    /// Price of one.
    UnitPrice,
    /// Price of the row.
    Amount,
    /// Verdict on the row.
    LineVerdict,
    /// The lowest verdict on a required field: what evidence says of the values in the row, whoever confirmed them.
    Verdict,
    /// What a person did: `accepted` the document, checked some fields (`partly`), or nothing (`untouched`).
    Reviewed,
    /// When a person last changed something, ISO 8601 in UTC.
    ReviewedAt,
    /// Names of the fields whose value a person gave, separated by spaces.
    Corrected,
    /// Codes of the rules that fail, including waived ones, separated by spaces.
    Failing,
    /// Name of the file; in a ZIP, its name and the path inside. Several files are separated by commas.
    SourceFile,
    /// SHA-256 of each file.
    Sha256,
    /// Names and versions of the engines.
    Engine,
}

impl Column {
    /// Returns its name in the header.
    pub fn name(self) -> &'static str {
        match self {
            Self::DocumentId => "document_id",
            Self::Kind => "kind",
            Self::Field(field) => field.name(),
            Self::TaxRate => "tax_rate",
            Self::Line => "line",
            Self::Description => "description",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::Amount => "amount",
            Self::LineVerdict | Self::Verdict => "verdict",
            Self::Reviewed => "reviewed",
            Self::ReviewedAt => "reviewed_at",
            Self::Corrected => "corrected",
            Self::Failing => "failing",
            Self::SourceFile => "source_file",
            Self::Sha256 => "sha256",
            Self::Engine => "engine",
        }
    }

    /// Returns its cell for a document, or for one of its line items (with its index from 0).
    pub(crate) fn cell(self, of: &ExportRecord, item: Option<(usize, &LineItem)>) -> Cell {
        let record = &of.record;
        let line = item.map(|(_, line)| line);
        match self {
            Self::DocumentId => Cell::Text(of.document.to_string()),
            Self::Kind => record.kind.name().into(),
            Self::Field(field) => in_books(record, record.value(field).into()),
            Self::TaxRate => tax_rate(record).into(),
            Self::Line => item.map(|(index, _)| Decimal::from(index + 1)).into(),
            Self::Description => line.map(|line| line.description.as_str()).into(),
            Self::Quantity => in_books(record, line.and_then(|line| line.quantity).into()),
            Self::UnitPrice => line.and_then(|line| line.unit_price).into(),
            Self::Amount => in_books(record, line.and_then(|line| line.amount).into()),
            Self::LineVerdict => line.map(|line| line.verdict.name()).into(),
            Self::Verdict => lowest_verdict(record).map(Verdict::name).into(),
            Self::Reviewed => reviewed(record).into(),
            Self::ReviewedAt => of.reviewed_at.map_or(Cell::Empty, |at| Cell::Text(at.to_string())),
            Self::Corrected => names(corrected(record)),
            Self::Failing => names(failing(record)),
            Self::SourceFile => Cell::Text(listed(of.sources.iter().map(source_file))),
            Self::Sha256 => Cell::Text(listed(of.sources.iter().map(|source| source.hash.to_string()))),
            Self::Engine => {
                let engines = of.engines.iter().map(|engine| format!("{} {}", engine.name, engine.version));
                Cell::Text(listed(engines))
            }
        }
    }
}

/// Returns a cell with the sign that its number has in books. The columns of a table are summed, so what a credit note
/// gives back is negative there, whichever sign it is stated with; a price per piece stays as it is.
fn in_books(record: &Record, cell: Cell) -> Cell {
    let total = record.value(FieldKind::Total).and_then(Value::amount);
    match cell {
        Cell::Number(number) => Cell::Number(record.kind.in_books(number, total)),
        other => other,
    }
}

fn tax_rate(record: &Record) -> Option<Decimal> {
    match record.tax_lines.as_slice() {
        [line] => line.rate,
        _ => None,
    }
}

fn lowest_verdict(record: &Record) -> Option<Verdict> {
    let required = record.kind.required().iter();
    required.map(|field| record.fields.get(field).map_or(Verdict::Missing, RecordField::verdict_now)).min()
}

fn reviewed(record: &Record) -> &'static str {
    if record.accepted {
        "accepted"
    } else if record.fields.values().any(|field| field.review != ReviewState::Untouched) {
        "partly"
    } else {
        "untouched"
    }
}

fn corrected(record: &Record) -> Vec<&'static str> {
    let corrected = record.fields.iter().filter(|(_, field)| field.review == ReviewState::Corrected);
    corrected.map(|(kind, _)| kind.name()).collect()
}

fn failing(record: &Record) -> Vec<&'static str> {
    record.findings.iter().chain(&record.waived).map(Finding::code).collect()
}

/// Returns a cell of names separated by spaces.
fn names(names: Vec<&str>) -> Cell {
    if names.is_empty() { Cell::Empty } else { Cell::Text(names.join(" ")) }
}

fn source_file(source: &Source) -> String {
    match &source.member {
        Some(member) => format!("{}/{member}", source.name),
        None => source.name.clone(),
    }
}

fn listed(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}
