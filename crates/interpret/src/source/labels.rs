//! Which labels of which witness belong to a field: the business terms of EN 16931 in e-invoices, and the types of
//! Textract's AnalyzeExpense.

use vouch_core::FieldKind;

/// The labels of one field.
#[derive(Debug)]
pub(crate) struct FieldLabels {
    /// The field.
    pub field: FieldKind,
    /// How an e-invoice states it.
    pub terms: Terms,
    /// Types of AnalyzeExpense that may be the field, and what each counts: an amount that is due may leave out what was
    /// paid before, a `NAME` may be the receiver's.
    pub types: &'static [(&'static str, f32)],
}

/// A signed sum of business terms: the first must be stated, the others count as far as they are.
pub(crate) type Sum = &'static [(&'static str, i64)];

/// How the business terms of EN 16931 make up a field.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Terms {
    /// Not stated.
    None,
    /// The first of these terms that is stated and parses.
    First(&'static [&'static str]),
    /// The first of these sums whose first term is stated.
    Sum(&'static [Sum]),
    /// A sum that is left out where it is zero.
    SumUnlessZero(Sum),
    /// The lines of an address, joined in the order of an address field.
    Address,
}

const fn labels(field: FieldKind, terms: Terms, types: &'static [(&'static str, f32)]) -> FieldLabels {
    FieldLabels { field, terms, types }
}

/// Every field that a witness labels.
pub(crate) const LABELS: &[FieldLabels] = &[
    labels(FieldKind::Vendor, Terms::First(&["BT-27", "BT-28"]), &[("VENDOR_NAME", 1.0), ("NAME", 0.6)]),
    labels(FieldKind::VendorAddress, Terms::Address, &[("VENDOR_ADDRESS", 1.0), ("ADDRESS", 0.6)]),
    labels(
        FieldKind::VendorTaxId,
        Terms::First(&["BT-31", "BT-32"]),
        &[
            ("VENDOR_VAT_NUMBER", 1.0),
            ("VENDOR_GST_NUMBER", 1.0),
            ("VENDOR_ABN_NUMBER", 1.0),
            ("VENDOR_PAN_NUMBER", 0.9),
            ("TAX_PAYER_ID", 0.8),
        ],
    ),
    labels(FieldKind::Customer, Terms::First(&["BT-44", "BT-45"]), &[("RECEIVER_NAME", 1.0)]),
    labels(
        FieldKind::CustomerTaxId,
        Terms::First(&["BT-48"]),
        &[
            ("RECEIVER_VAT_NUMBER", 1.0),
            ("RECEIVER_GST_NUMBER", 1.0),
            ("RECEIVER_ABN_NUMBER", 1.0),
            ("RECEIVER_PAN_NUMBER", 0.9),
        ],
    ),
    labels(FieldKind::DocumentNumber, Terms::First(&["BT-1"]), &[("INVOICE_RECEIPT_ID", 1.0)]),
    labels(FieldKind::PurchaseOrderNumber, Terms::First(&["BT-13"]), &[("PO_NUMBER", 1.0)]),
    labels(
        FieldKind::Date,
        Terms::First(&["BT-2"]),
        &[("INVOICE_RECEIPT_DATE", 1.0), ("ORDER_DATE", 0.5), ("DELIVERY_DATE", 0.3)],
    ),
    labels(FieldKind::DueDate, Terms::First(&["BT-9"]), &[("DUE_DATE", 1.0)]),
    labels(FieldKind::PeriodStart, Terms::First(&["BT-73"]), &[]),
    labels(FieldKind::PeriodEnd, Terms::First(&["BT-74"]), &[]),
    labels(FieldKind::Currency, Terms::First(&["BT-5"]), &[("CURRENCY", 1.0)]),
    labels(FieldKind::Subtotal, Terms::Sum(&[&[("BT-106", 1)], &[("BT-109", 1)]]), &[("SUBTOTAL", 1.0)]),
    labels(FieldKind::Discount, Terms::SumUnlessZero(&[("BT-107", -1)]), &[("DISCOUNT", 1.0)]),
    labels(FieldKind::ServiceCharge, Terms::SumUnlessZero(&[("BT-108", 1)]), &[("SERVICE_CHARGE", 1.0)]),
    labels(FieldKind::Tax, Terms::Sum(&[&[("BT-110", 1)]]), &[("TAX", 1.0)]),
    labels(FieldKind::Rounding, Terms::SumUnlessZero(&[("BT-114", 1)]), &[]),
    labels(FieldKind::Tip, Terms::None, &[("GRATUITY", 1.0)]),
    // The sum with tax, and the rounding where there is one. What was paid beforehand makes less to pay, but not a
    // smaller total.
    labels(
        FieldKind::Total,
        Terms::Sum(&[&[("BT-112", 1), ("BT-114", 1)], &[("BT-115", 1), ("BT-113", 1)]]),
        &[("TOTAL", 1.0), ("AMOUNT_DUE", 0.6), ("AMOUNT_PAID", 0.4)],
    ),
];
