use std::panic::{self, AssertUnwindSafe};

/// Does the work on one file; a panic in it becomes this error, and its message, which may quote the document, is dropped.
///
/// The caller sees to it that nothing which outlives the work is left half changed.
pub fn contain<T, E>(work: impl FnOnce() -> Result<T, E>, error: impl FnOnce() -> E) -> Result<T, E> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_message| Err(error()))
}
