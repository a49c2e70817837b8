//! UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 1.0 and 2.x, XRechnung.

use super::syntax::{Syntax, Terms};

/// Whether a namespace is that of the drafts of ZUGFeRD 1.0, whose root was called `Invoice` and held dates directly.
pub(super) fn is_namespace(namespace: &str) -> bool {
    namespace.starts_with("urn:un:unece:uncefact:data:standard:")
}

/// Where CII keeps the terms. ZUGFeRD 1.0 had other names for the larger parts.
pub(super) const SYNTAX: Syntax = Syntax {
    parts: &[
        ("ExchangedDocument|HeaderExchangedDocument", DOCUMENT),
        (
            "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/\
             ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement/SellerTradeParty",
            SELLER,
        ),
        (
            "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/\
             ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement/BuyerTradeParty",
            BUYER,
        ),
        (
            "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/\
             ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement",
            AGREEMENT,
        ),
        (
            "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/\
             ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement",
            SETTLEMENT,
        ),
        (
            "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/\
             ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement/\
             SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation",
            SUMS,
        ),
    ],
    groups: &[
        (
            "line",
            "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
            LINE,
        ),
        (
            "tax",
            "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/\
             ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement/ApplicableTradeTax",
            TAX,
        ),
    ],
    currency: "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/\
               ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement/InvoiceCurrencyCode",
};

const DOCUMENT: Terms = &[
    ("BT-1", "ID"),
    ("BT-2", "IssueDateTime/DateTimeString|DateTime"),
    ("BT-2", "IssueDateTime"),
    ("BT-3", "TypeCode"),
];

const SELLER: Terms = &[
    ("BT-27", "Name"),
    ("BT-28", "SpecifiedLegalOrganization/TradingBusinessName"),
    ("BT-31", "SpecifiedTaxRegistration/ID[schemeID=VA]"),
    ("BT-32", "SpecifiedTaxRegistration/ID[schemeID=FC]"),
    ("BT-35", "PostalTradeAddress/LineOne"),
    ("BT-36", "PostalTradeAddress/LineTwo"),
    ("BT-162", "PostalTradeAddress/LineThree"),
    ("BT-37", "PostalTradeAddress/CityName"),
    ("BT-38", "PostalTradeAddress/PostcodeCode"),
    ("BT-39", "PostalTradeAddress/CountrySubDivisionName"),
    ("BT-40", "PostalTradeAddress/CountryID"),
];

const BUYER: Terms = &[
    ("BT-44", "Name"),
    ("BT-45", "SpecifiedLegalOrganization/TradingBusinessName"),
    ("BT-48", "SpecifiedTaxRegistration/ID[schemeID=VA]"),
];

const AGREEMENT: Terms = &[("BT-13", "BuyerOrderReferencedDocument/IssuerAssignedID|ID")];

const SETTLEMENT: Terms = &[
    ("BT-5", "InvoiceCurrencyCode"),
    ("BT-9", "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString|DateTime"),
    ("BT-9", "SpecifiedTradePaymentTerms/DueDateDateTime"),
    ("BT-73", "BillingSpecifiedPeriod/StartDateTime/DateTimeString|DateTime"),
    ("BT-74", "BillingSpecifiedPeriod/EndDateTime/DateTimeString|DateTime"),
];

const SUMS: Terms = &[
    ("BT-106", "LineTotalAmount"),
    ("BT-107", "AllowanceTotalAmount"),
    ("BT-108", "ChargeTotalAmount"),
    ("BT-109", "TaxBasisTotalAmount"),
    ("BT-110", "TaxTotalAmount"),
    ("BT-112", "GrandTotalAmount"),
    ("BT-113", "TotalPrepaidAmount"),
    ("BT-114", "RoundingAmount"),
    ("BT-115", "DuePayableAmount"),
];

const LINE: Terms = &[
    ("BT-126", "AssociatedDocumentLineDocument/LineID"),
    ("BT-X-304", "AssociatedDocumentLineDocument/ParentLineID"),
    ("BT-X-8", "AssociatedDocumentLineDocument/LineStatusReasonCode"),
    ("BT-129", "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity"),
    (
        "BT-131",
        "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement/\
         SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation/LineTotalAmount",
    ),
    (
        "BT-146",
        "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement/NetPriceProductTradePrice/ChargeAmount",
    ),
    (
        "BT-149",
        "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement/NetPriceProductTradePrice/BasisQuantity",
    ),
    ("BT-153", "SpecifiedTradeProduct/Name"),
    ("BT-154", "SpecifiedTradeProduct/Description"),
];

const TAX: Terms = &[
    ("BT-116", "BasisAmount"),
    ("BT-117", "CalculatedAmount"),
    ("BT-118", "CategoryCode"),
    ("BT-119", "RateApplicablePercent|ApplicablePercent"),
];
