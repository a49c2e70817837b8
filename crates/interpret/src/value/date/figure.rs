//! Runs of digits in a text.

/// A run of digits: its value, its number of digits, and the character after it.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub(super) value: i32,
    pub(super) length: usize,
    pub(super) end: usize,
}
