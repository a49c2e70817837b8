//! A panic is a fault of Vouch, not of the file. It ends the one thing that was being done, and it is told by its place in
//! the program alone: its message may quote the document.

use std::io::Write;
use std::panic::{self, Location};

use vouch_pipeline::contain;

use crate::{AppError, ErrorCode};

/// Has panics tell their place on standard error and nothing else. Every shell calls it before anything can panic.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|info| {
        // A closed standard error must not turn one panic into two.
        drop(writeln!(std::io::stderr(), "{}", sentence(info.location())));
    }));
}

fn sentence(place: Option<&Location<'_>>) -> String {
    match place {
        Some(place) => format!("A fault in Vouch at {}:{}.", place.file(), place.line()),
        None => "A fault in Vouch.".to_owned(),
    }
}

/// Does the work on one file. A panic in it becomes [`ErrorCode::ReadingCrashed`].
///
/// Nothing that outlives a panic is left half changed: the store rolls back, and every lock is taken up again though a
/// panic passed through it.
pub fn contain_reading<T, E: From<AppError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    contain(work, || AppError::new(ErrorCode::ReadingCrashed).into())
}

/// Does what a person asked for. A panic in it becomes [`ErrorCode::Internal`].
pub fn contain_command<T, E: From<AppError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    contain(work, || AppError::internal("a panic").into())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn a_panic_becomes_an_error_without_its_message() {
        let error = contain_reading::<(), AppError>(|| panic!("TOTAL 12.50")).expect_err("it panicked");
        assert_eq!((error.code(), error.args().len()), (ErrorCode::ReadingCrashed, 0));
        let error = contain_command::<(), AppError>(|| panic!("TOTAL 12.50")).expect_err("it panicked");
        assert_eq!((error.code(), error.args()["reason"].as_str()), (ErrorCode::Internal, "a panic"));
        assert_eq!(contain_reading::<_, AppError>(|| Ok(7)).expect("no panic"), 7);
    }

    #[test]
    #[ignore = "this is the process that panics; another test starts it"]
    fn process() {
        install_panic_hook();
        drop(contain_reading::<(), AppError>(|| panic!("TOTAL 12.50")));
    }

    #[test]
    fn the_hook_prints_the_place_and_nothing_of_the_message() {
        let program = std::env::current_exe().expect("a running program has a path");
        let run = Command::new(program)
            .args(["fault::tests::process", "--exact", "--ignored", "--nocapture"])
            .env("RUST_BACKTRACE", "1")
            .output()
            .expect("the test program starts");
        let printed = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{printed}");
        assert!(printed.contains("A fault in Vouch at crates/app/src/fault.rs:"), "{printed}");
        assert!(!printed.contains("12.50"), "{printed}");
    }
}
