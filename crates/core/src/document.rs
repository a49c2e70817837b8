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
    /// A bill, paid or to be paid; credit notes too.
    Invoice,
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
