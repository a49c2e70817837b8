//! The account at Amazon: set-up, sign-in, and what is kept there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vouch_core::{LastPage, LastPages};

use crate::dto::Nothing;
use crate::{App, AppError};

/// Where the person stands with the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StandingName {
    /// No account was set up.
    NotSetUp,
    /// There is one, and nobody is signed in.
    SignedOut,
    /// Somebody is.
    SignedIn,
}

/// The account, and who is signed in to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// Where the person stands.
    pub standing: StandingName,
    /// The address they signed in with, where the account tells.
    pub email: Option<String>,
    /// Whether originals are kept in the account of files that are read there.
    pub keeps_originals: bool,
}

/// A setup code.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetUp {
    /// As pasted; `null` to leave the present account.
    pub code: Option<String>,
}

/// A page for the browser to end on.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PageWords {
    /// What happened, in a few words.
    pub title: String,
    /// What to do now.
    pub text: String,
}

/// The pages for the browser to end on, in the words of the shell.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PagesWords {
    /// Signed in.
    pub signed_in: PageWords,
    /// Not signed in.
    pub refused: PageWords,
    /// Signed out.
    pub signed_out: PageWords,
}

/// A sign-in.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SignIn {
    /// Whether the session outlives the program, in the system's keychain.
    pub keep: bool,
    /// What the browser shows at the end.
    pub pages: PagesWords,
}

/// A sign-out.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SignOut {
    /// Whether to end every session of this person, on other computers too.
    pub everywhere: bool,
    /// What the browser shows at the end.
    pub pages: PagesWords,
}

/// Whether originals are kept in the account.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct KeepsOriginals {
    /// Whether they are.
    pub keeps: bool,
}

/// An original that the account keeps.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoredOriginalView {
    /// Its key there.
    pub key: String,
    /// Name of the file; `null` where it is not in this library.
    pub name: Option<String>,
    /// Id of the source; `null` where it is not in this library.
    pub source: Option<String>,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Since when it is there, ISO 8601.
    pub since: Option<String>,
}

/// One original in the account.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StoredRef {
    /// Its key.
    pub key: String,
}

impl From<PageWords> for LastPage {
    fn from(PageWords { title, text }: PageWords) -> Self {
        Self { title, text }
    }
}

impl From<PagesWords> for LastPages {
    fn from(pages: PagesWords) -> Self {
        Self {
            signed_in: pages.signed_in.into(),
            refused: pages.refused.into(),
            signed_out: pages.signed_out.into(),
        }
    }
}

pub(crate) fn account(app: &App, _: Nothing) -> Result<AccountView, AppError> {
    app.account()
}

pub(crate) fn set_up(app: &App, request: SetUp) -> Result<AccountView, AppError> {
    app.set_up(request.code.as_deref().map(str::trim))
}

pub(crate) fn sign_in(app: &App, request: SignIn) -> Result<AccountView, AppError> {
    app.sign_in(request.keep, &request.pages.into())
}

pub(crate) fn stop_sign_in(app: &App, _: Nothing) -> Result<Nothing, AppError> {
    app.signing_in().stop();
    Ok(Nothing {})
}

pub(crate) fn sign_out(app: &App, request: SignOut) -> Result<AccountView, AppError> {
    app.sign_out(request.everywhere, &request.pages.into())
}

pub(crate) fn set_keeps_originals(app: &App, request: KeepsOriginals) -> Result<AccountView, AppError> {
    app.set_keeps_originals(request.keeps)
}

pub(crate) fn stored_originals(app: &App, _: Nothing) -> Result<Vec<StoredOriginalView>, AppError> {
    app.stored_originals()
}

pub(crate) fn delete_stored_original(app: &App, request: StoredRef) -> Result<Nothing, AppError> {
    app.delete_stored_original(&request.key)?;
    Ok(Nothing {})
}
