use serde::{Deserialize, Serialize};

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
    /// An identity card, residence permit or driving licence.
    IdCard,
    /// A visa (MRZ of format MRV-A or MRV-B).
    Visa,
    /// Readable, but none of these.
    Other,
    /// Nothing in it says what it is.
    Unknown,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::Receipt, Self::Invoice, Self::Passport, Self::IdCard, Self::Visa, Self::Other, Self::Unknown];

    /// Returns the name used outside: in JSON, in CSV, on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Invoice => "invoice",
            Self::Passport => "passport",
            Self::IdCard => "id_card",
            Self::Visa => "visa",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }

    /// Returns the kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Whether it identifies a person: its numbers are masked on screen.
    pub fn is_travel_document(self) -> bool {
        matches!(self, Self::Passport | Self::IdCard | Self::Visa)
    }
}

/// How much of a person's time a document asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pile {
    /// Every required field is proved and no rule failed: nothing to do.
    Proved,
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
    /// Returns the name used outside.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::NeedsReview => "look",
            Self::NeedsWork => "hard",
            Self::Failed => "failed",
        }
    }

    /// Returns the pile with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Proved, Self::NeedsReview, Self::NeedsWork, Self::Failed]
            .into_iter()
            .find(|pile| pile.name() == name)
    }
}
