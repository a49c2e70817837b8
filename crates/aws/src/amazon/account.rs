use std::sync::Arc;
use std::time::Duration;

use tokio::select;
use tokio::time::sleep;
use uuid::Uuid;
use vouch_core::{Account, AccountError, AccountStatus, Cancel, LastPages, Source, StoredOriginal};

use super::{Amazon, State, refused};
use crate::keychain::{NoKeychain, RefreshTokenEntry, TokenStore};
use crate::session::SessionError;
use crate::sign_in::SignInError;
use crate::{Setup, SetupError};

/// How often a sign-in checks whether it was cancelled.
const CANCEL_INTERVAL: Duration = Duration::from_millis(100);

impl Account for Amazon {
    fn set_up(&self, code: Option<&str>) -> Result<(), AccountError> {
        let setup = code.map(Setup::parse).transpose()?;
        let may_be_stored = setup.is_some();
        let previous =
            std::mem::replace(&mut *self.lock(), State { setup, may_be_stored, ..State::default() });
        if let Some(session) = self.session_of(previous) {
            // Amazon may be unreachable. The stored token is deleted all the same.
            drop(self.worker.block_on(session.sign_out(false)));
        }
        Ok(())
    }

    fn resume(&self) -> Result<AccountStatus, AccountError> {
        match self.resume_session() {
            Err(AccountError::SignedOut | AccountError::NotSetUp) => Ok(self.status()),
            outcome => outcome,
        }
    }

    fn status(&self) -> AccountStatus {
        let state = self.lock();
        match (&state.setup, &state.signed_in) {
            (None, _) => AccountStatus::NotSetUp,
            (Some(_), None) => AccountStatus::SignedOut,
            (Some(_), Some(signed_in)) => AccountStatus::SignedIn { email: signed_in.email.clone() },
        }
    }

    fn sign_in(
        &self,
        keep: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
        cancel: &Cancel,
    ) -> Result<AccountStatus, AccountError> {
        let setup = self.setup()?;
        let keychain: Arc<dyn TokenStore> =
            if keep { Arc::clone(&self.keychain) } else { Arc::new(NoKeychain) };
        let session = self.session_with(&setup, Arc::clone(&keychain));
        let cancelled = async {
            while !cancel.is_cancelled() {
                sleep(CANCEL_INTERVAL).await;
            }
        };
        let person = self.worker.block_on(async {
            // The keychain is tried before the browser opens: a failure afterwards would waste the sign-in.
            RefreshTokenEntry::new(keychain, &setup).load().await.map_err(SessionError::from)?;
            select! {
                person = session.sign_in(pages, open) => person.map_err(AccountError::from),
                () = cancelled => Err(AccountError::Cancelled),
            }
        })?;
        Ok(self.keep_signed_in(session, person.email))
    }

    fn sign_out(
        &self,
        everywhere: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
    ) -> Result<(), AccountError> {
        let setup = self.setup()?;
        let previous = std::mem::replace(&mut *self.lock(), State { setup: Some(setup), ..State::default() });
        let Some(session) = self.session_of(previous) else { return Ok(()) };
        if let Some(browser) = self.worker.block_on(session.sign_out(everywhere))? {
            open(&browser.address);
            let page = pages.signed_out.clone();
            self.worker.spawn(async move { browser.finish(&page).await });
        }
        Ok(())
    }

    fn keep_original(
        &self,
        source: &Source,
        id: Uuid,
        bytes: Vec<u8>,
        progress: &dyn Fn(u64),
        cancel: &Cancel,
    ) -> Result<String, AccountError> {
        self.bucket()?.put(source, id, bytes, progress, cancel)
    }

    fn delete_original(&self, key: &str) -> Result<(), AccountError> {
        self.bucket()?.delete(key, &Cancel::default())
    }

    fn originals(&self) -> Result<Vec<StoredOriginal>, AccountError> {
        self.bucket()?.list(&Cancel::default())
    }
}

impl From<SetupError> for AccountError {
    fn from(error: SetupError) -> Self {
        match error {
            SetupError::UnknownVersion { .. } => Self::SetupCodeNewer,
            SetupError::NotACode | SetupError::BadPart { .. } => {
                Self::BadSetupCode { reason: error.to_string() }
            }
        }
    }
}

impl From<SignInError> for AccountError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::NoFreePort => Self::NoFreePort,
            SignInError::TooLate => Self::TooLate,
            SignInError::Unreachable { .. } => Self::Offline,
            SignInError::Keychain(error) => Self::NoKeychain { reason: error.reason },
            other => refused(&other),
        }
    }
}
