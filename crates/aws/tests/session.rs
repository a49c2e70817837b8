//! A person signs in by the browser, comes back the next day, and signs out: against the emulator of `tests/aws`.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use aws_credential_types::provider::ProvideCredentials;
use serde::Deserialize;
use url::Url;
use vouch_aws::{Endpoints, Keep, KeychainError, Session, SessionError, Setup, SignInError, TokenError};
use vouch_core::{LastPage, LastPages};

/// An account on the emulator with one person in it; ends with its value.
struct Rig {
    process: Child,
    told: Told,
}

#[derive(Deserialize)]
struct Told {
    endpoint: Url,
    setup_code: String,
    user: String,
    password: String,
    identity_id: String,
}

/// A keychain of the test's own.
#[derive(Debug, Default)]
struct Drawer(Mutex<BTreeMap<String, String>>);

impl Keep for Drawer {
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

impl Rig {
    fn start() -> Self {
        let mut process = script("rig.py")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 runs the emulator");
        let mut line = String::new();
        let output = process.stdout.take().expect("its output is piped");
        BufReader::new(output).read_line(&mut line).expect("it tells where it is");
        let told = serde_json::from_str(&line).expect("one line of JSON");
        Self { process, told }
    }

    fn session(&self, keep: &Arc<Drawer>) -> Session {
        let setup = Setup::parse(&self.told.setup_code).expect("the template's own setup code");
        let endpoints = Endpoints::emulator(&setup, &self.told.endpoint).expect("an address");
        Session::new(setup, endpoints, Arc::clone(keep) as Arc<dyn Keep>)
    }

    /// A browser in which the person signs in; gives the last page's text.
    fn browser(&self, address: &str) -> Child {
        let Told { user, password, .. } = &self.told;
        let browser = script("browser.py").args([address, user, password]).stdout(Stdio::piped()).spawn();
        browser.expect("python3 plays the browser")
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn script(name: &str) -> Command {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/aws");
    let mut command = Command::new("python3");
    command.arg(folder.join(name));
    command
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
    let rig = Rig::start();
    let drawer = Arc::new(Drawer::default());
    let session = rig.session(&drawer);
    assert!(matches!(session.resume().await, Err(SessionError::SignedOut)), "nothing rests yet");
    assert!(matches!(session.id_token().await, Err(SessionError::SignedOut)));

    let mut browser = None;
    let person = session.sign_in(&pages(), |address| browser = Some(rig.browser(address))).await;
    assert_eq!(person.expect("a sign-in").email.as_deref(), Some(rig.told.user.as_str()));
    let page = text(browser.expect("the browser was opened"));
    assert!(page.contains("<h1>Signed in</h1>"), "{page}");

    let credentials = session.credentials();
    assert_eq!(credentials.identity().await.expect("an identity"), rig.told.identity_id);
    let given = credentials.provide_credentials().await.expect("credentials");
    assert!(given.session_token().is_some() && given.expiry().is_some_and(|end| end > SystemTime::now()));

    let next_day = rig.session(&drawer);
    assert_eq!(next_day.resume().await.expect("the session goes on").email, person_of(&session).await);
    assert!(next_day.id_token().await.is_ok());

    let goodbye = next_day.sign_out(false).await.expect("signed out").expect("the browser's session is left");
    assert!(goodbye.address.contains("logout_uri=http%3A%2F%2F127.0.0.1%3A"), "{}", goodbye.address);
    assert!(drawer.0.lock().expect("no test panics here").is_empty(), "nothing rests any more");
    assert!(matches!(rig.session(&drawer).resume().await, Err(SessionError::SignedOut)));
    assert!(matches!(next_day.id_token().await, Err(SessionError::SignedOut)));
}

async fn person_of(session: &Session) -> Option<String> {
    session.person().await.and_then(|person| person.email)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_not_asked_for_signs_nobody_in() {
    let rig = Rig::start();
    let session = rig.session(&Arc::default());
    let mut browser = None;
    let forged = |address: &str| {
        let state = Url::parse(address).expect("an address");
        let state = state.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
        browser = Some(rig.browser(&address.replace(&state, "another")));
    };
    let refused = session.sign_in(&pages(), forged).await;
    assert!(matches!(refused, Err(SignInError::ForeignState)), "{refused:?}");
    assert!(text(browser.expect("the browser was opened")).contains("<h1>Not signed in</h1>"));
    assert!(session.person().await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_sign_in_is_refused() {
    let rig = Rig::start();
    let session = rig.session(&Arc::default());
    let mut browser = None;
    let replayed = |address: &str| {
        let nonce = Url::parse(address).expect("an address");
        let nonce = nonce.query_pairs().find(|(name, _)| name == "nonce").expect("a nonce").1.into_owned();
        browser = Some(rig.browser(&address.replace(&nonce, "another")));
    };
    let refused = session.sign_in(&pages(), replayed).await;
    assert!(matches!(refused, Err(SignInError::Token(TokenError::Nonce))), "{refused:?}");
    assert!(text(browser.expect("the browser was opened")).contains("<h1>Not signed in</h1>"));
}
