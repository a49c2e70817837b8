use vouch_core::{
    AccountError, Alphabet, BoundingBox, Cancel, Engine, EngineError, EngineId, Page, PageReading, Progress,
    ReadRequest, Reading,
};

use super::Amazon;
use crate::TextractEngine;
use crate::reply::{ENGINE, engine_id};

/// Textract as whoever is signed in; with nobody signed in it says so, and the work waits.
impl Engine for Amazon {
    fn id(&self) -> EngineId {
        engine_id()
    }

    fn is_remote(&self) -> bool {
        true
    }

    fn concurrency(&self) -> usize {
        TextractEngine::AT_ONCE
    }

    fn read(
        &self,
        request: &ReadRequest<'_>,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Reading, EngineError> {
        self.ask(|reader| reader.read(request, progress, cancel))
    }

    fn read_region(
        &self,
        page: &Page,
        region: BoundingBox,
        alphabet: Alphabet,
        cancel: &Cancel,
    ) -> Result<PageReading, EngineError> {
        self.ask(|reader| reader.read_region(page, region, alphabet, cancel))
    }
}

impl Amazon {
    /// Asks Textract. Credentials that it no longer knows are renewed once, as long as the session holds.
    fn ask<T>(&self, question: impl Fn(&TextractEngine) -> Result<T, EngineError>) -> Result<T, EngineError> {
        match question(&*self.reader().map_err(unread)?) {
            Err(EngineError::SignedOut { .. }) if self.holds_still().map_err(unread)? => {
                question(&*self.reader().map_err(unread)?)
            }
            outcome => outcome,
        }
    }
}

fn unread(error: AccountError) -> EngineError {
    let engine = ENGINE.to_owned();
    match error {
        AccountError::Cancelled => EngineError::Cancelled,
        AccountError::Offline => EngineError::Offline { engine },
        AccountError::NotSetUp | AccountError::SignedOut => EngineError::SignedOut { engine },
        other => EngineError::Failed { engine, reason: other.to_string(), retry_after: None },
    }
}
