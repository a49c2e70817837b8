//! The inbox and the rows of lists.

use vouch_core::JobState;
use vouch_store::{JobFilter, JobRow, Query};

use crate::dto::{FieldName, PileName};
use crate::inbox::api::{DocumentRow, FailedRow, Inbox};
use crate::inbox::reading_row::ReadingRow;
use crate::{App, AppError, ErrorCode, Event};

impl App {
    pub(crate) fn inbox(&self) -> Result<Inbox, AppError> {
        let mut inbox = Inbox {
            reading: self.reading_rows()?,
            needs_review: Vec::new(),
            needs_work: Vec::new(),
            failed: self.failed_rows()?,
            proved: Vec::new(),
            checked: Vec::new(),
            accepted: 0,
        };
        let open = Query { accepted: Some(false), descending: false, limit: u32::MAX, ..Query::default() };
        for row in self.store().documents(&open)?.rows {
            let row = DocumentRow::from(row);
            match row.pile {
                PileName::Proved => inbox.proved.push(row),
                PileName::Checked => inbox.checked.push(row),
                PileName::NeedsReview => inbox.needs_review.push(row),
                // What nothing was found in can still be filled in by hand.
                PileName::NeedsWork | PileName::Failed => inbox.needs_work.push(row),
            }
        }
        let counts = self.store().pile_counts()?;
        inbox.accepted =
            u32::try_from(counts.iter().map(|count| count.accepted).sum::<u64>()).unwrap_or(u32::MAX);
        Ok(inbox)
    }

    fn reading_rows(&self) -> Result<Vec<ReadingRow>, AppError> {
        let states = vec![JobState::Running, JobState::Queued, JobState::Waiting, JobState::Parked];
        let mut jobs = self.store().jobs(&JobFilter { states, source: None })?;
        // What is at work stands first; the rest keeps its order.
        jobs.sort_by_key(|row| row.job.state != JobState::Running);
        Ok(jobs.iter().map(|row| self.reading_row(row)).collect())
    }

    fn reading_row(&self, row: &JobRow) -> ReadingRow {
        let at_work = self.live().at_work(row.job.source);
        let progress = at_work.as_ref().and_then(|at_work| at_work.progress);
        ReadingRow {
            source: row.job.source.to_string(),
            name: row.file_name.clone(),
            engine: row.job.request.engine.clone(),
            stage: progress.map(|progress| progress.stage.into()),
            page: progress.map_or(0, |progress| progress.page),
            pages: progress.map_or(0, |progress| progress.pages),
            done: progress.map_or(0.0, |progress| progress.done),
            seconds_left: at_work.and_then(|at_work| at_work.seconds_left()),
            held_by: row.job.error.as_ref().map(|code| AppError::from_kept(code, &row.error_args).into()),
        }
    }

    fn failed_rows(&self) -> Result<Vec<FailedRow>, AppError> {
        let states = vec![JobState::Failed, JobState::Cancelled];
        let jobs = self.store().jobs(&JobFilter { states, source: None })?;
        let row = |row: JobRow| FailedRow {
            source: row.job.source.to_string(),
            name: row.file_name,
            engine: row.job.request.engine,
            error: match (row.job.state, row.job.error) {
                (JobState::Cancelled, _) | (_, None) => AppError::new(ErrorCode::Cancelled),
                (_, Some(code)) => AppError::from_kept(&code, &row.error_args),
            }
            .into(),
        };
        Ok(jobs.into_iter().map(row).collect())
    }

    /// Tells how far everything at work has come. A library that cannot be asked now is asked again soon.
    pub(crate) fn tell_progress(&self) {
        let running = JobFilter { states: vec![JobState::Running], source: None };
        if let Ok(jobs) = self.store().jobs(&running) {
            self.tell(Event::Progress { rows: jobs.iter().map(|row| self.reading_row(row)).collect() });
        }
    }
}

impl From<vouch_store::DocumentRow> for DocumentRow {
    fn from(row: vouch_store::DocumentRow) -> Self {
        let summary = row.summary;
        Self {
            id: row.id.to_string(),
            source: row.source.to_string(),
            name: row.file_name,
            engine: row.engine,
            kind: summary.kind.name().to_owned(),
            pile: summary.pile.into(),
            title: summary.vendor,
            date: summary.date.map(|date| date.to_string()),
            currency: summary.currency.map(|currency| currency.to_string()),
            total: summary.total.map(|total| total.to_string()),
            stops: summary.stops.into_iter().map(FieldName).collect(),
            glances: summary.glances.into_iter().map(FieldName).collect(),
            accepted: summary.accepted,
            page: summary.page,
        }
    }
}
