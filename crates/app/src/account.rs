//! The person's account at Amazon: who is signed in, and the originals kept there. `api` holds what crosses to a shell: requests, answers and their handlers.

pub mod api;
pub(crate) mod session;
pub(crate) mod signing_in;
