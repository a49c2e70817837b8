//! OASIS UBL 2.1 Invoice and CreditNote: XRechnung, Peppol, MyInvois.

use roxmltree::Node;
use vouch_core::LabelledValue;

use super::syntax::{self, Syntax, Terms};

/// Whether a namespace is that of UBL: other formats too have a root called `Invoice`.
pub(super) fn is_namespace(namespace: &str) -> bool {
    namespace.starts_with("urn:oasis:names:specification:ubl:schema:xsd:")
}

/// Returns what an invoice or credit note says. A credit note is one by its root, and states its type only at times.
pub(super) fn read(root: Node<'_, '_>) -> Vec<LabelledValue> {
    let mut values = syntax::read(root, &SYNTAX);
    let is_typed = values.iter().any(|value| value.label == "BT-3");
    if root.tag_name().name() == "CreditNote" && !is_typed && !values.is_empty() {
        let (label, text) = ("BT-3".to_owned(), CREDIT_NOTE.to_owned());
        values.push(LabelledValue { label, text, ..LabelledValue::default() });
    }
    values
}

/// The type of a credit note.
const CREDIT_NOTE: &str = "381";

/// Returns the XML that an `AttachedDocument` carries as text.
pub(super) fn attached(root: Node<'_, '_>) -> Option<String> {
    let description = syntax::at(root, "Attachment/ExternalReference/Description").into_iter().next()?;
    Some(description.children().filter_map(|child| child.text()).collect())
}

/// Where UBL keeps the terms. Invoice and credit note differ in the names of a few elements.
const SYNTAX: Syntax = Syntax {
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
    ("BT-73", "InvoicePeriod/StartDate"),
    ("BT-74", "InvoicePeriod/EndDate"),
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
