use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use crate::FieldKind;

/// A rule that fails: a code with typed arguments. The words are the shell's. It never blocks anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Finding {
    /// Subtotal, tax, charges and discounts do not come to the total.
    SumOpen {
        /// What is added, signed.
        terms: Vec<Decimal>,
        /// What they come to.
        sum: Decimal,
        /// What is printed.
        total: Decimal,
    },
    /// The line items do not come to the subtotal or total.
    LineItemsOpen {
        /// What they come to.
        sum: Decimal,
        /// What is printed.
        printed: Decimal,
    },
    /// Rate times base is not the tax printed.
    TaxRateOff {
        /// Percent.
        rate: Decimal,
        /// What it is taken of.
        base: Decimal,
        /// What is printed.
        tax: Decimal,
    },
    /// A check digit of the machine-readable zone does not fit.
    CheckDigitFails {
        /// The field it covers; `Mrz` for the composite one.
        field: FieldKind,
    },
    /// The machine-readable zone breaks its own grammar.
    MrzMalformed,
    /// Two places of the file say different things, such as e-invoice data and the printed page.
    WitnessesDiffer {
        /// Which field.
        field: FieldKind,
        /// What the first says.
        first: String,
        /// What the second says.
        second: String,
    },
    /// A machine-readable code on the page says something else than the print.
    CodeDiffers {
        /// Which field.
        field: FieldKind,
        /// What the code says.
        coded: String,
        /// What is printed.
        printed: String,
    },
    /// The code on the page asks to pay into an account that is not printed, though another one is.
    AccountDiffers {
        /// The account of the code.
        coded: String,
        /// The account printed.
        printed: String,
    },
    /// The date lies in the future.
    DateInFuture {
        /// The date.
        date: Date,
    },
    /// The date is more than [`YEARS_KEPT`] years ago.
    DateTooOld {
        /// The date.
        date: Date,
    },
    /// The travel document has expired.
    Expired {
        /// Since when.
        date: Date,
    },
}

/// Years for which records are kept: what is older was hardly meant to be filed now.
pub const YEARS_KEPT: i64 = 7;

impl Finding {
    /// The rule that a day of issue fails on the day `today`, if it fails one.
    pub fn of_date(date: Date, today: Date) -> Option<Self> {
        if date > today {
            Some(Self::DateInFuture { date })
        } else if date < today.saturating_sub(YEARS_KEPT.years()) {
            Some(Self::DateTooOld { date })
        } else {
            None
        }
    }

    /// Its code, as in `sum_open`.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The fields it speaks of.
    pub fn fields(&self) -> Vec<FieldKind> {
        match self {
            Self::SumOpen { .. } => vec![FieldKind::Total],
            Self::LineItemsOpen { .. } => vec![FieldKind::Subtotal, FieldKind::Total],
            Self::TaxRateOff { .. } => vec![FieldKind::Tax],
            Self::CheckDigitFails { field }
            | Self::WitnessesDiffer { field, .. }
            | Self::CodeDiffers { field, .. } => vec![*field],
            Self::AccountDiffers { .. } => vec![FieldKind::Vendor],
            Self::MrzMalformed => vec![FieldKind::Mrz],
            Self::DateInFuture { .. } | Self::DateTooOld { .. } => vec![FieldKind::Date],
            Self::Expired { .. } => vec![FieldKind::ExpiryDate],
        }
    }

    /// Whether a person must look because of it. An expired passport is worth saying but nothing to correct.
    pub fn is_stop(&self) -> bool {
        !matches!(self, Self::Expired { .. } | Self::DateTooOld { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_lies_between_seven_years_ago_and_today() {
        let today = Date::constant(2026, 4, 10);
        let tomorrow = Date::constant(2026, 4, 11);
        let long_ago = Date::constant(2019, 4, 9);
        assert_eq!(Finding::of_date(today, today), None);
        assert_eq!(Finding::of_date(Date::constant(2019, 4, 10), today), None);
        assert_eq!(Finding::of_date(tomorrow, today), Some(Finding::DateInFuture { date: tomorrow }));
        assert_eq!(Finding::of_date(long_ago, today), Some(Finding::DateTooOld { date: long_ago }));
    }
}
