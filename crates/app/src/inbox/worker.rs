//! Reads what waits: takes a job, does it, keeps the result. Killed at any moment, the next start goes on.
//!
//! Several programs may work on one library. Each job is worked on under a lease, and whoever loses it drops the work
//! and changes nothing: the job is somebody else's.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use vouch_core::{Cancel, JobState, Progress, SourceId};
use vouch_store::{JobError, JobFilter, Lease, NewDocument, PageRow, StoreError};

use crate::document::summary::{summary, text, values};
use crate::inbox::retry::{RetryDecision, decide};
use crate::{App, AppError, ErrorCode, Event, clock, fault};
use vouch_pipeline::{Outcome, Task, Witnesses};

/// How often the worker says that it is alive while a lease lasts.
const HEARTBEATS: u32 = 4;
/// A job at which the whole program ended this often is not begun again by itself.
const MOST_ATTEMPTS: u32 = 3;
/// How long to rest at most before looking again for what is due; a new file wakes the worker at once.
const REST: Duration = Duration::from_secs(1);

/// How often to see whether the network is back.
const PROBE: Duration = Duration::from_secs(30);

/// Why the work on a job came to nothing.
enum JobFailure {
    /// Another worker has the job by now, or there is no such job any more.
    LeaseLost,
    Error(AppError),
}

impl From<AppError> for JobFailure {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

impl From<StoreError> for JobFailure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::LeaseLost { .. } => Self::LeaseLost,
            error => Self::Error(error.into()),
        }
    }
}

/// How a job ended, as far as this worker is concerned.
enum Ending {
    Read,
    /// With an error, and how it goes on.
    Failed(AppError, RetryDecision),
    /// For another worker to say.
    LeaseLost,
}

/// A job that was worked on.
struct Done {
    /// Name of the file.
    name: String,
    ending: Ending,
}

/// What is left once everything was read that could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remaining {
    /// Files that failed or were stopped.
    pub failed: usize,
    /// Files that wait for the network or for a sign-in.
    pub waiting: usize,
}

impl App {
    pub(crate) fn spawn_worker(&self) {
        let app = self.downgrade();
        std::thread::spawn(move || {
            let mut probed = Instant::now();
            while let Some(app) = app() {
                // One of those that wait for the network finds out whether it is back; the others follow it.
                if probed.elapsed() >= PROBE {
                    probed = Instant::now();
                    drop(app.resume(ErrorCode::Offline, 1));
                }
                // A library that cannot be asked now may be asked again later.
                if !matches!(fault::contain_command(|| app.read_next()), Ok(Some(_))) {
                    app.live().rest(REST);
                }
            }
        });
    }

    /// Reads everything that is queued, what was put off included. Hands over the name of each file and how it went.
    pub fn read_all(&self, mut each: impl FnMut(&str, Result<(), &AppError>)) -> Result<Remaining, AppError> {
        let mut left = Remaining::default();
        loop {
            while let Some(done) = self.read_next()? {
                let outcome = match &done.ending {
                    Ending::Read => Ok(()),
                    Ending::LeaseLost | Ending::Failed(_, RetryDecision::Later(_)) => continue,
                    Ending::Failed(error, way) => {
                        if *way == RetryDecision::Park {
                            left.waiting += 1
                        } else {
                            left.failed += 1
                        }
                        Err(error)
                    }
                };
                each(&done.name, outcome);
            }
            let Some(wait) = self.store().until_due(clock().0, self.lease())? else { return Ok(left) };
            // Looked at again before long: the clock may be set, and another worker may end what it is at.
            self.live().rest(wait.min(REST));
        }
    }

    /// Does the job that has waited longest; `None` if none waits.
    fn read_next(&self) -> Result<Option<Done>, AppError> {
        let Some(lease) = self.store().lease(clock().0, self.lease())? else { return Ok(None) };
        let source = lease.job.source;
        let cancel = self.live().begin(source);
        self.tell_progress();
        let name = self.store().source(source).map(|row| row.source.name).unwrap_or_default();
        let outcome =
            self.while_leased(&lease, &cancel, || fault::contain_reading(|| self.do_job(&lease, &cancel)));
        self.live().end(source);
        let ending = self.settle(&lease, outcome);
        self.tell_progress();
        self.tell(Event::Changed);
        Ok(Some(Done { name, ending }))
    }

    /// Does the work while another thread says that this worker is alive, however long a step of it takes. Work whose
    /// lease is lost is cancelled.
    fn while_leased(
        &self,
        lease: &Lease,
        cancel: &Cancel,
        work: impl FnOnce() -> Result<(), JobFailure>,
    ) -> Result<(), JobFailure> {
        let is_lost = AtomicBool::new(false);
        let outcome = std::thread::scope(|scope| {
            let (working, ended) = mpsc::channel::<()>();
            let is_lost = &is_lost;
            scope.spawn(move || {
                while ended.recv_timeout(self.lease() / HEARTBEATS) == Err(RecvTimeoutError::Timeout) {
                    // A library that cannot be asked now is told at the next beat.
                    let beat = self.store().heartbeat(lease, clock().0, self.lease());
                    if matches!(beat, Err(StoreError::LeaseLost { .. })) {
                        is_lost.store(true, Ordering::Relaxed);
                        cancel.cancel();
                        return;
                    }
                }
            });
            let outcome = work();
            drop(working);
            outcome
        });
        // What was kept was kept under the lease: it ends with the job.
        if outcome.is_err() && is_lost.load(Ordering::Relaxed) { Err(JobFailure::LeaseLost) } else { outcome }
    }

    fn do_job(&self, lease: &Lease, cancel: &Cancel) -> Result<(), JobFailure> {
        if lease.job.attempts > MOST_ATTEMPTS {
            return Err(AppError::new(ErrorCode::ReadingCrashed).into());
        }
        let started = Instant::now();
        let (now, today) = clock();
        let file = self.store().source(lease.job.source)?.source;
        let bytes = self.store().original(lease.job.source)?;
        let request = &lease.job.request;
        let before_sending = |told: &dyn Fn(f32), cancel: &Cancel| {
            Ok(self.keep_in_account(lease, &file, &bytes, told, cancel)?)
        };
        let task = Task {
            engine: request.engine.clone(),
            witnesses: Witnesses::Auto,
            kind: request.kind,
            now,
            today,
            replies: self.store(),
            before_sending: request.keeps_original.then_some(&before_sending),
        };
        let progress = |progress: Progress| {
            if self.live().advance(lease.job.source, progress) {
                self.tell_progress();
            }
        };
        let opened = self.pipeline().open(&file.name, file.member.as_deref(), &bytes, now, &progress, cancel);
        let opened = opened.map_err(AppError::from)?;
        let outcome = self.pipeline().read(opened, &task, started, &progress, cancel);
        let outcome = outcome.map_err(AppError::from)?;
        self.keep(lease, outcome, today)
    }

    fn keep(&self, lease: &Lease, mut outcome: Outcome, today: Date) -> Result<(), JobFailure> {
        let source = lease.job.source;
        let pages: Vec<PageRow> = outcome
            .pages
            .iter()
            .map(|page| PageRow { index: page.index, width: page.width, height: page.height })
            .collect();
        // Pages first: a document whose pages are not known could not be shown.
        self.store().set_pages(source, &pages)?;
        self.keep_thumbnail(source, &outcome.pages);
        if let Some(documents) = self.split_again(source, &outcome, today)? {
            self.store().save_split_result(lease, &outcome.readings, &documents, clock().0)?;
            return Ok(());
        }
        self.apply_library(source, &mut outcome.extractions, &outcome.readings, today)?;
        let documents: Vec<NewDocument> = outcome
            .extractions
            .iter()
            .map(|extraction| NewDocument {
                extraction: extraction.clone(),
                engine: outcome.engine.clone(),
                summary: summary(extraction, &[], today),
                values: values(&vouch_review::record(extraction, &[], today)),
                text: text(&outcome.readings, extraction),
            })
            .collect();
        self.store().save_result(lease, &outcome.readings, &documents, clock().0)?;
        Ok(())
    }

    /// Tells the queue how the job ended, and answers how it goes on. When even that fails, the lease runs out and the
    /// job is done again.
    fn settle(&self, lease: &Lease, outcome: Result<(), JobFailure>) -> Ending {
        let (store, now) = (self.store(), clock().0);
        let ending = match outcome {
            Ok(()) => Ending::Read,
            Err(JobFailure::LeaseLost) => return self.ending_elsewhere(lease),
            Err(JobFailure::Error(error)) => {
                let code = error.code().name();
                let args = serde_json::to_value(error.args()).unwrap_or_default();
                let error_kept = JobError { code: &code, args };
                let way = decide(&error, lease.job.postponed, fastrand::f32());
                let settled = match way {
                    RetryDecision::Cancel => store.stop(lease, now),
                    RetryDecision::Later(wait) => store.put_off(lease, now + wait, &error_kept, now),
                    RetryDecision::Park => store.park(lease, &error_kept, now),
                    RetryDecision::Fail => store.fail(lease, &error_kept, now),
                };
                if matches!(settled, Err(StoreError::LeaseLost { .. })) {
                    return self.ending_elsewhere(lease);
                }
                Ending::Failed(error, way)
            }
        };
        // What reached its service although the last try did not, speaks for all that wait for the network.
        let is_offline = |code: Option<&str>| code == Some(ErrorCode::Offline.name().as_str());
        let reached = !matches!(&ending, Ending::Failed(error, _) if error.code() == ErrorCode::Offline);
        if is_offline(lease.job.error.as_deref()) && reached {
            drop(self.resume(ErrorCode::Offline, u32::MAX));
        }
        ending
    }

    /// How a job ended whose lease is lost: a person may have stopped it, here or in another program.
    fn ending_elsewhere(&self, lease: &Lease) -> Ending {
        let stopped = JobFilter { states: vec![JobState::Cancelled], source: Some(lease.job.source) };
        let stopped = self.store().jobs(&stopped).unwrap_or_default();
        if stopped.iter().any(|row| row.job.id == lease.job.id) {
            Ending::Failed(AppError::new(ErrorCode::Cancelled), RetryDecision::Cancel)
        } else {
            Ending::LeaseLost
        }
    }

    /// Goes on with jobs that were held back for this reason, the oldest first.
    pub(crate) fn resume(&self, held_by: ErrorCode, most: u32) -> Result<(), AppError> {
        if self.store().resume(&held_by.name(), most, clock().0)? > 0 {
            self.live().nudge();
            self.tell(Event::Changed);
        }
        Ok(())
    }

    /// Stops a file that is being read or waits.
    pub fn cancel(&self, source: SourceId) -> Result<(), AppError> {
        self.live().cancel(source);
        for row in self.store().jobs(&JobFilter { source: Some(source), ..JobFilter::default() })? {
            self.store().cancel(row.job.id, clock().0)?;
        }
        self.tell(Event::Changed);
        Ok(())
    }

    /// Reads a file again that failed or was cancelled, and one that waits for better times now.
    pub fn retry(&self, source: SourceId) -> Result<(), AppError> {
        for row in self.store().jobs(&JobFilter { source: Some(source), ..JobFilter::default() })? {
            self.store().retry(row.job.id, clock().0)?;
        }
        self.live().nudge();
        self.tell(Event::Changed);
        Ok(())
    }
}
