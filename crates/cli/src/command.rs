//! The subcommands, one file each.

mod account;
mod again;
mod confirm;
mod delete;
mod explain;
mod export;
mod extract;
mod import;
mod list;
mod measuring;
mod rules;
mod search;
mod set;
mod show;
mod split;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use vouch_app::{AppError, ErrorCode, fault};
use vouch_core::{DocumentFamily, DocumentKind};

use crate::terminal;

/// Receipts, invoices and passports to proved fields and CSV, on this computer.
#[derive(Debug, Parser)]
#[command(name = "vouch", version, max_term_width = 100)]
pub struct Cli {
    /// Folder of the library; the one of the desktop app unless given.
    #[arg(long, global = true, value_name = "DIR")]
    library: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read files and print what they say; nothing is kept.
    Extract(extract::Extract),
    /// Show why each field says what it says.
    Explain(explain::Explain),
    /// Bring files and folders into the library and read them.
    Import(import::Import),
    /// List the documents of the library.
    List(list::List),
    /// Find documents by words in their text and fields.
    Search(search::Search),
    /// Show one document with every field and why.
    Show(show::Show),
    /// Give a field a value.
    Set(set::Set),
    /// Say that a field, or a whole document, is right as it stands.
    Confirm(confirm::Confirm),
    /// Make a document of its own of the pages from one on.
    Split(split::Split),
    /// Make several documents of one file one.
    Join(split::Join),
    /// Delete documents; a file goes with its last document.
    Delete(delete::Delete),
    /// Write documents as CSV.
    Export(export::Export),
    /// List the rules that were made from corrections.
    Rules(rules::Rules),
    /// Read the file of a document again, by another engine.
    Again(again::Again),
    /// Set up an account at Amazon by its setup code.
    Setup(account::Setup),
    /// Sign in to the account, in the browser.
    #[command(name = "signin")]
    SignIn(account::SignIn),
    /// Sign out of the account.
    #[command(name = "signout")]
    SignOut(account::SignOut),
    /// Say who is signed in, and what the account keeps.
    Account(account::Account),
}

/// How a command ended, where it did not break off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All good.
    Good,
    /// Some files failed; the others are done.
    SomeFailed,
}

/// Runs the command line. Exit codes: 0 all good, 1 some files failed, 2 wrong use.
pub fn run(cli: Cli) -> ExitCode {
    let library = cli.library.as_deref();
    let ending = fault::contain_command(|| match &cli.command {
        Command::Extract(command) => command.run(library),
        Command::Explain(command) => command.run(),
        Command::Import(command) => command.run(library),
        Command::List(command) => command.run(library),
        Command::Search(command) => command.run(library),
        Command::Show(command) => command.run(library),
        Command::Set(command) => command.run(library),
        Command::Confirm(command) => command.run(library),
        Command::Split(command) => command.run(library),
        Command::Join(command) => command.run(library),
        Command::Delete(command) => command.run(library),
        Command::Export(command) => command.run(library),
        Command::Rules(command) => command.run(library),
        Command::Again(command) => command.run(library),
        Command::Setup(command) => command.run(library),
        Command::SignIn(command) => command.run(library),
        Command::SignOut(command) => command.run(library),
        Command::Account(command) => command.run(library),
    });
    match ending {
        Ok(Ending::Good) => ExitCode::SUCCESS,
        Ok(Ending::SomeFailed) => ExitCode::from(1),
        Err(error) => {
            terminal::complain(&error, "the file");
            ExitCode::from(if is_wrong_use(error.code()) { 2 } else { 1 })
        }
    }
}

fn is_wrong_use(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::NotFound
            | ErrorCode::BadRequest
            | ErrorCode::UnknownProfile
            | ErrorCode::NothingToPart
            | ErrorCode::NotAnAmount
            | ErrorCode::NotADate
            | ErrorCode::NotACurrency
            | ErrorCode::NotACountry
            | ErrorCode::NotASex
    )
}

/// A field by its outside name, for clap.
fn parse_field(name: &str) -> Result<vouch_core::FieldKind, String> {
    vouch_core::FieldKind::from_name(name).ok_or_else(|| {
        let names: Vec<_> = vouch_core::FieldKind::ALL.iter().map(|kind| kind.name()).collect();
        format!("no such field; the fields are {}", names.join(", "))
    })
}

/// Parses a kind by its outside name, for clap; `auto` means none. The help lists every kind that a document can be.
fn kind_parser() -> impl TypedValueParser<Value = KindChoice> {
    let of_some_family = |kind: &&DocumentKind| kind.family() != DocumentFamily::Unsorted;
    let kinds = DocumentKind::ALL.iter().filter(of_some_family).map(|kind| kind.name());
    PossibleValuesParser::new(std::iter::once(AUTO).chain(kinds))
        .map(|name| KindChoice(DocumentKind::from_name(&name)))
}

/// The kind that stands for none.
const AUTO: &str = "auto";

/// What the person says a file is.
#[derive(Clone, Copy, Debug)]
pub struct KindChoice(pub Option<DocumentKind>);

/// A document by its id, as `list` prints it.
fn document_id(text: &str) -> Result<vouch_core::DocumentId, AppError> {
    text.parse().map_err(|_| AppError::new(ErrorCode::NotFound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_a_family_can_be_named_and_no_other() {
        let is_kind = |name| Cli::try_parse_from(["vouch", "extract", "--kind", name, "a.pdf"]).is_ok();
        for kind in DocumentKind::ALL {
            assert_eq!(is_kind(kind.name()), kind.family() != DocumentFamily::Unsorted, "{}", kind.name());
        }
        assert!(is_kind(AUTO));
    }
}
