//! Who is signed in. Tokens live in memory; only the refresh token rests, in the keychain.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_cognitoidentity as identities;
use aws_sdk_cognitoidentityprovider as cognito;
use cognito::config::{BehaviorVersion, Region, retry::RetryConfig, timeout::TimeoutConfig};
use cognito::error::{ProvideErrorMetadata, SdkError};
use jiff::{Timestamp, ToSpan};
use jsonwebtoken::jwk::JwkSet;
use tokio::sync::Mutex;
use vouch_core::{LastPage, LastPages};

use crate::credentials::PersonCredentials;
use crate::http::{Http, in_full};
use crate::keychain::{KeychainError, Place, TokenStore};
use crate::loopback::Loopback;
use crate::sign_in::{SignIn, SignInError};
use crate::token::{Person, TokenError, names_unknown_key, verify_access, verify_id};
use crate::{Endpoints, Setup};

/// A token that ends sooner than this is renewed before it is used, in seconds.
const FRESH: i64 = 120;

/// How long the browser may take to come back from signing out.
const GOODBYE: Duration = Duration::from_secs(60);

/// Where the browser comes back to after signing out, as the user pool knows it.
const SIGNED_OUT: &str = "/signed-out";

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

/// Why there is no session to work with.
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
    /// AWS said no in an unforeseen way.
    #[error("AWS refused: {code}")]
    Refused {
        /// Its code.
        code: String,
    },
    /// A renewed token does not hold.
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
    place: Place,
    keys: Mutex<Option<JwkSet>>,
    tokens: Mutex<Option<Tokens>>,
}

/// What is left to do in the browser after signing out.
#[derive(Debug)]
pub struct Goodbye {
    door: Loopback,
    /// Where to send the browser, to end its session too: it would sign the next person in as the last one.
    pub address: String,
}

impl Session {
    /// A session that nobody has signed in to yet.
    pub fn new(setup: Setup, endpoints: Endpoints, keep: Arc<dyn TokenStore>) -> Self {
        let http = Http::default();
        let config = cognito::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(setup.region.clone()))
            .http_client(http.services())
            .retry_config(RetryConfig::standard().with_max_attempts(2))
            .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(20)).build());
        let config = match &endpoints.services {
            Some(base) => config.endpoint_url(base.as_str()),
            None => config,
        };
        Self(Arc::new(Inner {
            place: Place::new(keep, &setup),
            client: cognito::Client::from_conf(config.build()),
            keys: Mutex::default(),
            tokens: Mutex::default(),
            setup,
            endpoints,
            http,
        }))
    }

    /// Where things are.
    pub fn setup(&self) -> &Setup {
        &self.0.setup
    }

    /// Who is signed in, as far as is known without asking AWS.
    pub async fn person(&self) -> Option<Person> {
        self.0.tokens.lock().await.as_ref().map(|tokens| tokens.person.clone())
    }

    /// Signs in by the browser: `open` is given the address to open once this computer is ready for it to come back.
    pub async fn sign_in(&self, pages: &LastPages, open: impl FnOnce(&str)) -> Result<Person, SignInError> {
        let Inner { setup, endpoints, http, place, .. } = self.0.as_ref();
        let begun = SignIn::begin(setup, endpoints).await?;
        open(&begun.address);
        let keys = async { self.fetch_keys().await };
        let tokens = begun.finish(setup, http, keys, pages, Timestamp::now).await?;
        let person = tokens.person.clone();
        place.save(tokens.refresh.clone()).await?;
        *self.0.tokens.lock().await = Some(tokens);
        Ok(person)
    }

    /// Takes up the session of the last run.
    pub async fn resume(&self) -> Result<Person, SessionError> {
        let mut tokens = self.0.tokens.lock().await;
        let refresh = self.0.place.load().await?.ok_or(SessionError::SignedOut)?;
        let renewed = self.renew(refresh).await?;
        Ok(tokens.insert(renewed).person.clone())
    }

    /// An ID token that holds for a while yet.
    pub async fn id_token(&self) -> Result<String, SessionError> {
        // Held while renewing: a refresh token is good for one renewal only.
        let mut held = self.0.tokens.lock().await;
        let tokens = held.as_ref().ok_or(SessionError::SignedOut)?;
        if tokens.person.expires >= Timestamp::now() + FRESH.seconds() {
            return Ok(tokens.id.clone());
        }
        match self.renew(tokens.refresh.clone()).await {
            Ok(renewed) => Ok(held.insert(renewed).id.clone()),
            Err(error) => {
                if matches!(error, SessionError::SignedOut) {
                    *held = None;
                }
                Err(error)
            }
        }
    }

    /// Credentials of this person for AWS's services, and the name of their folder.
    pub fn credentials(&self) -> PersonCredentials {
        let Inner { setup, endpoints, http, .. } = self.0.as_ref();
        let config = identities::Config::builder()
            .behavior_version(identities::config::BehaviorVersion::latest())
            .region(identities::config::Region::new(setup.region.clone()))
            .http_client(http.services());
        let config = match &endpoints.services {
            Some(base) => config.endpoint_url(base.as_str()),
            None => config,
        };
        PersonCredentials::new(self.clone(), identities::Client::from_conf(config.build()))
    }

    /// Signs out here, or everywhere. The tokens are gone from here whatever AWS answers.
    pub async fn sign_out(&self, everywhere: bool) -> Result<Option<Goodbye>, SessionError> {
        let Inner { setup, endpoints, client, place, .. } = self.0.as_ref();
        let tokens = self.0.tokens.lock().await.take();
        let resting = match &tokens {
            Some(tokens) => Some(tokens.refresh.clone()),
            None => place.load().await.ok().flatten(),
        };
        place.forget().await?;
        let told = match (&tokens, resting) {
            (Some(tokens), _) if everywhere => {
                client.global_sign_out().access_token(&tokens.access).send().await.map(drop).map_err(refusal)
            }
            (_, Some(refresh)) => {
                let revoke = client.revoke_token().client_id(&setup.client_id).token(refresh);
                revoke.send().await.map(drop).map_err(refusal)
            }
            _ => Ok(()),
        };
        match told {
            Ok(()) | Err(SessionError::SignedOut) => {}
            Err(error) => return Err(error),
        }
        let Some(door) = Loopback::bind().await else { return Ok(None) };
        let mut address = endpoints.sign_in.clone();
        address.set_path("logout");
        address
            .query_pairs_mut()
            .append_pair("client_id", &setup.client_id)
            .append_pair("logout_uri", &door.address(SIGNED_OUT));
        Ok(Some(Goodbye { door, address: address.into() }))
    }

    async fn renew(&self, refresh: String) -> Result<Tokens, SessionError> {
        let Inner { setup, client, place, .. } = self.0.as_ref();
        let answer = client
            .get_tokens_from_refresh_token()
            .client_id(&setup.client_id)
            .refresh_token(&refresh)
            .send()
            .await
            .map_err(refusal);
        if matches!(answer, Err(SessionError::SignedOut)) {
            place.forget().await?;
        }
        let given = answer?.authentication_result.ok_or(TokenError::Malformed)?;
        let (Some(id), Some(access)) = (given.id_token, given.access_token) else {
            return Err(TokenError::Malformed.into());
        };
        // Stored before anything is used: with rotation the old one has just ended.
        let refresh = match given.refresh_token {
            Some(rotated) => {
                // A keychain that fails now costs the next start its session, but not this one.
                let _ = place.save(rotated.clone()).await;
                rotated
            }
            None => refresh,
        };
        let keys = self.keys_for(&id).await?;
        let person = verify_id(&id, &keys, setup, None, Timestamp::now())?;
        verify_access(&access, &keys, setup, Timestamp::now())?;
        Ok(Tokens { id, access, refresh, person })
    }

    /// The user pool's public keys; asked for again where a token names one that is not known yet.
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
        let odd = |reason: String| SignInError::UnknownAnswer { reason };
        let request = http::Request::get(self.0.endpoints.keys.as_str()).body(Vec::new());
        let answer = self.0.http.send(request.map_err(|error| odd(error.to_string()))?).await?;
        if !answer.status().is_success() {
            return Err(odd(format!("status {} for the public keys", answer.status().as_u16())));
        }
        let keys: JwkSet = serde_json::from_slice(answer.body()).map_err(|error| odd(error.to_string()))?;
        *self.0.keys.lock().await = Some(keys.clone());
        Ok(keys)
    }
}

impl Goodbye {
    /// Waits for the browser to come back, and tells it that all is done.
    pub async fn finish(self, page: &LastPage) {
        if let Some(visitor) = self.door.visitor(SIGNED_OUT, GOODBYE).await {
            visitor.answer(page).await;
        }
    }
}

/// What a refusal of Cognito means for the session.
fn refusal<E: ProvideErrorMetadata + std::error::Error + 'static>(error: SdkError<E>) -> SessionError {
    match &error {
        SdkError::ServiceError(refused) => match refused.err().code() {
            // Revoked, ended everywhere, expired, or the person is gone.
            Some("NotAuthorizedException" | "UserNotFoundException" | "RefreshTokenReuseException") => {
                SessionError::SignedOut
            }
            code => SessionError::Refused { code: code.unwrap_or("unknown").to_owned() },
        },
        _ => SessionError::Unreachable { reason: in_full(&error) },
    }
}
