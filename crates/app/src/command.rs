//! The one table of commands. Every shell (window, browser, terminal) goes through it, and the TypeScript of the UI is
//! generated from it.

pub mod account;
pub mod columns;
pub mod documents;
pub mod duplicates;
pub mod export;
pub mod inbox;
pub mod library;
pub mod meter;
pub mod pages;
pub mod rules;
pub mod settings;
pub mod split;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::{App, AppError, fault};

/// A request or an answer that carries nothing.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// Makes the router, the list of names and the TypeScript map from one table.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident: $handler:path, $request:ty => $response:ty;)*) => {
        /// The names of all commands.
        pub const NAMES: &[&str] = &[$(stringify!($name),)*];

        /// Runs one command. Blocks; the shell gives it a thread.
        pub fn dispatch(app: &App, name: &str, request: Json) -> Result<Json, AppError> {
            fault::contain_command(|| route(app, name, request))
        }

        fn route(app: &App, name: &str, request: Json) -> Result<Json, AppError> {
            match name {
                $(stringify!($name) => {
                    let request: $request = serde_json::from_value(request).map_err(AppError::bad_request)?;
                    let response: $response = $handler(app, request)?;
                    serde_json::to_value(response).map_err(AppError::internal)
                })*
                _ => Err(AppError::bad_request(format_args!("no command {name}"))),
            }
        }

        /// The TypeScript interface that maps a command's name to its request and response.
        pub(crate) fn typescript_map(config: &ts_rs::Config) -> String {
            let mut map = String::from("export interface Commands {\n");
            $(map.push_str(&format!("  {}: {{ request: {}; response: {} }};\n",
                stringify!($name), <$request as TS>::name(config), <$response as TS>::name(config)));)*
            map.push_str("}\n");
            map
        }

        /// Visits every type that crosses the boundary in a command.
        pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$request>(); visitor.visit::<$response>();)*
        }
    };
}

commands! {
    /// What this app is and where its library lies.
    status: settings::status, Nothing => settings::Status;
    /// Appearance and language as the person chose them.
    preferences: settings::preferences, Nothing => settings::Preferences;
    /// Keeps new preferences.
    set_preferences: settings::set_preferences, settings::Preferences => Nothing;

    /// Brings files and folders in by path.
    import_paths: inbox::import_paths, inbox::ImportPaths => inbox::Imported;
    /// Brings in what came as bytes (clipboard, browser) through `stage`.
    import_staged: inbox::import_staged, inbox::ImportStaged => inbox::Imported;
    /// Everything the inbox shows.
    inbox: inbox::inbox, Nothing => inbox::Inbox;
    /// Stops a file that is being read or waits.
    cancel: inbox::cancel, inbox::SourceRef => Nothing;
    /// Reads a failed or cancelled file again.
    retry: inbox::retry, inbox::SourceRef => Nothing;
    /// Deletes a file with everything read from it.
    delete_source: inbox::delete_source, inbox::SourceRef => Nothing;

    /// One document with all its fields.
    document: documents::document, documents::DocumentRef => documents::DocumentView;
    /// What a typed text would mean for a field; nothing is kept.
    understand: documents::understand, documents::Understand => documents::Understood;
    /// Gives a field a value; empty text empties it.
    correct: documents::correct, documents::Correct => documents::DocumentView;
    /// Says that a field is right as it stands.
    confirm: documents::confirm, documents::FieldRef => documents::DocumentView;
    /// Accepts a document as it stands.
    accept: documents::accept, documents::Documents => Nothing;
    /// Lets a failing rule stand, with a note.
    let_stand: documents::let_stand, documents::LetStand => documents::DocumentView;
    /// Puts these rows in place of all line items.
    set_line_items: documents::set_line_items, documents::SetLineItems => documents::DocumentView;
    /// Puts these rows in place of all tax lines.
    set_tax_lines: documents::set_tax_lines, documents::SetTaxLines => documents::DocumentView;
    /// What each witness read and what a person did.
    history: documents::history, documents::DocumentRef => documents::HistoryView;
    /// Brings a document back to an earlier or later state.
    restore: documents::restore, documents::Restore => documents::DocumentView;
    /// Says what kind of document it is.
    set_kind: documents::set_kind, documents::SetKind => documents::DocumentView;
    /// Makes some pages of a document, or parts of them, a document of their own.
    split: split::split, split::Split => split::SplitOutcome;
    /// Makes several documents one: of one file in the order of its pages, of several in the order given.
    join: split::join, documents::Documents => split::SplitOutcome;
    /// Takes back the last change, in whatever document it was.
    undo: documents::undo, Nothing => documents::Undone;
    /// Does again what was taken back last.
    redo: documents::redo, Nothing => documents::Undone;
    /// Deletes documents; the file goes with its last document.
    delete_documents: documents::delete_documents, documents::Documents => Nothing;

    /// Reads a file again by another engine. Travel documents leave this computer only this way.
    read_again: inbox::read_again, inbox::ReadAgain => Nothing;

    /// The account at Amazon, if one is set up, and who is signed in.
    account: account::account, Nothing => account::AccountView;
    /// Sets an account up by its setup code, or leaves the present one.
    set_up: account::set_up, account::SetUp => account::AccountView;
    /// Signs in by the browser; waits for it to come back.
    sign_in: account::sign_in, account::SignIn => account::AccountView;
    /// Stops a sign-in that waits for the browser.
    stop_sign_in: account::stop_sign_in, Nothing => Nothing;
    /// Signs out here, or everywhere.
    sign_out: account::sign_out, account::SignOut => account::AccountView;
    /// Whether originals are kept in the account of files that are read there.
    set_keeps_originals: account::set_keeps_originals, account::KeepsOriginals => account::AccountView;
    /// Everything that the account keeps.
    stored_originals: account::stored_originals, Nothing => Vec<account::StoredOriginalView>;
    /// Deletes an original from the account; the one on this computer stays.
    delete_stored_original: account::delete_stored_original, account::StoredRef => Nothing;

    /// Documents that may be the same one twice, the latest first.
    duplicates: duplicates::duplicates, Nothing => Vec<duplicates::Duplicate>;
    /// Says that two documents are not the same one.
    tell_apart: duplicates::tell_apart, duplicates::Pair => Nothing;

    /// One field of many documents, odd ones first.
    column: columns::column, columns::ColumnRequest => Vec<columns::CellView>;
    /// Says that a field is right in several documents, in one go.
    confirm_all: columns::confirm_all, columns::ConfirmAll => Nothing;

    /// The words printed on a page, without those that a screen must cover.
    page_words: pages::words, pages::PageRef => Vec<pages::WordView>;
    /// What stands in a part of a page, read once more in the alphabet of a field; nothing is kept.
    read_region: pages::read_region, pages::Region => pages::RegionText;

    /// Gives a field of several documents a value, in one go.
    correct_all: library::correct_all, library::CorrectAll => Nothing;
    /// Says what kind several documents are, in one go.
    set_kind_all: library::set_kind_all, library::SetKindAll => Nothing;
    /// What a search can be restricted to.
    choices: library::choices, Nothing => library::ChoicesView;
    /// Documents that match words and filters.
    search: library::search, library::Search => library::Found;

    /// The rule that follows from what a person gave on a document, if it says anything new.
    offer_rule: rules::offer, rules::DocumentRef => Option<rules::RuleView>;
    /// Makes that rule.
    make_rule: rules::make, rules::DocumentRef => Option<rules::RuleView>;
    /// The known vendor that a document's may be, where its name is nearly the same and nobody has settled it.
    ask_alias: rules::ask_alias, rules::DocumentRef => Option<rules::AliasView>;
    /// Keeps the answer: a rule where it is the same vendor, else that it is not asked again.
    answer_alias: rules::answer_alias, rules::AnswerAlias => Option<rules::RuleView>;
    /// Every rule that the person made.
    rules: rules::rules, Nothing => Vec<rules::RuleView>;
    /// Alters a rule, or switches it on or off.
    set_rule: rules::set, rules::SetRule => Nothing;
    /// Deletes a rule. Documents keep what it gave them.
    delete_rule: rules::delete, rules::RuleRef => Nothing;
    /// Takes the last act on a rule back: that it was made, altered or deleted.
    undo_rule: rules::undo, rules::RuleRef => Nothing;
    /// What a rule would change on documents that were read before.
    rule_effects: rules::effects, rules::RuleRef => Vec<rules::RuleEffect>;
    /// Changes these documents by a rule, in one go.
    apply_rule: rules::apply, rules::ApplyRule => Nothing;

    /// How well documents are read, judged by the person's own acts.
    meter: meter::meter, Nothing => meter::MeterView;

    /// The profiles an export can follow.
    profiles: export::profiles, Nothing => Vec<export::ProfileView>;
    /// The first rows of an export.
    preview_export: export::preview, export::ExportRequest => export::ExportPreview;
    /// Writes an export to a file.
    write_export: export::write, export::WriteExport => export::Written;
}
