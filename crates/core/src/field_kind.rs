use serde::{Deserialize, Serialize};

use crate::document_family::DocumentFamily::{self, Expense, Identity};
use crate::value_kind::ValueKind::{self, Amount, Code, Country, Currency, Date, Sex, Text};
use FieldSection::{Added, Printed, Sum};

/// Where a field is on a document, and so on screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldSection {
    /// Printed in lines: who, when, which number.
    Printed,
    /// Part of the sum.
    Sum,
    /// Added by a person.
    Added,
}

impl FieldSection {
    /// Every section, in the order in which a document shows them.
    pub const ALL: [Self; 3] = [Printed, Sum, Added];

    /// Returns its name for the screens.
    pub fn name(self) -> &'static str {
        match self {
            Printed => "printed",
            Sum => "sum",
            Added => "added",
        }
    }
}

/// What is fixed about a field, whatever document it is on.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Kind of its values.
    pub value_kind: ValueKind,
    /// Where it is on a document.
    pub section: FieldSection,
    /// The documents that may carry it.
    pub families: &'static [DocumentFamily],
    /// Whether it identifies a person, so that screens mask it where its document is masked.
    pub identifies: bool,
    /// Whether people file by it, so that it is worth a second reading.
    pub is_reread: bool,
}

impl FieldSpec {
    const fn new(value_kind: ValueKind, section: FieldSection, families: &'static [DocumentFamily]) -> Self {
        Self { value_kind, section, families, identifies: false, is_reread: false }
    }

    const fn identifies(self) -> Self {
        Self { identifies: true, ..self }
    }

    const fn reread(self) -> Self {
        Self { is_reread: true, ..self }
    }
}

const EXPENSE: &[DocumentFamily] = &[Expense];
const IDENTITY: &[DocumentFamily] = &[Identity];
const BOTH: &[DocumentFamily] = &[Expense, Identity];

macro_rules! field_kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $spec:expr,)*) => {
        /// The closed list of fields, in reading order. A row is all that the rest of Vouch needs to know of a field that
        /// is read; where it is found on a page is a file of `crates/interpret/src/field`.
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

            /// Returns what is fixed about it.
            pub fn spec(self) -> FieldSpec {
                match self { $(Self::$variant => $spec,)* }
            }
        }
    };
}

field_kinds! {
    /// Legal name of the payee.
    Vendor = "vendor": FieldSpec::new(Text, Printed, EXPENSE).reread(),
    /// Its address on one line.
    VendorAddress = "vendor_address": FieldSpec::new(Text, Printed, EXPENSE),
    /// Its tax or registration number.
    VendorTaxId = "vendor_tax_id": FieldSpec::new(Code, Printed, EXPENSE).reread(),
    /// Name of the buyer.
    Customer = "customer": FieldSpec::new(Text, Printed, EXPENSE),
    /// The buyer's tax or registration number.
    CustomerTaxId = "customer_tax_id": FieldSpec::new(Code, Printed, EXPENSE),
    /// Number of the receipt, invoice or identity document.
    DocumentNumber = "document_number": FieldSpec::new(Code, Printed, BOTH).identifies().reread(),
    /// Number of the order that it bills, as the customer wrote it.
    PurchaseOrderNumber = "purchase_order_number": FieldSpec::new(Code, Printed, EXPENSE),
    /// Date of issue.
    Date = "date": FieldSpec::new(Date, Printed, EXPENSE).reread(),
    /// Date by which it is to be paid.
    DueDate = "due_date": FieldSpec::new(Date, Printed, EXPENSE).reread(),
    /// First day of the stay or period that it bills.
    PeriodStart = "period_start": FieldSpec::new(Date, Printed, EXPENSE),
    /// Last day of it.
    PeriodEnd = "period_end": FieldSpec::new(Date, Printed, EXPENSE),
    /// Currency of all amounts.
    Currency = "currency": FieldSpec::new(Currency, Printed, EXPENSE),
    /// Sum before tax and charges.
    Subtotal = "subtotal": FieldSpec::new(Amount, Sum, EXPENSE),
    /// Tax, all rates together.
    Tax = "tax": FieldSpec::new(Amount, Sum, EXPENSE),
    /// Charge for service.
    ServiceCharge = "service_charge": FieldSpec::new(Amount, Sum, EXPENSE),
    /// Discount on the whole, as a negative amount.
    Discount = "discount": FieldSpec::new(Amount, Sum, EXPENSE),
    /// Rounding to the smallest coin, signed.
    Rounding = "rounding": FieldSpec::new(Amount, Sum, EXPENSE),
    /// Tip.
    Tip = "tip": FieldSpec::new(Amount, Sum, EXPENSE),
    /// Amount to be paid.
    Total = "total": FieldSpec::new(Amount, Sum, EXPENSE).reread(),
    /// How it was paid.
    PaymentMethod = "payment_method": FieldSpec::new(Text, Printed, EXPENSE),
    /// Surname.
    Surname = "surname": FieldSpec::new(Text, Printed, IDENTITY),
    /// Given names.
    GivenNames = "given_names": FieldSpec::new(Text, Printed, IDENTITY),
    /// Nationality.
    Nationality = "nationality": FieldSpec::new(Country, Printed, IDENTITY),
    /// State or organisation that issued it.
    IssuingState = "issuing_state": FieldSpec::new(Country, Printed, IDENTITY),
    /// Date of birth.
    BirthDate = "birth_date": FieldSpec::new(Date, Printed, IDENTITY),
    /// Sex.
    Sex = "sex": FieldSpec::new(Sex, Printed, IDENTITY),
    /// Last day of validity.
    ExpiryDate = "expiry_date": FieldSpec::new(Date, Printed, IDENTITY),
    /// Personal or optional number.
    PersonalNumber = "personal_number": FieldSpec::new(Code, Printed, IDENTITY).identifies(),
    /// The machine-readable zone as read, lines joined by ", ".
    Mrz = "mrz": FieldSpec::new(Code, Printed, IDENTITY).identifies(),
    /// Category that a person files it under.
    Category = "category": FieldSpec::new(Text, Added, EXPENSE),
    /// Notes of a person.
    Notes = "notes": FieldSpec::new(Text, Added, BOTH),
}

impl FieldKind {
    /// Returns the field with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Returns the kind of its values.
    pub fn value_kind(self) -> ValueKind {
        self.spec().value_kind
    }

    /// Returns the fields that documents of a family may carry, in reading order.
    pub fn of_family(family: DocumentFamily) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.spec().families.contains(&family))
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
