//! `vouch split` and `vouch join`: where one document ends and the next begins.

use std::path::Path;

use clap::Args;
use vouch_app::{AppError, ErrorCode};
use vouch_core::Place;

use super::{Ending, document_id};
use crate::{terminal, words};

/// Make a document of its own of the pages from one on.
#[derive(Debug, Args)]
pub struct Split {
    /// Id of the document, as `vouch list` prints it.
    document: String,
    /// The first page of the new document, counted in the document from 1.
    #[arg(long, value_name = "PAGE")]
    from: usize,
}

impl Split {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let document = document_id(&self.document)?;
        let extraction = app.shown(document)?.extraction;
        let first = self.from.checked_sub(1).and_then(|at| extraction.pages.get(at));
        let first = first.ok_or_else(|| AppError::new(ErrorCode::NothingToPart))?;
        let taken: Vec<Place> =
            extraction.places().into_iter().filter(|place| place.page >= *first).collect();
        app.split(document, &taken)?.documents.iter().for_each(|id| terminal::line(id));
        Ok(Ending::Good)
    }
}

/// Make several documents one. Of several files, their pages follow each other in the order of the ids.
#[derive(Debug, Args)]
pub struct Join {
    /// Ids of documents, as `vouch list` prints them.
    #[arg(required = true, num_args = 2..)]
    documents: Vec<String>,
}

impl Join {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let documents = self.documents.iter().map(|id| document_id(id)).collect::<Result<Vec<_>, _>>()?;
        let joined = app.join(&documents)?;
        joined.documents.iter().for_each(|id| terminal::line(id));
        for left in joined.left_behind {
            terminal::remark(&words::left_behind(left.field.0));
        }
        Ok(Ending::Good)
    }
}
