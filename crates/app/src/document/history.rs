//! How a document came to be as it is: what each witness read, and what a person did.

use std::collections::BTreeSet;

use vouch_core::{Act, Change, ChangeId, DocumentId, FieldKind, Record, Value};

use crate::document::api::{DocumentView, HistoryView, StepView, WitnessView};
use crate::document::view::{Shown, masked};
use crate::dto::{ActName, FieldName};
use crate::{App, AppError, clock};

impl App {
    pub(crate) fn history(&self, document: DocumentId) -> Result<HistoryView, AppError> {
        let Shown { row, extraction, changes, .. } = self.shown(document)?;
        let readings = self.readings_for(row.source, &extraction.pages)?;
        let witnesses = readings.iter().map(|reading| WitnessView {
            engine: reading.engine.name.clone(),
            version: reading.engine.version.clone(),
            at: reading.read_at.to_string(),
            words: count(reading.pages.iter().map(|page| page.layout.words().count()).sum()),
            values: count(reading.values.len()),
        });
        let today = clock().1;
        let after = |upto: usize| vouch_review::record(&extraction, &changes[..upto], today);
        let fixed = vouch_review::settled_by_split(&changes);
        let counting: BTreeSet<ChangeId> =
            vouch_review::counting(&changes).into_iter().map(|change| change.id).collect();
        let steps = changes.iter().enumerate().map(|(at, change)| {
            let (before, then) = (after(at), after(at + 1));
            let field = touched(change, &changes);
            let said = |record: &Record| {
                let field = field?;
                record.value(field).map(|value: &Value| masked(record.kind, field, value))
            };
            StepView {
                change: change.id.to_string(),
                step: change.step.to_string(),
                at: change.at.to_string(),
                act: ActName::from(&change.act),
                field: field.map(FieldName),
                before: said(&before),
                after: said(&then),
                kind: matches!(change.act, Act::SetKind { .. }).then(|| then.kind.name().to_owned()),
                counts: counting.contains(&change.id),
                can_restore: at + 1 >= fixed,
            }
        });
        Ok(HistoryView { witnesses: witnesses.collect(), steps: steps.collect() })
    }

    /// Brings a document back to how it stood after one of its changes, or to what was read.
    pub(crate) fn restore(
        &self,
        document: DocumentId,
        upto: Option<ChangeId>,
    ) -> Result<DocumentView, AppError> {
        let changes = self.store().changes_of(document)?;
        let acts = vouch_review::restore(&changes, upto);
        if !acts.is_empty() {
            self.act_all(acts.into_iter().map(|act| (document, act)).collect())?;
        }
        self.document(document)
    }
}

/// The field that a change was about, through undo and redo.
pub(crate) fn touched(change: &Change, changes: &[Change]) -> Option<FieldKind> {
    match &change.act {
        Act::Correct { field, .. } | Act::Confirm { field } => Some(*field),
        Act::Undo { change } => {
            changes.iter().find(|earlier| earlier.id == *change).and_then(|earlier| touched(earlier, changes))
        }
        Act::Accept
        | Act::SetKind { .. }
        | Act::SetLineItems { .. }
        | Act::SetTaxLines { .. }
        | Act::SetParts { .. } => None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
