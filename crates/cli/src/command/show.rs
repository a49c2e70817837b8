//! `vouch show`: one document with every field and why.

use std::path::Path;

use clap::Args;
use vouch_app::AppError;
use vouch_core::{FieldKind, ReviewState};

use super::{Ending, document_id};
use crate::{terminal, words};

/// Show one document with every field and why.
#[derive(Debug, Args)]
pub struct Show {
    /// Id of the document, as `vouch list` prints it.
    document: String,
    /// Show the numbers of travel documents unmasked.
    #[arg(long)]
    unmask: bool,
}

impl Show {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let shown = app.shown(document_id(&self.document)?)?;
        terminal::line(&format!("{}  {}", shown.row.file_name, shown.record.kind.name()));
        let rows: Vec<Vec<String>> = FieldKind::ALL
            .iter()
            .filter_map(|kind| shown.record.fields.get(kind).map(|field| (*kind, field)))
            .map(|(kind, field)| {
                let value = field.value.as_ref().map(|value| {
                    if self.unmask {
                        value.plain()
                    } else {
                        vouch_app::masked(shown.record.kind, kind, value)
                    }
                });
                let state = match field.review {
                    ReviewState::Untouched => field.verdict.name(),
                    ReviewState::Confirmed => "confirmed",
                    ReviewState::Corrected => "corrected",
                };
                let best = shown.extraction.fields.get(&kind).map(|field| field.best());
                let why = best.and_then(|best| best.evidence.first()).map(words::evidence);
                vec![
                    format!("  {}", kind.name()),
                    value.unwrap_or_else(|| "-".to_owned()),
                    state.to_owned(),
                    why.unwrap_or_default(),
                ]
            })
            .collect();
        terminal::columns(&rows);
        for finding in &shown.record.findings {
            terminal::line(&format!("  ! {}", words::finding(finding)));
        }
        Ok(Ending::Good)
    }
}
