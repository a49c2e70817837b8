//! Documents as screens show them.

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{
    Candidate, Change, DocumentId, DocumentKind, Extraction, Field, FieldKind, Finding, JobState, Place,
    Record, RecordField, Value,
};
use vouch_store::{JobFilter, JobRow, Query};

use crate::command::documents::{
    CandidateView, DocumentView, FieldView, FindingView, LineItemView, PageView, PlaceView, TaxLineView,
};
use crate::command::inbox::{DocumentRow, FailedRow, Inbox, ReadingRow};
use crate::dto::{FieldName, PileName, Why};
use crate::{App, AppError, ErrorCode, Event, clock};

/// A glyph less sure than this is underlined.
const DOUBTFUL_GLYPH: f32 = 0.75;

/// A document with everything known about it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// File name.
    pub name: String,
    /// What the interpreter concluded.
    pub extraction: Extraction,
    /// What a person did.
    pub changes: Vec<Change>,
    /// What counts now.
    pub record: Record,
}

/// A value as a screen may show it.
pub fn masked(kind: DocumentKind, field: FieldKind, value: &Value) -> String {
    vouch_review::mask(kind, field, &value.plain())
}

impl App {
    /// A document with everything known about it.
    pub fn shown(&self, id: DocumentId) -> Result<Shown, AppError> {
        let document = self.store().document(id)?;
        let changes = self.store().changes_of(id)?;
        let record = vouch_review::record(&document.extraction, &changes, clock().1);
        Ok(Shown { name: document.row.file_name, extraction: document.extraction, changes, record })
    }

    /// The document whose id this is, or begins with this and no other does.
    pub fn find_document(&self, text: &str) -> Result<DocumentId, AppError> {
        text.parse().map_err(|_| AppError::new(ErrorCode::NotFound))
    }

    pub(crate) fn document(&self, id: DocumentId) -> Result<DocumentView, AppError> {
        let shown = self.shown(id)?;
        let row = self.store().document(id)?.row;
        let readings = self.store().readings_of(row.source)?;
        let pages = self.store().pages(row.source)?;
        let stops = vouch_review::stops(&shown.record);
        let is_stop = |field: FieldKind| stops.iter().any(|stop| stop.field == field);
        let record = &shown.record;
        let fields = FieldKind::ALL
            .iter()
            .filter_map(|kind| record.fields.get(kind).map(|field| (*kind, field)))
            .map(|(kind, field)| {
                field_view(kind, field, shown.extraction.fields.get(&kind), record.kind, is_stop(kind))
            })
            .collect();
        Ok(DocumentView {
            id: id.to_string(),
            source: row.source.to_string(),
            name: row.file_name,
            kind: record.kind.name().to_owned(),
            pile: vouch_review::pile(record).into(),
            accepted: record.accepted,
            engines: readings.iter().map(|reading| reading.reading.engine.name.clone()).collect(),
            pages: pages
                .iter()
                .filter(|page| shown.extraction.pages.contains(&page.index))
                .map(|page| PageView { index: page.index, width: page.width, height: page.height })
                .collect(),
            fields,
            tax_lines: record
                .tax_lines
                .iter()
                .map(|line| TaxLineView {
                    rate: plain(line.rate),
                    base: plain(line.base),
                    amount: plain(line.amount),
                })
                .collect(),
            line_items: record
                .line_items
                .iter()
                .map(|item| LineItemView {
                    description: item.description.clone(),
                    quantity: plain(item.quantity),
                    unit_price: plain(item.unit_price),
                    amount: plain(item.amount),
                    place: item.place.map(place_view),
                    verdict: item.verdict.into(),
                })
                .collect(),
            findings: record.findings.iter().map(finding_view).collect(),
            stops: u32::try_from(stops.len()).unwrap_or(u32::MAX),
        })
    }

    pub(crate) fn inbox(&self) -> Result<Inbox, AppError> {
        let today = clock().1;
        let mut inbox = Inbox {
            reading: self.reading_rows()?,
            look: Vec::new(),
            hard: Vec::new(),
            failed: self.failed_rows()?,
            proved: Vec::new(),
            accepted: 0,
        };
        let open = Query { accepted: Some(false), descending: false, limit: u32::MAX, ..Query::default() };
        for row in self.store().documents(&open)?.rows {
            let row = self.document_row(row, today)?;
            match row.pile {
                PileName::Proved => inbox.proved.push(row),
                PileName::Look => inbox.look.push(row),
                // What nothing was found in can still be filled in by hand.
                PileName::Hard | PileName::Failed => inbox.hard.push(row),
            }
        }
        let counts = self.store().pile_counts()?;
        inbox.accepted =
            u32::try_from(counts.iter().map(|count| count.accepted).sum::<u64>()).unwrap_or(u32::MAX);
        Ok(inbox)
    }

    pub(crate) fn document_row(
        &self,
        row: vouch_store::DocumentRow,
        today: Date,
    ) -> Result<DocumentRow, AppError> {
        let extraction = self.store().document(row.id)?.extraction;
        let changes = self.store().changes_of(row.id)?;
        let record = vouch_review::record(&extraction, &changes, today);
        let stops = vouch_review::stops(&record);
        Ok(DocumentRow {
            id: row.id.to_string(),
            source: row.source.to_string(),
            name: row.file_name,
            kind: row.summary.kind.name().to_owned(),
            pile: row.summary.pile.into(),
            title: row.summary.vendor,
            date: row.summary.date.map(|date| date.to_string()),
            currency: row.summary.currency.map(|currency| currency.to_string()),
            total: plain(row.summary.total),
            stops: u32::try_from(stops.len()).unwrap_or(u32::MAX),
            stop_fields: stops.iter().map(|stop| FieldName(stop.field)).collect(),
            accepted: row.summary.accepted,
            page: extraction.pages.first().copied().unwrap_or(0),
        })
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
            stage: progress.map(|progress| progress.stage.into()),
            page: progress.map_or(0, |progress| progress.page),
            pages: progress.map_or(0, |progress| progress.pages),
            done: progress.map_or(0.0, |progress| progress.done),
            seconds_left: at_work.and_then(|at_work| at_work.seconds_left()),
        }
    }

    fn failed_rows(&self) -> Result<Vec<FailedRow>, AppError> {
        let states = vec![JobState::Failed, JobState::Cancelled];
        let jobs = self.store().jobs(&JobFilter { states, source: None })?;
        let row = |row: JobRow| FailedRow {
            source: row.job.source.to_string(),
            name: row.file_name,
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
        if let Ok(rows) = self.reading_rows() {
            self.tell(Event::Progress { rows });
        }
    }
}

fn field_view(
    kind: FieldKind,
    field: &RecordField,
    read: Option<&Field>,
    document: DocumentKind,
    stop: bool,
) -> FieldView {
    let value = field.value.as_ref().map(Value::plain);
    let best = read.map(Field::best);
    // The place and the reasons belong to the candidate whose value counts, which a person may have chosen.
    let standing = read.and_then(|read| {
        read.candidates.iter().find(|candidate| Some(&candidate.value) == field.value.as_ref())
    });
    let machine = best.map(|best| best.value.plain());
    FieldView {
        name: FieldName(kind),
        read: machine.filter(|machine| Some(machine) != value.as_ref()),
        verdict: field.verdict.into(),
        review: field.review.into(),
        required: FieldKind::required(document).contains(&kind),
        stop,
        masked: vouch_review::is_masked(document, kind),
        why: standing
            .or(best)
            .map(|candidate| candidate.evidence.iter().map(Why::from).collect())
            .unwrap_or_default(),
        place: standing.or(best).and_then(|candidate| candidate.place).map(place_view),
        doubtful: Vec::new(),
        candidates: read.map(|read| read.candidates.iter().map(candidate_view).collect()).unwrap_or_default(),
        value,
    }
}

fn candidate_view(candidate: &Candidate) -> CandidateView {
    CandidateView {
        value: candidate.value.plain(),
        raw: candidate.raw.clone(),
        source: candidate.source.clone(),
        place: candidate.place.map(place_view),
        why: candidate.evidence.iter().map(Why::from).collect(),
    }
}

fn finding_view(finding: &Finding) -> FindingView {
    FindingView { why: finding.into(), fields: finding.fields().into_iter().map(FieldName).collect() }
}

fn place_view(place: Place) -> PlaceView {
    PlaceView { page: place.page, bounds: place.bounds.map(Into::into) }
}

fn plain(amount: Option<Decimal>) -> Option<String> {
    amount.map(|amount| amount.to_string())
}
