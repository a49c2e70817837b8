//! `vouch rules`: what was decided for every document of a vendor.

use std::path::Path;

use clap::Args;
use vouch_app::AppError;

use super::Ending;
use crate::{terminal, words};

/// List the rules that were made from corrections.
#[derive(Debug, Args)]
pub struct Rules {}

impl Rules {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        terminal::columns(&app.rules()?.iter().map(words::rule).collect::<Vec<_>>());
        Ok(Ending::Good)
    }
}
