//! `vouch search`: documents by words in their text and fields.

use std::path::Path;

use clap::Args;
use vouch_app::AppError;

use super::{Ending, list};
use crate::terminal;

/// Find documents by words in their text and fields.
#[derive(Debug, Args)]
pub struct Search {
    /// Words; the last one may be unfinished.
    #[arg(required = true)]
    words: Vec<String>,
}

impl Search {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let search = vouch_app::library::api::Search {
            text: self.words.join(" "),
            limit: u32::MAX,
            ..Default::default()
        };
        terminal::columns(&app.search(&search)?.rows.iter().map(list::row).collect::<Vec<_>>());
        Ok(Ending::Good)
    }
}
