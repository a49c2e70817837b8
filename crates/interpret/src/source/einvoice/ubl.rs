//! OASIS UBL 2.1 Invoice and CreditNote: XRechnung, Peppol, MyInvois.

use super::syntax::{Syntax, Terms};

/// Whether a namespace is that of UBL: other formats too have a root called `Invoice`.
pub(super) fn is_namespace(namespace: &str) -> bool {
    namespace.starts_with("urn:oasis:names:specification:ubl:schema:xsd:")
}

/// Where UBL keeps the terms. Invoice and credit note differ in the names of a few elements.
pub(super) const SYNTAX: Syntax = Syntax {
    parts: &[
        ("", DOCUMENT),
        ("AccountingSupplierParty/Party", SELLER),
        ("AccountingCustomerParty/Party", BUYER),
        ("LegalMonetaryTotal", SUMS),
    ],
    groups: &[("line", "InvoiceLine|CreditNoteLine", LINE), ("tax", "TaxTotal/TaxSubtotal", TAX)],
    currency: "DocumentCurrencyCode",
};

const DOCUMENT: Terms = &[
    ("BT-1", "ID"),
    ("BT-2", "IssueDate"),
    ("BT-3", "InvoiceTypeCode|CreditNoteTypeCode"),
    ("BT-5", "DocumentCurrencyCode"),
    ("BT-9", "DueDate"),
    ("BT-9", "PaymentMeans/PaymentDueDate"),
    ("BT-13", "OrderReference/ID"),
    ("BT-110", "TaxTotal/TaxAmount"),
];

const SELLER: Terms = &[
    ("BT-27", "PartyLegalEntity/RegistrationName"),
    ("BT-28", "PartyName/Name"),
    ("BT-31", "PartyTaxScheme[ID=VAT]/CompanyID"),
    ("BT-32", "PartyTaxScheme[ID!=VAT]/CompanyID"),
    // MyInvois gives the tax number as an identifier of the party.
    ("BT-32", "PartyIdentification/ID[schemeID=TIN]"),
    ("BT-35", "PostalAddress/StreetName"),
    ("BT-36", "PostalAddress/AdditionalStreetName"),
    ("BT-162", "PostalAddress/AddressLine/Line"),
    ("BT-37", "PostalAddress/CityName"),
    ("BT-38", "PostalAddress/PostalZone"),
    ("BT-39", "PostalAddress/CountrySubentity"),
    ("BT-40", "PostalAddress/Country/IdentificationCode"),
];

const BUYER: Terms = &[
    ("BT-44", "PartyLegalEntity/RegistrationName"),
    ("BT-45", "PartyName/Name"),
    ("BT-48", "PartyTaxScheme[ID=VAT]/CompanyID"),
];

const SUMS: Terms = &[
    ("BT-106", "LineExtensionAmount"),
    ("BT-107", "AllowanceTotalAmount"),
    ("BT-108", "ChargeTotalAmount"),
    ("BT-109", "TaxExclusiveAmount"),
    ("BT-112", "TaxInclusiveAmount"),
    ("BT-113", "PrepaidAmount"),
    ("BT-114", "PayableRoundingAmount"),
    ("BT-115", "PayableAmount"),
];

const LINE: Terms = &[
    ("BT-126", "ID"),
    ("BT-129", "InvoicedQuantity|CreditedQuantity"),
    ("BT-131", "LineExtensionAmount"),
    ("BT-146", "Price/PriceAmount"),
    ("BT-149", "Price/BaseQuantity"),
    ("BT-153", "Item/Name"),
    ("BT-154", "Item/Description"),
];

const TAX: Terms = &[
    ("BT-116", "TaxableAmount"),
    ("BT-117", "TaxAmount"),
    ("BT-118", "TaxCategory/ID"),
    ("BT-119", "TaxCategory/Percent"),
    ("BT-119", "Percent"),
];
