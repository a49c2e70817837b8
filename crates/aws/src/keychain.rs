//! Where the refresh token is kept between two runs: the system's keychain, or nowhere.

#[cfg(debug_assertions)]
mod folder;

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::Setup;
use crate::error_chain::in_full;

/// How long the keychain may take: it may ask the person to unlock it, but must not block the program forever.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Name under which the system lists the entry.
const SERVICE: &str = "Vouch";

/// No keychain can be used here.
#[derive(Debug, thiserror::Error)]
#[error("the system's keychain cannot be used: {reason}")]
pub struct KeychainError {
    /// What it reported.
    pub reason: String,
}

/// Keeps one secret for each user pool. Calls block.
pub trait TokenStore: Send + Sync + fmt::Debug {
    /// Returns the secret with this name.
    fn load(&self, name: &str) -> Result<Option<String>, KeychainError>;
    /// Stores a secret in place of the previous one.
    fn save(&self, name: &str, secret: &str) -> Result<(), KeychainError>;
    /// Deletes the secret with this name.
    fn forget(&self, name: &str) -> Result<(), KeychainError>;
}

/// The system's own keychain.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemKeychain;

/// Keeps nothing: the session ends with the program.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoKeychain;

impl SystemKeychain {
    fn entry(name: &str) -> Result<keyring::Entry, KeychainError> {
        // Where the keychain cannot be reached at all, an entry would only report that there is none.
        match keyring::Entry::store_status() {
            Ok(()) => keyring::Entry::new(SERVICE, name).map_err(unusable),
            Err(error) => Err(unusable(error)),
        }
    }
}

impl TokenStore for SystemKeychain {
    fn load(&self, name: &str) -> Result<Option<String>, KeychainError> {
        match Self::entry(name)?.get_secret() {
            Ok(secret) => Ok(String::from_utf8(secret).ok()),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(unusable(error)),
        }
    }

    // As bytes: Windows stores at most 2560 of them, and a password would take two bytes a character.
    fn save(&self, name: &str, secret: &str) -> Result<(), KeychainError> {
        Self::entry(name)?.set_secret(secret.as_bytes()).map_err(unusable)
    }

    fn forget(&self, name: &str) -> Result<(), KeychainError> {
        match Self::entry(name)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(unusable(error)),
        }
    }
}

impl TokenStore for NoKeychain {
    fn load(&self, _: &str) -> Result<Option<String>, KeychainError> {
        Ok(None)
    }

    fn save(&self, _: &str, _: &str) -> Result<(), KeychainError> {
        Ok(())
    }

    fn forget(&self, _: &str) -> Result<(), KeychainError> {
        Ok(())
    }
}

/// Returns the keychain for sessions.
#[cfg(not(debug_assertions))]
pub(crate) fn for_this_build() -> Arc<dyn TokenStore> {
    Arc::new(SystemKeychain)
}

/// Returns the keychain for sessions, or a folder where the environment names one.
#[cfg(debug_assertions)]
pub(crate) fn for_this_build() -> Arc<dyn TokenStore> {
    match std::env::var_os("VOUCH_KEYCHAIN_AT") {
        Some(folder) => Arc::new(folder::FolderKeychain(folder.into())),
        None => Arc::new(SystemKeychain),
    }
}

/// The entry of one user pool in the keychain, used from a thread that may block.
#[derive(Clone, Debug)]
pub(crate) struct RefreshTokenEntry {
    store: Arc<dyn TokenStore>,
    name: String,
}

impl RefreshTokenEntry {
    /// Makes an entry named after pool and client, so that no person's address is in the keychain.
    pub(crate) fn new(store: Arc<dyn TokenStore>, setup: &Setup) -> Self {
        Self { store, name: format!("{}/{}", setup.user_pool_id, setup.client_id) }
    }

    pub(crate) async fn load(&self) -> Result<Option<String>, KeychainError> {
        self.run(|store, name| store.load(name)).await
    }

    pub(crate) async fn save(&self, secret: String) -> Result<(), KeychainError> {
        self.run(move |store, name| store.save(name, &secret)).await
    }

    pub(crate) async fn forget(&self) -> Result<(), KeychainError> {
        self.run(|store, name| store.forget(name)).await
    }

    async fn run<T: Send + 'static>(
        &self,
        request: impl FnOnce(&dyn TokenStore, &str) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let Self { store, name } = self.clone();
        let unanswered = |reason: &str| KeychainError { reason: reason.to_owned() };
        match timeout(TIMEOUT, spawn_blocking(move || request(store.as_ref(), &name))).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(unanswered("it broke off")),
            Err(_) => Err(unanswered("it does not answer")),
        }
    }
}

fn unusable(error: impl Borrow<keyring::Error>) -> KeychainError {
    KeychainError { reason: in_full(error.borrow()) }
}
