//! Sign-in by the system's browser: authorization code with PKCE, back to a page on this computer.

use std::time::Duration;

use jiff::Timestamp;
use jsonwebtoken::jwk::JwkSet;
use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType,
};
use oauth2::{
    AuthUrl, AuthorizationCode, Client, ClientId, CsrfToken, EndpointNotSet, EndpointSet, ExtraTokenFields,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, StandardRevocableToken,
    StandardTokenResponse, TokenResponse, TokenUrl,
};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use vouch_core::LastPages;

use crate::http::{Http, HttpError, in_full};
use crate::loopback::{Loopback, Visitor};
use crate::token::{TokenError, verify_access, verify_id};
use crate::{Endpoints, KeychainError, Setup, Tokens};

/// How long a person may take in the browser.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// The page to come back to, as the user pool knows it.
const CALLBACK: &str = "/callback";

/// What is asked for: who it is, the address, and leave to sign out everywhere.
const SCOPES: [&str; 3] = ["openid", "email", "aws.cognito.signin.user.admin"];

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Other programs listen on all ports that the user pool knows.
    #[error("no port is free for the browser to come back to")]
    NoFreePort,
    /// Nobody came back from the browser.
    #[error("nobody came back from the browser in time")]
    TooLate,
    /// The browser came back with a state that was not sent from here.
    #[error("the browser came back from another sign-in")]
    ForeignState,
    /// The sign-in page said no, or the person did.
    #[error("the sign-in page refused: {code}")]
    Refused {
        /// Its code.
        code: String,
    },
    /// AWS cannot be reached.
    #[error("AWS cannot be reached: {reason}")]
    Unreachable {
        /// What happened.
        reason: String,
    },
    /// The answer is not one of Cognito.
    #[error("AWS answered in an unknown form: {reason}")]
    UnknownAnswer {
        /// What is wrong with it.
        reason: String,
    },
    /// A token that came back does not hold.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The keychain cannot be used. A session that forgets needs none: see [`crate::NoKeychain`].
    #[error(transparent)]
    Keychain(#[from] KeychainError),
}

/// What Cognito adds to the answer of OAuth 2.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct IdToken {
    id_token: Option<String>,
}

impl ExtraTokenFields for IdToken {}

type Answer = StandardTokenResponse<IdToken, BasicTokenType>;
type Cognito = Client<
    BasicErrorResponse,
    Answer,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// A sign-in that was begun: the page to come back to is open, the browser not yet.
#[derive(Debug)]
pub(crate) struct SignIn {
    door: Loopback,
    client: Cognito,
    state: CsrfToken,
    nonce: CsrfToken,
    verifier: PkceCodeVerifier,
    /// Where to send the browser.
    pub(crate) address: String,
}

impl SignIn {
    pub(crate) async fn begin(setup: &Setup, endpoints: &Endpoints) -> Result<Self, SignInError> {
        let door = Loopback::bind().await.ok_or(SignInError::NoFreePort)?;
        let at = |path: &str| format!("{}{path}", endpoints.sign_in);
        let odd = |error: oauth2::url::ParseError| SignInError::UnknownAnswer { reason: error.to_string() };
        let client = Client::new(ClientId::new(setup.client_id.clone()))
            .set_auth_uri(AuthUrl::new(at("oauth2/authorize")).map_err(odd)?)
            .set_token_uri(TokenUrl::new(at("oauth2/token")).map_err(odd)?)
            .set_redirect_uri(RedirectUrl::new(door.address(CALLBACK)).map_err(odd)?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let nonce = CsrfToken::new_random();
        let (address, state) = client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(SCOPES.map(|scope| Scope::new(scope.to_owned())))
            .add_extra_param("nonce", nonce.secret())
            .set_pkce_challenge(challenge)
            .url();
        Ok(Self { door, client, state, nonce, verifier, address: address.into() })
    }

    /// Waits for the browser to come back, and tells it how it went. `keys` gives the user pool's public keys.
    pub(crate) async fn finish(
        self,
        setup: &Setup,
        http: &Http,
        keys: impl Future<Output = Result<JwkSet, SignInError>>,
        pages: &LastPages,
        now: impl Fn() -> Timestamp,
    ) -> Result<Tokens, SignInError> {
        let Self { door, client, state, nonce, verifier, .. } = self;
        let visitor = door.visitor(CALLBACK, PATIENCE).await.ok_or(SignInError::TooLate)?;
        let outcome = async {
            let code = code(&visitor, &state)?;
            let answer = exchange(&client, code, verifier, http).await?;
            let (id, access, refresh) = parts(&answer)?;
            let keys = keys.await?;
            let person = verify_id(&id, &keys, setup, Some(nonce.secret()), now())?;
            verify_access(&access, &keys, setup, now())?;
            Ok(Tokens { id, access, refresh, person })
        }
        .await;
        visitor.answer(if outcome.is_ok() { &pages.signed_in } else { &pages.refused }).await;
        outcome
    }
}

/// The code that the browser brought back, if it comes from the sign-in that was begun.
fn code(visitor: &Visitor, state: &CsrfToken) -> Result<AuthorizationCode, SignInError> {
    let is_own = visitor
        .value("state")
        .is_some_and(|given| bool::from(given.as_bytes().ct_eq(state.secret().as_bytes())));
    if !is_own {
        return Err(SignInError::ForeignState);
    }
    match (visitor.value("code"), visitor.value("error")) {
        (Some(code), None) => Ok(AuthorizationCode::new(code.to_owned())),
        (_, error) => Err(SignInError::Refused { code: error.unwrap_or("no code").to_owned() }),
    }
}

async fn exchange(
    client: &Cognito,
    code: AuthorizationCode,
    verifier: PkceCodeVerifier,
    http: &Http,
) -> Result<Answer, SignInError> {
    let send = |request| http.send(request);
    let answer = client.exchange_code(code).set_pkce_verifier(verifier).request_async(&send).await;
    answer.map_err(|error| match error {
        RequestTokenError::ServerResponse(refusal) => {
            SignInError::Refused { code: refusal.error().to_string() }
        }
        RequestTokenError::Request(error) => error.into(),
        other => SignInError::UnknownAnswer { reason: in_full(&other) },
    })
}

fn parts(answer: &Answer) -> Result<(String, String, String), SignInError> {
    let missing = |part: &str| SignInError::UnknownAnswer { reason: format!("it has no {part}") };
    let id = answer.extra_fields().id_token.clone().ok_or_else(|| missing("id_token"))?;
    let refresh = answer.refresh_token().ok_or_else(|| missing("refresh_token"))?;
    Ok((id, answer.access_token().secret().clone(), refresh.secret().clone()))
}

impl From<HttpError> for SignInError {
    fn from(error: HttpError) -> Self {
        match error {
            HttpError::Unreachable { reason } => Self::Unreachable { reason },
            HttpError::TooLong => Self::UnknownAnswer { reason: error.to_string() },
        }
    }
}
