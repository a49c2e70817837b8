//! What identifies a vendor, and what a person has taught about it.

mod key;
mod lesson;
mod rule;

pub use key::VendorKey;
pub use lesson::{Lesson, Spot};
pub use rule::VendorRule;
