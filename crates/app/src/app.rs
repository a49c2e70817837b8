//! One library with its engines, shared by everything that works on it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use vouch_core::Account;
use vouch_store::Store;

use crate::account::signing_in::SigningIn;
use crate::document::page_cache::PageCache;
use crate::inbox::live::Live;
use crate::inbox::staged::Staged;
use crate::{AppError, ErrorCode, Event};
use vouch_pipeline::Pipeline;

/// The app's identifier, as tauri.conf.json says it: names the folder of its data.
pub const IDENTIFIER: &str = "app.vouch.desktop";

/// How long a worker may go unheard before another takes its job over.
const LEASE: Duration = Duration::from_secs(60);

/// One library with its engines. Clones share it.
#[derive(Clone, Debug)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    library: PathBuf,
    store: Store,
    pipeline: Pipeline,
    account: Option<Arc<dyn Account>>,
    signing_in: SigningIn,
    lease: Duration,
    live: Live,
    page_images: PageCache,
    staged: Staged,
    listener: OnceLock<Listener>,
}

struct Listener(Box<dyn Fn(Event) + Send + Sync>);

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Listener")
    }
}

impl App {
    /// Opens the library in this folder, making it if there is none. Nothing is read until [`App::start`] or
    /// [`App::read_all`]. `account` is where the person may be signed in, if the shell has such a thing.
    pub fn open(
        library: PathBuf,
        pipeline: Pipeline,
        account: Option<Arc<dyn Account>>,
    ) -> Result<Self, AppError> {
        Self::open_with_lease(library, pipeline, account, LEASE)
    }

    /// The same, where a worker may go unheard for another time than [`App::open`] sets before its job is taken over.
    /// All programs on one library must agree on that time.
    pub fn open_with_lease(
        library: PathBuf,
        pipeline: Pipeline,
        account: Option<Arc<dyn Account>>,
        lease: Duration,
    ) -> Result<Self, AppError> {
        let store = Store::open(&library)?;
        let app = Self(Arc::new(Inner {
            library,
            store,
            pipeline,
            account,
            signing_in: SigningIn::default(),
            lease,
            live: Live::default(),
            page_images: PageCache::default(),
            staged: Staged::default(),
            listener: OnceLock::new(),
        }));
        app.take_up_account()?;
        Ok(app)
    }

    /// Tells `listener` what happens, from now on; only the first one is told.
    pub fn listen(&self, listener: impl Fn(Event) + Send + Sync + 'static) {
        // A second listener has nothing to hear: every shell has one.
        drop(self.0.listener.set(Listener(Box::new(listener))));
    }

    /// Starts reading what waits, and takes the session of the last run up, both in the background. Call it once.
    pub fn start(&self) {
        self.spawn_worker();
        let app = self.downgrade();
        // On a thread of its own: a keychain may ask, a network may be slow.
        std::thread::spawn(move || app().map(|app| app.resume_session()));
    }

    /// Folder of the library.
    pub fn library(&self) -> &Path {
        &self.0.library
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    /// What opens, reads and interprets files.
    pub fn pipeline(&self) -> &Pipeline {
        &self.0.pipeline
    }

    /// The account, where the shell has such a thing.
    pub(crate) fn account_at_hand(&self) -> Option<&dyn Account> {
        self.0.account.as_deref()
    }

    pub(crate) fn signing_in(&self) -> &SigningIn {
        &self.0.signing_in
    }

    pub(crate) fn lease(&self) -> Duration {
        self.0.lease
    }

    pub(crate) fn live(&self) -> &Live {
        &self.0.live
    }

    pub(crate) fn page_images(&self) -> &PageCache {
        &self.0.page_images
    }

    pub(crate) fn staged(&self) -> &Staged {
        &self.0.staged
    }

    pub(crate) fn tell(&self, event: Event) {
        if let Some(Listener(listener)) = self.0.listener.get() {
            listener(event);
        }
    }

    pub(crate) fn engine_names(&self) -> Vec<String> {
        self.pipeline().engines().iter().map(|engine| engine.id().name).collect()
    }

    /// Another handle that does not keep the library open, for threads that end with it.
    pub(crate) fn downgrade(&self) -> impl Fn() -> Option<Self> + Send + 'static {
        let weak = Arc::downgrade(&self.0);
        move || weak.upgrade().map(Self)
    }
}

/// The time, and the day where the person is.
pub fn clock() -> (Timestamp, Date) {
    let now = Timestamp::now();
    (now, now.to_zoned(TimeZone::system()).date())
}

/// Where a person's library lies unless they say otherwise.
pub fn default_library() -> Result<PathBuf, AppError> {
    directories::BaseDirs::new()
        .map(|folders| folders.data_dir().join(IDENTIFIER).join("library"))
        .ok_or_else(|| {
            AppError::new(ErrorCode::BadRequest).with("reason", "no home folder; give --library DIR")
        })
}
