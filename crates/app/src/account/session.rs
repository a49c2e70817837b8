//! The person's account: which one, who is signed in, and what is kept there.

use std::collections::BTreeMap;

use vouch_core::{Account, AccountError, AccountStatus, Cancel, LastPages, Source};
use vouch_store::Lease;

use crate::account::api::{AccountView, StandingName, StoredOriginalView};
use crate::{App, AppError, ErrorCode, Event, clock};

/// Where the setup code is kept; nothing in it is secret.
const SETUP_CODE: &str = "setup_code";
/// Where is kept whether originals are put into the account.
const KEEPS_ORIGINALS: &str = "keeps_originals";

impl App {
    /// Sets the account up that was set up last.
    pub(crate) fn take_up_account(&self) -> Result<(), AppError> {
        if let (Some(account), Some(code)) =
            (self.account_at_hand(), self.store().setting::<Option<String>>(SETUP_CODE)?.flatten())
        {
            // A code that a later version wrote is left for it: here nobody is signed in.
            drop(account.set_up(Some(&code)));
        }
        Ok(())
    }

    /// Takes the session of the last run up, where there is one. What waited for it goes on.
    pub fn resume_session(&self) -> Result<(), AppError> {
        let Some(account) = self.account_at_hand() else { return Ok(()) };
        if let AccountStatus::SignedIn { .. } = account.resume()? {
            self.signed_in();
        }
        Ok(())
    }

    /// How the person stands with the account.
    pub fn account(&self) -> Result<AccountView, AppError> {
        let standing = self.account_at_hand().map_or(AccountStatus::NotSetUp, Account::status);
        let (name, email) = match standing {
            AccountStatus::NotSetUp => (StandingName::NotSetUp, None),
            AccountStatus::SignedOut => (StandingName::SignedOut, None),
            AccountStatus::SignedIn { email } => (StandingName::SignedIn, email),
        };
        Ok(AccountView { standing: name, email, keeps_originals: self.keeps_originals()? })
    }

    /// Sets an account up by its code, or leaves the present one. A session with the one that is left ends.
    pub fn set_up(&self, code: Option<&str>) -> Result<AccountView, AppError> {
        self.needed_account()?.set_up(code)?;
        self.store().set_setting(SETUP_CODE, &code)?;
        self.tell(Event::AccountChanged);
        self.account()
    }

    /// Signs in by the browser. What waited for it goes on.
    pub fn sign_in(&self, keep: bool, pages: &LastPages) -> Result<AccountView, AppError> {
        let cancel = self.signing_in().begin();
        let account = self.needed_account()?;
        account.sign_in(keep, pages, &|address| self.send_browser(address), &cancel)?;
        self.signed_in();
        self.account()
    }

    /// Signs out here, or everywhere.
    pub fn sign_out(&self, everywhere: bool, pages: &LastPages) -> Result<AccountView, AppError> {
        let signed_out =
            self.needed_account()?.sign_out(everywhere, pages, &|address| self.send_browser(address));
        self.tell(Event::AccountChanged);
        signed_out?;
        self.account()
    }

    pub(crate) fn keeps_originals(&self) -> Result<bool, AppError> {
        Ok(self.store().setting(KEEPS_ORIGINALS)?.unwrap_or(true))
    }

    pub(crate) fn set_keeps_originals(&self, keeps: bool) -> Result<AccountView, AppError> {
        self.store().set_setting(KEEPS_ORIGINALS, &keeps)?;
        self.account()
    }

    /// Everything that the account keeps, with the names of files that are in this library.
    pub fn stored_originals(&self) -> Result<Vec<StoredOriginalView>, AppError> {
        let here: BTreeMap<_, _> =
            self.store().stored_originals()?.into_iter().map(|row| (row.key, row.source)).collect();
        let view = |original: vouch_core::StoredOriginal| {
            let source = here.get(&original.key);
            StoredOriginalView {
                name: source.and_then(|source| self.store().source(*source).ok()).map(|row| row.source.name),
                source: source.map(ToString::to_string),
                bytes: original.bytes,
                since: original.since.map(|since| since.to_string()),
                key: original.key,
            }
        };
        Ok(self.needed_account()?.originals()?.into_iter().map(view).collect())
    }

    /// Deletes an original from the account; the one on this computer stays.
    pub fn delete_stored_original(&self, key: &str) -> Result<(), AppError> {
        self.needed_account()?.delete_original(key)?;
        self.store().forget_stored(key)?;
        self.tell(Event::Changed);
        Ok(())
    }

    /// Puts the original of a job into the account, unless it is there.
    pub(crate) fn keep_in_account(
        &self,
        lease: &Lease,
        file: &Source,
        bytes: &[u8],
        told: &dyn Fn(f32),
        cancel: &Cancel,
    ) -> Result<(), AppError> {
        let source = lease.job.source;
        if self.store().stored_original(source)?.is_some() {
            return Ok(());
        }
        let name = self.store().name_in_account(source, clock().0)?;
        let sent = |count: u64| told(count as f32 / file.bytes.max(1) as f32);
        let key = self.needed_account()?.keep_original(file, name, bytes.to_vec(), &sent, cancel)?;
        Ok(self.store().note_stored(source, &key, clock().0)?)
    }

    fn signed_in(&self) {
        // A library that cannot be asked now is asked at the next sign-in or start.
        drop(self.resume(ErrorCode::SignedOut, u32::MAX));
        self.tell(Event::AccountChanged);
    }

    fn send_browser(&self, address: &str) {
        self.tell(Event::OpenAddress { address: address.to_owned() });
    }

    fn needed_account(&self) -> Result<&dyn Account, AppError> {
        self.account_at_hand().ok_or_else(|| AccountError::NotSetUp.into())
    }
}
