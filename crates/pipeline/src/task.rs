use std::error::Error;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use vouch_core::{Cancel, DocumentKind, NoReplies, Replies};

/// Which witnesses to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Witnesses {
    /// The best of all: data and text that the file carries, and pixels where it carries none.
    #[default]
    Auto,
    /// Only the data of an e-invoice.
    Embedded,
    /// Only the text layer.
    Text,
    /// Only the rendered picture.
    Pixels,
}

/// What is to be done with a file.
#[derive(Clone)]
pub struct Task<'a> {
    /// Name of the engine for pixels.
    pub engine: String,
    /// Which witnesses to ask.
    pub witnesses: Witnesses,
    /// What the person said it is.
    pub kind: Option<DocumentKind>,
    /// The time to stamp readings with.
    pub now: Timestamp,
    /// The day of reading.
    pub today: Date,
    /// Where raw replies of services are kept.
    pub replies: &'a dyn Replies,
    /// What has to be done before anything of the file leaves this computer; it may take its time.
    pub before_sending: Option<&'a BeforeSending<'a>>,
}

impl Task<'_> {
    /// To read with this engine, all witnesses asked and no replies kept.
    pub fn new(engine: &str, kind: Option<DocumentKind>, now: Timestamp, today: Date) -> Self {
        Self {
            engine: engine.to_owned(),
            witnesses: Witnesses::Auto,
            kind,
            now,
            today,
            replies: &NoReplies,
            before_sending: None,
        }
    }
}

/// See [`Task::before_sending`]; it reports how far it has come, 0 to 1.
pub type BeforeSending<'a> =
    dyn Fn(&dyn Fn(f32), &Cancel) -> Result<(), Box<dyn Error + Send + Sync>> + Sync + 'a;

impl fmt::Debug for Task<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task").field("engine", &self.engine).field("kind", &self.kind).finish_non_exhaustive()
    }
}
