//! `vouch delete`: documents, and files with their last document.

use std::path::Path;

use clap::Args;
use vouch_app::AppError;

use super::{Ending, document_id};

/// Delete documents; a file goes with its last document.
#[derive(Debug, Args)]
pub struct Delete {
    /// Ids of documents, as `vouch list` prints them.
    #[arg(required = true)]
    documents: Vec<String>,
}

impl Delete {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let documents = self.documents.iter().map(|id| document_id(id)).collect::<Result<Vec<_>, _>>()?;
        app.delete_documents(&documents)?;
        Ok(Ending::Good)
    }
}
