//! Travel documents, by their machine-readable zone.

use vouch_core::{Extraction, Reading};

use crate::Context;

/// The travel documents in these readings; `None` where nothing on them is one.
pub(crate) fn interpret(_readings: &[Reading], _context: &Context) -> Option<Vec<Extraction>> {
    None
}
