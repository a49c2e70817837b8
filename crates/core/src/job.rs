use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{DocumentKind, JobId, SourceId};

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Not begun.
    Queued,
    /// A worker holds the lease.
    Running,
    /// To be tried again at its time.
    Waiting,
    /// Held until something outside changes (network, sign-in).
    Parked,
    /// Finished; its documents are in the library.
    Done,
    /// Finished without a document; the error says why.
    Failed,
    /// Stopped by the person.
    Cancelled,
}

impl JobState {
    /// The name used outside and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Parked => "parked",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Queued, Self::Running, Self::Waiting, Self::Parked, Self::Done, Self::Failed, Self::Cancelled]
            .into_iter()
            .find(|state| state.name() == name)
    }

    /// Whether nothing more will happen without a person.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// How a source is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobRequest {
    /// The engine asked for, by name.
    pub engine: String,
    /// What the person said it is.
    pub kind: Option<DocumentKind>,
    /// Whether its original is to be kept in the person's account as well.
    pub keeps_original: bool,
}

impl From<&str> for JobRequest {
    /// With this engine, nothing else being said.
    fn from(engine: &str) -> Self {
        Self { engine: engine.to_owned(), kind: None, keeps_original: false }
    }
}

/// One run of the pipeline over one source: decode, read, interpret, keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// The file it works on.
    pub source: SourceId,
    /// How it is to be read.
    pub request: JobRequest,
    /// Where it stands.
    pub state: JobState,
    /// How often it was begun since it last waited: more than once only if workers died at it.
    pub attempts: u32,
    /// How often it was put off.
    pub postponed: u32,
    /// Not before this time, for `Queued` and `Waiting`.
    pub due: Timestamp,
    /// Until when the worker may go unheard, for `Running`; afterwards any worker may take the job over.
    pub lease_until: Option<Timestamp>,
    /// Code of the last error.
    pub error: Option<String>,
}
