//! Prepares a page for the networks: even illumination, and the size they take.

pub(crate) mod illumination;
pub(crate) mod resize;
