//! Values as they are written in a document: numbers, amounts, dates, times, account and tax numbers.

pub(crate) mod amount;
pub(crate) mod date;
pub(crate) mod domain;
pub(crate) mod iban;
pub(crate) mod number;
pub(crate) mod tax_id;
pub(crate) mod time;
