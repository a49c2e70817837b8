//! The account of the person at this computer, for callers that block.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::{Builder, Runtime};
use vouch_core::{Identity, IdentityError, LastPages, Standing};

use crate::keychain::{Keep, NoKeychain, Place};
use crate::session::{Session, SessionError};
use crate::sign_in::SignInError;
use crate::{Endpoints, Setup, SetupError};

/// A person's account at Amazon: where it is, and who is signed in to it.
pub struct Amazon {
    runtime: Runtime,
    keychain: Arc<dyn Keep>,
    endpoints: Box<dyn Fn(&Setup) -> Endpoints + Send + Sync>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    setup: Option<Setup>,
    session: Option<Session>,
    standing: Option<Standing>,
}

impl fmt::Debug for Amazon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Amazon").field("standing", &self.standing()).finish_non_exhaustive()
    }
}

impl Amazon {
    /// Amazon itself, with sessions kept in this keychain.
    ///
    /// # Errors
    /// When the system gives no thread for the network.
    pub fn new(keychain: Arc<dyn Keep>) -> io::Result<Self> {
        Self::with(keychain, Endpoints::of)
    }

    /// Another service in Amazon's place, for tests and for developing.
    ///
    /// # Errors
    /// Those of [`Amazon::new`].
    #[cfg(debug_assertions)]
    pub fn emulated(
        keychain: Arc<dyn Keep>,
        endpoints: impl Fn(&Setup) -> Endpoints + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::with(keychain, endpoints)
    }

    fn with(
        keychain: Arc<dyn Keep>,
        endpoints: impl Fn(&Setup) -> Endpoints + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Self { runtime, keychain, endpoints: Box::new(endpoints), state: Mutex::default() })
    }

    /// The session, if somebody is signed in.
    pub fn session(&self) -> Option<Session> {
        self.lock().session.clone()
    }

    fn setup(&self) -> Result<Setup, IdentityError> {
        self.lock().setup.clone().ok_or(IdentityError::NotSetUp)
    }

    fn session_kept_in(&self, setup: &Setup, keep: &Arc<dyn Keep>) -> Session {
        Session::new(setup.clone(), (self.endpoints)(setup), Arc::clone(keep))
    }

    fn signed_in(&self, session: Session, email: Option<String>) -> Standing {
        let standing = Standing::SignedIn { email };
        let mut state = self.lock();
        state.session = Some(session);
        state.standing = Some(standing.clone());
        standing
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is whole after every statement, so that a panic elsewhere leaves it usable.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Identity for Amazon {
    fn set_up(&self, code: &str) -> Result<(), IdentityError> {
        let setup = Setup::parse(code)?;
        *self.lock() = State { setup: Some(setup), session: None, standing: Some(Standing::SignedOut) };
        Ok(())
    }

    fn resume(&self) -> Result<Standing, IdentityError> {
        let session = self.session_kept_in(&self.setup()?, &self.keychain);
        match self.runtime.block_on(session.resume()) {
            Ok(person) => Ok(self.signed_in(session, person.email)),
            Err(SessionError::SignedOut) => Ok(Standing::SignedOut),
            Err(error) => Err(error.into()),
        }
    }

    fn standing(&self) -> Standing {
        self.lock().standing.clone().unwrap_or(Standing::NotSetUp)
    }

    fn sign_in(
        &self,
        keep: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
    ) -> Result<Standing, IdentityError> {
        let setup = self.setup()?;
        let keychain: Arc<dyn Keep> = if keep { Arc::clone(&self.keychain) } else { Arc::new(NoKeychain) };
        let session = self.session_kept_in(&setup, &keychain);
        let person = self.runtime.block_on(async {
            // Asked before the browser opens: whoever is told afterwards has signed in for nothing.
            Place::new(keychain, &setup).load().await.map_err(SessionError::from)?;
            session.sign_in(pages, open).await.map_err(IdentityError::from)
        })?;
        Ok(self.signed_in(session, person.email))
    }

    fn sign_out(
        &self,
        everywhere: bool,
        pages: &LastPages,
        open: &(dyn Fn(&str) + Sync),
    ) -> Result<(), IdentityError> {
        let setup = self.setup()?;
        let session = {
            let mut state = self.lock();
            state.standing = Some(Standing::SignedOut);
            state.session.take()
        };
        // A session of the last run that was not taken up rests in the keychain all the same.
        let session = session.unwrap_or_else(|| self.session_kept_in(&setup, &self.keychain));
        if let Some(goodbye) = self.runtime.block_on(session.sign_out(everywhere))? {
            open(&goodbye.address);
            let page = pages.signed_out.clone();
            self.runtime.spawn(async move { goodbye.finish(&page).await });
        }
        Ok(())
    }
}

impl From<SetupError> for IdentityError {
    fn from(error: SetupError) -> Self {
        match error {
            SetupError::UnknownVersion { .. } => Self::SetupCodeNewer,
            SetupError::NotACode | SetupError::BadPart { .. } => {
                Self::BadSetupCode { reason: error.to_string() }
            }
        }
    }
}

impl From<SessionError> for IdentityError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::SignedOut => Self::SignedOut,
            SessionError::Unreachable { reason } => Self::Offline { reason },
            SessionError::Refused { code } => Self::Refused { reason: code },
            SessionError::Token(error) => Self::Refused { reason: error.to_string() },
            SessionError::Keychain(error) => Self::NoKeychain { reason: error.reason },
        }
    }
}

impl From<SignInError> for IdentityError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::NoFreePort => Self::NoFreePort,
            SignInError::TooLate => Self::TooLate,
            SignInError::Unreachable { reason } => Self::Offline { reason },
            other => Self::Refused { reason: other.to_string() },
        }
    }
}
