use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::document_family::DocumentFamily::{self, Expense, Identity, Unsorted};
use crate::field_kind::FieldKind::{
    self, BirthDate, Currency, Date, DocumentNumber, ExpiryDate, Surname, Total, Vendor,
};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Proof of a payment made at a till or online.
    Receipt,
    /// A bill, paid or to be paid.
    Invoice,
    /// Money that comes back: a credit note, a refund receipt. Its amounts are stated with either sign.
    CreditNote,
    /// What something would cost.
    Quote,
    /// An invoice in form only, for customs or for a payment beforehand.
    Proforma,
    /// What was delivered, perhaps with prices.
    DeliveryNote,
    /// What is open on an account: a list of invoices and payments.
    Statement,
    /// A passport (MRZ of format TD3).
    Passport,
    /// An identity card or residence permit.
    IdCard,
    /// A visa (MRZ of format MRV-A or MRV-B).
    Visa,
    /// A driving licence.
    DrivingLicence,
    /// Readable, but none of these.
    Other,
    /// Nothing in it says what it is.
    Unknown,
}

/// What is fixed about a kind of document.
#[derive(Clone, Copy, Debug)]
pub struct DocumentSpec {
    /// Name used outside: in JSON, in CSV, on the command line.
    pub name: &'static str,
    /// The family it belongs to.
    pub family: DocumentFamily,
    /// The fields it must have.
    pub required: &'static [FieldKind],
}

const TRAVEL: &[FieldKind] = &[DocumentNumber, Surname, BirthDate, ExpiryDate];

impl DocumentKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Receipt,
        Self::Invoice,
        Self::CreditNote,
        Self::Quote,
        Self::Proforma,
        Self::DeliveryNote,
        Self::Statement,
        Self::Passport,
        Self::IdCard,
        Self::Visa,
        Self::DrivingLicence,
        Self::Other,
        Self::Unknown,
    ];

    /// Returns what is fixed about it.
    pub fn spec(self) -> DocumentSpec {
        let of = |name, family, required| DocumentSpec { name, family, required };
        match self {
            Self::Receipt => of("receipt", Expense, &[Vendor, Date, Currency, Total]),
            Self::Invoice => of("invoice", Expense, &[Vendor, DocumentNumber, Date, Currency, Total]),
            Self::CreditNote => of("credit_note", Expense, &[Vendor, Date, Currency, Total]),
            Self::Quote => of("quote", Expense, &[]),
            Self::Proforma => of("proforma", Expense, &[]),
            Self::DeliveryNote => of("delivery_note", Expense, &[]),
            Self::Statement => of("statement", Expense, &[]),
            Self::Passport => of("passport", Identity, TRAVEL),
            Self::IdCard => of("id_card", Identity, TRAVEL),
            Self::Visa => of("visa", Identity, TRAVEL),
            Self::DrivingLicence => of("driving_licence", Identity, TRAVEL),
            Self::Other => of("other", Unsorted, &[]),
            Self::Unknown => of("unknown", Unsorted, &[]),
        }
    }

    /// Returns the name used outside: in JSON, in CSV, on the command line.
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// Returns the kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Returns the family it belongs to.
    pub fn family(self) -> DocumentFamily {
        self.spec().family
    }

    /// Returns the fields it must have.
    pub fn required(self) -> &'static [FieldKind] {
        self.spec().required
    }

    /// Whether it belongs in the books: money was paid, is owed or comes back. Quotes, pro forma invoices, delivery notes
    /// and statements only announce or repeat what other documents say: they are neither exported nor summed, and since
    /// they have no required fields, a person looks at each of them.
    pub fn is_booked(self) -> bool {
        let announces = matches!(self, Self::Quote | Self::Proforma | Self::DeliveryNote | Self::Statement);
        self.family() == Expense && !announces
    }

    /// Returns one of its amounts as it is in books: as for an expense, or with the opposite sign where a credit note
    /// states its total in a positive amount, as most do.
    pub fn in_books(self, amount: Decimal, total: Option<Decimal>) -> Decimal {
        let flows_back = self == Self::CreditNote && total.is_some_and(|total| total > Decimal::ZERO);
        if flows_back { -amount } else { amount }
    }
}

/// How much of a person's time a document asks for, and who vouches for one that asks for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pile {
    /// Evidence vouches: every required field is proved and no rule failed.
    Proved,
    /// A person vouches: what evidence leaves open they have confirmed, corrected or accepted.
    Checked,
    /// One to three stops, or required fields that are only likely.
    #[serde(rename = "look")]
    NeedsReview,
    /// More than three stops.
    #[serde(rename = "hard")]
    NeedsWork,
    /// Could not be read.
    Failed,
}

impl Pile {
    /// Every pile.
    pub const ALL: [Self; 5] =
        [Self::Proved, Self::Checked, Self::NeedsReview, Self::NeedsWork, Self::Failed];

    /// Returns the name used outside.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Checked => "checked",
            Self::NeedsReview => "look",
            Self::NeedsWork => "hard",
            Self::Failed => "failed",
        }
    }

    /// Returns the pile with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pile| pile.name() == name)
    }

    /// Whether nothing is left to do.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Proved | Self::Checked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_that_comes_back_is_negative_in_books() {
        for (kind, total, sign) in [
            (DocumentKind::Invoice, 238, 1),
            (DocumentKind::Invoice, -238, 1),
            (DocumentKind::CreditNote, 238, -1),
            (DocumentKind::CreditNote, -238, 1),
        ] {
            assert_eq!(
                kind.in_books(Decimal::ONE, Some(Decimal::from(total))),
                Decimal::from(sign),
                "{kind:?} {total}"
            );
        }
    }

    #[test]
    fn what_only_announces_a_payment_is_not_booked() {
        let booked: Vec<&str> =
            DocumentKind::ALL.iter().filter(|kind| kind.is_booked()).map(|kind| kind.name()).collect();
        assert_eq!(booked, ["receipt", "invoice", "credit_note"]);
    }
}
