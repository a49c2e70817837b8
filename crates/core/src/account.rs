use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Cancel, Source};

/// Where a person stands with the cloud account that Vouch may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountStatus {
    /// No account was set up.
    NotSetUp,
    /// There is one, and nobody is signed in.
    SignedOut,
    /// Somebody is.
    SignedIn {
        /// The address they signed in with, where the account tells.
        email: Option<String>,
    },
}

/// The page a browser ends on. The words are the shell's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPage {
    /// What happened, in a few words.
    pub title: String,
    /// What to do now.
    pub text: String,
}

/// The pages a browser may end on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPages {
    /// Signed in.
    pub signed_in: LastPage,
    /// Not signed in.
    pub refused: LastPage,
    /// Signed out.
    pub signed_out: LastPage,
}

/// Why an act on the account came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// The person stopped it. Not a fault.
    #[error("cancelled")]
    Cancelled,
    /// No account was set up.
    #[error("no account is set up")]
    NotSetUp,
    /// The pasted text is no setup code.
    #[error("this is no setup code: {reason}")]
    BadSetupCode {
        /// What is wrong with it.
        reason: String,
    },
    /// The code was made by a later version.
    #[error("the setup code is of a later version")]
    SetupCodeNewer,
    /// Nobody is signed in, or no longer.
    #[error("nobody is signed in")]
    SignedOut,
    /// Nobody came back from the browser in time.
    #[error("nobody came back from the browser in time")]
    TooLate,
    /// Other programs keep all ports that the browser could come back to.
    #[error("no port is free for the browser to come back to")]
    NoFreePort,
    /// The account said no, or what came back does not hold.
    #[error("the account refused: {reason}")]
    Refused {
        /// Its code, or which check failed.
        reason: String,
    },
    /// It may go well when tried again.
    #[error("the account is busy: {reason}")]
    Busy {
        /// What happened.
        reason: String,
    },
    /// The account cannot be reached.
    #[error("the account cannot be reached")]
    Offline,
    /// There is no keychain to keep the session in.
    #[error("the system's keychain cannot be used: {reason}")]
    NoKeychain {
        /// What it said.
        reason: String,
    },
}

/// An original that is kept in the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredOriginal {
    /// Its key there.
    pub key: String,
    /// Its size.
    pub bytes: u64,
    /// Since when it is there.
    pub since: Option<Timestamp>,
}

/// The account of the person at this computer: who they are, and what is kept there. Calls block; the caller gives them
/// a thread.
pub trait Account: Send + Sync + fmt::Debug {
    /// Takes up the account that a setup code names; nobody is signed in to it yet. `None` takes up none. A session with
    /// the account that is left ends: its token rests no more.
    fn set_up(&self, code: Option<&str>) -> Result<(), AccountError>;

    /// Takes up the session of the last run, if one was kept.
    fn resume(&self) -> Result<AccountStatus, AccountError>;

    /// Where the person stands, without asking the account.
    fn status(&self) -> AccountStatus;

    /// Signs in by the browser: `open` is given the address to open. With `keep` the session outlives the program; a
    /// keychain that cannot be used is an error then, before the browser opens.
    fn sign_in(
        &self,
        keep: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
        cancel: &Cancel,
    ) -> Result<AccountStatus, AccountError>;

    /// Signs out here, or everywhere. `open` is given the address that ends the browser's session.
    fn sign_out(
        &self,
        everywhere: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
    ) -> Result<(), AccountError>;

    /// Keeps the bytes of a source in the account and answers their key there. `id` is made once for a source: a further
    /// try with it finds what the first one left. `progress` is told how many bytes have gone.
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

    /// Everything that the account keeps of this person.
    fn originals(&self) -> Result<Vec<StoredOriginal>, AccountError>;
}
