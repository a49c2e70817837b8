//! The total, the tax and the other sums of a document: the roles of its amounts, and the arithmetic that proves them.

mod aside;
mod discounts;
mod features;
pub(crate) mod roles;
pub(crate) mod sums;
mod tax_sum;
pub(crate) mod tax_table;
mod taxes;
#[cfg(test)]
mod tests;
mod total;
