//! One document as a screen shows it.

use rust_decimal::Decimal;
use vouch_core::{
    Candidate, Change, DocumentId, DocumentKind, Evidence, Extraction, Field, FieldKind, Finding, JobRequest,
    JobState, LineItem, Place, Reading, Record, RecordField, SourceId, TaxLine, Value, arithmetic,
};
use vouch_review::Repair;
use vouch_store::{JobFilter, JobRow, SourceRow, StoredOriginalRow};

use crate::document::api::{
    CandidateView, DocumentView, FieldView, FileView, FindingView, LineItemView, PageView, PlaceView,
    RepairView, StoredView, TaxLineView,
};
use crate::document::doubt::unclear;
use crate::dto::{FieldName, Why};
use crate::{App, AppError, clock};

/// A document with everything known about it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What the library lists.
    pub row: vouch_store::DocumentRow,
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

/// Reasons as a screen may show them.
pub(crate) fn whys(document: DocumentKind, field: FieldKind, evidence: &[Evidence]) -> Vec<Why> {
    let shown = |evidence| Why::from(&vouch_review::masked_evidence(document, field, evidence));
    evidence.iter().map(shown).collect()
}

impl App {
    /// A document with everything known about it.
    pub fn shown(&self, id: DocumentId) -> Result<Shown, AppError> {
        let document = self.store().document(id)?;
        let changes = self.store().changes_of(id)?;
        let record = vouch_review::record(&document.extraction, &changes, clock().1);
        Ok(Shown { row: document.row, extraction: document.extraction, changes, record })
    }

    pub(crate) fn document(&self, id: DocumentId) -> Result<DocumentView, AppError> {
        let Shown { row, extraction, changes, record } = self.shown(id)?;
        let readings = self.readings_for(row.source, &extraction.pages)?;
        let files = self.files_of(row.source, &extraction.pages)?;
        let stops = vouch_review::stops(&record);
        let last = self.last_done(row.source)?;
        let fields = FieldKind::ALL.iter().filter_map(|kind| {
            let state = DocumentState {
                kind: *kind,
                field: record.fields.get(kind)?,
                read: extraction.fields.get(kind),
                document: record.kind,
                stop: stops.iter().any(|stop| stop.field == *kind),
            };
            Some(state.view(&readings))
        });
        Ok(DocumentView {
            id: id.to_string(),
            source: row.source.to_string(),
            name: row.file_name,
            kind: record.kind.name().to_owned(),
            pile: vouch_review::pile(&record).into(),
            accepted: record.accepted,
            stayed_here: last.as_ref().is_some_and(|job| stayed_here(&job.job.request, &row.engine)),
            files: files
                .into_iter()
                .map(|(file, pages)| self.file_view(&file, pages))
                .collect::<Result<_, AppError>>()?,
            seconds: last.and_then(|job| job.took).map(|took| took.as_secs_f32()),
            engines: readings
                .iter()
                .filter(|reading| !reading.is_second_reading())
                .map(|reading| reading.engine.name.clone())
                .collect(),
            pages: self.page_views(row.source, &extraction.pages)?,
            of_file: self.of_file(row.source)?,
            parts: extraction.parts.iter().copied().map(place_view).collect(),
            covered: self
                .covered_places(row.source)?
                .into_iter()
                .filter(|place| extraction.pages.contains(&place.page))
                .map(place_view)
                .collect(),
            fields: fields.collect(),
            tax_lines: record.tax_lines.iter().map(tax_line_view).collect(),
            tax_lines_review: record.tax_lines_review.into(),
            line_items: record.line_items.iter().map(line_item_view).collect(),
            line_items_review: record.line_items_review.into(),
            line_items_sum: plain(sum_of(&record.line_items)),
            findings: record
                .findings
                .iter()
                .map(|finding| {
                    let repairs = vouch_review::repairs(&extraction, &changes, &record, finding, clock().1);
                    finding_view(finding, &repairs)
                })
                .collect(),
            stops: u32::try_from(stops.len()).unwrap_or(u32::MAX),
        })
    }

    /// Every place in a file that a screen covers, whatever document it belongs to: two of them may share a page.
    pub(crate) fn covered_places(&self, source: SourceId) -> Result<Vec<Place>, AppError> {
        let mut places = Vec::new();
        for document in self.store().documents_of(source)? {
            if document.row.summary.kind.family().is_masked() {
                let changes = self.store().changes_of(document.row.id)?;
                let record = vouch_review::record(&document.extraction, &changes, clock().1);
                places.extend(vouch_review::masked_places(&document.extraction, &record));
            }
        }
        Ok(places)
    }

    /// The job that read a file the last time.
    fn last_done(&self, source: SourceId) -> Result<Option<JobRow>, AppError> {
        let done = JobFilter { source: Some(source), states: vec![JobState::Done] };
        Ok(self.store().jobs(&done)?.pop())
    }

    fn file_view(&self, file: &SourceRow, pages: Vec<u32>) -> Result<FileView, AppError> {
        let stored = self.store().stored_original(file.id)?.map(stored_view);
        Ok(FileView { source: file.id.to_string(), name: file.source.name.clone(), pages, stored })
    }

    fn page_views(&self, source: SourceId, of_document: &[u32]) -> Result<Vec<PageView>, AppError> {
        let pages = self.store().pages(source)?.into_iter().filter(|page| of_document.contains(&page.index));
        Ok(pages.map(|page| PageView { index: page.index, width: page.width, height: page.height }).collect())
    }
}

/// Whether a file was asked to be read elsewhere and was not: only one of which nobody said what it is can stay. A file
/// that somebody has sent by its kind was sent, though its document may still be the one that was read here.
fn stayed_here(request: &JobRequest, read_by: &str) -> bool {
    request.kind.is_none() && request.engine != read_by
}

fn stored_view(row: StoredOriginalRow) -> StoredView {
    StoredView { key: row.key, since: row.since.map(|since| since.to_string()) }
}

/// A field as it stands in its document.
struct DocumentState<'a> {
    kind: FieldKind,
    field: &'a RecordField,
    read: Option<&'a Field>,
    document: DocumentKind,
    stop: bool,
}

impl DocumentState<'_> {
    fn view(&self, readings: &[Reading]) -> FieldView {
        let candidates = self.read.map(|read| read.candidates.as_slice()).unwrap_or_default();
        // The place and the reasons belong to the candidate whose value counts, which a person may have chosen.
        let counts = candidates.iter().find(|candidate| Some(&candidate.value) == self.field.value.as_ref());
        let shown = counts.or(candidates.first());
        let value = self.field.value.as_ref().map(Value::plain);
        let read = candidates.iter().find(|candidate| !vouch_learn::is_learned(candidate));
        let read = read.map(|best| best.value.plain());
        let doubtful = value.as_deref().zip(counts).map(|(value, counts)| unclear(value, counts, readings));
        FieldView {
            name: FieldName(self.kind),
            read: read.filter(|read| Some(read) != value.as_ref()),
            verdict: self.field.verdict.into(),
            review: self.field.review.into(),
            required: self.document.required().contains(&self.kind),
            stop: self.stop,
            masked: vouch_review::is_masked(self.document, self.kind),
            why: shown
                .map(|candidate| whys(self.document, self.kind, &candidate.evidence))
                .unwrap_or_default(),
            place: self.field.place.or(shown.and_then(|candidate| candidate.place)).map(place_view),
            printed: self.read.into_iter().flat_map(|read| &read.printed).copied().map(place_view).collect(),
            doubtful: doubtful.unwrap_or_default(),
            candidates: candidates.iter().map(candidate_view).collect(),
            value,
        }
    }
}

fn tax_line_view(line: &TaxLine) -> TaxLineView {
    TaxLineView { rate: plain(line.rate), base: plain(line.base), amount: plain(line.amount) }
}

/// Returns the sum of the line items; `None` where one has no amount, or where the sum does not fit into a decimal.
fn sum_of(items: &[LineItem]) -> Option<Decimal> {
    let amounts: Option<Vec<Decimal>> = items.iter().map(|item| item.amount).collect();
    arithmetic::sum(amounts?)
}

fn line_item_view(item: &LineItem) -> LineItemView {
    LineItemView {
        description: item.description.clone(),
        quantity: plain(item.quantity),
        unit_price: plain(item.unit_price),
        amount: plain(item.amount),
        place: item.place.map(place_view),
        verdict: item.verdict.into(),
    }
}

pub(crate) fn candidate_view(candidate: &Candidate) -> CandidateView {
    CandidateView {
        value: candidate.value.plain(),
        raw: candidate.raw.clone(),
        source: candidate.source.clone(),
        place: candidate.place.map(place_view),
        why: candidate.evidence.iter().map(Why::from).collect(),
    }
}

fn finding_view(finding: &Finding, repairs: &[Repair]) -> FindingView {
    let repair = |repair: &Repair| RepairView {
        field: FieldName(repair.field),
        value: repair.value.plain(),
        from: repair.from.into(),
    };
    FindingView {
        why: finding.into(),
        fields: finding.fields().into_iter().map(FieldName).collect(),
        repairs: repairs.iter().map(repair).collect(),
    }
}

pub(crate) fn place_view(place: Place) -> PlaceView {
    PlaceView { page: place.page, bounds: place.bounds.map(Into::into) }
}

fn plain(amount: Option<Decimal>) -> Option<String> {
    amount.map(|amount| amount.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(amounts: &[Option<&str>]) -> Vec<LineItem> {
        let item = |amount: &Option<&str>| LineItem {
            description: String::new(),
            quantity: None,
            unit_price: None,
            amount: amount.map(|amount| amount.parse().expect("an amount")),
            place: None,
            verdict: vouch_core::Verdict::Likely,
        };
        amounts.iter().map(item).collect()
    }

    #[test]
    fn line_items_have_a_sum_where_every_amount_is_known_and_it_fits() {
        let sum = |amounts: &[Option<&str>]| plain(sum_of(&items(amounts)));
        let largest = Some("79228162514264337593543950335");
        assert_eq!(sum(&[Some("12.50"), Some("0.75")]).as_deref(), Some("13.25"));
        assert_eq!(sum(&[Some("12.50"), None]), None);
        assert_eq!(sum(&[largest, largest]), None);
    }
}
