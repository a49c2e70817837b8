//! Where one document of a file ends and the next begins, as a person says it: the same readings, interpreted again
//! under other parts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use vouch_core::{Act, Change, DocumentId, Extraction, FieldKind, JobState, Place, Reading, SourceId};
use vouch_interpret::Context;
use vouch_store::{JobFilter, NewDocument};

use crate::document::split_api::{LeftBehind, SplitOutcome};
use crate::document::summary::{summary, text, values};
use crate::document::view::Shown;
use crate::dto::FieldName;
use crate::{App, AppError, ErrorCode, clock};
use vouch_pipeline::Outcome;

/// What a document is under other parts.
#[derive(Debug)]
pub(crate) struct UnderParts {
    pub source: SourceId,
    pub engine: String,
    pub extraction: Extraction,
    pub text: String,
    pub stands: bool,
}

impl App {
    /// Makes these parts of a document's pages a document of their own.
    pub fn split(&self, document: DocumentId, taken: &[Place]) -> Result<SplitOutcome, AppError> {
        let Shown { row, extraction, record, .. } = self.shown(document)?;
        let nothing_left = || AppError::new(ErrorCode::NothingToPart);
        let (left, out) = vouch_review::taken_out(&extraction.places(), taken).ok_or_else(nothing_left)?;
        let made = DocumentId::new(uuid::Uuid::now_v7());
        let (kept, given) = vouch_review::kept_apart(&record, extraction.kind, &out);
        let among = vec![document, made];
        let set = |parts| Act::SetParts { parts, among: among.clone() };
        let of = |document: DocumentId| move |act| (document, act);
        let first = std::iter::once(set(left)).chain(kept).map(of(document));
        let second = std::iter::once(set(out)).chain(given).map(of(made));
        self.act_all_in(Some((row.source, &row.engine)), first.chain(second).collect())?;
        Ok(SplitOutcome {
            documents: among.iter().map(DocumentId::to_string).collect(),
            left_behind: Vec::new(),
        })
    }

    /// Makes several documents one, which the first stands for: of one file the first on its pages, of several files the
    /// first as they are given. That order is the order of the pages then, and those of the other files are borrowed.
    pub fn join(&self, documents: &[DocumentId]) -> Result<SplitOutcome, AppError> {
        let mut seen = BTreeSet::new();
        let unique = documents.iter().filter(|id| seen.insert(**id));
        let mut shown = unique.map(|id| self.shown(*id)).collect::<Result<Vec<Shown>, AppError>>()?;
        if shown.len() < 2 {
            return Err(AppError::new(ErrorCode::NothingToPart));
        }
        if shown.iter().all(|one| one.row.source == shown[0].row.source) {
            shown.sort_by(|a, b| reading_order(&a.extraction).total_cmp(&reading_order(&b.extraction)));
        } else {
            self.bring_together(&mut shown)?;
        }
        let places: Vec<Vec<Place>> = shown.iter().map(|one| one.extraction.places()).collect();
        let among: Vec<DocumentId> = shown.iter().map(|one| one.row.id).collect();
        let records: Vec<_> = shown.iter().map(|one| (&one.record, one.extraction.kind)).collect();
        let (kept, without_room) = vouch_review::kept_together(&records);
        let set = |parts| Act::SetParts { parts, among: among.clone() };
        let joined = set(vouch_review::joined(places.iter().map(Vec::as_slice)));
        let mut acts = vec![(among[0], joined)];
        acts.extend(kept.into_iter().map(|act| (among[0], act)));
        acts.extend(among[1..].iter().map(|id| (*id, set(Vec::new()))));
        self.act_all(acts)?;
        let left = |(number, field): (usize, FieldKind)| LeftBehind {
            document: among[number].to_string(),
            field: FieldName(field),
        };
        Ok(SplitOutcome {
            documents: vec![among[0].to_string()],
            left_behind: without_room.into_iter().map(left).collect(),
        })
    }

    /// Gives the pages of documents of several files the numbers they get in the file of the first.
    fn bring_together(&self, documents: &mut [Shown]) -> Result<(), AppError> {
        let Some((first, others)) = documents.split_first_mut() else { return Ok(()) };
        let source = first.row.source;
        let mut from = first.extraction.pages.iter().copied().max().unwrap_or_default();
        for Shown { row, extraction, record, .. } in others {
            let mut numbers = BTreeMap::new();
            for page in extraction.pages.iter().copied().collect::<BTreeSet<u32>>() {
                from = self.page_in(source, (row.source, page), from)?;
                numbers.insert(page, from);
            }
            let number = |page: u32| numbers.get(&page).copied().unwrap_or(page);
            extraction.pages.iter_mut().for_each(|page| *page = number(*page));
            extraction.parts.iter_mut().for_each(|part| part.page = number(part.page));
            vouch_review::renumber(record, number);
        }
        Ok(())
    }

    /// The documents of a file in the order of their pages.
    pub(crate) fn of_file(&self, source: SourceId) -> Result<Vec<String>, AppError> {
        let mut documents = self.store().documents_of(source)?;
        documents.sort_by(|a, b| reading_order(&a.extraction).total_cmp(&reading_order(&b.extraction)));
        Ok(documents.into_iter().map(|document| document.row.id.to_string()).collect())
    }

    /// What a document is under these parts; `None` brings back what was read, and an empty list is no document.
    pub(crate) fn under_parts(
        &self,
        document: DocumentId,
        (source, engine): (SourceId, &str),
        parts: Option<&[Place]>,
    ) -> Result<UnderParts, AppError> {
        let pages: Vec<u32> = parts.unwrap_or_default().iter().map(|part| part.page).collect();
        let readings = self.last_readings(source, &pages, None)?;
        let (extraction, stands) = match parts {
            Some(parts @ [_, ..]) => (self.interpret_parts(source, &readings, parts)?, true),
            Some([]) => (self.store().document(document)?.extraction, false),
            None => match self.store().as_read(document)? {
                Some(extraction) => (extraction, true),
                None => (self.store().document(document)?.extraction, false),
            },
        };
        let text = text(&readings, &extraction);
        Ok(UnderParts { source, engine: engine.to_owned(), extraction, text, stands })
    }

    fn interpret_parts(
        &self,
        source: SourceId,
        readings: &[Reading],
        parts: &[Place],
    ) -> Result<Extraction, AppError> {
        let read_at = readings.iter().map(|reading| reading.read_at).max();
        let today = read_at.map_or_else(|| clock().1, |at| at.to_zoned(TimeZone::system()).date());
        let done = JobFilter { source: Some(source), states: vec![JobState::Done] };
        let kind = self.store().jobs(&done)?.pop().and_then(|row| row.job.request.kind);
        let mut extraction = [vouch_interpret::interpret_parts(readings, parts, &Context { today, kind })];
        self.apply_library(source, &mut extraction, readings, today)?;
        let [extraction] = extraction;
        Ok(extraction)
    }

    /// The documents of a source that a person has parted, and those that borrow its pages, concluded anew from what was
    /// read now, each under the parts it has. Those with which a person has done more than that are left out, as they
    /// stay as they are; `None` where nobody has parted the source.
    pub(crate) fn split_again(
        &self,
        source: SourceId,
        outcome: &Outcome,
        today: jiff::civil::Date,
    ) -> Result<Option<Vec<(DocumentId, NewDocument)>>, AppError> {
        let mut changes: BTreeMap<DocumentId, Vec<Change>> = BTreeMap::new();
        for change in self.store().changes_in(source)? {
            changes.entry(change.document).or_default().push(change);
        }
        if !changes.values().any(|changes| vouch_review::parts(changes).is_some()) {
            return Ok(None);
        }
        let mut documents = self.store().documents_of(source)?;
        for linking in self.store().linking_documents(source)? {
            documents.push(self.store().document(linking)?);
            changes.insert(linking, self.store().changes_of(linking)?);
        }
        let mut anew = Vec::new();
        for document in documents {
            let of = document.row.source;
            let changes = changes.remove(&document.row.id).unwrap_or_default();
            let is_parting = |change: &&Change| matches!(change.act, Act::SetParts { .. });
            if !vouch_review::counting(&changes).iter().all(is_parting) {
                continue;
            }
            let (pages, parts) = (&document.extraction.pages, document.extraction.places());
            let readings = self.last_readings(of, pages, Some((source, &outcome.readings)))?;
            let extraction = self.interpret_parts(of, &readings, &parts)?;
            let record = vouch_review::record(&extraction, &changes, today);
            let new = NewDocument {
                engine: if of == source { outcome.engine.clone() } else { document.row.engine },
                summary: summary(&extraction, &changes, today),
                values: values(&record),
                text: text(&readings, &extraction),
                extraction,
            };
            anew.push((document.row.id, new));
        }
        Ok(Some(anew))
    }
}

/// Where a document begins: its first page, and how far down there.
fn reading_order(extraction: &Extraction) -> f32 {
    let first = extraction.places().into_iter().next();
    first.map_or(0.0, |place| place.page as f32 + place.bounds.map_or(0.0, |bounds| bounds.y * 0.99))
}
