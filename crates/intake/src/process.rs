//! The parent's side of the decoding process: it starts the child, feeds it, reads its frames, and always ends it.

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

/// How often the clock and `cancel` are checked.
const CHECK_INTERVAL: Duration = Duration::from_millis(50);

/// What Rust's allocator reports when it aborts for lack of memory.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// Lets a child process decode `bytes` and passes each frame to `take` as it arrives.
///
/// Fails when the time is up, the child dies or `cancel` is requested. The child has always ended and been waited for
/// when this returns.
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
        // A child that died early leaves a broken pipe; the cause is found below.
        scope.spawn(move || feed(pipes.stdin, order, bytes));
        scope.spawn(move || read_frames(pipes.stdout, &order.limits, &sender));
        let messages = scope.spawn(move || read_messages(pipes.stderr));

        let outcome = receive(frames, deadline, order, cancel, take);
        let status = if matches!(outcome, Ok(Outcome::EndOfStream { .. })) {
            child.wait_until(deadline)
        } else {
            child.kill();
            None
        };
        match outcome? {
            Outcome::Done => Ok(()),
            Outcome::EndOfStream { answered: false } => {
                Err(IntakeError::DecoderUnavailable { reason: "it does not answer".to_owned() })
            }
            Outcome::EndOfStream { answered: true } => {
                child.kill();
                Err(cause_of_death(status, &messages.join().unwrap_or_default(), &order.limits))
            }
        }
    })
}

/// How receiving ended, apart from errors.
enum Outcome {
    /// The child reported that it is done.
    Done,
    /// The pipe closed before that. `answered`: whether the child sent anything at all.
    EndOfStream { answered: bool },
}

fn receive(
    frames: Receiver<Frame>,
    deadline: Instant,
    order: &Order,
    cancel: &Cancel,
    take: &mut dyn FnMut(Frame) -> Result<(), IntakeError>,
) -> Result<Outcome, IntakeError> {
    let mut answered = false;
    loop {
        if cancel.is_cancelled() {
            return Err(IntakeError::Cancelled);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(IntakeError::TookTooLong { limit_seconds: order.limits.time.as_secs() });
        }
        match frames.recv_timeout(left.min(CHECK_INTERVAL)) {
            Ok(Frame::Done) => return Ok(Outcome::Done),
            Ok(Frame::Failed { error }) => return Err(error),
            Ok(frame) => {
                answered = true;
                take(frame)?;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Outcome::EndOfStream { answered }),
        }
    }
}

fn cause_of_death(status: Option<ExitStatus>, messages: &str, limits: &Limits) -> IntakeError {
    if messages.contains(OUT_OF_MEMORY) {
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

fn read_frames(stdout: ChildStdout, limits: &Limits, frames: &SyncSender<Frame>) {
    let mut stdout = BufReader::new(stdout);
    while let Ok(Some(frame)) = frame::read_frame(&mut stdout, limits) {
        if frames.send(frame).is_err() {
            break;
        }
    }
}

/// Reads what the child reports before it dies. It is never shown, because a panic can quote the document.
fn read_messages(mut stderr: ChildStderr) -> String {
    let mut messages = Vec::new();
    let _truncated = stderr.by_ref().take(4096).read_to_end(&mut messages);
    let _drained = io::copy(&mut stderr, &mut io::sink());
    String::from_utf8_lossy(&messages).into_owned()
}

fn unavailable(error: &io::Error) -> IntakeError {
    IntakeError::DecoderUnavailable { reason: error.kind().to_string() }
}

struct Pipes {
    stdin: ChildStdin,
    stdout: ChildStdout,
    stderr: ChildStderr,
}

fn start(program: &Path) -> io::Result<(GuardedChild, Pipes)> {
    let mut command = Command::new(program);
    command.arg(FLAG).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    without_window(&mut command);
    let mut child = command.spawn()?;
    let pipes = child.stdin.take().zip(child.stdout.take()).zip(child.stderr.take());
    let guarded = GuardedChild(child);
    let ((stdin, stdout), stderr) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
    Ok((guarded, Pipes { stdin, stdout, stderr }))
}

/// A child that is killed and waited for when dropped.
struct GuardedChild(Child);

impl GuardedChild {
    fn kill(&mut self) {
        // Both fail only for a child that has ended already.
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }

    /// Waits for the end of a child that has closed its pipe; `None` if it hangs.
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

impl Drop for GuardedChild {
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

/// Prevents a console window from flashing up for every file. Unverified: never run on Windows.
#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_command: &mut Command) {}
