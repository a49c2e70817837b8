//! Calls that block, over an SDK that does not: a thread of its own carries the network, the caller waits.

use std::fmt;
use std::io;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use tokio::runtime::Runtime;
use vouch_core::Cancel;

use crate::failure::Failure;

/// How often a waiting call looks whether it is still wanted.
const NAP: Duration = Duration::from_millis(50);

/// The thread that carries the network.
pub(crate) struct Worker {
    /// Taken out when the worker goes.
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

    /// Carries a call that looks after its own end.
    pub(crate) fn spawn(&self, call: impl Future<Output = ()> + Send + 'static) {
        self.runtime().spawn(call);
    }

    /// Waits for a call to end.
    pub(crate) fn block_on<T>(&self, call: impl Future<Output = T>) -> T {
        self.runtime().block_on(call)
    }

    fn runtime(&self) -> &Runtime {
        self.runtime.as_ref().expect("it is taken out only when the worker goes")
    }

    /// Waits for a call as long as it is wanted; `waiting` is called again and again meanwhile.
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
            match outcome.recv_timeout(NAP) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) => waiting(),
                Err(RecvTimeoutError::Disconnected) => return Err(Failure::Broken),
            }
        }
    }
}

impl Drop for Worker {
    /// Leaves the thread behind, since waiting for it is forbidden where other futures run.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
