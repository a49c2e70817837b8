//! What may be known besides the readings.

use jiff::civil::Date;
use vouch_core::DocumentKind;

/// Version of the rules; stored with every extraction, so that old ones can be made again.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What may be known besides the readings.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day of reading: nothing can have been bought after it.
    pub today: Date,
    /// What the person said the file is.
    pub kind: Option<DocumentKind>,
}
