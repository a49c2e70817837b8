use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use uuid::Uuid;
use vouch_core::{Account, AccountError, AccountStatus, Cancel, LastPages, Source, StoredOriginal};

/// An account in memory, to which anybody may sign in; a real one is [`crate::AmazonAccount`].
#[derive(Debug, Default)]
pub struct FakeAccount {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    is_set_up: bool,
    is_signed_in: bool,
    originals: BTreeMap<String, u64>,
}

impl FakeAccount {
    /// Keys of what it keeps.
    pub fn keys(&self) -> Vec<String> {
        self.lock().originals.keys().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn signed_in(&self) -> Result<MutexGuard<'_, State>, AccountError> {
        let state = self.lock();
        if state.is_signed_in { Ok(state) } else { Err(AccountError::SignedOut) }
    }
}

impl Account for FakeAccount {
    fn set_up(&self, code: Option<&str>) -> Result<(), AccountError> {
        *self.lock() = State { is_set_up: code.is_some(), ..State::default() };
        Ok(())
    }

    fn resume(&self) -> Result<AccountStatus, AccountError> {
        Ok(self.status())
    }

    fn status(&self) -> AccountStatus {
        let state = self.lock();
        match (state.is_set_up, state.is_signed_in) {
            (false, _) => AccountStatus::NotSetUp,
            (true, false) => AccountStatus::SignedOut,
            (true, true) => AccountStatus::SignedIn { email: Some("ada@example.com".to_owned()) },
        }
    }

    fn sign_in(
        &self,
        _keep: bool,
        _pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
        _cancel: &Cancel,
    ) -> Result<AccountStatus, AccountError> {
        if !self.lock().is_set_up {
            return Err(AccountError::NotSetUp);
        }
        open("https://sign-in.example/");
        self.lock().is_signed_in = true;
        Ok(self.status())
    }

    fn sign_out(
        &self,
        _everywhere: bool,
        _pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
    ) -> Result<(), AccountError> {
        open("https://sign-in.example/logout");
        self.lock().is_signed_in = false;
        Ok(())
    }

    fn keep_original(
        &self,
        source: &Source,
        id: Uuid,
        bytes: Vec<u8>,
        progress: &dyn Fn(u64),
        _cancel: &Cancel,
    ) -> Result<String, AccountError> {
        let key = format!("private/ada/{id}.{}", source.media_type.extension());
        self.signed_in()?.originals.insert(key.clone(), source.bytes);
        progress(bytes.len() as u64);
        Ok(key)
    }

    fn delete_original(&self, key: &str) -> Result<(), AccountError> {
        self.signed_in()?.originals.remove(key);
        Ok(())
    }

    fn originals(&self) -> Result<Vec<StoredOriginal>, AccountError> {
        let kept =
            |(key, bytes): (&String, &u64)| StoredOriginal { key: key.clone(), bytes: *bytes, since: None };
        Ok(self.signed_in()?.originals.iter().map(kept).collect())
    }
}
