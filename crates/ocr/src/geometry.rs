//! Places, lines and sizes on a page, in pixels.

pub(crate) mod curve;
pub(crate) mod line_quad;
pub(crate) mod page_size;
pub(crate) mod point;
