//! The account of the person at this computer, for callers that block: who is signed in, and on their behalf Textract
//! and the bucket.

mod account;
mod engine;

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_textract::config::SharedCredentialsProvider;
use vouch_core::{AccountError, AccountStatus, EngineError};

use crate::credentials::PersonCredentials;
use crate::failure::{Failure, of_credentials};
use crate::keychain::{self, TokenStore};
use crate::session::{Session, SessionError};
use crate::worker::Worker;
use crate::{Endpoints, Originals, Setup, TextractEngine};

/// A person's account at Amazon: where it is, who is signed in to it, and what it does for them.
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
    /// Whether a session of the last run may rest in the keychain.
    may_rest: bool,
}

/// A session and what was made for it so far. Clones share it.
#[derive(Clone)]
struct SignedIn {
    session: Session,
    email: Option<String>,
    credentials: PersonCredentials,
    reader: Option<Arc<TextractEngine>>,
    originals: Option<Arc<Originals>>,
}

impl SignedIn {
    fn new(session: Session, email: Option<String>) -> Self {
        let credentials = session.credentials();
        Self { session, email, credentials, reader: None, originals: None }
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
    /// Amazon, with sessions kept in the system's keychain.
    ///
    /// A debug build asks the emulators that `VOUCH_AMAZON_AT` and `VOUCH_TEXTRACT_AT` name, and keeps sessions in the
    /// folder that `VOUCH_KEYCHAIN_AT` names; the shipped program looks at none of them.
    ///
    /// # Errors
    /// When the system gives no thread for the network.
    pub fn new() -> io::Result<Self> {
        Self::with_token_store(keychain::at_hand())
    }

    /// The same with sessions kept in this keychain.
    ///
    /// # Errors
    /// Those of [`Amazon::new`].
    pub fn with_token_store(keychain: Arc<dyn TokenStore>) -> io::Result<Self> {
        Ok(Self {
            worker: Worker::start()?,
            keychain,
            endpoints: Endpoints::at_hand,
            state: Mutex::default(),
        })
    }

    fn session_with(&self, setup: &Setup, keep: Arc<dyn TokenStore>) -> Session {
        Session::new(setup.clone(), (self.endpoints)(setup), keep)
    }

    fn setup(&self) -> Result<Setup, AccountError> {
        self.lock().setup.clone().ok_or(AccountError::NotSetUp)
    }

    /// The session that a state has, taken up or not: one of the last run rests in the keychain all the same.
    fn session_of(&self, state: State) -> Option<Session> {
        let resting = |setup: Setup| self.session_with(&setup, Arc::clone(&self.keychain));
        let taken_up = state.signed_in.map(|signed_in| signed_in.session);
        taken_up.or_else(|| state.setup.filter(|_| state.may_rest).map(resting))
    }

    /// Who is signed in; the session of the last run is taken up if need be.
    fn signed_in(&self) -> Result<SignedIn, AccountError> {
        if let Some(signed_in) = self.lock().signed_in.clone() {
            return Ok(signed_in);
        }
        self.take_up()?;
        self.lock().signed_in.clone().ok_or(AccountError::SignedOut)
    }

    fn take_up(&self) -> Result<AccountStatus, AccountError> {
        let setup = self.setup()?;
        if !self.lock().may_rest {
            return Err(AccountError::SignedOut);
        }
        let session = self.session_with(&setup, Arc::clone(&self.keychain));
        match self.worker.block_on(session.resume()) {
            Ok(person) => Ok(self.keep_signed_in(session, person.email)),
            // Without a keychain nothing rests. That is told to whoever signs in.
            Err(SessionError::SignedOut | SessionError::Keychain(_)) => {
                self.lock().may_rest = false;
                Err(AccountError::SignedOut)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn keep_signed_in(&self, session: Session, email: Option<String>) -> AccountStatus {
        self.lock().signed_in = Some(SignedIn::new(session, email.clone()));
        AccountStatus::SignedIn { email }
    }

    /// The engine that asks Textract as this person.
    fn reader(&self) -> Result<Arc<TextractEngine>, AccountError> {
        let signed_in = self.signed_in()?;
        if let Some(reader) = signed_in.reader {
            return Ok(reader);
        }
        let setup = self.setup()?;
        let reader = match (self.endpoints)(&setup).textract {
            #[cfg(debug_assertions)]
            Some(base) => TextractEngine::at_endpoint(
                base.as_str(),
                signed_in.provider(),
                std::time::Duration::from_secs(60),
            ),
            _ => TextractEngine::new(&setup.region, signed_in.provider()),
        };
        let reader = Arc::new(reader.map_err(|error: EngineError| refused(&error))?);
        if let Some(state) = &mut self.lock().signed_in {
            state.reader = Some(Arc::clone(&reader));
        }
        Ok(reader)
    }

    /// The bucket, opened at this person's folder.
    fn bucket(&self) -> Result<Arc<Originals>, AccountError> {
        let signed_in = self.signed_in()?;
        if let Some(originals) = signed_in.originals {
            return Ok(originals);
        }
        let setup = self.setup()?;
        let identity = self.worker.block_on(signed_in.credentials.identity());
        let identity = identity.map_err(|error| AccountError::from(of_credentials(&error)))?.to_owned();
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

    /// After a service knew nobody: whether the session still holds, so that fresh credentials may help. One that does
    /// not is forgotten.
    fn holds_still(&self) -> Result<bool, AccountError> {
        let Some(signed_in) = self.lock().signed_in.clone() else { return Ok(false) };
        match self.worker.block_on(signed_in.session.id_token()) {
            Ok(_) => {
                self.keep_signed_in(signed_in.session, signed_in.email);
                Ok(true)
            }
            Err(SessionError::SignedOut) => {
                // One lock: a second one taken in the same statement would wait for the first for ever.
                let mut state = self.lock();
                *state = State { setup: state.setup.take(), ..State::default() };
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is whole after every statement, so that a panic elsewhere leaves it usable.
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
