use serde::{Deserialize, Serialize};

use crate::{DocumentKind, ValueKind};

macro_rules! field_kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The closed list of fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FieldKind {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl FieldKind {
            /// Every field, in reading order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the name used outside: in JSON, in CSV, on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

field_kinds! {
    /// Legal name of the payee.
    Vendor = "vendor",
    /// Its address on one line.
    VendorAddress = "vendor_address",
    /// Its tax or registration number.
    VendorTaxId = "vendor_tax_id",
    /// Number of the receipt, invoice or travel document.
    DocumentNumber = "document_number",
    /// Date of issue.
    Date = "date",
    /// Date by which it is to be paid.
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
    /// Amount to be paid.
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
    /// Date of birth.
    BirthDate = "birth_date",
    /// Sex.
    Sex = "sex",
    /// Last day of validity.
    ExpiryDate = "expiry_date",
    /// Personal or optional number.
    PersonalNumber = "personal_number",
    /// The machine-readable zone as read, lines joined by ", ".
    Mrz = "mrz",
    /// Category that a person files it under.
    Category = "category",
    /// Notes of a person.
    Notes = "notes",
}

impl FieldKind {
    /// Returns the field with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Returns the kind of its values.
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

    /// Returns the fields that a document of this kind must have.
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
