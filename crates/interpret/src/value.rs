//! Values as they are printed: figures, amounts, days, times, account and tax numbers.

pub(crate) mod amount;
pub(crate) mod date;
pub(crate) mod iban;
pub(crate) mod number;
pub(crate) mod tax_id;
pub(crate) mod time;
