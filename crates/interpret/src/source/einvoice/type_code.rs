//! What an e-invoice is: BT-3, a code of UNTDID 1001, or a document type of FatturaPA.

use vouch_core::DocumentKind;

/// Credit notes among the codes: those of the code list of EN 16931, and those of FatturaPA.
const CREDIT_NOTES: &[&str] = &[
    "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532", "TD04", "TD08",
];

/// Returns the kind of a code. What no list has is an invoice, as are those that correct, finance or bill themselves.
/// MyInvois counts from 01: its 02 and 04 are credit and refund notes, its 12 and 14 the same of the buyer.
pub(super) fn kind(code: &str) -> DocumentKind {
    match code.trim() {
        "310" => DocumentKind::Quote,
        "325" => DocumentKind::Proforma,
        "270" | "351" => DocumentKind::DeliveryNote,
        "02" | "04" | "12" | "14" => DocumentKind::CreditNote,
        code if CREDIT_NOTES.contains(&code) => DocumentKind::CreditNote,
        _ => DocumentKind::Invoice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_the_paper() {
        for (code, expected) in [
            ("380", "invoice"),
            ("326", "invoice"),
            ("383", "invoice"),
            ("384", "invoice"),
            ("386", "invoice"),
            ("389", "invoice"),
            ("875", "invoice"),
            ("TD01", "invoice"),
            ("TD06", "invoice"),
            ("TD24", "invoice"),
            ("01", "invoice"),
            ("", "invoice"),
            ("381", "credit_note"),
            ("261", "credit_note"),
            ("396", "credit_note"),
            ("TD04", "credit_note"),
            ("02", "credit_note"),
            ("325", "proforma"),
            ("310", "quote"),
            ("270", "delivery_note"),
        ] {
            assert_eq!(kind(code).name(), expected, "{code}");
        }
    }
}
