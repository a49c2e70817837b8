use jiff::fmt::strtime;

use crate::{Cell, ExportRecord, Profile, Table, guarded};

impl Cell {
    /// Returns the cell as a profile writes it.
    pub fn written(&self, profile: &Profile) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => guarded(text).into_owned(),
            Self::Number(number) => number.to_string().replace('.', profile.decimal_mark.text()),
            Self::Date(date) => strtime::format(&profile.date, *date).unwrap_or_else(|_| date.to_string()),
        }
    }
}

/// Returns the rows of a table in the columns of a profile, in the order of the records; records that do not belong in
/// the table are skipped.
pub fn rows(records: &[ExportRecord], table: Table, profile: &Profile) -> impl Iterator<Item = Vec<Cell>> {
    let columns = profile.columns(table);
    let held = records.iter().filter(move |record| table.holds(record.record.kind));
    held.flat_map(move |record| {
        let items: Vec<_> = match table {
            Table::LineItems => record.record.line_items.iter().enumerate().map(Some).collect(),
            Table::Receipts | Table::TravelDocuments => vec![None],
        };
        let row = |item| columns.iter().map(|column| column.cell(record, item)).collect();
        items.into_iter().map(row).collect::<Vec<Vec<Cell>>>()
    })
}
