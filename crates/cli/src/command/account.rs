//! `vouch setup`, `signin`, `signout` and `account`: the person's own account at Amazon.

use std::path::Path;

use clap::Args;
use vouch_app::account::api::{AccountView, StandingName};
use vouch_app::{App, AppError, Event};

use super::Ending;
use crate::{terminal, words};

/// Set up an account at Amazon by its setup code; docs/aws.md says how to get one.
#[derive(Debug, Args)]
pub struct Setup {
    /// The setup code.
    #[arg(required_unless_present = "leave")]
    code: Option<String>,
    /// Leave the account that is set up.
    #[arg(long, conflicts_with = "code")]
    leave: bool,
}

/// Sign in to the account, in the browser. The system's keychain keeps the session.
#[derive(Debug, Args)]
pub struct SignIn {}

/// A sign-in that ends with the command.
#[derive(Debug, Args)]
pub struct ForThisRun {
    /// Sign in to the account first, for this run only: for a system without a keychain.
    #[arg(long)]
    sign_in: bool,
}

/// Sign out of the account.
#[derive(Debug, Args)]
pub struct SignOut {
    /// End the sessions on other computers too.
    #[arg(long)]
    everywhere: bool,
}

/// Say who is signed in, and what the account keeps.
#[derive(Debug, Args)]
pub struct Account {
    /// List the originals that the account keeps.
    #[arg(long)]
    stored: bool,
    /// Delete an original from the account, by its key; the one on this computer stays.
    #[arg(long, value_name = "KEY")]
    delete: Option<String>,
}

impl Setup {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        say(&vouch_shell::open(library)?.set_up(self.code.as_deref())?);
        Ok(Ending::Good)
    }
}

impl SignIn {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        app.listen(send_browser);
        say(&app.sign_in(true, &words::last_pages())?);
        Ok(Ending::Good)
    }
}

impl ForThisRun {
    /// Signs in where that was asked for.
    pub fn begin(&self, app: &App) -> Result<(), AppError> {
        if self.sign_in {
            app.listen(send_browser);
            app.sign_in(false, &words::last_pages())?;
        }
        Ok(())
    }
}

impl SignOut {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        app.listen(send_browser);
        say(&app.sign_out(self.everywhere, &words::last_pages())?);
        Ok(Ending::Good)
    }
}

impl Account {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        app.resume_session()?;
        if let Some(key) = &self.delete {
            app.delete_stored_original(key)?;
        }
        if self.stored {
            let row = |original: vouch_app::account::api::StoredOriginalView| {
                vec![
                    original.since.unwrap_or_default(),
                    format!("{} kB", original.bytes.div_ceil(1000)),
                    original.name.unwrap_or_else(|| "not in this library".to_owned()),
                    original.key,
                ]
            };
            terminal::columns(&app.stored_originals()?.into_iter().map(row).collect::<Vec<_>>());
        } else {
            say(&app.account()?);
        }
        Ok(Ending::Good)
    }
}

fn say(account: &AccountView) {
    terminal::line(&match account.standing {
        StandingName::NotSetUp => "No account is set up.".to_owned(),
        StandingName::SignedOut => "An account is set up; nobody is signed in.".to_owned(),
        StandingName::SignedIn => {
            format!(
                "Signed in{}.",
                account.email.as_ref().map(|email| format!(" as {email}")).unwrap_or_default()
            )
        }
    });
}

/// Opens the browser where that can be done, and shows the address in any case.
fn send_browser(event: Event) {
    if let Event::OpenAddress { address } = event {
        terminal::remark(&format!(
            "Your browser opens this page; if it does not, open it yourself:\n{address}"
        ));
        drop(open::that_detached(address));
    }
}
