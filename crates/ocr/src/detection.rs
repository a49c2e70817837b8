//! Finds the lines of text on a page: a quad around each.

mod curve_fit;
pub(crate) mod detector;
mod postprocess;
pub(crate) mod region;
mod rotated_rect;
mod tiling;
