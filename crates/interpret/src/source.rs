//! What each kind of witness says: printed text, e-invoice data, QR codes, labelled values, a second reading.

pub mod einvoice;
pub(crate) mod labelled;
pub(crate) mod labels;
pub(crate) mod page_text;
pub(crate) mod printed;
pub(crate) mod qr;
pub(crate) mod second_reading;
