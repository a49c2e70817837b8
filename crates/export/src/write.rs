use std::io::Write;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::{ExportRecord, LineEnd, Profile, Quote, Table, rows};

/// The byte order mark of UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Why a CSV could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the CSV could not be written: {source}")]
pub struct ExportError {
    /// What the system reported.
    #[from]
    pub source: std::io::Error,
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self { source: error.into() }
    }
}

/// The first rows of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Names of the columns.
    pub header: Vec<String>,
    /// The first rows, cell by cell as they will be written, but unquoted.
    pub rows: Vec<Vec<String>>,
    /// How many rows there will be.
    pub count: usize,
}

/// Writes a table as CSV with a header and returns the number of rows after it.
pub fn write(
    records: &[ExportRecord],
    table: Table,
    profile: &Profile,
    out: &mut impl Write,
) -> Result<usize, ExportError> {
    if profile.byte_order_mark {
        out.write_all(BYTE_ORDER_MARK)?;
    }
    let mut csv = WriterBuilder::new()
        .delimiter(profile.delimiter.byte())
        .terminator(match profile.line_end {
            LineEnd::Crlf => Terminator::CRLF,
            LineEnd::Lf => Terminator::Any(b'\n'),
        })
        .quote_style(match profile.quote {
            Quote::Needed => QuoteStyle::Necessary,
            Quote::Text => QuoteStyle::NonNumeric,
        })
        .from_writer(out);
    csv.write_record(profile.header(table))?;
    let mut count = 0;
    for row in rows(records, table, profile) {
        csv.write_record(row.iter().map(|cell| cell.written(profile)))?;
        count += 1;
    }
    csv.flush()?;
    Ok(count)
}

/// Returns the header and the first `limit` rows that [`write`] would write.
pub fn preview(records: &[ExportRecord], table: Table, profile: &Profile, limit: usize) -> Preview {
    let mut all = rows(records, table, profile);
    let written = |row: Vec<crate::Cell>| row.iter().map(|cell| cell.written(profile)).collect();
    let rows: Vec<_> = all.by_ref().take(limit).map(written).collect();
    let count = rows.len() + all.count();
    Preview { header: profile.header(table), rows, count }
}
