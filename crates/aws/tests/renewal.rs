//! Renewing a session against a user pool that rotates refresh tokens, as Amazon's does and its emulator does not.

mod pool;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use url::Url;
use vouch_aws::{Endpoints, KeychainError, Session, SessionError, TokenStore};

use pool::{Pool, signed};

/// The call that renews a session, in lower case as headers are compared.
const RENEWAL: &str = "gettokensfromrefreshtoken";

/// A user pool that answers one call per connection.
struct Rotating {
    pool: Pool,
    /// The only valid refresh token.
    valid: String,
    renewals: u32,
    /// How long an ID token is valid, in seconds.
    lifetime: i64,
}

impl Rotating {
    /// Returns the response to a call with this body.
    fn answer(&mut self, call: &str, body: &Value) -> (u16, Value) {
        match call {
            RENEWAL if body["RefreshToken"] == self.valid.as_str() => {
                self.renewals += 1;
                self.valid = format!("refresh-{}", self.renewals);
                let sign = |mut claims: Value| {
                    let now = jiff::Timestamp::now().as_second();
                    claims["iat"] = json!(now);
                    claims["exp"] = json!(now + self.lifetime);
                    signed(&self.pool.own, "own", &claims)
                };
                let (id, access) = (sign(self.pool.id_claims()), sign(self.pool.access_claims()));
                let given = json!({"IdToken": id, "AccessToken": access, "RefreshToken": self.valid});
                (200, json!({"AuthenticationResult": given}))
            }
            RENEWAL => (400, json!({"__type": "RefreshTokenReuseException"})),
            _ => (200, json!({})),
        }
    }

    fn serve(rotating: &Mutex<Self>, mut stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let (mut call, mut length, mut first) = (String::new(), 0, String::new());
        reader.read_line(&mut first)?;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let line = line.trim().to_ascii_lowercase();
            match line.split_once(": ") {
                Some(("x-amz-target", target)) => call = target.rsplit('.').next().unwrap_or("").to_owned(),
                Some(("content-length", count)) => length = count.parse().unwrap_or(0),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let mut rotating = rotating.lock().expect("no answer panics");
        let (status, answer) = if first.contains("jwks.json") {
            (200, serde_json::to_value(rotating.pool.keys())?)
        } else {
            rotating.answer(&call, &serde_json::from_slice(&body).unwrap_or_default())
        };
        let answer = answer.to_string();
        write!(
            stream,
            "HTTP/1.1 {status} X\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{answer}",
            answer.len()
        )
    }
}

/// Starts it with `refresh-0` as the valid token; ID tokens are valid for `lifetime` seconds.
fn start(lifetime: i64) -> (Arc<Mutex<Rotating>>, Url) {
    let rotating = Rotating { pool: Pool::new(), valid: "refresh-0".to_owned(), renewals: 0, lifetime };
    let rotating = Arc::new(Mutex::new(rotating));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base =
        Url::parse(&format!("http://{}", listener.local_addr().expect("an address"))).expect("an address");
    let served = Arc::clone(&rotating);
    std::thread::spawn(move || {
        // A client that disconnects is none of the server's concern.
        listener.incoming().flatten().for_each(|stream| drop(Rotating::serve(&served, stream)));
    });
    (rotating, base)
}

/// A keychain that holds `refresh-0` and may refuse to keep anything else.
#[derive(Debug)]
struct Chain {
    secrets: Mutex<BTreeMap<String, String>>,
    is_locked: bool,
}

impl Chain {
    fn with_first(is_locked: bool) -> Arc<Self> {
        Arc::new(Self { secrets: Mutex::default(), is_locked })
    }

    fn secret(&self) -> Option<String> {
        self.secrets.lock().expect("no test panics here").values().next().cloned()
    }
}

impl TokenStore for Chain {
    fn load(&self, name: &str) -> Result<Option<String>, KeychainError> {
        let mut secrets = self.secrets.lock().expect("no test panics here");
        Ok(Some(secrets.entry(name.to_owned()).or_insert_with(|| "refresh-0".to_owned()).clone()))
    }

    fn save(&self, name: &str, secret: &str) -> Result<(), KeychainError> {
        if self.is_locked {
            return Err(KeychainError { reason: "it is locked".to_owned() });
        }
        self.secrets.lock().expect("no test panics here").insert(name.to_owned(), secret.to_owned());
        Ok(())
    }

    fn forget(&self, name: &str) -> Result<(), KeychainError> {
        self.secrets.lock().expect("no test panics here").remove(name);
        Ok(())
    }
}

fn session(rotating: &Mutex<Rotating>, base: &Url, chain: &Arc<Chain>) -> Session {
    let setup = rotating.lock().expect("no answer panics").pool.setup.clone();
    let endpoints = Endpoints::emulator(&setup, base).expect("an address");
    Session::new(setup, endpoints, Arc::clone(chain) as Arc<dyn TokenStore>)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_new_refresh_token_is_kept_and_used_from_then_on() {
    // Shorter than the margin in which a token is renewed before it is used.
    let (rotating, base) = start(60);
    let chain = Chain::with_first(false);
    let today = session(&rotating, &base, &chain);
    today.resume().await.expect("the first token is valid");
    assert_eq!(chain.secret().as_deref(), Some("refresh-1"));
    today.id_token().await.expect("renewed with the second");
    assert_eq!(chain.secret().as_deref(), Some("refresh-2"));
    session(&rotating, &base, &chain).resume().await.expect("the next day begins where this one ended");
    assert_eq!(chain.secret().as_deref(), Some("refresh-3"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_lasts_is_not_renewed() {
    let (rotating, base) = start(900);
    let today = session(&rotating, &base, &Chain::with_first(false));
    today.resume().await.expect("the first token is valid");
    let (one, other) = tokio::join!(today.id_token(), today.id_token());
    assert_eq!(one.expect("a token"), other.expect("the same"));
    assert_eq!(rotating.lock().expect("no answer panics").renewals, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ended_elsewhere_is_forgotten_here() {
    let (rotating, base) = start(60);
    let chain = Chain::with_first(false);
    let today = session(&rotating, &base, &chain);
    today.resume().await.expect("the first token is valid");
    "revoked".clone_into(&mut rotating.lock().expect("no answer panics").valid);
    assert!(matches!(today.id_token().await, Err(SessionError::SignedOut)));
    assert_eq!(chain.secret(), None, "an invalid token is deleted too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keychain_that_locks_later_does_not_end_the_session() {
    let (rotating, base) = start(60);
    let today = session(&rotating, &base, &Chain::with_first(true));
    today.resume().await.expect("the first token is valid");
    today.id_token().await.expect("the rotated token lives on in memory");
    today.id_token().await.expect("and so does the next");
}
