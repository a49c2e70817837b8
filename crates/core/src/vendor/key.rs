use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Redacted;

/// What identifies a vendor on all of its documents. The strongest kind of key sorts first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "by", content = "value", rename_all = "snake_case")]
pub enum VendorKey {
    /// Its tax or registration number: letters and digits only, in upper case.
    TaxId(String),
    /// The account it is paid to, without spaces.
    Iban(String),
    /// Its printed name, reduced to what all of its spellings share.
    Name(String),
}

impl VendorKey {
    /// Returns the key as one text, as it is stored: `tax_id:C25845632`.
    pub fn plain(&self) -> String {
        match self {
            Self::TaxId(value) => format!("tax_id:{value}"),
            Self::Iban(value) => format!("iban:{value}"),
            Self::Name(value) => format!("name:{value}"),
        }
    }
}

impl fmt::Debug for VendorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TaxId(value) => f.debug_tuple("TaxId").field(&Redacted(value)).finish(),
            Self::Iban(value) => f.debug_tuple("Iban").field(&Redacted(value)).finish(),
            Self::Name(value) => f.debug_tuple("Name").field(&Redacted(value)).finish(),
        }
    }
}
