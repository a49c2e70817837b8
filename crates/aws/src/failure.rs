//! What went wrong with a call, and whether trying again may help.

use std::error::Error;
use std::io::ErrorKind;
use std::time::Duration;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_textract::error::{ConnectorError, ProvideErrorMetadata, SdkError};
use vouch_core::{AccountError, EngineError};

use crate::error_chain::chain;
use crate::reply::{ENGINE, ReplyError};
use crate::session::SessionError;

/// The shortest time before a call is tried again; the queue waits longer each time.
const RETRY_AFTER: Duration = Duration::from_secs(2);

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
    /// Whether the same call may succeed later.
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
                let retry_after = failure.may_pass().then_some(RETRY_AFTER);
                Self::Failed { engine, reason: failure.to_string(), retry_after }
            }
        }
    }
}

impl From<Failure> for AccountError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Cancelled => Self::Cancelled,
            Failure::Offline => Self::Offline,
            Failure::SignedOut => Self::SignedOut,
            _ if failure.may_pass() => Self::Busy { reason: failure.to_string() },
            _ => Self::Refused { reason: failure.to_string() },
        }
    }
}

/// Classifies an error of the SDK.
pub(crate) fn sdk_failure<E>(error: &SdkError<E>) -> Failure
where
    E: ProvideErrorMetadata + Error + 'static,
{
    if chain(error).any(|cause| cause.is::<CredentialsError>()) {
        return credentials_failure(error);
    }
    match error {
        SdkError::ServiceError(answer) if answer.raw().status().is_server_error() => Failure::Broken,
        SdkError::ServiceError(answer) => service_failure(answer.err().code().unwrap_or("unknown")),
        SdkError::ResponseError(answer) if !answer.raw().status().is_server_error() => {
            Failure::Refused { code: answer.raw().status().as_u16().to_string() }
        }
        SdkError::DispatchFailure(_) => connection_failure(error),
        SdkError::ConstructionFailure(_) => {
            Failure::Refused { code: "the call could not be made".to_owned() }
        }
        _ => Failure::Broken,
    }
}

/// Classifies an error of the credentials: nobody is signed in, unless the network prevented loading them.
pub(crate) fn credentials_failure(error: &(dyn Error + 'static)) -> Failure {
    let session = chain(error).find_map(|cause| cause.downcast_ref::<SessionError>());
    let is_network = chain(error).any(|cause| cause.is::<std::io::Error>() || cause.is::<ConnectorError>());
    match session {
        Some(SessionError::Unreachable { .. }) => Failure::Offline,
        None if is_network => connection_failure(error),
        _ => Failure::SignedOut,
    }
}

/// Classifies an error of the connection: one that broke may be tried again, one that was never made waits for the
/// network.
fn connection_failure(error: &(dyn Error + 'static)) -> Failure {
    let is_broken = |kind| {
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
    if kinds.any(|kind| !is_broken(kind)) { Failure::Offline } else { Failure::Broken }
}

/// Codes of a busy service.
const BUSY: &[&str] =
    &["ThrottlingException", "ProvisionedThroughputExceededException", "LimitExceededException", "SlowDown"];
/// Codes of temporary errors.
const TEMPORARY: &[&str] = &[
    "InternalServerError",
    "ServiceUnavailable",
    "ServiceUnavailableException",
    "RequestTimeout",
    "ConditionalRequestConflict",
];
/// Codes of credentials that have expired or are invalid.
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
/// Codes of an account or a role without permission.
const NOT_ALLOWED: &[&str] =
    &["AccessDeniedException", "AccessDenied", "SubscriptionRequiredException", "OptInRequired"];
/// Codes of a picture that Textract does not accept.
const PICTURE: &[&str] = &[
    "UnsupportedDocumentException",
    "DocumentTooLargeException",
    "BadDocumentException",
    "InvalidParameterException",
];

fn service_failure(code: &str) -> Failure {
    let code = code.rsplit('#').next().unwrap_or(code);
    let is_one_of = |codes: &[&str]| codes.contains(&code);
    if is_one_of(BUSY) {
        Failure::Busy
    } else if is_one_of(TEMPORARY) {
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
