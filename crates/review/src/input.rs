use jiff::civil::Date;
use serde::Serialize;
use vouch_core::{Currency, Value};

/// What the meaning of a typed text depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputContext {
    /// The date of typing; it completes dates without a year or century.
    pub today: Date,
    /// The document's currency, which decides how many decimals an amount has; two if it is unknown.
    pub currency: Option<Currency>,
    /// Whether `03/04/2026` is 3 April (as almost everywhere) or 4 March (as in the United States).
    pub day_first: bool,
}

impl InputContext {
    /// Returns a context with the day before the month and no currency.
    pub fn new(today: Date) -> Self {
        Self { today, currency: None, day_first: true }
    }

    /// Returns a context for a document in this currency. In the United States the month comes first; everywhere else
    /// the day does.
    pub fn in_currency(today: Date, currency: Option<Currency>) -> Self {
        Self { today, currency, day_first: currency.is_none_or(|currency| currency.code() != "USD") }
    }
}

/// What a typed text means.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The value; `None` for an empty text, which clears the field.
    pub value: Option<Value>,
    /// The other meaning of the text, to be offered beside the first: the other order of day and month, or the other
    /// reading of a single separator.
    pub other: Option<Value>,
}

impl From<Value> for Input {
    fn from(value: Value) -> Self {
        Self { value: Some(value), other: None }
    }
}

/// Why a typed text cannot be the value of a field. Serialises as a code with arguments; the shells have the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum InputError {
    /// Not a number with optional separators, sign and currency.
    #[error("not an amount")]
    NotAnAmount,
    /// The separators can neither group digits nor mark decimals.
    #[error("the separators of the amount contradict each other")]
    AmountSeparators,
    /// The currency has fewer decimals.
    #[error("the currency has {allowed} decimals")]
    TooManyDecimals {
        /// Decimals of the currency.
        allowed: u32,
    },
    /// Not a date in any of the forms understood.
    #[error("not a date")]
    NotADate,
    /// Day and month without a year, where no year can be assumed.
    #[error("the date has no year")]
    YearMissing,
    /// There is no such month.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// As typed.
        month: i32,
    },
    /// The month has fewer days.
    #[error("month {month} of {year} has {days} days")]
    NoSuchDay {
        /// Year, four digits.
        year: i16,
        /// Month, 1..=12.
        month: i8,
        /// As typed.
        day: i32,
        /// Days of that month.
        days: i8,
    },
    /// Not a code of ISO 4217.
    #[error("not a currency")]
    NotACurrency,
    /// Neither three letters nor Germany's D.
    #[error("not a country code of travel documents")]
    NotACountry,
    /// Neither M, F nor X.
    #[error("not a sex as travel documents state it")]
    NotASex,
    /// Longer than a field may be.
    #[error("longer than {longest} characters")]
    TooLong {
        /// Most characters allowed.
        longest: usize,
    },
}
