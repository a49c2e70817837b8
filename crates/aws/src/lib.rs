//! The AWS side of Vouch: the only crate that names AWS.
//!
//! A [`Setup`] names the resources in a person's own AWS account. A [`Session`] signs in with the browser and renews
//! tokens; [`PersonCredentials`] are its credentials for AWS services. [`TextractEngine`] is the engine that calls
//! Textract and keeps every reply before it interprets it. [`reply`] turns such a reply into readings without a
//! network, so that a saved reply can be read again at any time, here or on another computer. [`Originals`] are the
//! files that a person chose to keep in the cloud.
#![deny(missing_docs)]

mod amazon;
mod client;
mod credentials;
mod endpoints;
mod engine;
mod error_chain;
mod failure;
mod http;
mod keychain;
mod loopback;
pub mod reply;
mod session;
mod setup;
mod sign_in;
mod token;
mod upload;
mod worker;

pub use amazon::Amazon;
pub use credentials::PersonCredentials;
pub use endpoints::Endpoints;
pub use engine::{Operation, TextractEngine};
pub use keychain::{KeychainError, NoKeychain, SystemKeychain, TokenStore};
pub use session::{BrowserSignOut, Session, SessionError};
pub use setup::{Setup, SetupError};
pub use sign_in::SignInError;
pub use token::{Person, TokenError, verify_access, verify_id};
pub use upload::Originals;
