//! The child's side of the decoding process: it reads one file from standard input, writes frames to standard output
//! and exits.

use std::io::{self, BufWriter, Write};
use std::panic::{self, AssertUnwindSafe};
use std::thread;

use crate::frame::{self, Frame, Order};
use crate::{IntakeError, Limits, decode};

/// The first argument that turns a program into a decoding process.
pub(crate) const FLAG: &str = "--vouch-decode-one-file";

/// Stack size of the decoding thread. Deeply nested PDFs need more than the few megabytes of a main thread.
const STACK_SIZE: usize = 32 << 20;

/// Turns this process into a decoder if it was started as one, and then never returns. Every program that opens files
/// calls it first, before it reads arguments, starts threads or opens windows.
pub fn run_if_child() {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == FLAG) {
        // A panic becomes an error frame; its message could quote the document.
        panic::set_hook(Box::new(|_| {}));
        let decoder = thread::Builder::new().stack_size(STACK_SIZE).spawn(serve);
        let served = decoder.map(|thread| matches!(thread.join(), Ok(Ok(()))));
        std::process::exit(if matches!(served, Ok(true)) { 0 } else { 1 });
    }
}

fn serve() -> io::Result<()> {
    let mut stdin = io::stdin().lock();
    let mut stdout = BufWriter::new(io::stdout().lock());
    frame::write_frame(&mut stdout, Frame::Ready)?;
    let order = frame::read_order(&mut stdin)?;
    confine(&order.limits)?;
    let bytes = frame::read_body(&mut stdin, order.bytes)?;
    answer(&mut stdout, &order, bytes)
}

fn answer(stdout: &mut impl Write, order: &Order, bytes: Vec<u8>) -> io::Result<()> {
    let mut pipe = Ok(());
    let decoded = panic::catch_unwind(AssertUnwindSafe(|| {
        decode::decode(order.media_type, bytes, &order.limits, &mut |frame| {
            pipe = frame::write_frame(stdout, frame);
            // A closed pipe means that the parent has stopped listening.
            if pipe.is_ok() { Ok(()) } else { Err(IntakeError::Cancelled) }
        })
    }));
    pipe?;
    frame::write_frame(
        stdout,
        match decoded {
            Ok(Ok(())) => Frame::Done,
            Ok(Err(error)) => Frame::Failed { error },
            Err(_) => Frame::Failed { error: IntakeError::DecoderCrashed },
        },
    )
}

/// Limits the resources of this process for the rest of its life.
///
/// Processor time is limited too, so that a decoder in an endless loop ends even when its parent was killed. Writing
/// files and dumping core are forbidden: both would contain parts of the document.
#[cfg(unix)]
fn confine(limits: &Limits) -> io::Result<()> {
    use rlimit::Resource;

    let bound = |resource: Resource, limit: u64| {
        let (_, allowed) = resource.get()?;
        resource.set(limit.min(allowed), limit.min(allowed))
    };
    // Several threads may decode at once, and starting up has already used some time.
    bound(Resource::CPU, limits.time.as_secs() * 4 + 2)?;
    bound(Resource::FSIZE, 0)?;
    bound(Resource::CORE, 0)?;
    if cfg!(target_os = "linux") {
        // Counts private memory only, not the libraries that a desktop program maps.
        bound(Resource::DATA, limits.memory)
    } else {
        // Some systems refuse this and leave only the decoders' own limits. Unverified: never run there.
        let _refused = bound(Resource::AS, limits.memory);
        Ok(())
    }
}

/// Does nothing: these systems rely on the decoders' own limits and on the parent's clock. Unverified: never run there.
#[cfg(not(unix))]
fn confine(_limits: &Limits) -> io::Result<()> {
    Ok(())
}
