//! Where the refresh token rests between two runs: the system's keychain, or nowhere.

#[cfg(debug_assertions)]
mod folder;

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::Setup;

/// A keychain may ask the person to unlock it; one that never answers must not hold the program up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Name under which the system lists the entry.
const SERVICE: &str = "Vouch";

/// No keychain can be used here.
#[derive(Debug, thiserror::Error)]
#[error("the system's keychain cannot be used: {reason}")]
pub struct KeychainError {
    /// What it said.
    pub reason: String,
}

/// Keeps one secret for each user pool. Calls block.
pub trait TokenStore: Send + Sync + fmt::Debug {
    /// The secret kept under this name.
    fn load(&self, name: &str) -> Result<Option<String>, KeychainError>;
    /// Keeps a secret in place of the one before.
    fn save(&self, name: &str, secret: &str) -> Result<(), KeychainError>;
    /// Keeps nothing any more.
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
        // Where the keychain could not be reached at all, the entry only says that there is none.
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

    // As bytes: Windows keeps at most 2560 of them, and a password would be stored two bytes to the letter.
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

/// The keychain to keep sessions in.
#[cfg(not(debug_assertions))]
pub(crate) fn at_hand() -> Arc<dyn TokenStore> {
    Arc::new(SystemKeychain)
}

/// The keychain to keep sessions in; a folder, where the environment names one.
#[cfg(debug_assertions)]
pub(crate) fn at_hand() -> Arc<dyn TokenStore> {
    match std::env::var_os("VOUCH_KEYCHAIN_AT") {
        Some(folder) => Arc::new(folder::FolderKeychain(folder.into())),
        None => Arc::new(SystemKeychain),
    }
}

/// The keychain's place for one user pool, asked from a thread that may wait.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    keep: Arc<dyn TokenStore>,
    name: String,
}

impl Place {
    /// The pool and client name it, so that no person's address stands in the keychain.
    pub(crate) fn new(keep: Arc<dyn TokenStore>, setup: &Setup) -> Self {
        Self { keep, name: format!("{}/{}", setup.user_pool_id, setup.client_id) }
    }

    pub(crate) async fn load(&self) -> Result<Option<String>, KeychainError> {
        self.ask(|keep, name| keep.load(name)).await
    }

    pub(crate) async fn save(&self, secret: String) -> Result<(), KeychainError> {
        self.ask(move |keep, name| keep.save(name, &secret)).await
    }

    pub(crate) async fn forget(&self) -> Result<(), KeychainError> {
        self.ask(|keep, name| keep.forget(name)).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn TokenStore, &str) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let Self { keep, name } = self.clone();
        let silent = |reason: &str| KeychainError { reason: reason.to_owned() };
        match timeout(PATIENCE, spawn_blocking(move || question(keep.as_ref(), &name))).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(silent("it broke off")),
            Err(_) => Err(silent("it does not answer")),
        }
    }
}

fn unusable(error: impl Borrow<keyring::Error>) -> KeychainError {
    KeychainError { reason: crate::http::in_full(error.borrow()) }
}
