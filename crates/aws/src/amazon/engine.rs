use vouch_core::{
    AccountError, Alphabet, BoundingBox, Cancel, Engine, EngineError, EngineId, Page, PageReading, Progress,
    ReadRequest, Reading,
};

use super::Amazon;
use crate::TextractEngine;
use crate::reply::{ENGINE, engine_id};

/// Textract as whoever is signed in. With nobody signed in the error says so, and the work waits.
impl Engine for Amazon {
    fn id(&self) -> EngineId {
        engine_id()
    }

    fn is_remote(&self) -> bool {
        true
    }

    fn concurrency(&self) -> usize {
        TextractEngine::CONCURRENCY
    }

    fn read(
        &self,
        request: &ReadRequest<'_>,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Reading, EngineError> {
        self.call(|textract| textract.read(request, progress, cancel))
    }

    fn read_region(
        &self,
        page: &Page,
        region: BoundingBox,
        alphabet: Alphabet,
        cancel: &Cancel,
    ) -> Result<PageReading, EngineError> {
        self.call(|textract| textract.read_region(page, region, alphabet, cancel))
    }
}

impl Amazon {
    /// Calls Textract. Credentials that it rejects are renewed once, as long as the session is valid.
    fn call<T>(&self, call: impl Fn(&TextractEngine) -> Result<T, EngineError>) -> Result<T, EngineError> {
        match call(&*self.textract().map_err(engine_error)?) {
            Err(EngineError::SignedOut { .. }) if self.is_still_valid().map_err(engine_error)? => {
                call(&*self.textract().map_err(engine_error)?)
            }
            outcome => outcome,
        }
    }
}

fn engine_error(error: AccountError) -> EngineError {
    let engine = ENGINE.to_owned();
    match error {
        AccountError::Cancelled => EngineError::Cancelled,
        AccountError::Offline => EngineError::Offline { engine },
        AccountError::NotSetUp | AccountError::SignedOut => EngineError::SignedOut { engine },
        other => EngineError::Failed { engine, reason: other.to_string(), retry_after: None },
    }
}
