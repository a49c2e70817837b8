//! How the desktop program begins: on which library, and what it says where it cannot.

use std::path::PathBuf;
use std::process::ExitCode;

use vouch_app::{App, AppError};

/// Opens the library of `--library DIR`, or the person's own.
pub fn app() -> Result<App, AppError> {
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--library").skip(1);
    vouch_shell::open(arguments.next().map(PathBuf::from).as_deref())
}

/// Says on the terminal why the program cannot start; there is no window yet to say it in.
#[expect(clippy::print_stderr, reason = "no window is open yet")]
pub fn refuse(error: &AppError) -> ExitCode {
    eprintln!("Vouch cannot start: {error} {:?}", error.args());
    ExitCode::FAILURE
}
