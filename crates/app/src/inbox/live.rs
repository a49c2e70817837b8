//! What is at work right now, for the progress that people see. Nothing of it is stored.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use vouch_core::{Cancel, Progress, SourceId};

/// Progress is told at most this often; more than people can see only costs time.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// What is at work right now.
#[derive(Debug, Default)]
pub(crate) struct Live {
    state: Mutex<State>,
    wake: Condvar,
}

#[derive(Debug, Default)]
struct State {
    at_work: BTreeMap<SourceId, AtWork>,
    told: Option<Instant>,
    nudged: bool,
}

/// One file at work.
#[derive(Clone, Debug)]
pub(crate) struct AtWork {
    pub progress: Option<Progress>,
    pub cancel: Cancel,
    began: Instant,
}

impl AtWork {
    /// Seconds it will still take, judged by its speed so far; `None` until that says anything.
    pub fn seconds_left(&self) -> Option<f32> {
        let done = self.progress?.done;
        let so_far = self.began.elapsed().as_secs_f32();
        (done > 0.15 && so_far > 0.2).then(|| so_far * (1.0 - done) / done)
    }
}

impl Live {
    /// Puts a file on the list; its token stops it.
    pub fn begin(&self, source: SourceId) -> Cancel {
        let cancel = Cancel::default();
        let at_work = AtWork { progress: None, cancel: cancel.clone(), began: Instant::now() };
        self.lock().at_work.insert(source, at_work);
        cancel
    }

    /// Notes how far a file has come. Answers whether it is time to tell.
    pub fn advance(&self, source: SourceId, progress: Progress) -> bool {
        let mut state = self.lock();
        if let Some(at_work) = state.at_work.get_mut(&source) {
            at_work.progress = Some(progress);
        }
        let due = state.told.is_none_or(|told| told.elapsed() >= TELL_EVERY);
        if due {
            state.told = Some(Instant::now());
        }
        due
    }

    /// Takes a file off the list.
    pub fn end(&self, source: SourceId) {
        self.lock().at_work.remove(&source);
    }

    /// Asks a file at work to stop.
    pub fn cancel(&self, source: SourceId) {
        if let Some(at_work) = self.lock().at_work.get(&source) {
            at_work.cancel.cancel();
        }
    }

    /// How far a file at work has come.
    pub fn at_work(&self, source: SourceId) -> Option<AtWork> {
        self.lock().at_work.get(&source).cloned()
    }

    /// Wakes the worker: there may be something to read.
    pub fn nudge(&self) {
        self.lock().nudged = true;
        self.wake.notify_all();
    }

    /// Waits for a nudge, at most `longest`.
    pub fn rest(&self, longest: Duration) {
        let state = self.lock();
        let (mut state, _) = self
            .wake
            .wait_timeout_while(state, longest, |state| !state.nudged)
            .unwrap_or_else(PoisonError::into_inner);
        state.nudged = false;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is whole after every statement, so that a panic elsewhere leaves it usable.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use vouch_core::Stage;

    use super::*;

    #[test]
    fn progress_is_told_now_and_then() {
        let live = Live::default();
        let source: SourceId = "019a0000-0000-7000-8000-000000000001".parse().expect("a UUID");
        let cancel = live.begin(source);
        let progress = Progress { stage: Stage::ReadingWords, page: 0, pages: 1, done: 0.5 };
        assert!(live.advance(source, progress));
        assert!(!live.advance(source, progress));
        live.cancel(source);
        assert!(cancel.is_cancelled());
        live.end(source);
        assert!(live.at_work(source).is_none());
    }
}
