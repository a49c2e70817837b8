//! The account of the person at this computer, as a blocking interface: who is signed in, and their access to Textract
//! and the bucket.

mod account;
mod engine;

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_textract::config::SharedCredentialsProvider;
use vouch_core::{AccountError, AccountStatus, EngineError};

use crate::credentials::PersonCredentials;
use crate::failure::{Failure, credentials_failure};
use crate::keychain::{self, TokenStore};
use crate::session::{Session, SessionError};
use crate::worker::Worker;
use crate::{Endpoints, Originals, Setup, TextractEngine};

/// A person's account at Amazon: its set-up, who is signed in, and its services.
pub struct Amazon {
    worker: Worker,
    keychain: Arc<dyn TokenStore>,
    endpoints: fn(&Setup) -> Endpoints,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    setup: Option<Setup>,
    signed_in: Option<SignedIn>,
    /// Whether the keychain may hold a session of the last run.
    may_be_stored: bool,
}

/// A session and the clients made for it so far. Clones share them.
#[derive(Clone)]
struct SignedIn {
    session: Session,
    email: Option<String>,
    credentials: PersonCredentials,
    textract: Option<Arc<TextractEngine>>,
    originals: Option<Arc<Originals>>,
}

impl SignedIn {
    fn new(session: Session, email: Option<String>) -> Self {
        let credentials = PersonCredentials::of(&session);
        Self { session, email, credentials, textract: None, originals: None }
    }

    fn provider(&self) -> SharedCredentialsProvider {
        SharedCredentialsProvider::new(self.credentials.clone())
    }
}

impl fmt::Debug for Amazon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Amazon").finish_non_exhaustive()
    }
}

impl Amazon {
    /// Makes an account that keeps sessions in the system's keychain.
    ///
    /// A debug build uses the emulators that `VOUCH_AMAZON_AT` and `VOUCH_TEXTRACT_AT` name, and keeps sessions in the
    /// folder that `VOUCH_KEYCHAIN_AT` names; the shipped program ignores all of them.
    ///
    /// # Errors
    /// When the system cannot start a thread for the network.
    pub fn new() -> io::Result<Self> {
        Self::with_token_store(keychain::for_this_build())
    }

    /// Makes an account that keeps sessions in this keychain.
    ///
    /// # Errors
    /// Those of [`Amazon::new`].
    pub fn with_token_store(keychain: Arc<dyn TokenStore>) -> io::Result<Self> {
        Ok(Self {
            worker: Worker::start()?,
            keychain,
            endpoints: Endpoints::for_this_build,
            state: Mutex::default(),
        })
    }

    fn session_with(&self, setup: &Setup, keep: Arc<dyn TokenStore>) -> Session {
        Session::new(setup.clone(), (self.endpoints)(setup), keep)
    }

    fn setup(&self) -> Result<Setup, AccountError> {
        self.lock().setup.clone().ok_or(AccountError::NotSetUp)
    }

    /// Returns the session of a state, or else one of the last run, which the keychain may still hold.
    fn session_of(&self, state: State) -> Option<Session> {
        let stored = |setup: Setup| self.session_with(&setup, Arc::clone(&self.keychain));
        let current = state.signed_in.map(|signed_in| signed_in.session);
        current.or_else(|| state.setup.filter(|_| state.may_be_stored).map(stored))
    }

    /// Returns who is signed in; resumes the session of the last run if necessary.
    fn signed_in(&self) -> Result<SignedIn, AccountError> {
        if let Some(signed_in) = self.lock().signed_in.clone() {
            return Ok(signed_in);
        }
        self.resume_session()?;
        self.lock().signed_in.clone().ok_or(AccountError::SignedOut)
    }

    fn resume_session(&self) -> Result<AccountStatus, AccountError> {
        let setup = self.setup()?;
        if !self.lock().may_be_stored {
            return Err(AccountError::SignedOut);
        }
        let session = self.session_with(&setup, Arc::clone(&self.keychain));
        match self.worker.block_on(session.resume()) {
            Ok(person) => Ok(self.keep_signed_in(session, person.email)),
            // Without a keychain nothing is stored. A person learns that when they sign in.
            Err(SessionError::SignedOut | SessionError::Keychain(_)) => {
                self.lock().may_be_stored = false;
                Err(AccountError::SignedOut)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn keep_signed_in(&self, session: Session, email: Option<String>) -> AccountStatus {
        self.lock().signed_in = Some(SignedIn::new(session, email.clone()));
        AccountStatus::SignedIn { email }
    }

    /// Returns the engine that calls Textract as this person.
    fn textract(&self) -> Result<Arc<TextractEngine>, AccountError> {
        let signed_in = self.signed_in()?;
        if let Some(engine) = signed_in.textract {
            return Ok(engine);
        }
        let setup = self.setup()?;
        let engine = match (self.endpoints)(&setup).textract {
            #[cfg(debug_assertions)]
            Some(base) => {
                TextractEngine::at_endpoint(base.as_str(), signed_in.provider(), crate::engine::CALL_TIMEOUT)
            }
            _ => TextractEngine::new(&setup.region, signed_in.provider()),
        };
        let engine = Arc::new(engine.map_err(|error: EngineError| refused(&error))?);
        if let Some(state) = &mut self.lock().signed_in {
            state.textract = Some(Arc::clone(&engine));
        }
        Ok(engine)
    }

    /// Returns the originals in this person's folder of the bucket.
    fn bucket(&self) -> Result<Arc<Originals>, AccountError> {
        let signed_in = self.signed_in()?;
        if let Some(originals) = signed_in.originals {
            return Ok(originals);
        }
        let setup = self.setup()?;
        let identity = self.worker.block_on(signed_in.credentials.identity());
        let identity = identity.map_err(|error| AccountError::from(credentials_failure(&error)))?.to_owned();
        let originals = match (self.endpoints)(&setup).services {
            #[cfg(debug_assertions)]
            Some(base) => Originals::at_endpoint(
                base.as_str(),
                &setup.region,
                &setup.bucket,
                &identity,
                signed_in.provider(),
            ),
            _ => Originals::new(&setup.region, &setup.bucket, &identity, signed_in.provider()),
        };
        let originals = Arc::new(originals?);
        if let Some(state) = &mut self.lock().signed_in {
            state.originals = Some(Arc::clone(&originals));
        }
        Ok(originals)
    }

    /// Whether the session is still valid after a service rejected its credentials, so that new ones may help. An
    /// invalid session is forgotten.
    fn is_still_valid(&self) -> Result<bool, AccountError> {
        let Some(signed_in) = self.lock().signed_in.clone() else { return Ok(false) };
        match self.worker.block_on(signed_in.session.id_token()) {
            Ok(_) => {
                self.keep_signed_in(signed_in.session, signed_in.email);
                Ok(true)
            }
            Err(SessionError::SignedOut) => {
                // Locked once: a second lock in the same statement would deadlock.
                let mut state = self.lock();
                *state = State { setup: state.setup.take(), ..State::default() };
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is consistent after every statement, so it stays usable after a panic elsewhere.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn refused(error: &dyn std::error::Error) -> AccountError {
    AccountError::Refused { reason: error.to_string() }
}

impl From<SessionError> for AccountError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::SignedOut => Self::SignedOut,
            SessionError::Unreachable { .. } => Failure::Offline.into(),
            SessionError::Keychain(error) => Self::NoKeychain { reason: error.reason },
            SessionError::Refused { code } => Self::Refused { reason: code },
            SessionError::Token(error) => refused(&error),
        }
    }
}
