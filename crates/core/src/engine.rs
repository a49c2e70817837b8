mod page;
mod replies;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;

use crate::{BoundingBox, DocumentKind, EngineId, PageReading, Reading, Source};

pub use page::{Page, PixelError, PixelSource, Pixels};
pub use replies::{Call, NoReplies, Replies};

/// A request to stop running work. Clones share one state.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Requests the stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the stop was requested.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What is being done to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The file is being turned into pages.
    Opening,
    /// Words are being found.
    FindingWords,
    /// Words are being read.
    ReadingWords,
    /// The original is on its way to the cloud.
    Sending,
    /// Fields are being derived.
    Interpreting,
}

/// How far work has progressed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Index of the current page, from 0.
    pub page: u32,
    /// Number of pages.
    pub pages: u32,
    /// The share of all work that is done, 0..=1.
    pub done: f32,
}

/// What an engine is asked to read.
#[derive(Clone, Copy, Debug)]
pub struct ReadRequest<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its pages.
    pub pages: &'a [Page],
    /// What the person said it is; engines with specialised readers choose by it.
    pub kind: Option<DocumentKind>,
    /// The time to stamp the reading with.
    pub now: Timestamp,
    /// Where an engine that calls a service keeps its raw replies.
    pub replies: &'a dyn Replies,
}

/// The characters that may occur in a region. An engine that cannot restrict itself reads freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// Anything.
    Any,
    /// Digits, decimal marks, signs and spaces.
    Amount,
    /// Digits, separators and letters of month names.
    Date,
    /// Capital letters, digits and the filler `<`.
    Mrz,
}

impl Alphabet {
    /// Whether it contains this character.
    pub fn allows(self, character: char) -> bool {
        match self {
            Self::Any => true,
            Self::Amount => character.is_ascii_digit() || " .,'-+()".contains(character),
            Self::Date => character.is_alphanumeric() || " .,/-'".contains(character),
            Self::Mrz => character.is_ascii_uppercase() || character.is_ascii_digit() || character == '<',
        }
    }
}

/// A region of text that is worth a second reading.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRegion {
    /// Index of the page in the source, from 0.
    pub page: u32,
    /// The boxes of its words, in reading order, on the page as it is shown. All words are on one line.
    pub words: Vec<BoundingBox>,
    /// Rotation of its text in degrees clockwise, as in [`PageReading::slant`].
    pub slant: f32,
    /// Which characters it may contain.
    pub alphabet: Alphabet,
}

/// Why an engine gave no reading.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The person stopped it. Not a fault.
    #[error("cancelled")]
    Cancelled,
    /// A page's pixels could not be loaded.
    #[error(transparent)]
    Pixels(#[from] PixelError),
    /// The engine's own data is missing or damaged.
    #[error("the engine {engine} cannot start: {reason}")]
    Unavailable {
        /// Name of the engine.
        engine: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Its service cannot be reached. It works again once the network is back.
    #[error("the engine {engine} cannot reach its service")]
    Offline {
        /// Name of the engine.
        engine: String,
    },
    /// Its service requires a person to sign in, for the first time or again.
    #[error("the engine {engine} asks for sign-in")]
    SignedOut {
        /// Name of the engine.
        engine: String,
    },
    /// It started and failed.
    #[error("the engine {engine} broke off: {reason}")]
    Failed {
        /// Name of the engine.
        engine: String,
        /// What happened.
        reason: String,
        /// When to try again, where that may help.
        retry_after: Option<Duration>,
    },
}

/// Turns pages into readings: on this computer or elsewhere. Every implementation passes the same contract suite.
///
/// Calls block; the caller provides a thread. Poor print is not an error: the reading says how sure it is.
pub trait Engine: Send + Sync + fmt::Debug {
    /// Returns the name and version of the witness.
    fn id(&self) -> EngineId;

    /// Whether pages leave this computer.
    fn is_remote(&self) -> bool {
        false
    }

    /// Returns how many documents it can usefully read at once.
    fn concurrency(&self) -> usize;

    /// Reads all pages in order. Checks `cancel` often (at least once a second) and reports progress per page; `done`
    /// never falls and ends at 1.
    fn read(
        &self,
        request: &ReadRequest<'_>,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Reading, EngineError>;

    /// Reads one region of a page again with a restricted alphabet. Boxes in the answer refer to the whole page.
    fn read_region(
        &self,
        page: &Page,
        region: BoundingBox,
        alphabet: Alphabet,
        cancel: &Cancel,
    ) -> Result<PageReading, EngineError>;

    /// Reads regions of these pages a second time by other means than [`Engine::read`], as a witness with its own name.
    /// Each region in which it finds text gives one line, on pages of origin [`TextOrigin::SecondReading`]. An engine
    /// that has only one way to read returns `None`.
    ///
    /// [`TextOrigin::SecondReading`]: crate::TextOrigin::SecondReading
    fn reread_regions(
        &self,
        _pages: &[Page],
        _regions: &[TextRegion],
        _now: Timestamp,
        _cancel: &Cancel,
    ) -> Result<Option<Reading>, EngineError> {
        Ok(None)
    }
}
