//! One file or folder a field: its candidates on a page, best first.

pub(crate) mod address_line;
pub(crate) mod amounts;
pub(crate) mod blocks;
pub(crate) mod country;
pub(crate) mod currency;
pub(crate) mod date_order;
pub(crate) mod dates;
pub(crate) mod document_number;
pub(crate) mod kind;
pub(crate) mod line_items;
pub(crate) mod party;
pub(crate) mod payment_method;
pub(crate) mod tax_lines;
pub(crate) mod vendor;
pub(crate) mod vendor_address;
