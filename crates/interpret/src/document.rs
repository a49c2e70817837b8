//! Whole documents: where one ends and the next begins, and what each says.

pub(crate) mod expense;
pub(crate) mod explained;
pub(crate) mod page_summary;
pub(crate) mod split;
pub(crate) mod travel;
