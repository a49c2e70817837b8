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

impl ValueKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Code, Self::Date, Self::Amount, Self::Currency, Self::Country, Self::Sex];

    /// Returns its name for the screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Country => "country",
            Self::Sex => "sex",
        }
    }
}
