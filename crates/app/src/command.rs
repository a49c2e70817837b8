//! The one table of commands. Every shell (window, browser, terminal) goes through it, and the TypeScript of the UI is
//! generated from it.

use serde_json::Value as Json;
use ts_rs::TS;

use crate::dto::Nothing;
use crate::{App, AppError, account, document, fault, inbox, learning, library, settings};

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
    status: settings::api::status, Nothing => settings::api::Status;
    /// Appearance and language as the person chose them.
    preferences: settings::api::preferences, Nothing => settings::api::Preferences;
    /// Keeps new preferences.
    set_preferences: settings::api::set_preferences, settings::api::Preferences => Nothing;

    /// Brings files and folders in by path.
    import_paths: inbox::api::import_paths, inbox::api::ImportPaths => inbox::api::Imported;
    /// Brings in what came as bytes (clipboard, browser) through `stage`.
    import_staged: inbox::api::import_staged, inbox::api::ImportStaged => inbox::api::Imported;
    /// Everything the inbox shows.
    inbox: inbox::api::inbox, Nothing => inbox::api::Inbox;
    /// Stops a file that is being read or waits.
    cancel: inbox::api::cancel, inbox::api::SourceRef => Nothing;
    /// Reads a failed or cancelled file again.
    retry: inbox::api::retry, inbox::api::SourceRef => Nothing;
    /// Deletes a file with everything read from it.
    delete_source: inbox::api::delete_source, inbox::api::SourceRef => Nothing;

    /// One document with all its fields.
    document: document::api::document, document::api::DocumentRef => document::api::DocumentView;
    /// What a typed text would mean for a field; nothing is kept.
    understand: document::api::understand, document::api::Understand => document::api::Understood;
    /// Gives a field a value; empty text empties it.
    correct: document::api::correct, document::api::Correct => document::api::DocumentView;
    /// Says that a field is right as it stands.
    confirm: document::api::confirm, document::api::FieldRef => document::api::DocumentView;
    /// Accepts a document as it stands.
    accept: document::api::accept, document::api::Documents => Nothing;
    /// Lets a failing rule stand, with a note.
    let_stand: document::api::let_stand, document::api::LetStand => document::api::DocumentView;
    /// Puts these rows in place of all line items.
    set_line_items: document::api::set_line_items, document::api::SetLineItems => document::api::DocumentView;
    /// Puts these rows in place of all tax lines.
    set_tax_lines: document::api::set_tax_lines, document::api::SetTaxLines => document::api::DocumentView;
    /// What each witness read and what a person did.
    history: document::api::history, document::api::DocumentRef => document::api::HistoryView;
    /// Brings a document back to an earlier or later state.
    restore: document::api::restore, document::api::Restore => document::api::DocumentView;
    /// Says what kind of document it is.
    set_kind: document::api::set_kind, document::api::SetKind => document::api::DocumentView;
    /// Makes some pages of a document, or parts of them, a document of their own.
    split: document::split_api::split, document::split_api::Split => document::split_api::SplitOutcome;
    /// Makes several documents one: of one file in the order of its pages, of several in the order given.
    join: document::split_api::join, document::api::Documents => document::split_api::SplitOutcome;
    /// Takes back the last change, in whatever document it was.
    undo: document::api::undo, Nothing => document::api::Undone;
    /// Does again what was taken back last.
    redo: document::api::redo, Nothing => document::api::Undone;
    /// Deletes documents; the file goes with its last document.
    delete_documents: document::api::delete_documents, document::api::Documents => Nothing;

    /// Reads a file again by another engine. Travel documents leave this computer only this way.
    read_again: inbox::api::read_again, inbox::api::ReadAgain => Nothing;

    /// The account at Amazon, if one is set up, and who is signed in.
    account: account::api::account, Nothing => account::api::AccountView;
    /// Sets an account up by its setup code, or leaves the present one.
    set_up: account::api::set_up, account::api::SetUp => account::api::AccountView;
    /// Signs in by the browser; waits for it to come back.
    sign_in: account::api::sign_in, account::api::SignIn => account::api::AccountView;
    /// Stops a sign-in that waits for the browser.
    stop_sign_in: account::api::stop_sign_in, Nothing => Nothing;
    /// Signs out here, or everywhere.
    sign_out: account::api::sign_out, account::api::SignOut => account::api::AccountView;
    /// Whether originals are kept in the account of files that are read there.
    set_keeps_originals: account::api::set_keeps_originals, account::api::KeepsOriginals => account::api::AccountView;
    /// Everything that the account keeps.
    stored_originals: account::api::stored_originals, Nothing => Vec<account::api::StoredOriginalView>;
    /// Deletes an original from the account; the one on this computer stays.
    delete_stored_original: account::api::delete_stored_original, account::api::StoredRef => Nothing;

    /// Documents that may be the same one twice, the latest first.
    duplicates: library::duplicates_api::duplicates, Nothing => Vec<library::duplicates_api::Duplicate>;
    /// Says that two documents are not the same one.
    tell_apart: library::duplicates_api::tell_apart, library::duplicates_api::Pair => Nothing;

    /// One field of many documents, odd ones first.
    column: library::columns_api::column, library::columns_api::ColumnRequest => Vec<library::columns_api::CellView>;
    /// Says that a field is right in several documents, in one go.
    confirm_all: library::columns_api::confirm_all, library::columns_api::ConfirmAll => Nothing;

    /// The words printed on a page, without those that a screen must cover.
    page_words: document::page_api::words, document::page_api::PageRef => Vec<document::page_api::WordView>;
    /// What stands in a part of a page, read once more in the alphabet of a field; nothing is kept.
    read_region: document::page_api::read_region, document::page_api::Region => document::page_api::RegionText;

    /// Gives a field of several documents a value, in one go.
    correct_all: library::api::correct_all, library::api::CorrectAll => Nothing;
    /// Says what kind several documents are, in one go.
    set_kind_all: library::api::set_kind_all, library::api::SetKindAll => Nothing;
    /// What a search can be restricted to.
    choices: library::api::choices, Nothing => library::api::ChoicesView;
    /// Documents that match words and filters.
    search: library::api::search, library::api::Search => library::api::Found;

    /// The rule that follows from what a person gave on a document, if it says anything new.
    offer_rule: learning::rules_api::offer, learning::rules_api::DocumentRef => Option<learning::rules_api::RuleView>;
    /// Makes that rule.
    make_rule: learning::rules_api::make, learning::rules_api::DocumentRef => Option<learning::rules_api::RuleView>;
    /// The known vendor that a document's may be, where its name is nearly the same and nobody has settled it.
    ask_alias: learning::rules_api::ask_alias, learning::rules_api::DocumentRef => Option<learning::rules_api::AliasView>;
    /// Keeps the answer: a rule where it is the same vendor, else that it is not asked again.
    answer_alias: learning::rules_api::answer_alias, learning::rules_api::AnswerAlias => Option<learning::rules_api::RuleView>;
    /// Every rule that the person made.
    rules: learning::rules_api::rules, Nothing => Vec<learning::rules_api::RuleView>;
    /// Alters a rule, or switches it on or off.
    set_rule: learning::rules_api::set, learning::rules_api::SetRule => Nothing;
    /// Deletes a rule. Documents keep what it gave them.
    delete_rule: learning::rules_api::delete, learning::rules_api::RuleRef => Nothing;
    /// Takes the last act on a rule back: that it was made, altered or deleted.
    undo_rule: learning::rules_api::undo, learning::rules_api::RuleRef => Nothing;
    /// What a rule would change on documents that were read before.
    rule_effects: learning::rules_api::effects, learning::rules_api::RuleRef => Vec<learning::rules_api::RuleEffect>;
    /// Changes these documents by a rule, in one go.
    apply_rule: learning::rules_api::apply, learning::rules_api::ApplyRule => Nothing;

    /// How well documents are read, judged by the person's own acts.
    meter: learning::meter_api::meter, Nothing => learning::meter_api::MeterView;

    /// The profiles an export can follow.
    profiles: library::export_api::profiles, Nothing => Vec<library::export_api::ProfileView>;
    /// The first rows of an export.
    preview_export: library::export_api::preview, library::export_api::ExportRequest => library::export_api::ExportPreview;
    /// Writes an export to a file.
    write_export: library::export_api::write, library::export_api::WriteExport => library::export_api::Written;
}
