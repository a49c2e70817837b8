//! Stories through the app as a shell would tell them: files in, review, CSV out. The engine plays a script; intake,
//! interpreter, store and export are the real ones.
//!
//! The program is its own decoding process, so it needs a `main` of its own.

#![expect(clippy::panic, reason = "a story that does not come true panics")]

mod account;
mod clock;
mod fault;
mod harness;
mod library;
mod review;
mod several;
mod splitting;
mod teaching;
mod trouble;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    vouch_intake::run_if_child();
    let stories: Vec<(&str, fn())> = [
        review::STORIES,
        splitting::STORIES,
        teaching::STORIES,
        library::STORIES,
        trouble::STORIES,
        fault::STORIES,
        clock::STORIES,
        several::STORIES,
        account::STORIES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect();
    let trials = stories.into_iter().map(|(name, story)| {
        Trial::test(name, move || {
            story();
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}
