use serde::Deserialize;
use vouch_core::LineItem;

use crate::{Cell, Column, ExportRecord, Table};

/// One column that a profile writes. In the file it has a `table`, a `header`, and either a `column`, which is the usual
/// name of what it holds, or a constant `text`:
///
/// ```toml
/// [[columns]]
/// table = "receipts"
/// header = "Supplier"
/// column = "vendor"
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Entry")]
pub struct ProfileColumn {
    /// The table it is in.
    pub table: Table,
    /// Its name in the header.
    pub header: String,
    /// What its cells hold.
    pub content: Content,
}

/// What the cells of a column hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// What the document, or its line item, says.
    Column(Column),
    /// The same text in every row.
    Text(String),
}

/// A column as the file of a profile has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    table: String,
    header: String,
    column: Option<String>,
    text: Option<String>,
}

/// Why a column cannot be used. The parser adds where it is in the file.
#[derive(Debug, thiserror::Error)]
enum ColumnError {
    #[error("there is no table {0:?}; the tables are {all}", all = listed(Table::ALL.map(Table::name)))]
    UnknownTable(String),
    #[error("the table {table} has no column {column:?}; it has {all}", table = .table.name(), all = listed(names(*.table)))]
    UnknownColumn { table: Table, column: String },
    #[error("the column {0:?} needs either `column` or `text`")]
    NotOneContent(String),
}

impl ProfileColumn {
    /// Returns a column of a table as it is written unless a profile has columns of its own.
    pub(crate) fn standard(table: Table, column: Column) -> Self {
        Self { table, header: column.name().to_owned(), content: Content::Column(column) }
    }

    /// Returns its cell for a document, or for one of its line items (with its index from 0).
    pub(crate) fn cell(&self, of: &ExportRecord, item: Option<(usize, &LineItem)>) -> Cell {
        match &self.content {
            Content::Column(column) => column.cell(of, item),
            Content::Text(text) => text.as_str().into(),
        }
    }
}

impl TryFrom<Entry> for ProfileColumn {
    type Error = ColumnError;

    fn try_from(entry: Entry) -> Result<Self, ColumnError> {
        let Some(table) = Table::from_name(&entry.table) else {
            return Err(ColumnError::UnknownTable(entry.table));
        };
        let content = match (entry.column, entry.text) {
            (Some(column), None) => match table.column(&column) {
                Some(column) => Content::Column(column),
                None => return Err(ColumnError::UnknownColumn { table, column }),
            },
            (None, Some(text)) => Content::Text(text),
            _ => return Err(ColumnError::NotOneContent(entry.header)),
        };
        Ok(Self { table, header: entry.header, content })
    }
}

fn names(table: Table) -> impl Iterator<Item = &'static str> {
    table.available().map(Column::name)
}

fn listed(names: impl IntoIterator<Item = &'static str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}
