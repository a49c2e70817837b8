//! Blocking calls to an asynchronous SDK: a thread of its own does the networking, the caller waits.

use std::fmt;
use std::io;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use tokio::runtime::Runtime;
use vouch_core::Cancel;

use crate::failure::Failure;

/// How often a waiting call checks whether it was cancelled.
const CANCEL_INTERVAL: Duration = Duration::from_millis(50);

/// The thread that does the networking.
pub(crate) struct Worker {
    /// `None` only while the worker is dropped.
    runtime: Option<Runtime>,
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Worker")
    }
}

impl Worker {
    /// Starts the thread.
    pub(crate) fn start() -> io::Result<Self> {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).enable_all().build()?;
        Ok(Self { runtime: Some(runtime) })
    }

    /// Runs a call without waiting for it.
    pub(crate) fn spawn(&self, call: impl Future<Output = ()> + Send + 'static) {
        self.runtime().spawn(call);
    }

    /// Runs a call and waits for it.
    pub(crate) fn block_on<T>(&self, call: impl Future<Output = T>) -> T {
        self.runtime().block_on(call)
    }

    fn runtime(&self) -> &Runtime {
        self.runtime.as_ref().expect("it is taken only when the worker is dropped")
    }

    /// Runs a call and waits for it unless it is cancelled; `waiting` is called repeatedly meanwhile.
    pub(crate) fn wait<T: Send + 'static>(
        &self,
        call: impl Future<Output = Result<T, Failure>> + Send + 'static,
        waiting: &dyn Fn(),
        cancel: &Cancel,
    ) -> Result<T, Failure> {
        let (done, outcome) = mpsc::channel();
        let task = self.runtime().spawn(async move {
            let _ = done.send(call.await);
        });
        loop {
            if cancel.is_cancelled() {
                task.abort();
                return Err(Failure::Cancelled);
            }
            match outcome.recv_timeout(CANCEL_INTERVAL) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) => waiting(),
                Err(RecvTimeoutError::Disconnected) => return Err(Failure::Broken),
            }
        }
    }
}

impl Drop for Worker {
    /// Detaches the thread: waiting for it is forbidden inside an asynchronous runtime.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
