use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::Currency;
use crate::value_kind::ValueKind;

/// Sex as travel documents state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// Male.
    M,
    /// Female.
    F,
    /// Unspecified.
    X,
}

/// A normalised value of a field.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Words on one line; address lines are joined by ", ".
    Text(String),
    /// A number or code, in which only letters and digits count.
    Code(String),
    /// A calendar day.
    Date(Date),
    /// An amount in the document's currency; exact.
    Amount(Decimal),
    /// A currency.
    Currency(Currency),
    /// A country or organisation as ICAO 9303 writes it: three letters (one for Germany's D).
    Country(String),
    /// Sex.
    Sex(Sex),
}

impl Value {
    /// Returns the value as it is written outside: dates in ISO 8601, amounts as plain decimals with a dot, all on one
    /// line.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Code(text) | Self::Country(text) => text.clone(),
            Self::Date(date) => date.to_string(),
            Self::Amount(amount) => amount.to_string(),
            Self::Currency(currency) => currency.code().to_owned(),
            Self::Sex(sex) => match sex {
                Sex::M => "M".to_owned(),
                Sex::F => "F".to_owned(),
                Sex::X => "X".to_owned(),
            },
        }
    }

    /// Returns its kind.
    pub fn kind(&self) -> ValueKind {
        match self {
            Self::Text(_) => ValueKind::Text,
            Self::Code(_) => ValueKind::Code,
            Self::Date(_) => ValueKind::Date,
            Self::Amount(_) => ValueKind::Amount,
            Self::Currency(_) => ValueKind::Currency,
            Self::Country(_) => ValueKind::Country,
            Self::Sex(_) => ValueKind::Sex,
        }
    }

    /// Returns the amount, if it is one.
    pub fn amount(&self) -> Option<Decimal> {
        match self {
            Self::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    /// Returns the date, if it is one.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({:?})", self.kind(), crate::Redacted(&self.plain()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_in_plain_forms() {
        assert_eq!(Value::Date(Date::constant(2026, 3, 5)).plain(), "2026-03-05");
        assert_eq!(Value::Amount(Decimal::new(-1250, 2)).plain(), "-12.50");
    }

    #[test]
    fn is_redacted_in_logs() {
        assert_eq!(format!("{:?}", Value::Text("Amara".to_owned())), "Text(<5 chars>)");
    }
}
