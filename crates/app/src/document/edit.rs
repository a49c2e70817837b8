//! What a person does with documents: every act is a change that can be undone, but for deletion.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use vouch_core::{
    Act, Change, ChangeId, DocumentId, DocumentKind, Extraction, FieldKind, Place, SourceId, Value,
};
use vouch_review::{Input, InputContext};
use vouch_store::{NewChange, SplitChange, StoreError};

use crate::document::api::{DocumentView, Understood, Undone};
use crate::document::history::touched;
use crate::document::summary::{summary, values};
use crate::dto::FieldName;
use crate::{App, AppError, ErrorCode, Event, clock};

/// How far back undo reaches, in changes.
const UNDO_REACH: u32 = 5000;

impl App {
    pub(crate) fn understand(
        &self,
        document: DocumentId,
        field: FieldKind,
        text: &str,
    ) -> Result<Understood, AppError> {
        let plain = |value: Option<Value>| value.map(|value| value.plain());
        Ok(match self.parse(document, field, text) {
            Ok(input) => Understood { value: plain(input.value), other: plain(input.other), error: None },
            Err(error) => Understood { value: None, other: None, error: Some(error.into()) },
        })
    }

    /// Gives a field a value in any usual spelling, found at `place` if the person pointed there; empty text empties it.
    pub fn correct(
        &self,
        document: DocumentId,
        field: FieldKind,
        text: &str,
        place: Option<Place>,
    ) -> Result<DocumentView, AppError> {
        let value = self.parse(document, field, text)?.value;
        self.act(document, Act::Correct { field, value, place })?;
        self.document(document)
    }

    /// Gives a field of several documents a value, in one go.
    pub(crate) fn correct_all(
        &self,
        documents: &[DocumentId],
        field: FieldKind,
        text: &str,
    ) -> Result<(), AppError> {
        let correct = |document: &DocumentId| {
            let value = self.parse(*document, field, text)?.value;
            Ok((*document, Act::Correct { field, value, place: None }))
        };
        self.act_all(documents.iter().map(correct).collect::<Result<_, AppError>>()?)
    }

    /// Says that a field is right as it stands.
    pub fn confirm(&self, document: DocumentId, field: FieldKind) -> Result<DocumentView, AppError> {
        self.act(document, Act::Confirm { field })?;
        self.document(document)
    }

    /// Accepts whole documents as they stand, in one go.
    pub fn accept(&self, documents: &[DocumentId]) -> Result<(), AppError> {
        self.act_all(documents.iter().map(|document| (*document, Act::Accept)).collect())
    }

    /// Lets a failing rule stand: the fields it speaks of are right as they are, and a note says so.
    pub(crate) fn let_stand(
        &self,
        document: DocumentId,
        field: FieldKind,
        note: &str,
    ) -> Result<DocumentView, AppError> {
        let record = self.shown(document)?.record;
        let before = record.value(FieldKind::Notes).map(Value::plain);
        let notes = before.into_iter().chain([note.to_owned()]).collect::<Vec<_>>().join(" ");
        let value = self.parse(document, FieldKind::Notes, &notes)?.value;
        let note = Act::Correct { field: FieldKind::Notes, value, place: None };
        self.act_all(vec![(document, Act::Confirm { field }), (document, note)])?;
        self.document(document)
    }

    pub(crate) fn set_kind(&self, document: DocumentId, kind: &str) -> Result<DocumentView, AppError> {
        self.set_kind_all(&[document], kind)?;
        self.document(document)
    }

    /// Says what kind several documents are, in one go.
    pub(crate) fn set_kind_all(&self, documents: &[DocumentId], kind: &str) -> Result<(), AppError> {
        let kind = DocumentKind::from_name(kind).ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
        self.act_all(documents.iter().map(|document| (*document, Act::SetKind { kind })).collect())
    }

    pub(crate) fn undo(&self) -> Result<Undone, AppError> {
        let changes = self.made_last()?;
        self.take_back(vouch_review::undo(&changes), &changes)
    }

    pub(crate) fn redo(&self) -> Result<Undone, AppError> {
        let changes = self.made_last()?;
        self.take_back(vouch_review::redo(&changes), &changes)
    }

    /// What was done last with any documents and can be taken back, in the order in which it was done.
    fn made_last(&self) -> Result<Vec<Change>, AppError> {
        let mut changes = self.store().last_changes(UNDO_REACH)?;
        changes.reverse();
        let parted = changes.iter().flat_map(|change| match &change.act {
            Act::SetParts { among, .. } => among.as_slice(),
            _ => &[],
        });
        let known = self.store().known(&parted.copied().collect::<Vec<_>>())?;
        Ok(vouch_review::undoable(changes, |document| known.contains(document)))
    }

    fn take_back(&self, step: Vec<&Change>, changes: &[Change]) -> Result<Undone, AppError> {
        let Some(newest) = step.first() else { return Ok(Undone { document: None, field: None }) };
        let undo = |change: &&Change| (change.document, Act::Undo { change: change.id });
        self.act_all(step.iter().map(undo).collect())?;
        for change in &step {
            if self.store().document(change.document)?.stands {
                let (document, field) = (Some(change.document.to_string()), touched(change, changes));
                return Ok(Undone { document, field: field.map(FieldName) });
            }
        }
        Ok(Undone { document: Some(newest.document.to_string()), field: None })
    }

    /// Deletes documents; a file goes with its last one.
    pub fn delete_documents(&self, documents: &[DocumentId]) -> Result<(), AppError> {
        let mut files = Vec::new();
        for id in documents {
            let document = self.store().document(*id)?;
            files.extend(self.files_of(document.row.source, &document.extraction.pages)?);
        }
        self.store().delete_documents(documents)?;
        files.into_iter().for_each(|(file, _)| self.page_images().forget(file.id));
        self.tell(Event::Changed);
        Ok(())
    }

    fn act(&self, document: DocumentId, act: Act) -> Result<(), AppError> {
        self.act_all(vec![(document, act)])
    }

    /// Does several things in one go: they are kept together or not at all, and one undo takes them back.
    pub(crate) fn act_all(&self, acts: Vec<(DocumentId, Act)>) -> Result<(), AppError> {
        self.act_all_in(None, acts)
    }

    /// The same for acts by which a document comes into a source: `made` says in which and who read it.
    pub(crate) fn act_all_in(
        &self,
        made: Option<(SourceId, &str)>,
        acts: Vec<(DocumentId, Act)>,
    ) -> Result<(), AppError> {
        let (now, today) = clock();
        let mut known = BTreeMap::new();
        let mut step = None;
        let mut done = Vec::with_capacity(acts.len());
        for (document, act) in acts {
            let DocumentState { source, engine, extraction, changes } = match known.entry(document) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(self.state(document, made)?),
            };
            let id = ChangeId::new(uuid::Uuid::now_v7());
            let change = Change { id, step: *step.get_or_insert(id), document, at: now, act };
            let parts = vouch_review::parts(changes).map(<[Place]>::to_vec);
            changes.push(change.clone());
            let then = vouch_review::parts(changes);
            let split = if parts.as_deref() == then {
                None
            } else {
                Some(self.under_parts(document, (*source, engine), then)?)
            };
            if let Some(split) = &split {
                *extraction = Some(split.extraction.clone());
            }
            let extraction = extraction.as_ref().ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
            let record = vouch_review::record(extraction, changes, today);
            // A document that was joined with another stands no more: that one teaches for both.
            let stands = split.as_ref().is_none_or(|split| split.stands);
            // Readings are large, and hundreds of documents may be confirmed in one go.
            let lesson = if stands && vouch_learn::may_teach(&record) {
                let readings = self.readings_for(*source, &extraction.pages)?;
                vouch_learn::lesson(extraction, &readings, &record, today)
            } else {
                None
            };
            done.push((change, summary(extraction, changes, today), values(&record), lesson, split));
        }
        let new = done.iter().map(|(change, summary, values, lesson, split)| {
            let split = split.as_ref().map(|under| SplitChange {
                source: under.source,
                engine: &under.engine,
                extraction: &under.extraction,
                text: &under.text,
                stands: under.stands,
            });
            NewChange { change, summary, values, lesson: lesson.as_ref(), split }
        });
        self.store().append_all(&new.collect::<Vec<_>>())?;
        self.tell(Event::Changed);
        Ok(())
    }

    /// A document as it is before an act; one that is not there yet where `made` says that it comes now.
    fn state(&self, id: DocumentId, made: Option<(SourceId, &str)>) -> Result<DocumentState, AppError> {
        match (self.store().document(id), made) {
            (Ok(document), _) => Ok(DocumentState {
                source: document.row.source,
                engine: document.row.engine,
                extraction: Some(document.extraction),
                changes: self.store().changes_of(id)?,
            }),
            (Err(StoreError::NotFound { .. }), Some((source, engine))) => {
                Ok(DocumentState { source, engine: engine.to_owned(), extraction: None, changes: Vec::new() })
            }
            (Err(error), _) => Err(error.into()),
        }
    }

    pub(crate) fn parse(
        &self,
        document: DocumentId,
        field: FieldKind,
        text: &str,
    ) -> Result<Input, AppError> {
        let record = self.shown(document)?.record;
        let currency = match record.value(FieldKind::Currency) {
            Some(Value::Currency(currency)) => Some(*currency),
            _ => None,
        };
        let context = InputContext::in_currency(clock().1, currency);
        Ok(vouch_review::parse_input(field, text, &context)?)
    }
}

/// A document while acts are being done to it.
struct DocumentState {
    source: SourceId,
    engine: String,
    /// What was concluded about it; `None` until its first act has said which parts it is.
    extraction: Option<Extraction>,
    changes: Vec<Change>,
}
