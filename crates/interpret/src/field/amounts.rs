//! Which figures are the total, the tax and the other sums: roles, and the sums that prove them.

pub(crate) mod roles;
pub(crate) mod sums;
