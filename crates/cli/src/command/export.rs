//! `vouch export`: documents as CSV.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use vouch_app::AppError;
use vouch_app::library::export_api::{DEFAULT_PROFILE, ExportRequest, TableName, WriteExport, profile_names};

use super::Ending;
use crate::terminal;

/// Write documents as CSV.
#[derive(Debug, Args)]
pub struct Export {
    /// Which table: they have different columns.
    #[arg(long, value_enum, default_value_t = Table::Receipts)]
    table: Table,
    /// Which profile decides columns, delimiter, decimal mark and date format.
    #[arg(long, default_value = DEFAULT_PROFILE, value_parser = PossibleValuesParser::new(profile_names()))]
    profile: String,
    /// Only documents issued on this day or later, like 2026-01-01.
    #[arg(long)]
    from: Option<String>,
    /// Only documents issued on this day or earlier.
    #[arg(long)]
    to: Option<String>,
    /// Only documents that are proved, or that you checked or accepted.
    #[arg(long)]
    finished: bool,
    /// File to write.
    path: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Table {
    /// Receipts and invoices.
    Receipts,
    /// Their line items.
    LineItems,
    /// Passports, cards and visas.
    TravelDocuments,
}

impl Export {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        let table = match self.table {
            Table::Receipts => TableName::Receipts,
            Table::LineItems => TableName::LineItems,
            Table::TravelDocuments => TableName::TravelDocuments,
        };
        let export = ExportRequest {
            table,
            documents: None,
            profile: self.profile.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            finished_only: self.finished,
        };
        let written = app.write_export(&WriteExport { export, path: self.path.display().to_string() })?;
        terminal::remark(&format!("{} rows written to {}", written.rows, written.path));
        Ok(Ending::Good)
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::command::Cli;

    #[test]
    fn the_help_lists_every_profile_and_others_are_refused() {
        let help = Cli::command()
            .find_subcommand_mut("export")
            .map(|export| export.render_long_help().to_string())
            .expect("the subcommand");
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(&format!("[possible values: {}]", profile_names().join(", "))), "{help}");
        let run = |profile: &str| Cli::try_parse_from(["vouch", "export", "--profile", profile, "out.csv"]);
        assert!(profile_names().iter().all(|name| run(name).is_ok()));
        assert!(run("other").is_err());
    }
}
