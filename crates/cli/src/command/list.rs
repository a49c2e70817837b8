//! `vouch list`: the documents of the library.

use std::path::Path;

use clap::Args;
use vouch_app::AppError;
use vouch_app::inbox::api::DocumentRow;
use vouch_app::library::api::Search;

use super::Ending;
use crate::{terminal, words};

/// List the documents of the library.
#[derive(Debug, Args)]
pub struct List {
    /// Only documents that need a person.
    #[arg(long)]
    open: bool,
}

impl List {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let found = app.search(&Search { limit: u32::MAX, ..Search::default() })?;
        let rows = found.rows.iter().filter(|row| !self.open || !row.stops.is_empty());
        terminal::columns(&rows.map(row).collect::<Vec<_>>());
        Ok(Ending::Good)
    }
}

/// One document as one row: its id, kind, state, date, total, title, file.
pub fn row(row: &DocumentRow) -> Vec<String> {
    vec![
        row.id.clone(),
        row.kind.clone(),
        words::state(row.pile, row.accepted).to_owned(),
        row.date.clone().unwrap_or_else(|| "-".to_owned()),
        row.currency.clone().unwrap_or_else(|| "-".to_owned()),
        row.total.clone().unwrap_or_else(|| "-".to_owned()),
        row.title.clone().unwrap_or_else(|| row.name.clone()),
    ]
}
