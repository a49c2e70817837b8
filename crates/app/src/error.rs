//! The only error a shell sees, and every conversion into it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;
use vouch_core::{AccountError, EngineError};
use vouch_intake::IntakeError;
use vouch_pipeline::PipelineError;
use vouch_review::InputError;
use vouch_store::StoreError;

/// What went wrong, as far as a shell or a person can act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the message catalogues give each code its sentence")]
pub enum ErrorCode {
    // A file that cannot be taken in.
    EmptyFile,
    BlankFile,
    NotADocument,
    UnsupportedFormat,
    DamagedFile,
    PasswordProtected,
    FileTooLarge,
    TooManyPixels,
    TooManyPages,
    ArchiveTooLarge,
    TooManyFiles,
    TookTooLong,
    TooMuchMemory,
    DecoderCrashed,
    DecoderUnavailable,
    NotFound,
    Unreadable,

    // The reader.
    EngineUnavailable,
    EngineFailed,
    EngineBusy,
    Offline,
    SignedOut,
    /// A fault of Vouch itself, not of the file.
    ReadingCrashed,

    // The account.
    AccountNotSetUp,
    NotASetupCode,
    SetupCodeNewer,
    SignInTooLate,
    NoFreePort,
    AccountRefused,
    NoKeychain,

    // The library.
    LibraryNewer,
    LibraryLocked,
    LibraryNotWritable,
    LibraryDamaged,
    OriginalMissing,
    DiskFull,

    // What a person typed.
    NotAnAmount,
    AmountSeparators,
    TooManyDecimals,
    NotADate,
    YearMissing,
    NoSuchMonth,
    NoSuchDay,
    NotACurrency,
    NotACountry,
    NotASex,
    TooLong,

    // SplitChange and joining documents.
    NothingToPart,

    // An export.
    UnknownProfile,
    NotWritten,

    /// The person stopped it. Not a fault.
    Cancelled,
    /// A shell and the app do not agree about a request.
    BadRequest,
    /// Anything else.
    Internal,
}

impl ErrorCode {
    /// The code as it stands in JSON.
    pub fn name(self) -> String {
        plain(&serde_json::to_value(self).unwrap_or_default())
    }
}

/// What went wrong, with the arguments of its sentence. The cause is for a developer and never crosses the boundary.
#[derive(Clone)]
pub struct AppError {
    code: ErrorCode,
    args: BTreeMap<String, String>,
}

impl AppError {
    /// An error without arguments yet.
    pub fn new(code: ErrorCode) -> Self {
        Self { code, args: BTreeMap::new() }
    }

    /// Adds an argument.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// What went wrong.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The arguments of its sentence.
    pub fn args(&self) -> &BTreeMap<String, String> {
        &self.args
    }

    /// An error nobody can act on; `cause` says what happened, without anything from a document.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(ErrorCode::Internal).with("reason", cause)
    }

    /// An error with all its arguments.
    pub(crate) fn with_args(code: ErrorCode, args: BTreeMap<String, String>) -> Self {
        Self { code, args }
    }

    /// A request that does not have the form agreed on.
    pub(crate) fn bad_request(cause: impl fmt::Display) -> Self {
        Self::new(ErrorCode::BadRequest).with("reason", cause)
    }

    pub(crate) fn parse_id<Id: FromStr>(text: &str) -> Result<Id, Self> {
        text.parse().map_err(|_| Self::new(ErrorCode::NotFound))
    }

    pub(crate) fn parse_ids<Id: FromStr>(texts: &[String]) -> Result<Vec<Id>, Self> {
        texts.iter().map(|text| Self::parse_id(text)).collect()
    }

    /// An error of a room below that serialises as its code and its arguments.
    fn from_tagged(error: &impl Serialize) -> Self {
        let mut tagged = serde_json::to_value(error).unwrap_or_default();
        let code = tagged.as_object_mut().and_then(|members| members.remove("code"));
        Self::from_kept(&code.as_ref().map(plain).unwrap_or_default(), &tagged)
    }

    /// An error kept as a code and JSON arguments, as the job queue keeps it.
    pub(crate) fn from_kept(code: &str, args: &Json) -> Self {
        let code = serde_json::from_value(Json::String(code.to_owned())).unwrap_or(ErrorCode::Internal);
        let args = args.as_object().into_iter().flatten();
        Self { code, args: args.map(|(name, value)| (name.clone(), plain(value))).collect() }
    }
}

impl fmt::Debug for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.code.name(), self.args.keys())
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code.name())
    }
}

impl std::error::Error for AppError {}

impl From<IntakeError> for AppError {
    fn from(error: IntakeError) -> Self {
        Self::from_tagged(&error)
    }
}

impl From<&IntakeError> for AppError {
    fn from(error: &IntakeError) -> Self {
        error.clone().into()
    }
}

impl From<EngineError> for AppError {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Cancelled => Self::new(ErrorCode::Cancelled),
            EngineError::Pixels(gone) => Self::new(ErrorCode::EngineFailed).with("reason", gone),
            EngineError::Unavailable { engine, reason } => {
                Self::new(ErrorCode::EngineUnavailable).with("engine", engine).with("reason", reason)
            }
            EngineError::Offline { engine } => Self::new(ErrorCode::Offline).with("engine", engine),
            EngineError::SignedOut { engine } => Self::new(ErrorCode::SignedOut).with("engine", engine),
            EngineError::Failed { engine, reason, retry_after: Some(after) } => {
                Self::new(ErrorCode::EngineBusy)
                    .with("engine", engine)
                    .with("reason", reason)
                    .with("seconds", after.as_secs_f32().ceil())
            }
            EngineError::Failed { engine, reason, retry_after: None } => {
                Self::new(ErrorCode::EngineFailed).with("engine", engine).with("reason", reason)
            }
        }
    }
}

impl From<PipelineError> for AppError {
    fn from(error: PipelineError) -> Self {
        match error {
            PipelineError::Intake(error) => error.into(),
            PipelineError::Engine(error) => error.into(),
            PipelineError::NoEngine { name: None } => Self::new(ErrorCode::EngineUnavailable),
            PipelineError::NoEngine { name: Some(name) } => {
                Self::new(ErrorCode::EngineUnavailable).with("engine", name)
            }
            PipelineError::Crashed => Self::new(ErrorCode::ReadingCrashed),
            PipelineError::BeforeSending(error) => {
                error.downcast::<Self>().map_or_else(Self::internal, |error| *error)
            }
        }
    }
}

impl From<AccountError> for AppError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Cancelled => Self::new(ErrorCode::Cancelled),
            AccountError::NotSetUp => Self::new(ErrorCode::AccountNotSetUp),
            AccountError::BadSetupCode { reason } => {
                Self::new(ErrorCode::NotASetupCode).with("reason", reason)
            }
            AccountError::SetupCodeNewer => Self::new(ErrorCode::SetupCodeNewer),
            AccountError::SignedOut => Self::new(ErrorCode::SignedOut),
            AccountError::TooLate => Self::new(ErrorCode::SignInTooLate),
            AccountError::NoFreePort => Self::new(ErrorCode::NoFreePort),
            AccountError::Refused { reason } => Self::new(ErrorCode::AccountRefused).with("reason", reason),
            AccountError::Busy { reason } => Self::new(ErrorCode::EngineBusy).with("reason", reason),
            AccountError::Offline => Self::new(ErrorCode::Offline),
            AccountError::NoKeychain { reason } => Self::new(ErrorCode::NoKeychain).with("reason", reason),
        }
    }
}

impl From<InputError> for AppError {
    fn from(error: InputError) -> Self {
        Self::from_tagged(&error)
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NewerVersion { .. } => Self::new(ErrorCode::LibraryNewer),
            StoreError::Locked => Self::new(ErrorCode::LibraryLocked),
            StoreError::NotWritable => Self::new(ErrorCode::LibraryNotWritable),
            StoreError::DiskFull => Self::new(ErrorCode::DiskFull),
            StoreError::NotFound { .. } => Self::new(ErrorCode::NotFound),
            StoreError::VaultMissing { .. } => Self::new(ErrorCode::OriginalMissing),
            // The worker alone holds leases, and takes this for what it is.
            StoreError::LeaseLost { .. } => Self::internal(error),
            StoreError::Damaged { .. } | StoreError::ContentChanged { .. } | StoreError::Database { .. } => {
                Self::new(ErrorCode::LibraryDamaged).with("reason", error)
            }
            StoreError::Io { ref source, .. } => {
                Self::new(ErrorCode::LibraryNotWritable).with("reason", source.kind())
            }
        }
    }
}

/// A JSON value as plain text.
pub(crate) fn plain(member: &Json) -> String {
    match member {
        Json::String(text) => text.clone(),
        Json::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(" + "),
        other => other.to_string(),
    }
}
