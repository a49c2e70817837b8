//! `vouch confirm`: right as it stands.

use std::path::Path;

use clap::Args;
use vouch_app::AppError;
use vouch_core::FieldKind;

use super::{Ending, document_id, parse_field};

/// Say that a field, or a whole document, is right as it stands.
#[derive(Debug, Args)]
pub struct Confirm {
    /// Id of the document, as `vouch list` prints it.
    document: String,
    /// Field; the whole document is accepted when none is given.
    #[arg(value_parser = parse_field)]
    field: Option<FieldKind>,
}

impl Confirm {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let document = document_id(&self.document)?;
        match self.field {
            Some(field) => drop(app.confirm(document, field)?),
            None => app.accept(&[document])?,
        }
        Ok(Ending::Good)
    }
}
