//! `vouch set`: a value from a person.

use std::path::Path;

use clap::Args;
use vouch_app::AppError;
use vouch_core::FieldKind;

use super::{Ending, document_id, parse_field};

/// Give a field a value.
#[derive(Debug, Args)]
pub struct Set {
    /// Id of the document, as `vouch list` prints it.
    document: String,
    /// Field, such as total or date.
    #[arg(value_parser = parse_field)]
    field: FieldKind,
    /// Value in any usual spelling; empty to empty the field.
    #[arg(allow_hyphen_values = true)]
    value: String,
}

impl Set {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        app.correct(document_id(&self.document)?, self.field, &self.value, None)?;
        Ok(Ending::Good)
    }
}
