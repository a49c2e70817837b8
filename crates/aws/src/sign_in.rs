//! Sign-in with the system's browser: authorization code with PKCE and a redirect to this computer.

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

use crate::error_chain::in_full;
use crate::http::{Http, HttpError};
use crate::keychain::KeychainError;
use crate::loopback::{Loopback, PageRequest};
use crate::token::{TokenError, Tokens, verify_access, verify_id};
use crate::{Endpoints, Setup};

/// How long a person may take in the browser.
const TIMEOUT: Duration = Duration::from_secs(5 * 60);

/// The page to which the browser is redirected, as registered with the user pool.
const CALLBACK: &str = "/callback";

/// The requested scopes: identity, address, and permission to sign out everywhere.
const SCOPES: [&str; 3] = ["openid", "email", "aws.cognito.signin.user.admin"];

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Other programs listen on all registered ports.
    #[error("no port is free for the browser to come back to")]
    NoFreePort,
    /// Nobody came back from the browser.
    #[error("nobody came back from the browser in time")]
    TooLate,
    /// The browser came back with a state that was not sent by this sign-in.
    #[error("the browser came back from another sign-in")]
    ForeignState,
    /// The sign-in page or the person refused.
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
    /// The answer does not have the form of Cognito's.
    #[error("AWS answered in an unknown form: {reason}")]
    UnknownAnswer {
        /// What is wrong with it.
        reason: String,
    },
    /// A token in the answer is not valid.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The keychain cannot be used. A session that ends with the program needs none: see [`crate::NoKeychain`].
    #[error(transparent)]
    Keychain(#[from] KeychainError),
}

/// What Cognito adds to the token response of OAuth 2.
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

/// A sign-in that has begun: the local server is running, the browser is not open yet.
#[derive(Debug)]
pub(crate) struct SignIn {
    server: Loopback,
    client: Cognito,
    state: CsrfToken,
    nonce: CsrfToken,
    verifier: PkceCodeVerifier,
    /// The address to open in the browser.
    pub(crate) address: String,
}

impl SignIn {
    pub(crate) async fn begin(setup: &Setup, endpoints: &Endpoints) -> Result<Self, SignInError> {
        let server = Loopback::bind().await.ok_or(SignInError::NoFreePort)?;
        let at = |path: &str| endpoints.sign_in.join(path);
        let unknown_answer =
            |error: oauth2::url::ParseError| SignInError::UnknownAnswer { reason: error.to_string() };
        let client = Client::new(ClientId::new(setup.client_id.clone()))
            .set_auth_uri(AuthUrl::from_url(at("oauth2/authorize").map_err(unknown_answer)?))
            .set_token_uri(TokenUrl::from_url(at("oauth2/token").map_err(unknown_answer)?))
            .set_redirect_uri(RedirectUrl::new(server.address(CALLBACK)).map_err(unknown_answer)?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let nonce = CsrfToken::new_random();
        let (address, state) = client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(SCOPES.map(|scope| Scope::new(scope.to_owned())))
            .add_extra_param("nonce", nonce.secret())
            .set_pkce_challenge(challenge)
            .url();
        Ok(Self { server, client, state, nonce, verifier, address: address.into() })
    }

    /// Waits for the browser to come back and shows it the outcome. `keys` gives the user pool's public keys.
    pub(crate) async fn finish(
        self,
        setup: &Setup,
        http: &Http,
        keys: impl Future<Output = Result<JwkSet, SignInError>>,
        pages: &LastPages,
        now: impl Fn() -> Timestamp,
    ) -> Result<Tokens, SignInError> {
        let Self { server, client, state, nonce, verifier, .. } = self;
        let request = server.request(CALLBACK, TIMEOUT).await.ok_or(SignInError::TooLate)?;
        let outcome = async {
            let code = code(&request, &state)?;
            let answer = exchange(&client, code, verifier, http).await?;
            let (id, access, refresh) = parts(&answer)?;
            let keys = keys.await?;
            let person = verify_id(&id, &keys, setup, Some(nonce.secret()), now())?;
            verify_access(&access, &keys, setup, now())?;
            Ok(Tokens { id, access, refresh, person })
        }
        .await;
        request.answer(if outcome.is_ok() { &pages.signed_in } else { &pages.refused }).await;
        outcome
    }
}

/// Returns the code that the browser came back with, if it belongs to this sign-in.
fn code(request: &PageRequest, state: &CsrfToken) -> Result<AuthorizationCode, SignInError> {
    let is_own = request
        .value("state")
        .is_some_and(|given| bool::from(given.as_bytes().ct_eq(state.secret().as_bytes())));
    if !is_own {
        return Err(SignInError::ForeignState);
    }
    match (request.value("code"), request.value("error")) {
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
