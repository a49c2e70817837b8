//! Tokens of the user pool, trusted only with the pool's own signature.

use std::fmt;

use jiff::Timestamp;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;

use crate::Setup;

/// How far the clocks of this computer and of AWS may differ, in seconds.
const LEEWAY: i64 = 60;

/// What an ID token says about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The user pool's own id for the person.
    pub subject: String,
    /// The address that they signed in with.
    pub email: Option<String>,
    /// When the token expires.
    pub expires: Timestamp,
}

/// The tokens of one person.
pub(crate) struct Tokens {
    pub(crate) id: String,
    pub(crate) access: String,
    pub(crate) refresh: String,
    pub(crate) person: Person,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").field("expires", &self.person.expires).finish_non_exhaustive()
    }
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a token.
    #[error("the token is malformed")]
    Malformed,
    /// Signed with another algorithm than the user pool's, or not at all.
    #[error("the token is not signed with RS256")]
    Algorithm,
    /// Signed with a key that is not the user pool's.
    #[error("the token's key is unknown")]
    UnknownKey,
    /// The signature does not match its key.
    #[error("the token's signature is wrong")]
    Signature,
    /// Issued by another user pool.
    #[error("the token was issued by another user pool")]
    Issuer,
    /// An ID token issued for another client.
    #[error("the token is for another client")]
    Audience,
    /// An access token issued for another client.
    #[error("the token was made for another client")]
    Client,
    /// An access token in place of an ID token, or vice versa.
    #[error("the token is of another use")]
    Use,
    /// Expired.
    #[error("the token has expired")]
    Expired,
    /// Issued in the future.
    #[error("the token was issued in the future")]
    Future,
    /// Issued for another sign-in.
    #[error("the token belongs to another sign-in")]
    Nonce,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    exp: i64,
    iat: i64,
    token_use: String,
    aud: Option<String>,
    client_id: Option<String>,
    nonce: Option<String>,
    email: Option<String>,
}

/// Verifies an ID token. `nonce` is the one sent with the sign-in; a refreshed token needs none.
pub fn verify_id(
    token: &str,
    keys: &JwkSet,
    setup: &Setup,
    nonce: Option<&str>,
    now: Timestamp,
) -> Result<Person, TokenError> {
    let claims = verify(token, keys, setup, "id", now)?;
    if claims.aud.as_deref() != Some(&setup.client_id) {
        return Err(TokenError::Audience);
    }
    if nonce.is_some() && claims.nonce.as_deref() != nonce {
        return Err(TokenError::Nonce);
    }
    let expires = Timestamp::from_second(claims.exp).map_err(|_| TokenError::Malformed)?;
    Ok(Person { subject: claims.sub, email: claims.email, expires })
}

/// Verifies an access token. It has no audience: the client is in a claim of its own.
pub fn verify_access(token: &str, keys: &JwkSet, setup: &Setup, now: Timestamp) -> Result<(), TokenError> {
    let claims = verify(token, keys, setup, "access", now)?;
    if claims.client_id.as_deref() != Some(&setup.client_id) {
        return Err(TokenError::Client);
    }
    Ok(())
}

/// Whether the token is signed with a key that is not among these: the user pool may have changed its keys.
pub(crate) fn names_unknown_key(token: &str, keys: &JwkSet) -> bool {
    decode_header(token).is_ok_and(|header| header.kid.is_some_and(|kid| keys.find(&kid).is_none()))
}

fn verify(
    token: &str,
    keys: &JwkSet,
    setup: &Setup,
    token_use: &str,
    now: Timestamp,
) -> Result<Claims, TokenError> {
    // A header that is valid JSON but rejected names an unknown algorithm, such as `none`.
    let header = decode_header(token).map_err(|error| match error.kind() {
        ErrorKind::Json(_) => TokenError::Algorithm,
        _ => reason(&error),
    })?;
    if header.alg != Algorithm::RS256 {
        return Err(TokenError::Algorithm);
    }
    let key = header.kid.as_deref().and_then(|kid| keys.find(kid)).ok_or(TokenError::UnknownKey)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| TokenError::UnknownKey)?;
    // The claims are checked below, against the time that is passed in and each with an error of its own.
    let mut signature = Validation::new(Algorithm::RS256);
    signature.required_spec_claims.clear();
    signature.validate_exp = false;
    signature.validate_aud = false;
    let claims = decode::<Claims>(token, &key, &signature).map_err(|error| reason(&error))?.claims;
    let now = now.as_second();
    if claims.iss != setup.issuer() {
        Err(TokenError::Issuer)
    } else if claims.token_use != token_use {
        Err(TokenError::Use)
    } else if claims.exp.saturating_add(LEEWAY) <= now {
        Err(TokenError::Expired)
    } else if claims.iat.saturating_sub(LEEWAY) > now {
        Err(TokenError::Future)
    } else {
        Ok(claims)
    }
}

fn reason(error: &jsonwebtoken::errors::Error) -> TokenError {
    match error.kind() {
        ErrorKind::InvalidSignature => TokenError::Signature,
        ErrorKind::InvalidAlgorithm
        | ErrorKind::InvalidAlgorithmName
        | ErrorKind::MissingAlgorithm
        | ErrorKind::UnsupportedAlgorithm => TokenError::Algorithm,
        _ => TokenError::Malformed,
    }
}
