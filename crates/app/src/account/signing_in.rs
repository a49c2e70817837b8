use std::sync::{Mutex, PoisonError};

use vouch_core::Cancel;

/// The sign-in that waits for the browser, if one does.
#[derive(Debug, Default)]
pub(crate) struct SigningIn(Mutex<Cancel>);

impl SigningIn {
    /// Begins one, in place of one that still waits.
    pub(crate) fn begin(&self) -> Cancel {
        let begun = Cancel::default();
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *waiting, begun.clone()).cancel();
        begun
    }

    pub(crate) fn stop(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).cancel();
    }
}
