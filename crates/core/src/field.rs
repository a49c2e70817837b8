use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{BoundingBox, Confidence, DocumentKind, Evidence, Redacted, Value, ValueKind, Verdict};

macro_rules! field_kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The closed vocabulary of fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FieldKind {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl FieldKind {
            /// Every field, in the order in which people read them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name used outside: in JSON, in CSV, on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

field_kinds! {
    /// Legal name of who was paid.
    Vendor = "vendor",
    /// Its address on one line.
    VendorAddress = "vendor_address",
    /// Its tax or registration number.
    VendorTaxId = "vendor_tax_id",
    /// Number of the receipt, invoice or travel document.
    DocumentNumber = "document_number",
    /// Day of issue.
    Date = "date",
    /// Day by which it is to be paid.
    DueDate = "due_date",
    /// Currency of all amounts.
    Currency = "currency",
    /// Sum before tax and charges.
    Subtotal = "subtotal",
    /// Tax, all rates together.
    Tax = "tax",
    /// Charge for service.
    ServiceCharge = "service_charge",
    /// Discount on the whole, as a negative amount.
    Discount = "discount",
    /// Rounding to the smallest coin, signed.
    Rounding = "rounding",
    /// Tip.
    Tip = "tip",
    /// What is to be paid.
    Total = "total",
    /// How it was paid.
    PaymentMethod = "payment_method",
    /// Surname.
    Surname = "surname",
    /// Given names.
    GivenNames = "given_names",
    /// Nationality.
    Nationality = "nationality",
    /// State or organisation that issued it.
    IssuingState = "issuing_state",
    /// Day of birth.
    BirthDate = "birth_date",
    /// Sex.
    Sex = "sex",
    /// Last day of validity.
    ExpiryDate = "expiry_date",
    /// Personal or optional number.
    PersonalNumber = "personal_number",
    /// The machine-readable zone as read, lines joined by ", ".
    Mrz = "mrz",
    /// What a person files it under.
    Category = "category",
    /// What a person notes.
    Notes = "notes",
}

impl FieldKind {
    /// The field of this outside name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The form its values have.
    pub fn value_kind(self) -> ValueKind {
        match self {
            Self::Vendor | Self::VendorAddress | Self::PaymentMethod => ValueKind::Text,
            Self::Surname | Self::GivenNames | Self::Category | Self::Notes => ValueKind::Text,
            Self::VendorTaxId | Self::DocumentNumber | Self::PersonalNumber | Self::Mrz => ValueKind::Code,
            Self::Date | Self::DueDate | Self::BirthDate | Self::ExpiryDate => ValueKind::Date,
            Self::Subtotal | Self::Tax | Self::ServiceCharge | Self::Discount => ValueKind::Amount,
            Self::Rounding | Self::Tip | Self::Total => ValueKind::Amount,
            Self::Currency => ValueKind::Currency,
            Self::Nationality | Self::IssuingState => ValueKind::Country,
            Self::Sex => ValueKind::Sex,
        }
    }

    /// The fields without which a document of this kind is not complete.
    pub fn required(kind: DocumentKind) -> &'static [Self] {
        match kind {
            DocumentKind::Receipt => &[Self::Vendor, Self::Date, Self::Currency, Self::Total],
            DocumentKind::Invoice => {
                &[Self::Vendor, Self::DocumentNumber, Self::Date, Self::Currency, Self::Total]
            }
            DocumentKind::Passport | DocumentKind::IdCard | DocumentKind::Visa => {
                &[Self::DocumentNumber, Self::Surname, Self::BirthDate, Self::ExpiryDate]
            }
            DocumentKind::Other | DocumentKind::Unknown => &[],
        }
    }
}

/// Where something stands in a source.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Index of the page in the source, from 0.
    pub page: u32,
    /// Box on that page; `None` where the witness gives no place.
    pub bounds: Option<BoundingBox>,
}

/// One possible value of a field.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Normalised value.
    pub value: Value,
    /// Characters as read.
    pub raw: String,
    /// How sure the witness was of the characters.
    pub confidence: Option<Confidence>,
    /// Name of the witness.
    pub source: String,
    /// Where it stands; `None` for what was concluded.
    pub place: Option<Place>,
    /// How well it fits this field among its rivals; only the order within one field means anything.
    pub score: f32,
    /// What speaks for and against it.
    pub evidence: Vec<Evidence>,
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidate")
            .field("value", &self.value)
            .field("raw", &Redacted(&self.raw))
            .field("source", &self.source)
            .field("score", &self.score)
            .field("evidence", &self.evidence.len())
            .finish()
    }
}

/// A field that was found: its candidates, best first, and what may be said of the best.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Best first; never empty.
    pub candidates: Vec<Candidate>,
    /// Verdict on the first candidate; never `Missing`.
    pub verdict: Verdict,
    /// How likely the first candidate is right, from 0 to 1, as receipts with known truth have shown; `None` for fields
    /// of which too few were seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f32>,
    /// Every place in which the numbers of a travel document are printed, so that a screen which hides the value can
    /// cover them; empty for other fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<Place>,
}

impl Field {
    /// The candidate that won.
    pub fn best(&self) -> &Candidate {
        &self.candidates[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_field() {
        for kind in FieldKind::ALL {
            assert_eq!(FieldKind::from_name(kind.name()), Some(*kind));
        }
    }
}
