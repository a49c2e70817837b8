//! `vouch`: receipts, invoices and passports to proved fields and CSV, in a terminal.

mod command;
mod output;
mod picture;
mod reply;
mod saved;
mod terminal;
mod words;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    vouch_intake::run_if_child();
    vouch_app::fault::install_panic_hook();
    command::run(command::Cli::parse())
}
