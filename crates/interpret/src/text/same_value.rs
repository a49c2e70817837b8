//! When two values are the same to people, whatever their spelling.

use vouch_core::Value;

use crate::text::fold::key;

/// Whether two values say the same, as far as people care.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) | (Value::Code(a), Value::Code(b)) => a == b || key(a) == key(b),
        _ => a == b,
    }
}
