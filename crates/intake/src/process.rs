//! The parent's side of the decoding process: start, feed, listen, and end it whatever happens.

use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use vouch_core::Cancel;

use crate::child::FLAG;
use crate::frame::{self, Frame, Order};
use crate::{IntakeError, Limits};

/// How long the listener sleeps between looks at the clock and at `cancel`.
const LOOK_UP: Duration = Duration::from_millis(50);

/// What Rust's allocator says on its way out when the system gives it no more memory.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// Lets a child process decode `bytes` and hands each frame to `take` as it comes.
///
/// Ends with an error of its own when the time is up, the child dies or `cancel` asks for it; the child is gone and
/// waited for when this returns.
pub(crate) fn decode(
    program: &Path,
    order: &Order,
    bytes: &[u8],
    cancel: &Cancel,
    take: &mut dyn FnMut(Frame) -> Result<(), IntakeError>,
) -> Result<(), IntakeError> {
    if cancel.is_cancelled() {
        return Err(IntakeError::Cancelled);
    }
    let deadline = Instant::now() + order.limits.time;
    let (mut child, pipes) = start(program).map_err(|error| unavailable(&error))?;
    thread::scope(|scope| {
        let (sender, frames) = mpsc::sync_channel(1);
        // A child that died early leaves a broken pipe; what it died of shows elsewhere.
        scope.spawn(move || feed(pipes.stdin, order, bytes));
        scope.spawn(move || listen(pipes.stdout, &order.limits, &sender));
        let last_words = scope.spawn(move || overhear(pipes.stderr));

        let heard = attend(frames, deadline, order, cancel, take);
        let status = if matches!(heard, Ok(Heard::EndOfStream { .. })) {
            child.wait_until(deadline)
        } else {
            child.kill();
            None
        };
        match heard? {
            Heard::Everything => Ok(()),
            Heard::EndOfStream { answered: false } => {
                Err(IntakeError::DecoderUnavailable { reason: "it does not answer".to_owned() })
            }
            Heard::EndOfStream { answered: true } => {
                child.kill();
                Err(cause_of_death(status, &last_words.join().unwrap_or_default(), &order.limits))
            }
        }
    })
}

/// How listening ended, faults aside.
enum Heard {
    /// The child said that it is done.
    Everything,
    /// The pipe closed before. `answered`: whether the child was there at all.
    EndOfStream { answered: bool },
}

fn attend(
    frames: Receiver<Frame>,
    deadline: Instant,
    order: &Order,
    cancel: &Cancel,
    take: &mut dyn FnMut(Frame) -> Result<(), IntakeError>,
) -> Result<Heard, IntakeError> {
    let mut answered = false;
    loop {
        if cancel.is_cancelled() {
            return Err(IntakeError::Cancelled);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(IntakeError::TookTooLong { limit_seconds: order.limits.time.as_secs() });
        }
        match frames.recv_timeout(left.min(LOOK_UP)) {
            Ok(Frame::Done) => return Ok(Heard::Everything),
            Ok(Frame::Failed { error }) => return Err(error),
            Ok(frame) => {
                answered = true;
                take(frame)?;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Heard::EndOfStream { answered }),
        }
    }
}

fn cause_of_death(status: Option<ExitStatus>, last_words: &str, limits: &Limits) -> IntakeError {
    if last_words.contains(OUT_OF_MEMORY) {
        IntakeError::TooMuchMemory { limit: limits.memory }
    } else if status.is_some_and(|status| ran_out_of_cpu_time(&status)) {
        IntakeError::TookTooLong { limit_seconds: limits.time.as_secs() }
    } else {
        IntakeError::DecoderCrashed
    }
}

fn feed(mut stdin: ChildStdin, order: &Order, bytes: &[u8]) -> io::Result<()> {
    frame::write_order(&mut stdin, order)?;
    stdin.write_all(bytes)
}

fn listen(stdout: ChildStdout, limits: &Limits, frames: &SyncSender<Frame>) {
    let mut stdout = BufReader::new(stdout);
    while let Ok(Some(frame)) = frame::read_frame(&mut stdout, limits) {
        if frames.send(frame).is_err() {
            break;
        }
    }
}

/// Reads what the child says before it dies; never shown, because a panic can quote the document.
fn overhear(mut stderr: ChildStderr) -> String {
    let mut words = Vec::new();
    let _cut_off = stderr.by_ref().take(4096).read_to_end(&mut words);
    let _drained = io::copy(&mut stderr, &mut io::sink());
    String::from_utf8_lossy(&words).into_owned()
}

fn unavailable(error: &io::Error) -> IntakeError {
    IntakeError::DecoderUnavailable { reason: error.kind().to_string() }
}

struct Pipes {
    stdin: ChildStdin,
    stdout: ChildStdout,
    stderr: ChildStderr,
}

fn start(program: &Path) -> io::Result<(Guarded, Pipes)> {
    let mut command = Command::new(program);
    command.arg(FLAG).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    without_window(&mut command);
    let mut child = command.spawn()?;
    let pipes = child.stdin.take().zip(child.stdout.take()).zip(child.stderr.take());
    let guarded = Guarded(child);
    let ((stdin, stdout), stderr) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
    Ok((guarded, Pipes { stdin, stdout, stderr }))
}

/// A child that never outlives its guard, neither running nor as a zombie.
struct Guarded(Child);

impl Guarded {
    fn kill(&mut self) {
        // Both fail only for a child that is gone already.
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }

    /// Waits for the end of a child that has closed its pipe; `None` if it hangs on.
    fn wait_until(&mut self, deadline: Instant) -> Option<ExitStatus> {
        loop {
            match self.0.try_wait() {
                Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(1)),
                Ok(status) => return status,
                Err(_) => return None,
            }
        }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.kill();
    }
}

#[cfg(unix)]
fn ran_out_of_cpu_time(status: &ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const SIGXCPU: i32 = 24;
    status.signal() == Some(SIGXCPU)
}

#[cfg(not(unix))]
fn ran_out_of_cpu_time(_status: &ExitStatus) -> bool {
    false
}

/// Keeps a console window from flashing up for every file. Unverified: never run on Windows.
#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_command: &mut Command) {}
