//! Records of the library to CSV.

use std::path::Path;

use jiff::civil::Date;
use tempfile::NamedTempFile;
use vouch_core::Change;
use vouch_export::{Cell, ExportRecord, Profile, Table};
use vouch_store::{DocumentRow, Query, Sort};

use crate::library::export_api::{
    ExportPreview, ExportRequest, ProfileView, TableName, WriteExport, Written,
};
use crate::library::search::day;
use crate::{App, AppError, ErrorCode, clock};

/// Rows shown before a file is written.
const PREVIEW_ROWS: usize = 50;

impl App {
    pub(crate) fn profiles(&self) -> Result<Vec<ProfileView>, AppError> {
        let view = |profile: &Profile| ProfileView {
            name: profile.name.clone(),
            delimiter: char::from(profile.delimiter.byte()).to_string(),
            decimal_mark: profile.decimal_mark.text().to_owned(),
            date_example: Cell::Date(Date::constant(2026, 3, 5)).written(profile),
            byte_order_mark: profile.byte_order_mark,
        };
        Ok(Profile::builtin().iter().map(view).collect())
    }

    pub(crate) fn preview_export(&self, request: &ExportRequest) -> Result<ExportPreview, AppError> {
        let (rows, mut records): (Vec<_>, Vec<_>) = self.export_records(request)?.into_iter().unzip();
        // The file is data and whole; this is a screen.
        for row in &mut records {
            row.record = vouch_review::masked_record(&row.record);
        }
        let preview =
            vouch_export::preview(&records, table(request.table), profile(&request.profile)?, PREVIEW_ROWS);
        Ok(ExportPreview {
            header: preview.header,
            rows: preview.rows,
            count: u32::try_from(preview.count).unwrap_or(u32::MAX),
            unfinished: u32::try_from(rows.iter().filter(|row| !is_finished(row)).count())
                .unwrap_or(u32::MAX),
        })
    }

    /// Writes an export to a file, which is there whole or not at all.
    pub fn write_export(&self, request: &WriteExport) -> Result<Written, AppError> {
        let export = &request.export;
        let records: Vec<_> = self.export_records(export)?.into_iter().map(|(_, record)| record).collect();
        let profile = profile(&export.profile)?;
        let path = Path::new(&request.path);
        let not_written =
            |error: std::io::Error| AppError::new(ErrorCode::NotWritten).with("reason", error.kind());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = NamedTempFile::new_in(folder).map_err(not_written)?;
        let rows = vouch_export::write(&records, table(export.table), profile, &mut file)
            .map_err(|error| not_written(error.source))?;
        file.persist(path).map_err(|error| not_written(error.error))?;
        Ok(Written { path: request.path.clone(), rows: u32::try_from(rows).unwrap_or(u32::MAX) })
    }

    fn export_records(&self, request: &ExportRequest) -> Result<Vec<(DocumentRow, ExportRecord)>, AppError> {
        let table = table(request.table);
        let query = Query {
            from: day(request.from.as_deref())?,
            to: day(request.to.as_deref())?,
            among: request.documents.as_deref().map(AppError::parse_ids).transpose()?,
            sort: Sort::Date,
            descending: false,
            limit: u32::MAX,
            ..Query::default()
        };
        let rows = self.store().documents(&query)?.rows.into_iter();
        let wanted =
            rows.filter(|row| table.holds(row.summary.kind) && (!request.finished_only || is_finished(row)));
        wanted.map(|row| Ok((row.clone(), self.export_record(&row)?))).collect()
    }

    fn export_record(&self, row: &DocumentRow) -> Result<ExportRecord, AppError> {
        let extraction = self.store().document(row.id)?.extraction;
        let changes = self.store().changes_of(row.id)?;
        let readings = self.readings_for(row.source, &extraction.pages)?;
        let files = self.files_of(row.source, &extraction.pages)?;
        Ok(ExportRecord {
            document: row.id,
            sources: files.into_iter().map(|(file, _)| file.source).collect(),
            engines: readings
                .into_iter()
                .filter(|reading| !reading.is_second_reading())
                .map(|reading| reading.engine)
                .collect(),
            reviewed_at: changes.last().map(|change: &Change| change.at),
            record: vouch_review::record(&extraction, &changes, clock().1),
        })
    }
}

fn is_finished(row: &DocumentRow) -> bool {
    row.summary.pile.is_finished()
}

fn table(name: TableName) -> Table {
    match name {
        TableName::Receipts => Table::Receipts,
        TableName::LineItems => Table::LineItems,
        TableName::TravelDocuments => Table::TravelDocuments,
    }
}

fn profile(name: &str) -> Result<&'static Profile, AppError> {
    Profile::named(name).ok_or_else(|| AppError::new(ErrorCode::UnknownProfile).with("profile", name))
}
