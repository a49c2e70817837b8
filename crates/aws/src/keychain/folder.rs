//! A folder in place of a keychain, for development and tests without one. Not in the shipped program.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::{KeychainError, TokenStore};

/// Keeps each secret in a file, which anybody who can read the folder can read.
#[derive(Clone, Debug)]
pub(crate) struct FolderKeychain(pub(crate) PathBuf);

impl FolderKeychain {
    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name.replace('/', "-"))
    }
}

impl TokenStore for FolderKeychain {
    fn load(&self, name: &str) -> Result<Option<String>, KeychainError> {
        match fs::read_to_string(self.path(name)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            read => read.map(Some).map_err(unusable),
        }
    }

    fn save(&self, name: &str, secret: &str) -> Result<(), KeychainError> {
        fs::write(self.path(name), secret).map_err(unusable)
    }

    fn forget(&self, name: &str) -> Result<(), KeychainError> {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(unusable(error)),
            _ => Ok(()),
        }
    }
}

fn unusable(error: std::io::Error) -> KeychainError {
    KeychainError { reason: error.to_string() }
}
