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
    let lines = lines.filter(|(_, _, text)| !text.is_empty());
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

#[test]
fn suggested_tips_are_no_total() {
    for rows in [
        vec![
            ("Subtotal", "33.50"),
            ("Tax", "2.93"),
            ("Total", "36.43"),
            ("Suggested gratuity", ""),
            ("18% Tip 6.03 Total", "42.46"),
            ("20% Tip 6.70 Total", "43.13"),
        ],
        vec![("Total", "36.43"), ("15% Tip", "5.46"), ("18% Tip", "6.56"), ("20% Tip", "7.29")],
    ] {
        assert_eq!(best_total(&rows).0, "36.43", "{rows:?}");
    }
}

#[test]
fn the_same_sum_in_another_currency_is_no_total() {
    for rate in ["Tečaj 1 EUR = 7,53450 HRK", "HVALA"] {
        let rows =
            [("Kava", "2,00"), ("Sok", "3,50"), ("UKUPNO EUR", "5,50"), ("UKUPNO HRK", "41,44"), (rate, "")];
        assert_eq!(best_total(&rows).0, "5.50", "{rate}");
    }
}

#[test]
fn cash_and_the_sum_before_rounding_are_no_total() {
    let (total, _) =
        best_total(&[("TOTAL:", "19.25"), ("GOTOVINA:", "20.00"), ("UKUPNO:", "20.00"), ("POURAT:", "0.75")]);
    assert_eq!(total, "19.25");
    let (total, _) = best_total(&[("Total", "13.58"), ("Rounding", "0.02"), ("Total", "13.60")]);
    assert_eq!(total, "13.60");
}

#[test]
fn a_larger_total_elsewhere_is_evidence_against_this_one() {
    let (_, evidence) = best_total(&[
        ("Total", "1568.18"),
        ("Net", "1355.05"),
        ("VAT 9%", "121.95"),
        ("Gross total", "1477.00"),
    ]);
    assert!(evidence.contains(&"unaccounted") || !evidence.contains(&"sum"), "{evidence:?}");
}

#[test]
fn unknown_words_do_not_matter_where_amounts_add_up() {
    for (net, tax, gross) in [("1200.00", "300.00", "1500.00"), ("1200.00", "252.00", "1452.00")] {
        let (total, _) = best_total(&[("Qwrt plm", net), ("Zxcv 25", tax), ("Mnbv", gross)]);
        assert_eq!(total, gross);
    }
}
