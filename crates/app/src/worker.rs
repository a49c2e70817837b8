//! Reads what waits: takes a job, does it, keeps the result. Killed at any moment, the next start goes on.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use vouch_core::{Cancel, Progress, SourceId};
use vouch_store::{JobError, JobFilter, Lease, NewDocument, PageRow};

use crate::patience::{Way, way};
use crate::pipeline::{Outcome, Task, Witnesses};
use crate::summary::{summary, text, values};
use crate::{App, AppError, ErrorCode, Event, clock, fault};

/// How long a worker may go unheard before another takes its job over.
const LEASE: Duration = Duration::from_secs(60);
/// How often the worker says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A job at which the whole program ended this often is not begun again by itself.
const MOST_ATTEMPTS: u32 = 3;
/// How long to rest at most before looking again for what is due; a new file wakes the worker at once.
const REST: Duration = Duration::from_secs(1);

/// How often to see whether the network is back.
const PROBE: Duration = Duration::from_secs(30);

/// A job that was done, well or not.
struct Done {
    /// Name of the file.
    name: String,
    outcome: Result<(), AppError>,
    /// How it goes on after an error.
    way: Option<Way>,
}

/// What is left once everything was read that could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
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
    pub fn read_all(&self, mut each: impl FnMut(&str, Result<(), &AppError>)) -> Result<Left, AppError> {
        let mut left = Left::default();
        loop {
            while let Some(done) = self.read_next()? {
                match done.way {
                    Some(Way::Later(_)) => continue,
                    Some(Way::Park) => left.waiting += 1,
                    Some(Way::Fail | Way::Cancel) => left.failed += 1,
                    None => {}
                }
                each(&done.name, done.outcome.as_ref().copied());
            }
            let Some(wait) = self.store().until_due(clock().0, LEASE)? else { return Ok(left) };
            // Looked at again before long: the clock may be set, and another worker may end what it is at.
            self.live().rest(wait.min(REST));
        }
    }

    /// Does the job that has waited longest; `None` if none waits.
    fn read_next(&self) -> Result<Option<Done>, AppError> {
        let Some(lease) = self.store().lease(clock().0, LEASE)? else { return Ok(None) };
        let source = lease.job.source;
        let cancel = self.live().begin(source);
        self.tell_progress();
        let name = self.store().source(source).map(|row| row.source.name).unwrap_or_default();
        let outcome = fault::contain_reading(|| self.do_job(&lease, &cancel));
        self.live().end(source);
        let way = self.settle(&lease, &outcome);
        self.tell_progress();
        self.tell(Event::Changed);
        Ok(Some(Done { name, outcome, way }))
    }

    fn do_job(&self, lease: &Lease, cancel: &Cancel) -> Result<(), AppError> {
        if lease.job.attempts > MOST_ATTEMPTS {
            return Err(AppError::new(ErrorCode::ReadingCrashed));
        }
        let started = Instant::now();
        let (now, today) = clock();
        let file = self.store().source(lease.job.source)?.source;
        let bytes = self.store().original(lease.job.source)?;
        let request = &lease.job.request;
        let before_sending =
            |told: &dyn Fn(f32), cancel: &Cancel| self.keep_in_account(lease, &file, &bytes, told, cancel);
        let task = Task {
            engine: request.engine.clone(),
            witnesses: Witnesses::Auto,
            kind: request.kind,
            now,
            today,
            replies: self.store(),
            before_sending: request.keeps_original.then_some(&before_sending),
        };
        let last_beat = Mutex::new(started);
        let progress = |progress: Progress| self.advance(lease, cancel, progress, &last_beat);
        let opened =
            self.pipeline().open(&file.name, file.member.as_deref(), &bytes, now, &progress, cancel)?;
        let outcome = self.pipeline().read(opened, &task, started, &progress, cancel)?;
        self.keep(lease, outcome, today)
    }

    fn keep(&self, lease: &Lease, mut outcome: Outcome, today: Date) -> Result<(), AppError> {
        let source = lease.job.source;
        let pages: Vec<PageRow> = outcome
            .pages
            .iter()
            .map(|page| PageRow { index: page.index, width: page.width, height: page.height })
            .collect();
        // Pages first: a document whose pages are not known could not be shown.
        self.store().set_pages(source, &pages)?;
        self.keep_thumbnail(source, &outcome.pages);
        if let Some(documents) = self.parted_anew(source, &outcome, today)? {
            self.store().save_parted_result(lease, &outcome.readings, &documents, clock().0)?;
            return Ok(());
        }
        self.hear_library(source, &mut outcome.extractions, &outcome.readings, today)?;
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

    /// Tells the queue how the job ended, and answers how it goes on after an error. When even that fails, the lease
    /// runs out and the job is done again.
    fn settle(&self, lease: &Lease, outcome: &Result<(), AppError>) -> Option<Way> {
        let (store, now) = (self.store(), clock().0);
        let way = outcome.as_ref().err().map(|error| {
            let code = error.code().name();
            let args = serde_json::to_value(error.args()).unwrap_or_default();
            let error_kept = JobError { code: &code, args };
            let way = way(error, lease.job.postponed, fastrand::f32());
            let settled = match way {
                Way::Cancel => store.cancel(lease.job.id, now),
                Way::Later(wait) => store.put_off(lease, now + wait, &error_kept, now),
                Way::Park => store.park(lease, &error_kept, now),
                Way::Fail => store.fail(lease, &error_kept, now),
            };
            drop(settled);
            way
        });
        // What reached its service although the last try did not, speaks for all that wait for the network.
        let is_offline = |code: Option<&str>| code == Some(ErrorCode::Offline.name().as_str());
        let reached = !matches!(outcome, Err(error) if error.code() == ErrorCode::Offline);
        if is_offline(lease.job.error.as_deref()) && reached {
            drop(self.resume(ErrorCode::Offline, u32::MAX));
        }
        way
    }

    /// Goes on with jobs that were held back for this reason, the oldest first.
    pub(crate) fn resume(&self, held_by: ErrorCode, most: u32) -> Result<(), AppError> {
        if self.store().resume(&held_by.name(), most, clock().0)? > 0 {
            self.live().nudge();
            self.tell(Event::Changed);
        }
        Ok(())
    }

    fn advance(&self, lease: &Lease, cancel: &Cancel, progress: Progress, last_beat: &Mutex<Instant>) {
        if self.live().advance(lease.job.source, progress) {
            self.tell_progress();
        }
        let Ok(mut last_beat) = last_beat.try_lock() else { return };
        if last_beat.elapsed() >= HEARTBEAT {
            *last_beat = Instant::now();
            if matches!(
                self.store().heartbeat(lease, clock().0, LEASE),
                Err(vouch_store::StoreError::LeaseLost { .. })
            ) {
                cancel.cancel();
            }
        }
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
