//! A person signs in with the browser, comes back the next day, and signs out: against the emulator of `tests/aws`.

use std::collections::BTreeMap;
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use aws_credential_types::provider::ProvideCredentials;
use url::Url;
use vouch_aws::{
    Endpoints, KeychainError, PersonCredentials, Session, SessionError, Setup, SignInError, TokenError,
    TokenStore,
};
use vouch_core::{LastPage, LastPages};
use vouch_testkit::AmazonAccount;

/// A keychain of the test's own.
#[derive(Debug, Default)]
struct Drawer(Mutex<BTreeMap<String, String>>);

impl TokenStore for Drawer {
    fn load(&self, name: &str) -> Result<Option<String>, KeychainError> {
        Ok(self.0.lock().expect("no test panics here").get(name).cloned())
    }

    fn save(&self, name: &str, secret: &str) -> Result<(), KeychainError> {
        self.0.lock().expect("no test panics here").insert(name.to_owned(), secret.to_owned());
        Ok(())
    }

    fn forget(&self, name: &str) -> Result<(), KeychainError> {
        self.0.lock().expect("no test panics here").remove(name);
        Ok(())
    }
}

fn session_of(account: &AmazonAccount, keep: &Arc<Drawer>) -> Session {
    let setup = Setup::parse(account.setup_code()).expect("the template's own setup code");
    let base = Url::parse(account.endpoint()).expect("an address");
    let endpoints = Endpoints::emulator(&setup, &base).expect("an address");
    Session::new(setup, endpoints, Arc::clone(keep) as Arc<dyn TokenStore>)
}

fn text(browser: Child) -> String {
    let output = browser.wait_with_output().expect("the browser ends");
    String::from_utf8(output.stdout).expect("a page of text")
}

fn pages() -> LastPages {
    let page = |title: &str| LastPage { title: title.to_owned(), text: String::new() };
    LastPages { signed_in: page("Signed in"), refused: page("Not signed in"), signed_out: page("Signed out") }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_from_first_sign_in_to_signing_out() {
    let account = AmazonAccount::start().expect("the emulator starts");
    let drawer = Arc::new(Drawer::default());
    let session = session_of(&account, &drawer);
    assert!(matches!(session.resume().await, Err(SessionError::SignedOut)), "nothing is stored yet");
    assert!(matches!(session.id_token().await, Err(SessionError::SignedOut)));

    let mut browser = None;
    let person = session.sign_in(&pages(), |address| browser = account.browser(address).ok()).await;
    assert_eq!(person.expect("a sign-in").email.as_deref(), Some(account.user()));
    let page = text(browser.expect("the browser was opened"));
    assert!(page.contains("<h1>Signed in</h1>"), "{page}");

    let credentials = PersonCredentials::of(&session);
    assert_eq!(credentials.identity().await.expect("an identity"), account.identity_id());
    let given = credentials.provide_credentials().await.expect("credentials");
    assert!(given.session_token().is_some() && given.expiry().is_some_and(|end| end > SystemTime::now()));

    let next_day = session_of(&account, &drawer);
    assert_eq!(next_day.resume().await.expect("the session goes on").email, person_of(&session).await);
    assert!(next_day.id_token().await.is_ok());

    let browser = next_day.sign_out(false).await.expect("signed out").expect("the browser's session is left");
    assert!(browser.address.contains("logout_uri=http%3A%2F%2F127.0.0.1%3A"), "{}", browser.address);
    assert!(drawer.0.lock().expect("no test panics here").is_empty(), "nothing is stored any more");
    assert!(matches!(session_of(&account, &drawer).resume().await, Err(SessionError::SignedOut)));
    assert!(matches!(next_day.id_token().await, Err(SessionError::SignedOut)));
}

async fn person_of(session: &Session) -> Option<String> {
    session.person().await.and_then(|person| person.email)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_not_asked_for_signs_nobody_in() {
    let account = AmazonAccount::start().expect("the emulator starts");
    let session = session_of(&account, &Arc::default());
    let mut browser = None;
    let forged = |address: &str| {
        let state = Url::parse(address).expect("an address");
        let state = state.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
        browser = account.browser(&address.replace(&state, "another")).ok();
    };
    let refused = session.sign_in(&pages(), forged).await;
    assert!(matches!(refused, Err(SignInError::ForeignState)), "{refused:?}");
    assert!(text(browser.expect("the browser was opened")).contains("<h1>Not signed in</h1>"));
    assert!(session.person().await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_sign_in_is_refused() {
    let account = AmazonAccount::start().expect("the emulator starts");
    let session = session_of(&account, &Arc::default());
    let mut browser = None;
    let replayed = |address: &str| {
        let nonce = Url::parse(address).expect("an address");
        let nonce = nonce.query_pairs().find(|(name, _)| name == "nonce").expect("a nonce").1.into_owned();
        browser = account.browser(&address.replace(&nonce, "another")).ok();
    };
    let refused = session.sign_in(&pages(), replayed).await;
    assert!(matches!(refused, Err(SignInError::Token(TokenError::Nonce))), "{refused:?}");
    assert!(text(browser.expect("the browser was opened")).contains("<h1>Not signed in</h1>"));
}
