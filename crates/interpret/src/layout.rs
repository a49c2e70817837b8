//! Where text is on upright pages: rows, blocks, and the captions around each number.

pub(crate) mod annotated;
pub(crate) mod block;
pub(crate) mod extent;
mod figures;
pub(crate) mod orientation;
pub(crate) mod rows;
pub(crate) mod script;
pub(crate) mod sender_line;
