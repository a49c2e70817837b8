//! `vouch again`: a document of the library read by another engine.

use std::path::Path;
use vouch_core::WitnessKind;

use clap::Args;
use vouch_app::AppError;

use super::account::ForThisRun;
use super::{Ending, KindChoice, document_id, kind_parser};
use crate::terminal;

/// Read the file of a document again, by another engine.
#[derive(Debug, Args)]
pub struct Again {
    /// Id of the document, as `list` prints it.
    document: String,
    /// Which engine reads pixels.
    #[arg(long, value_parser = WitnessKind::ENGINES.map(WitnessKind::name))]
    engine: String,
    /// What it is; as it is in the library unless given.
    #[arg(long, default_value = "auto", value_parser = kind_parser())]
    kind: KindChoice,
    #[command(flatten)]
    for_this_run: ForThisRun,
}

impl Again {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        self.for_this_run.begin(&app)?;
        let shown = app.shown(document_id(&self.document)?)?;
        let kind = self.kind.0.unwrap_or(shown.record.kind);
        app.read_again(shown.row.source, &self.engine, kind)?;
        let mut ending = Ending::Good;
        app.read_all(|name, outcome| {
            if let Err(error) = outcome {
                ending = Ending::SomeFailed;
                terminal::complain(error, name);
            }
        })?;
        Ok(ending)
    }
}
