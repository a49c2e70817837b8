use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::Value;

/// The content of one cell, before a profile formats it.
#[derive(Clone, PartialEq)]
pub enum Cell {
    /// No value.
    Empty,
    /// A text; formulas in it are neutralised when it is written.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A date.
    Date(Date),
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Text(text) => write!(f, "Text({:?})", vouch_core::Redacted(text)),
            Self::Number(_) => f.write_str("Number"),
            Self::Date(_) => f.write_str("Date"),
        }
    }
}

impl From<&Value> for Cell {
    fn from(value: &Value) -> Self {
        match value {
            Value::Amount(amount) => Self::Number(*amount),
            Value::Date(date) => Self::Date(*date),
            Value::Text(_) | Value::Code(_) | Value::Currency(_) | Value::Country(_) | Value::Sex(_) => {
                Self::Text(value.plain())
            }
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}
