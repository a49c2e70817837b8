//! Whether two values are the same to a person, however they are spelled.

use vouch_core::Value;

use crate::text::fold::key;

/// Whether two values are the same to a person. Spelling, case and spaces of a text do not matter.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) | (Value::Code(a), Value::Code(b)) => a == b || key(a) == key(b),
        _ => a == b,
    }
}
