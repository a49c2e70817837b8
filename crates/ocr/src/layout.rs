//! Lays out what was read: characters to words and lines with boxes, lines to reading order.

pub(crate) mod reading_order;
pub(crate) mod words;
