use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use crate::FieldKind;

/// A rule that fails: a code with typed arguments. The shells have the words. It never blocks anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Finding {
    /// Subtotal, tax, charges and discounts do not sum to the total.
    SumOpen {
        /// The summands, signed.
        terms: Vec<Decimal>,
        /// Their sum.
        sum: Decimal,
        /// The printed amount.
        total: Decimal,
    },
    /// The line items sum neither to the subtotal nor to the total.
    LineItemsOpen {
        /// Their sum.
        sum: Decimal,
        /// The printed amount.
        printed: Decimal,
    },
    /// Rate times base is not the tax printed.
    TaxRateOff {
        /// Percent.
        rate: Decimal,
        /// The amount it is charged on.
        base: Decimal,
        /// The printed amount.
        tax: Decimal,
    },
    /// A check digit of the machine-readable zone is wrong.
    CheckDigitFails {
        /// The field it covers; `Mrz` for the composite one.
        field: FieldKind,
    },
    /// The machine-readable zone does not follow its grammar.
    MrzMalformed,
    /// Two witnesses of the file disagree, such as e-invoice data and the printed page.
    WitnessesDiffer {
        /// Which field.
        field: FieldKind,
        /// The value of the first.
        first: String,
        /// The value of the second.
        second: String,
    },
    /// A machine-readable code on the page differs from the printed text.
    CodeDiffers {
        /// Which field.
        field: FieldKind,
        /// The value in the code.
        coded: String,
        /// The printed value.
        printed: String,
    },
    /// The payment code names an account that is not printed, though another one is.
    AccountDiffers {
        /// The account in the code.
        coded: String,
        /// The printed account.
        printed: String,
    },
    /// The words of the document are printed in a script that is not read yet; its figures are.
    ScriptNotRead,
    /// The date is in the future.
    DateInFuture {
        /// The date.
        date: Date,
    },
    /// The date is more than [`YEARS_KEPT`] years ago.
    DateTooOld {
        /// The date.
        date: Date,
    },
    /// It is to be paid before it was issued.
    DueBeforeIssue {
        /// The date of issue.
        date: Date,
        /// The date by which to pay.
        due: Date,
    },
    /// The travel document has expired.
    Expired {
        /// Its last day of validity.
        date: Date,
    },
}

/// Years for which records are kept: an older document is hardly meant to be filed now.
pub const YEARS_KEPT: i64 = 7;

impl Finding {
    /// Returns the rule that a date of issue breaks as of `today`, if any.
    pub fn of_date(date: Date, today: Date) -> Option<Self> {
        if date > today {
            Some(Self::DateInFuture { date })
        } else if date < today.saturating_sub(YEARS_KEPT.years()) {
            Some(Self::DateTooOld { date })
        } else {
            None
        }
    }

    /// Returns the rule that the date of a document and the date by which to pay it break together, if any.
    pub fn of_due_date(date: Date, due: Date) -> Option<Self> {
        (due < date).then_some(Self::DueBeforeIssue { date, due })
    }

    /// Returns its code, such as `sum_open`.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// Returns the fields it is about: what it speaks against, if it is a stop. The first that was read is where a person
    /// stops.
    pub fn fields(&self) -> Vec<FieldKind> {
        match self {
            Self::SumOpen { .. } => vec![FieldKind::Total, FieldKind::Subtotal, FieldKind::Tax],
            Self::LineItemsOpen { .. } => vec![FieldKind::Subtotal, FieldKind::Total],
            Self::TaxRateOff { .. } => vec![FieldKind::Tax],
            Self::CheckDigitFails { field }
            | Self::WitnessesDiffer { field, .. }
            | Self::CodeDiffers { field, .. } => vec![*field],
            Self::AccountDiffers { .. } => vec![FieldKind::Vendor],
            Self::MrzMalformed => vec![FieldKind::Mrz],
            Self::ScriptNotRead => vec![FieldKind::Vendor, FieldKind::VendorAddress],
            Self::DateInFuture { .. } | Self::DateTooOld { .. } => vec![FieldKind::Date],
            Self::DueBeforeIssue { .. } => vec![FieldKind::DueDate],
            Self::Expired { .. } => vec![FieldKind::ExpiryDate],
        }
    }

    /// Whether a person must check the document because of it. An expired passport is worth reporting, but there is
    /// nothing to correct.
    pub fn is_stop(&self) -> bool {
        !Self::NOTES.contains(&self.code())
    }

    /// Codes of rules that are reported only.
    pub const NOTES: [&'static str; 3] = ["expired", "date_too_old", "script_not_read"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_between_seven_years_ago_and_today() {
        let today = Date::constant(2026, 4, 10);
        let tomorrow = Date::constant(2026, 4, 11);
        let long_ago = Date::constant(2019, 4, 9);
        assert_eq!(Finding::of_date(today, today), None);
        assert_eq!(Finding::of_date(Date::constant(2019, 4, 10), today), None);
        assert_eq!(Finding::of_date(tomorrow, today), Some(Finding::DateInFuture { date: tomorrow }));
        assert_eq!(Finding::of_date(long_ago, today), Some(Finding::DateTooOld { date: long_ago }));
    }

    #[test]
    fn nothing_is_due_before_it_was_issued() {
        let date = Date::constant(2025, 3, 14);
        let before = Date::constant(2024, 1, 1);
        assert_eq!(Finding::of_due_date(date, before), Some(Finding::DueBeforeIssue { date, due: before }));
        assert_eq!(Finding::of_due_date(date, date), None);
    }
}
