//! What a person does with documents: every act is a change that can be undone, but for deletion.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use vouch_core::{Act, Change, ChangeId, DocumentId, DocumentKind, FieldKind, Place, Value};
use vouch_review::{Input, InputContext};
use vouch_store::NewChange;

use crate::command::documents::{DocumentView, Understood, Undone};
use crate::dto::FieldName;
use crate::history::touched;
use crate::summary::{summary, values};
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

    /// Accepts a whole document as it stands.
    pub fn accept(&self, document: DocumentId) -> Result<(), AppError> {
        self.act(document, Act::Accept)
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
        let kind = DocumentKind::from_name(kind).ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
        self.act(document, Act::SetKind { kind })?;
        self.document(document)
    }

    pub(crate) fn undo(&self) -> Result<Undone, AppError> {
        let changes = self.made_last()?;
        self.take_back(vouch_review::undo(&changes), &changes)
    }

    pub(crate) fn redo(&self) -> Result<Undone, AppError> {
        let changes = self.made_last()?;
        self.take_back(vouch_review::redo(&changes), &changes)
    }

    /// What was done last with any documents, in the order in which it was done.
    fn made_last(&self) -> Result<Vec<Change>, AppError> {
        let mut changes = self.store().last_changes(UNDO_REACH)?;
        changes.reverse();
        Ok(changes)
    }

    fn take_back(&self, step: Vec<&Change>, changes: &[Change]) -> Result<Undone, AppError> {
        let Some(newest) = step.first() else { return Ok(Undone { document: None, field: None }) };
        let undone = Undone {
            document: Some(newest.document.to_string()),
            field: touched(newest, changes).map(FieldName),
        };
        let undo = |change: &&Change| (change.document, Act::Undo { change: change.id });
        self.act_all(step.iter().map(undo).collect())?;
        Ok(undone)
    }

    /// Deletes a document; its file goes with its last one.
    pub fn delete_document(&self, document: DocumentId) -> Result<(), AppError> {
        let source = self.store().document(document)?.row.source;
        self.store().delete_documents(&[document])?;
        self.page_images().forget(source);
        self.tell(Event::Changed);
        Ok(())
    }

    fn act(&self, document: DocumentId, act: Act) -> Result<(), AppError> {
        self.act_all(vec![(document, act)])
    }

    /// Does several things in one go: they are kept together or not at all, and one undo takes them back.
    pub(crate) fn act_all(&self, acts: Vec<(DocumentId, Act)>) -> Result<(), AppError> {
        let (now, today) = clock();
        let mut known = BTreeMap::new();
        let mut step = None;
        let mut done = Vec::with_capacity(acts.len());
        for (document, act) in acts {
            let (extraction, readings, changes) = match known.entry(document) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let found = self.store().document(document)?;
                    let readings = self.readings_of(found.row.source)?;
                    unknown.insert((found.extraction, readings, self.store().changes_of(document)?))
                }
            };
            let id = ChangeId::new(uuid::Uuid::now_v7());
            let change = Change { id, step: *step.get_or_insert(id), document, at: now, act };
            changes.push(change.clone());
            let record = vouch_review::record(extraction, changes, today);
            let lesson = vouch_learn::lesson(extraction, readings, &record, today);
            done.push((change, summary(extraction, changes, today), values(&record), lesson));
        }
        let new = done.iter().map(|(change, summary, values, lesson)| {
            let lesson = lesson.as_ref();
            NewChange { change, summary, values, lesson }
        });
        self.store().append_all(&new.collect::<Vec<_>>())?;
        self.tell(Event::Changed);
        Ok(())
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
