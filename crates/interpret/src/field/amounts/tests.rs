use vouch_core::{Evidence, FieldKind};

use super::roles::AmountRoles;
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::TextRows;
use crate::layout::rows::tests::page;

/// Returns rows of a caption and an amount.
fn text_rows(rows: &[(&str, &str)]) -> TextRows {
    let lines = (0u8..).zip(rows).flat_map(|(at, (caption, amount))| {
        let y = 0.1 + 0.03 * f32::from(at);
        [(0.1, y, *caption), (0.7, y, *amount)]
    });
    TextRows::new("device", &[&page(&lines.collect::<Vec<_>>())])
}

/// Returns the best total of such rows and the evidence for it.
fn best_total(rows: &[(&str, &str)]) -> (String, Vec<&'static str>) {
    let text_rows = text_rows(rows);
    let annotated = AnnotatedText::new(text_rows);
    let total = AmountRoles::new(&annotated, None).totals().into_iter().next().expect("a total");
    let name = |evidence: &Evidence| match evidence {
        Evidence::SumCloses { .. } => Some("sum"),
        Evidence::CashLessChange { .. } => Some("cash"),
        Evidence::Unaccounted { .. } => Some("unaccounted"),
        _ => None,
    };
    (total.value.plain(), total.evidence.iter().filter_map(name).collect())
}

#[test]
fn a_sum_proves_its_total() {
    let found = best_total(&[("Subtotal", "100.00"), ("GST 6%", "6.00"), ("Total", "106.00")]);
    assert_eq!(found, ("106.00".into(), vec!["sum"]));
    let included = best_total(&[("Total incl. GST", "106.00"), ("GST 6%", "6.00")]);
    assert_eq!(included, ("106.00".into(), vec![]));
}

#[test]
fn a_tax_left_out_is_evidence_against_a_total() {
    let (_, evidence) = best_total(&[
        ("Subtotal", "295.00"),
        ("Service 10%", "29.50"),
        ("Total", "324.50"),
        ("GST 6%", "19.47"),
    ]);
    assert!(evidence.contains(&"unaccounted"), "{evidence:?}");
    let (_, evidence) =
        best_total(&[("Total", "324.50"), ("GST 6%", "19.47"), ("Cash", "350.00"), ("Change", "25.50")]);
    assert_eq!(evidence, ["cash"], "what was paid was paid");
}

#[test]
fn cash_counts_and_totals_are_not_summands() {
    let (total, evidence) =
        best_total(&[("Total incl. GST", "65.90"), ("GST 6%", "0.90"), ("Cash", "50.00")]);
    assert!(total != "65.90" || !evidence.contains(&"sum"), "{total} {evidence:?}");
    let (_, evidence) = best_total(&[("Subtotal", "37.44"), ("Service charge", "1"), ("Total", "38.44")]);
    assert!(!evidence.contains(&"sum"), "{evidence:?}");
}

#[test]
fn all_taxes_together_are_the_tax() {
    let rows =
        [("VAT 20%", "4.10"), ("VAT 5.5%", "10.89"), ("Total taxes", "14.99"), ("Total incl. VAT", "233.47")];
    let text_rows = text_rows(&rows);
    let annotated = AnnotatedText::new(text_rows);
    let others = AmountRoles::new(&annotated, None).others(None);
    let (_, taxes) = others.into_iter().find(|(field, _)| *field == FieldKind::Tax).expect("taxes");
    assert_eq!(taxes[0].value.plain(), "14.99");
}

#[test]
fn goods_taxed_differently_add_up() {
    let (total, evidence) = best_total(&[
        ("Total 0% supplies", "50.82"),
        ("Total 6% supplies (excl. GST)", "16.80"),
        ("GST", "1.01"),
        ("Total 6% supplies (inc. GST)", "17.81"),
        ("Total payable", "68.63"),
    ]);
    assert_eq!((total.as_str(), evidence), ("68.63", vec!["sum"]));
}

#[test]
fn sums_of_one_rate_or_before_tax_prove_no_total() {
    for caption in ["TOTAL 6% SUPPLIES (INC. GST)", "Net total", "Summe netto"] {
        let (_, evidence) = best_total(&[("Base", "26.40"), ("GST", "1.58"), (caption, "27.98")]);
        assert!(!evidence.contains(&"sum"), "{caption}: {evidence:?}");
    }
}
