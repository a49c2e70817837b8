//! Scores as sums of weighted features, and the probability that follows from them.

pub(crate) mod features;
pub(crate) mod probability;
pub(crate) mod trace;
