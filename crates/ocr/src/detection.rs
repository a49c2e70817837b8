//! Finds the lines of text on a page: a quad around each.

pub(crate) mod curve_fit;
