//! Amazon's side of Vouch: the only crate that names AWS.
//!
//! A [`Setup`] says where a person's own account keeps things. A [`Session`] signs in by the browser and keeps tokens
//! fresh; [`PersonCredentials`] are what it is worth with AWS's services. [`TextractEngine`] is the engine that asks
//! Textract, and keeps every answer before it reads it. [`reply`] turns such an answer into readings; it needs no
//! network, so that a saved reply can be read again at any time, here or on another computer. [`Originals`] are the
//! files that a person chose to keep in the cloud.
#![deny(missing_docs)]

mod amazon;
mod credentials;
mod endpoints;
mod engine;
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
pub(crate) use session::Tokens;
pub use session::{Goodbye, Session, SessionError};
pub use setup::{Setup, SetupError};
pub use sign_in::SignInError;
pub use token::{Person, TokenError, verify_access, verify_id};
pub use upload::Originals;
