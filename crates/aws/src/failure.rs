//! What went wrong with a call, and what may be done about it.

use std::error::Error;
use std::io::ErrorKind;
use std::time::Duration;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_textract::error::{ConnectorError, ProvideErrorMetadata, SdkError};
use vouch_core::EngineError;

use crate::SessionError;
use crate::reply::{ENGINE, ReplyError};

/// The least that a call waits before it is made again; the queue waits longer each time.
const SOON: Duration = Duration::from_secs(2);

/// What went wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Failure {
    #[error("cancelled")]
    Cancelled,
    #[error("Amazon cannot be reached")]
    Offline,
    #[error("nobody is signed in to Amazon")]
    SignedOut,
    #[error("Amazon is busy")]
    Busy,
    #[error("the connection to Amazon broke off")]
    Broken,
    #[error("the account is not allowed to do this at Amazon")]
    NotAllowed,
    #[error("Amazon Textract does not take this picture ({code})")]
    PictureRefused { code: String },
    #[error("Amazon refused: {code}")]
    Refused { code: String },
    #[error("the page could not be made a picture: {0}")]
    Picture(String),
    #[error("the reply of Amazon Textract could not be kept: {0}")]
    NotKept(String),
    #[error(transparent)]
    Reply(#[from] ReplyError),
}

impl Failure {
    /// Whether the same call may go well later.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(self, Self::Busy | Self::Broken)
    }
}

impl From<Failure> for EngineError {
    fn from(failure: Failure) -> Self {
        let engine = ENGINE.to_owned();
        match failure {
            Failure::Cancelled => Self::Cancelled,
            Failure::Offline => Self::Offline { engine },
            Failure::SignedOut => Self::SignedOut { engine },
            _ => {
                let retry_after = failure.may_pass().then_some(SOON);
                Self::Failed { engine, reason: failure.to_string(), retry_after }
            }
        }
    }
}

/// What an error of the SDK comes to.
pub(crate) fn failure<E>(error: &SdkError<E>) -> Failure
where
    E: ProvideErrorMetadata + Error + 'static,
{
    if chain(error).any(|cause| cause.is::<CredentialsError>()) {
        return of_credentials(error);
    }
    match error {
        SdkError::ServiceError(said) if said.raw().status().is_server_error() => Failure::Broken,
        SdkError::ServiceError(said) => of_code(said.err().code().unwrap_or("unknown")),
        SdkError::ResponseError(said) if !said.raw().status().is_server_error() => {
            Failure::Refused { code: said.raw().status().as_u16().to_string() }
        }
        SdkError::DispatchFailure(_) => of_connection(error),
        SdkError::ConstructionFailure(_) => {
            Failure::Refused { code: "the call could not be made".to_owned() }
        }
        _ => Failure::Broken,
    }
}

/// Without credentials nobody is signed in, unless the network kept them from being fetched.
pub(crate) fn of_credentials(error: &(dyn Error + 'static)) -> Failure {
    let session = chain(error).find_map(|cause| cause.downcast_ref::<SessionError>());
    let is_network = chain(error).any(|cause| cause.is::<std::io::Error>() || cause.is::<ConnectorError>());
    match session {
        Some(SessionError::Unreachable { .. }) => Failure::Offline,
        None if is_network => of_connection(error),
        _ => Failure::SignedOut,
    }
}

/// A connection that broke off may be tried again; one that never came about waits for the network.
fn of_connection(error: &(dyn Error + 'static)) -> Failure {
    let broke_off = |kind| {
        matches!(
            kind,
            ErrorKind::ConnectionReset
                | ErrorKind::ConnectionAborted
                | ErrorKind::BrokenPipe
                | ErrorKind::UnexpectedEof
        )
    };
    let mut kinds =
        chain(error).filter_map(|cause| cause.downcast_ref::<std::io::Error>()).map(|io| io.kind());
    if kinds.any(|kind| !broke_off(kind)) { Failure::Offline } else { Failure::Broken }
}

/// Codes of a service that has too much to do.
const BUSY: &[&str] =
    &["ThrottlingException", "ProvisionedThroughputExceededException", "LimitExceededException", "SlowDown"];
/// Codes of what passes by itself.
const PASSING: &[&str] = &[
    "InternalServerError",
    "ServiceUnavailable",
    "ServiceUnavailableException",
    "RequestTimeout",
    "ConditionalRequestConflict",
];
/// Codes of credentials that are no longer good, or never were.
const SIGNED_OUT: &[&str] = &[
    "ExpiredTokenException",
    "ExpiredToken",
    "InvalidToken",
    "UnrecognizedClientException",
    "InvalidClientTokenId",
    "InvalidAccessKeyId",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "NotAuthorizedException",
    "MissingAuthenticationTokenException",
];
/// Codes of an account or a role that lacks a right.
const NOT_ALLOWED: &[&str] =
    &["AccessDeniedException", "AccessDenied", "SubscriptionRequiredException", "OptInRequired"];
/// Codes of a picture that Textract does not take.
const PICTURE: &[&str] = &[
    "UnsupportedDocumentException",
    "DocumentTooLargeException",
    "BadDocumentException",
    "InvalidParameterException",
];

fn of_code(code: &str) -> Failure {
    let code = code.rsplit('#').next().unwrap_or(code);
    let is_one_of = |codes: &[&str]| codes.contains(&code);
    if is_one_of(BUSY) {
        Failure::Busy
    } else if is_one_of(PASSING) {
        Failure::Broken
    } else if is_one_of(SIGNED_OUT) {
        Failure::SignedOut
    } else if is_one_of(NOT_ALLOWED) {
        Failure::NotAllowed
    } else if is_one_of(PICTURE) {
        Failure::PictureRefused { code: code.to_owned() }
    } else {
        Failure::Refused { code: code.to_owned() }
    }
}

/// An error and what caused it, from the outside in.
pub(crate) fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let cause =
        |error: &&'a (dyn Error + 'static)| -> Option<&'a (dyn Error + 'static)> { (*error).source() };
    std::iter::successors(Some(error), cause)
}
