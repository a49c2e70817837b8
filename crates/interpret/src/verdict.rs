//! All witnesses together: merged candidates, failing rules, and the verdict on each field.

pub(crate) mod decide;
pub(crate) mod findings;
pub(crate) mod merge;
pub(crate) mod merge_qr;
pub(crate) mod vendor_dates;
