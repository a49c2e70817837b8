//! What went wrong with a call, and what may be done about it.

use std::error::Error;
use std::io::ErrorKind;
use std::time::Duration;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_textract::error::{ProvideErrorMetadata, SdkError};
use vouch_core::EngineError;

use crate::reply::{ENGINE, ReplyError};

/// The least that a call waits before it is made again; the queue waits longer each time.
const SOON: Duration = Duration::from_secs(2);

/// What went wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failure {
    #[error("Amazon cannot be reached")]
    Offline,
    #[error("nobody is signed in to Amazon")]
    SignedOut,
    #[error("Amazon is busy")]
    Busy,
    #[error("the connection to Amazon broke off")]
    Broken,
    #[error("the account may not use Amazon Textract")]
    NotAllowed,
    #[error("Amazon Textract does not take this picture ({code})")]
    PictureRefused { code: String },
    #[error("Amazon Textract refused: {code}")]
    Refused { code: String },
    #[error("the page could not be made a picture: {0}")]
    Picture(String),
    #[error("the reply of Amazon Textract could not be kept: {0}")]
    NotKept(String),
    #[error(transparent)]
    Reply(#[from] ReplyError),
}

impl From<Failure> for EngineError {
    fn from(failure: Failure) -> Self {
        let engine = ENGINE.to_owned();
        match failure {
            Failure::Offline => Self::Offline { engine },
            Failure::SignedOut => Self::SignedOut { engine },
            _ => {
                let may_help = matches!(failure, Failure::Busy | Failure::Broken);
                Self::Failed { engine, reason: failure.to_string(), retry_after: may_help.then_some(SOON) }
            }
        }
    }
}

/// What an error of the SDK comes to.
pub(super) fn failure<E>(error: &SdkError<E>) -> Failure
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
fn of_credentials<E: Error + 'static>(error: &SdkError<E>) -> Failure {
    let is_network = chain(error).any(|cause| cause.is::<std::io::Error>());
    if is_network { of_connection(error) } else { Failure::SignedOut }
}

/// A connection that broke off may be tried again; one that never came about waits for the network.
fn of_connection<E: Error + 'static>(error: &SdkError<E>) -> Failure {
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

fn of_code(code: &str) -> Failure {
    let code = code.rsplit('#').next().unwrap_or(code);
    match code {
        "ThrottlingException" | "ProvisionedThroughputExceededException" | "LimitExceededException" => {
            Failure::Busy
        }
        "InternalServerError" | "ServiceUnavailable" | "ServiceUnavailableException" | "RequestTimeout" => {
            Failure::Broken
        }
        "ExpiredTokenException"
        | "ExpiredToken"
        | "UnrecognizedClientException"
        | "InvalidClientTokenId"
        | "InvalidSignatureException"
        | "NotAuthorizedException"
        | "MissingAuthenticationTokenException" => Failure::SignedOut,
        "AccessDeniedException" | "SubscriptionRequiredException" | "OptInRequired" => Failure::NotAllowed,
        "UnsupportedDocumentException"
        | "DocumentTooLargeException"
        | "BadDocumentException"
        | "InvalidParameterException" => Failure::PictureRefused { code: code.to_owned() },
        _ => Failure::Refused { code: code.to_owned() },
    }
}

/// An error and what caused it, from the outside in.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let cause =
        |error: &&'a (dyn Error + 'static)| -> Option<&'a (dyn Error + 'static)> { (*error).source() };
    std::iter::successors(Some(error), cause)
}
