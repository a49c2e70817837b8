use serde::{Deserialize, Serialize};

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// Words on one line.
    Text,
    /// A number or code, in which only letters and digits count.
    Code,
    /// A calendar day.
    Date,
    /// An amount.
    Amount,
    /// A currency.
    Currency,
    /// A country or organisation.
    Country,
    /// Sex.
    Sex,
}
