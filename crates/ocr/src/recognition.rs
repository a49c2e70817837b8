//! Reads the lines of text that detection found: each quad to characters.

pub(crate) mod charset;
pub(crate) mod ctc;
mod line_image;
pub(crate) mod orientation;
pub(crate) mod projection;
pub(crate) mod recognizer;
