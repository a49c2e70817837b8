use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{DocumentKind, JobId, SourceId};

/// The state of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Not started.
    Queued,
    /// A worker holds the lease.
    Running,
    /// To be tried again when it is due.
    Waiting,
    /// Held until the network is back or somebody signs in.
    Parked,
    /// Finished; its documents are in the library.
    Done,
    /// Finished without a document; the error says why.
    Failed,
    /// Stopped by the person.
    Cancelled,
}

impl JobState {
    /// Returns the name used outside and in the database.
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

    /// Returns the state with this name.
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
    /// Whether its original is also to be kept in the person's account.
    pub keeps_original: bool,
}

impl From<&str> for JobRequest {
    /// Requests this engine, with defaults for the rest.
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
    /// Its state.
    pub state: JobState,
    /// How often it was started since it last waited: more than once only if workers died.
    pub attempts: u32,
    /// How often it was postponed.
    pub postponed: u32,
    /// The earliest time to start it, for `Queued` and `Waiting`.
    pub due: Timestamp,
    /// When the lease runs out unless its worker renews it, for `Running`; then any worker may take the job over.
    pub lease_until: Option<Timestamp>,
    /// Code of the last error.
    pub error: Option<String>,
}
