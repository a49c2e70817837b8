use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Cancel, Source};

/// Whether a person is signed in to the cloud account that Vouch may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountStatus {
    /// No account was set up.
    NotSetUp,
    /// An account is set up, and nobody is signed in.
    SignedOut,
    /// Somebody is signed in.
    SignedIn {
        /// The address they signed in with, where the account gives it.
        email: Option<String>,
    },
}

/// The page that the browser shows last. Its words come from the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPage {
    /// What happened, in a few words.
    pub title: String,
    /// What to do now.
    pub text: String,
}

/// The last pages that the browser may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPages {
    /// Signed in.
    pub signed_in: LastPage,
    /// Not signed in.
    pub refused: LastPage,
    /// Signed out.
    pub signed_out: LastPage,
}

/// Why a request to the account failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// The person stopped it. Not a fault.
    #[error("cancelled")]
    Cancelled,
    /// No account was set up.
    #[error("no account is set up")]
    NotSetUp,
    /// The pasted text is not a setup code.
    #[error("this is no setup code: {reason}")]
    BadSetupCode {
        /// What is wrong with it.
        reason: String,
    },
    /// The setup code was made by a later version.
    #[error("the setup code is of a later version")]
    SetupCodeNewer,
    /// Nobody is signed in, or the session has ended.
    #[error("nobody is signed in")]
    SignedOut,
    /// Nobody came back from the browser in time.
    #[error("nobody came back from the browser in time")]
    TooLate,
    /// Other programs hold all ports that the browser could come back to.
    #[error("no port is free for the browser to come back to")]
    NoFreePort,
    /// The account refused, or its answer is not valid.
    #[error("the account refused: {reason}")]
    Refused {
        /// Its code, or which check failed.
        reason: String,
    },
    /// The request may succeed when tried again.
    #[error("the account is busy: {reason}")]
    Busy {
        /// What happened.
        reason: String,
    },
    /// The account cannot be reached.
    #[error("the account cannot be reached")]
    Offline,
    /// There is no usable keychain for the session.
    #[error("the system's keychain cannot be used: {reason}")]
    NoKeychain {
        /// What the keychain reported.
        reason: String,
    },
}

/// An original file in the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredOriginal {
    /// Its key there.
    pub key: String,
    /// Its size.
    pub bytes: u64,
    /// When it was stored.
    pub since: Option<Timestamp>,
}

/// The account of the person at this computer: who is signed in, and which originals it keeps. Calls block; the caller
/// provides a thread.
pub trait Account: Send + Sync + fmt::Debug {
    /// Switches to the account that a setup code names, or to none. Nobody is signed in to it yet. A session with the
    /// previous account ends, and its token is deleted.
    fn set_up(&self, code: Option<&str>) -> Result<(), AccountError>;

    /// Resumes the session of the last run, if one was kept.
    fn resume(&self) -> Result<AccountStatus, AccountError>;

    /// Returns whether the person is signed in, without asking the account.
    fn status(&self) -> AccountStatus;

    /// Signs in with the browser: `open` is given the address to open. With `keep` the session outlives the program; an
    /// unusable keychain is then an error before the browser opens.
    fn sign_in(
        &self,
        keep: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
        cancel: &Cancel,
    ) -> Result<AccountStatus, AccountError>;

    /// Signs out on this computer, or everywhere. `open` is given the address that ends the browser's session.
    fn sign_out(
        &self,
        everywhere: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
    ) -> Result<(), AccountError>;

    /// Stores the bytes of a source in the account and returns their key there. `id` is made once for a source, so that
    /// a further attempt finds what an earlier one stored. `progress` is given the number of bytes sent.
    fn keep_original(
        &self,
        source: &Source,
        id: Uuid,
        bytes: Vec<u8>,
        progress: &dyn Fn(u64),
        cancel: &Cancel,
    ) -> Result<String, AccountError>;

    /// Deletes an original from the account; one that is not there is deleted already.
    fn delete_original(&self, key: &str) -> Result<(), AccountError>;

    /// Lists the originals that the account keeps for this person.
    fn originals(&self) -> Result<Vec<StoredOriginal>, AccountError>;
}
