//! Invalid tokens: each is refused for its own reason.

mod pool;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::ToSpan;
use serde_json::{Value, json};
use vouch_aws::{Person, TokenError, verify_access, verify_id};

use pool::{NONCE, Pool, signed, unsigned};

impl Pool {
    fn id(&self, token: &str) -> Result<Person, TokenError> {
        verify_id(token, &self.keys(), &self.setup, Some(NONCE), self.now)
    }

    /// Verifies the ID token with one claim changed.
    fn id_with(&self, claim: &str, value: Value) -> Result<Person, TokenError> {
        let mut claims = self.id_claims();
        claims[claim] = value;
        self.id(&signed(&self.own, "own", &claims))
    }

    fn access_with(&self, claim: &str, value: Value) -> Result<(), TokenError> {
        let mut claims = self.access_claims();
        claims[claim] = value;
        verify_access(&signed(&self.own, "own", &claims), &self.keys(), &self.setup, self.now)
    }
}

#[test]
fn good_tokens_say_who_it_is() {
    let pool = Pool::new();
    let person = pool.id(&signed(&pool.own, "own", &pool.id_claims())).expect("a good token");
    assert_eq!((person.email.as_deref(), person.expires), (Some("amara@example.org"), pool.expires()));
    assert_eq!(pool.access_with("scope", json!("openid")), Ok(()));
}

#[test]
fn forged_and_stale_tokens_are_refused_each_with_its_own_code() {
    let pool = Pool::new();
    let claims = pool.id_claims();
    let none = unsigned(&json!({"alg": "none", "kid": "own"}), &claims) + ".";
    assert_eq!(pool.id(&none), Err(TokenError::Algorithm), "no signature");
    let symmetric = unsigned(&json!({"alg": "HS256", "kid": "own"}), &claims) + ".c2lnbmVk";
    assert_eq!(pool.id(&symmetric), Err(TokenError::Algorithm), "the public key as a shared secret");
    assert_eq!(pool.id(&signed(&pool.foreign, "own", &claims)), Err(TokenError::Signature), "wrong key");
    assert_eq!(pool.id(&signed(&pool.foreign, "foreign", &claims)), Err(TokenError::UnknownKey));
    let good = signed(&pool.own, "own", &claims);
    let (head, signature) = good.rsplit_once('.').expect("three parts");
    let (header, _) = head.split_once('.').expect("two parts");
    let mut other = claims.clone();
    other["email"] = json!("mallory@example.org");
    let swapped = format!("{header}.{}.{signature}", URL_SAFE_NO_PAD.encode(other.to_string()));
    assert_eq!(pool.id(&swapped), Err(TokenError::Signature), "claims changed after signing");
    assert_eq!(pool.id("not.a.token"), Err(TokenError::Malformed));

    assert_eq!(pool.id_with("aud", json!("another")), Err(TokenError::Audience));
    assert_eq!(pool.id_with("aud", Value::Null), Err(TokenError::Audience));
    assert_eq!(pool.id_with("iss", json!("https://evil.example")), Err(TokenError::Issuer));
    assert_eq!(pool.id_with("nonce", json!("another")), Err(TokenError::Nonce));
    assert_eq!(pool.id_with("nonce", Value::Null), Err(TokenError::Nonce));
    assert_eq!(pool.id_with("token_use", json!("access")), Err(TokenError::Use));
    let ago = |seconds: i64| json!((pool.now - seconds.seconds()).as_second());
    assert_eq!(pool.id_with("exp", ago(61)), Err(TokenError::Expired));
    assert!(pool.id_with("exp", ago(30)).is_ok(), "clocks may differ a little");
    assert_eq!(pool.id_with("iat", ago(-3600)), Err(TokenError::Future));
    assert_eq!(pool.id_with("exp", json!("soon")), Err(TokenError::Malformed));

    assert_eq!(pool.access_with("client_id", json!("another")), Err(TokenError::Client));
    assert_eq!(pool.access_with("client_id", Value::Null), Err(TokenError::Client));
    assert_eq!(pool.access_with("token_use", json!("id")), Err(TokenError::Use));
}
