//! Who is signed in. Tokens are in memory; only the refresh token is stored, in the keychain.

use std::sync::Arc;
use std::time::Duration;

use aws_sdk_cognitoidentityprovider as cognito;
use aws_types::sdk_config::{Builder, RetryConfig, TimeoutConfig};
use cognito::error::{ProvideErrorMetadata, SdkError};
use jiff::{Timestamp, ToSpan};
use jsonwebtoken::jwk::JwkSet;
use tokio::sync::Mutex;
use vouch_core::{LastPage, LastPages};

use crate::client;
use crate::error_chain::in_full;
use crate::http::Http;
use crate::keychain::{KeychainError, RefreshTokenEntry, TokenStore};
use crate::loopback::Loopback;
use crate::sign_in::{SignIn, SignInError};
use crate::token::{Person, TokenError, Tokens, names_unknown_key, verify_access, verify_id};
use crate::{Endpoints, Setup};

/// A token that expires sooner than this is renewed before it is used, in seconds.
const RENEW_BEFORE: i64 = 120;

/// How long the browser may take to come back from signing out.
const SIGN_OUT_TIMEOUT: Duration = Duration::from_secs(60);

/// The page to which the browser is redirected after signing out, as registered with the user pool.
const SIGNED_OUT: &str = "/signed-out";

/// Why there is no usable session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Nobody is signed in, or the session was ended elsewhere. Work waits until somebody signs in again.
    #[error("nobody is signed in")]
    SignedOut,
    /// AWS cannot be reached. Work waits until it can.
    #[error("AWS cannot be reached: {reason}")]
    Unreachable {
        /// What happened.
        reason: String,
    },
    /// AWS refused for an unexpected reason.
    #[error("AWS refused: {code}")]
    Refused {
        /// Its code.
        code: String,
    },
    /// A renewed token is not valid.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The keychain cannot be used.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
}

/// The session of the person at this computer. Clones share it.
#[derive(Clone, Debug)]
pub struct Session(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    setup: Setup,
    endpoints: Endpoints,
    http: Http,
    client: cognito::Client,
    refresh_token: RefreshTokenEntry,
    keys: Mutex<Option<JwkSet>>,
    tokens: Mutex<Option<Tokens>>,
}

/// The part of signing out that happens in the browser.
#[derive(Debug)]
pub struct BrowserSignOut {
    server: Loopback,
    /// The address that ends the browser's session too: otherwise it would sign the next person in as the last one.
    pub address: String,
}

impl Session {
    /// Makes a session that nobody has signed in to yet.
    pub fn new(setup: Setup, endpoints: Endpoints, store: Arc<dyn TokenStore>) -> Self {
        let http = Http::default();
        let settings = client_settings(&setup, &endpoints, &http)
            .retry_config(RetryConfig::standard().with_max_attempts(2))
            .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(20)).build());
        Self(Arc::new(Inner {
            refresh_token: RefreshTokenEntry::new(store, &setup),
            client: cognito::Client::new(&settings.build()),
            keys: Mutex::default(),
            tokens: Mutex::default(),
            setup,
            endpoints,
            http,
        }))
    }

    /// Returns the set-up of the account.
    pub fn setup(&self) -> &Setup {
        &self.0.setup
    }

    /// Returns who is signed in, as far as is known without asking AWS.
    pub async fn person(&self) -> Option<Person> {
        self.0.tokens.lock().await.as_ref().map(|tokens| tokens.person.clone())
    }

    /// Signs in with the browser: `open` is given the address to open once this computer is ready for the redirect.
    pub async fn sign_in(&self, pages: &LastPages, open: impl FnOnce(&str)) -> Result<Person, SignInError> {
        let Inner { setup, endpoints, http, refresh_token, .. } = self.0.as_ref();
        let sign_in = SignIn::begin(setup, endpoints).await?;
        open(&sign_in.address);
        let keys = async { self.fetch_keys().await };
        let tokens = sign_in.finish(setup, http, keys, pages, Timestamp::now).await?;
        let person = tokens.person.clone();
        refresh_token.save(tokens.refresh.clone()).await?;
        *self.0.tokens.lock().await = Some(tokens);
        Ok(person)
    }

    /// Resumes the session of the last run.
    pub async fn resume(&self) -> Result<Person, SessionError> {
        let mut tokens = self.0.tokens.lock().await;
        let refresh = self.0.refresh_token.load().await?.ok_or(SessionError::SignedOut)?;
        let renewed = self.renew(refresh).await?;
        Ok(tokens.insert(renewed).person.clone())
    }

    /// Returns an ID token that is valid for a while.
    pub async fn id_token(&self) -> Result<String, SessionError> {
        // Locked while renewing: a refresh token can be used only once.
        let mut current = self.0.tokens.lock().await;
        let tokens = current.as_ref().ok_or(SessionError::SignedOut)?;
        if tokens.person.expires >= Timestamp::now() + RENEW_BEFORE.seconds() {
            return Ok(tokens.id.clone());
        }
        match self.renew(tokens.refresh.clone()).await {
            Ok(renewed) => Ok(current.insert(renewed).id.clone()),
            Err(error) => {
                if matches!(error, SessionError::SignedOut) {
                    *current = None;
                }
                Err(error)
            }
        }
    }

    /// Returns the settings for a client of another service of this account.
    pub(crate) fn client_settings(&self) -> Builder {
        client_settings(&self.0.setup, &self.0.endpoints, &self.0.http)
    }

    /// Signs out on this computer, or everywhere. The tokens are deleted here whatever AWS answers.
    pub async fn sign_out(&self, everywhere: bool) -> Result<Option<BrowserSignOut>, SessionError> {
        let Inner { setup, endpoints, client, refresh_token, .. } = self.0.as_ref();
        let tokens = self.0.tokens.lock().await.take();
        let refresh = match &tokens {
            Some(tokens) => Some(tokens.refresh.clone()),
            None => refresh_token.load().await.ok().flatten(),
        };
        refresh_token.forget().await?;
        let outcome = match (&tokens, refresh) {
            (Some(tokens), _) if everywhere => {
                client.global_sign_out().access_token(&tokens.access).send().await.map(drop).map_err(refusal)
            }
            (_, Some(refresh)) => {
                let revoke = client.revoke_token().client_id(&setup.client_id).token(refresh);
                revoke.send().await.map(drop).map_err(refusal)
            }
            _ => Ok(()),
        };
        match outcome {
            Ok(()) | Err(SessionError::SignedOut) => {}
            Err(error) => return Err(error),
        }
        let Some(server) = Loopback::bind().await else { return Ok(None) };
        let mut address = endpoints.sign_in.clone();
        address.set_path("logout");
        address
            .query_pairs_mut()
            .append_pair("client_id", &setup.client_id)
            .append_pair("logout_uri", &server.address(SIGNED_OUT));
        Ok(Some(BrowserSignOut { server, address: address.into() }))
    }

    async fn renew(&self, refresh: String) -> Result<Tokens, SessionError> {
        let Inner { setup, client, refresh_token, .. } = self.0.as_ref();
        let answer = client
            .get_tokens_from_refresh_token()
            .client_id(&setup.client_id)
            .refresh_token(&refresh)
            .send()
            .await
            .map_err(refusal);
        if matches!(answer, Err(SessionError::SignedOut)) {
            refresh_token.forget().await?;
        }
        let given = answer?.authentication_result.ok_or(TokenError::Malformed)?;
        let (Some(id), Some(access)) = (given.id_token, given.access_token) else {
            return Err(TokenError::Malformed.into());
        };
        // Stored before anything is used: with rotation the old one is no longer valid.
        let refresh = match given.refresh_token {
            Some(rotated) => {
                // If the keychain fails now, the next run has no session, but this one does.
                let _ = refresh_token.save(rotated.clone()).await;
                rotated
            }
            None => refresh,
        };
        let keys = self.keys_for(&id).await?;
        let person = verify_id(&id, &keys, setup, None, Timestamp::now())?;
        verify_access(&access, &keys, setup, Timestamp::now())?;
        Ok(Tokens { id, access, refresh, person })
    }

    /// Returns the user pool's public keys; fetches them again where a token names an unknown one.
    async fn keys_for(&self, token: &str) -> Result<JwkSet, SessionError> {
        let known = self.0.keys.lock().await.clone();
        match known {
            Some(keys) if !names_unknown_key(token, &keys) => Ok(keys),
            _ => self.fetch_keys().await.map_err(|error| match error {
                SignInError::Unreachable { reason } => SessionError::Unreachable { reason },
                other => SessionError::Refused { code: other.to_string() },
            }),
        }
    }

    async fn fetch_keys(&self) -> Result<JwkSet, SignInError> {
        let unknown_answer = |reason: String| SignInError::UnknownAnswer { reason };
        let request = http::Request::get(self.0.endpoints.keys.as_str()).body(Vec::new());
        let answer = self.0.http.send(request.map_err(|error| unknown_answer(error.to_string()))?).await?;
        if !answer.status().is_success() {
            return Err(unknown_answer(format!("status {} for the public keys", answer.status().as_u16())));
        }
        let keys: JwkSet =
            serde_json::from_slice(answer.body()).map_err(|error| unknown_answer(error.to_string()))?;
        *self.0.keys.lock().await = Some(keys.clone());
        Ok(keys)
    }
}

fn client_settings(setup: &Setup, endpoints: &Endpoints, http: &Http) -> Builder {
    let mut settings = client::settings(&setup.region, http);
    settings.set_endpoint_url(endpoints.services.as_ref().map(|base| base.as_str().to_owned()));
    settings
}

impl BrowserSignOut {
    /// Waits for the browser to come back and shows it the last page.
    pub async fn finish(self, page: &LastPage) {
        if let Some(request) = self.server.request(SIGNED_OUT, SIGN_OUT_TIMEOUT).await {
            request.answer(page).await;
        }
    }
}

/// Returns what an error of Cognito means for the session.
fn refusal<E: ProvideErrorMetadata + std::error::Error + 'static>(error: SdkError<E>) -> SessionError {
    match &error {
        SdkError::ServiceError(refused) => match refused.err().code() {
            // Revoked, signed out everywhere, expired, or the person was deleted.
            Some("NotAuthorizedException" | "UserNotFoundException" | "RefreshTokenReuseException") => {
                SessionError::SignedOut
            }
            code => SessionError::Refused { code: code.unwrap_or("unknown").to_owned() },
        },
        _ => SessionError::Unreachable { reason: in_full(&error) },
    }
}
