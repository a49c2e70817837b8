//! One field of many documents at once.

use vouch_core::{Act, DocumentId, FieldKind, Pile, ReviewState, Value, Verdict};
use vouch_store::{Query, Sort};

use crate::document::api::PageView;
use crate::document::view::{Shown, candidate_view, place_view, whys};
use crate::dto::{ReviewName, VerdictName, Why};
use crate::library::columns_api::{CellView, ColumnRequest};
use crate::library::search::day;
use crate::{App, AppError};

/// More cells than these nobody looks through in one go.
const MOST: u32 = 2000;
/// So many candidates have a key of their own.
const CANDIDATES: usize = 5;

impl App {
    /// The field in every document that carries it or lacks it, odd ones first: those to stop at, then by how little is
    /// proved, what a person has settled last.
    pub(crate) fn column(&self, request: &ColumnRequest) -> Result<Vec<CellView>, AppError> {
        let rows = self.store().documents(&Query {
            pile: request.pile.map(Pile::from),
            from: day(request.from.as_deref())?,
            to: day(request.to.as_deref())?,
            sort: Sort::Date,
            limit: MOST,
            ..Query::default()
        })?;
        let mut cells = Vec::with_capacity(rows.rows.len());
        for row in rows.rows {
            let shown = self.shown(row.id)?;
            let field = request.field.0;
            let asks = shown.record.kind.required().contains(&field);
            if asks || shown.record.fields.contains_key(&field) {
                cells.push(self.cell(&shown, field)?);
            }
        }
        cells.sort_by_key(rank);
        Ok(cells)
    }

    /// Says that a field is right in all these documents, in one go.
    pub(crate) fn confirm_all(&self, field: FieldKind, documents: &[DocumentId]) -> Result<(), AppError> {
        self.act_all(documents.iter().map(|document| (*document, Act::Confirm { field })).collect())
    }

    fn cell(&self, shown: &Shown, field: FieldKind) -> Result<CellView, AppError> {
        let Shown { row, extraction, record, .. } = shown;
        let counts = record.fields.get(&field);
        let read = extraction.fields.get(&field);
        let value = counts.and_then(|field| field.value.as_ref());
        let candidates = read.map(|read| read.candidates.as_slice()).unwrap_or_default();
        let best = candidates.iter().find(|one| Some(&one.value) == value).or(candidates.first());
        let place = counts.and_then(|field| field.place).or(best.and_then(|best| best.place));
        let pages = self.store().pages(row.source)?;
        let page = place.and_then(|place| pages.iter().find(|page| page.index == place.page));
        let masked = vouch_review::is_masked(record.kind, field);
        Ok(CellView {
            document: row.id.to_string(),
            source: row.source.to_string(),
            title: row.summary.vendor.clone().unwrap_or_else(|| row.file_name.clone()),
            currency: row.summary.currency.map(|currency| currency.to_string()),
            value: value.map(|value: &Value| vouch_review::mask(record.kind, field, &value.plain())),
            verdict: counts.map_or(Verdict::Missing, |field| field.verdict).into(),
            review: counts.map_or(ReviewState::Untouched, |field| field.review).into(),
            stop: vouch_review::stops(record).iter().any(|stop| stop.field == field),
            why: best.map(|best| whys(record.kind, field, &best.evidence)).unwrap_or_default(),
            failing: record
                .findings
                .iter()
                .filter(|finding| finding.fields().contains(&field))
                .map(Why::from)
                .collect(),
            place: place.filter(|_| !masked).map(place_view),
            page: page.map(|page| PageView { index: page.index, width: page.width, height: page.height }),
            candidates: candidates.iter().filter(|_| !masked).take(CANDIDATES).map(candidate_view).collect(),
        })
    }
}

/// Odd ones first.
fn rank(cell: &CellView) -> (bool, bool, u8) {
    let verdict = match cell.verdict {
        VerdictName::Missing => 0,
        VerdictName::Doubtful => 1,
        VerdictName::Likely => 2,
        VerdictName::Proved => 3,
    };
    let settled = cell.review != ReviewName::Untouched;
    (!cell.stop, settled, verdict)
}
