//! A made-up user pool and the tokens it signs.
#![allow(dead_code, reason = "each test takes what it needs")]

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{Timestamp, ToSpan};
use jsonwebtoken::jwk::JwkSet;
use serde_json::{Value, json};
use vouch_aws::Setup;

pub const NONCE: &str = "sent with the sign-in";

/// A user pool with its key, and a stranger with another.
pub struct Pool {
    pub setup: Setup,
    pub own: RsaKeyPair,
    pub foreign: RsaKeyPair,
    pub now: Timestamp,
}

impl Pool {
    pub fn new() -> Self {
        let json = json!({
            "v": 1, "region": "eu-central-1", "user_pool_id": "eu-central-1_Made1Up", "client_id": "desktop",
            "domain": "made-up.auth.eu-central-1.amazoncognito.com",
            "identity_pool_id": "eu-central-1:0", "bucket": "made-up",
        });
        let code = base64::engine::general_purpose::URL_SAFE.encode(json.to_string());
        let key = || RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
        Self {
            setup: Setup::parse(&code).expect("a setup code"),
            own: key(),
            foreign: key(),
            now: "2026-04-10T12:00:00Z".parse().expect("a time"),
        }
    }

    pub fn keys(&self) -> JwkSet {
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let key = self.own.public_key();
        let set = json!({"keys": [{
            "kid": "own", "kty": "RSA", "alg": "RS256", "use": "sig",
            "n": part(key.modulus().big_endian_without_leading_zero()),
            "e": part(key.exponent().big_endian_without_leading_zero()),
        }]});
        serde_json::from_value(set).expect("a key set")
    }

    pub fn id_claims(&self) -> Value {
        json!({
            "iss": self.setup.issuer(), "sub": "7d0c", "aud": "desktop", "token_use": "id", "nonce": NONCE,
            "email": "amara@example.org", "iat": self.now.as_second(), "exp": self.expires().as_second(),
        })
    }

    pub fn access_claims(&self) -> Value {
        json!({
            "iss": self.setup.issuer(), "sub": "7d0c", "client_id": "desktop", "token_use": "access",
            "iat": self.now.as_second(), "exp": self.expires().as_second(),
        })
    }

    pub fn expires(&self) -> Timestamp {
        self.now + 900.seconds()
    }
}

pub fn signed(key: &RsaKeyPair, kid: &str, claims: &Value) -> String {
    let text = unsigned(&json!({"alg": "RS256", "kid": kid}), claims);
    let mut signature = vec![0; key.public_modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).expect("a signature");
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

pub fn unsigned(header: &Value, claims: &Value) -> String {
    [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".")
}
