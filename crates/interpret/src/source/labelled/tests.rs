//! Made-up readings, one for every way in which an engine's names mislead.

use jiff::Timestamp;
use jiff::civil::date;
use vouch_core::{BoundingBox, Confidence, EngineId, Evidence, Extraction, FieldKind, PageReading, Verdict};

use super::*;
use crate::context::Context;
use crate::layout::rows::tests::page;

fn value(group: &str, label: &str, text: &str) -> LabelledValue {
    LabelledValue {
        label: label.to_owned(),
        text: text.to_owned(),
        group: Some(group.to_owned()),
        label_confidence: Some(Confidence::new(0.95)),
        confidence: Some(Confidence::new(0.95)),
        ..LabelledValue::default()
    }
}

fn labelled(label: &str, text: &str) -> LabelledValue {
    value("expense:1", label, text)
}

fn at(value: LabelledValue, x: f32, y: f32) -> LabelledValue {
    LabelledValue { bounds: Some(BoundingBox::from_edges(x, y, x + 0.2, y + 0.015)), ..value }
}

fn interpret_with(pages: Vec<PageReading>, values: Vec<LabelledValue>) -> Vec<Extraction> {
    let engine = EngineId { name: "textract".to_owned(), version: "1".to_owned() };
    let reading = Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values };
    crate::interpret(&[reading], &Context { today: date(2026, 11, 21), kind: None })
}

fn only(values: Vec<LabelledValue>) -> Extraction {
    let mut found = interpret_with(Vec::new(), values);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn plain(extraction: &Extraction, field: FieldKind) -> Option<String> {
    extraction.fields.get(&field).map(|field| field.best().value.plain())
}

fn has(extraction: &Extraction, field: FieldKind, is: fn(&Evidence) -> bool) -> bool {
    extraction.fields[&field].best().evidence.iter().any(is)
}

fn closes(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::SumCloses { .. })
}

#[test]
fn types_become_fields_without_any_place() {
    let found = only(vec![
        labelled("VENDOR_NAME", "KOPI\nSELATAN"),
        labelled("VENDOR_ADDRESS", "12, JALAN MAWAR 3,\n81100 JOHOR BAHRU"),
        labelled("INVOICE_RECEIPT_ID", "#A-1087"),
        labelled("INVOICE_RECEIPT_DATE", "22 Mar 2018"),
        labelled("SUBTOTAL", "RM 10.00"),
        labelled("TAX", "+ RM 0.60"),
        labelled("TOTAL", "RM 10.60"),
        labelled("CURRENCY", "MYR"),
        labelled("OTHER", "$-19172.54"),
    ]);
    let is = |field, text: &str| assert_eq!(plain(&found, field).as_deref(), Some(text), "{field:?}");
    is(FieldKind::Vendor, "KOPI SELATAN");
    is(FieldKind::VendorAddress, "12, JALAN MAWAR 3, 81100 JOHOR BAHRU");
    is(FieldKind::DocumentNumber, "A-1087");
    is(FieldKind::Date, "2018-03-22");
    is(FieldKind::Tax, "0.60");
    is(FieldKind::Total, "10.60");
    is(FieldKind::Currency, "MYR");
    assert!(has(&found, FieldKind::Total, closes));
    let places = found.fields.values().filter_map(|field| field.best().place);
    assert!(places.into_iter().all(|place| place.bounds.is_none()), "no place is made up");
}

#[test]
fn an_engine_does_not_prove_what_it_read_itself() {
    let head = page(&[(0.1, 0.1, "KOPI SELATAN"), (0.1, 0.3, "TOTAL"), (0.6, 0.3, "7.10")]);
    let found =
        interpret_with(vec![head], vec![labelled("VENDOR_NAME", "KOPI SELATAN"), labelled("TOTAL", "7.10")]);
    for field in [FieldKind::Vendor, FieldKind::Total] {
        assert!(has(&found[0], field, |e| matches!(e, Evidence::NamedByEngine { .. })), "{field:?}");
        assert!(!has(&found[0], field, |e| matches!(e, Evidence::ReadingsAgree { .. })), "{field:?}");
        assert_ne!(found[0].verdict(field), Verdict::Proved, "{field:?}");
    }
}

#[test]
fn of_repeated_totals_the_one_that_adds_up_is_meant() {
    let found = only(vec![
        labelled("TOTAL", "12.00"),
        labelled("TOTAL", "11.66"),
        labelled("AMOUNT_DUE", "1.66"),
        labelled("SUBTOTAL", "11.00"),
        labelled("TAX", "0.66"),
    ]);
    assert_eq!(plain(&found, FieldKind::Total).as_deref(), Some("11.66"));
    let due = only(vec![labelled("AMOUNT_PAID", "20.00"), labelled("AMOUNT_DUE", "11.66")]);
    assert_eq!(plain(&due, FieldKind::Total).as_deref(), Some("11.66"));
}

#[test]
fn taxes_listed_one_by_one_are_one_tax_together() {
    let tax =
        |caption: &str, text| LabelledValue { caption: Some(caption.to_owned()), ..labelled("TAX", text) };
    let found = only(vec![
        labelled("SUBTOTAL", "100.00"),
        tax("GST 5%", "5.00"),
        tax("PST 7.725%", "7.73"),
        labelled("TOTAL", "112.73"),
    ]);
    assert_eq!(plain(&found, FieldKind::Tax).as_deref(), Some("12.73"));
    let rates: Vec<String> = found.tax_lines.iter().filter_map(|line| Some(line.rate?.to_string())).collect();
    assert_eq!(rates, ["5", "7.725"]);
    let twice = only(vec![
        labelled("SUBTOTAL", "100.00"),
        tax("GST", "5.00"),
        tax("GST @5%", "5.00"),
        labelled("TOTAL", "105.00"),
    ]);
    assert_eq!(plain(&twice, FieldKind::Tax).as_deref(), Some("5.00"));
}

#[test]
fn arithmetic_on_the_page_outweighs_a_name() {
    let sums = page(&[
        (0.1, 0.10, "SUBTOTAL"),
        (0.6, 0.10, "10.00"),
        (0.1, 0.13, "TAX"),
        (0.6, 0.13, "0.60"),
        (0.1, 0.16, "TOTAL"),
        (0.6, 0.16, "10.60"),
        (0.1, 0.30, "POINTS TOTAL"),
        (0.6, 0.30, "55.00"),
    ]);
    let found = interpret_with(vec![sums], vec![at(labelled("TOTAL", "55.00"), 0.6, 0.30)]);
    assert_eq!(plain(&found[0], FieldKind::Total).as_deref(), Some("10.60"));
}

#[test]
fn a_name_may_be_the_receivers() {
    let receiver = "expense:1/receiver+receiver_bill_to:p1";
    let found = only(vec![
        value(receiver, "NAME", "AMARA BOULANGER"),
        value("expense:1/vendor:p2", "NAME", "KOPI SELATAN"),
        value(receiver, "ADDRESS", "1 RUE NEUVE"),
        labelled("TOTAL", "7.10"),
    ]);
    assert_eq!(plain(&found, FieldKind::Vendor).as_deref(), Some("KOPI SELATAN"));
    assert_ne!(plain(&found, FieldKind::VendorAddress).as_deref(), Some("1 RUE NEUVE"));
    let both = only(vec![
        labelled("VENDOR_NAME", "AMARA BOULANGER"),
        labelled("RECEIVER_NAME", "Amara Boulanger"),
        value("expense:1/vendor:p2", "NAME", "KOPI SELATAN"),
        labelled("TOTAL", "7.10"),
    ]);
    assert_eq!(plain(&both, FieldKind::Vendor).as_deref(), Some("KOPI SELATAN"));
}

#[test]
fn the_page_says_in_which_order_a_day_stands() {
    let day = |printed: &'static [(f32, f32, &'static str)]| {
        let found = interpret_with(vec![page(printed)], vec![labelled("INVOICE_RECEIPT_DATE", "03/04/2018")]);
        plain(&found[0], FieldKind::Date)
    };
    let ended = &[(0.1, 0.1, "Date 03/04/2018"), (0.1, 0.2, "Promotion ended 02/22/2018")];
    assert_eq!(day(ended).as_deref(), Some("2018-03-04"));
    let began = &[(0.1, 0.1, "Date 03/04/2018"), (0.1, 0.2, "Promotion began 22/02/2018")];
    assert_eq!(day(began).as_deref(), Some("2018-04-03"));
}

#[test]
fn cells_become_line_items() {
    let cell = |row: u32, label: &str, text: &str| value(&format!("expense:1/line:{row}"), label, text);
    let each = LabelledValue { caption: Some("Unit Price".to_owned()), ..cell(2, "OTHER", "$ 4.00") };
    let found = only(vec![
        cell(1, "ITEM", "GREEN\nTEA"),
        cell(1, "QUANTITY", "2"),
        cell(1, "UNIT_PRICE", "3.50"),
        cell(1, "PRICE", "7.00 T"),
        cell(2, "ITEM", "SCONE"),
        cell(2, "QUANTITY", "1"),
        each,
        cell(2, "PRICE", "$4.00"),
        cell(3, "EXPENSE_ROW", "thank you"),
        cell(4, "ITEM", "SUBTOTAL"),
        cell(4, "PRICE", "11.00"),
        labelled("TOTAL", "11.00"),
    ]);
    let rows: Vec<_> = found.line_items.iter().map(|item| item.description.as_str()).collect();
    assert_eq!(rows, ["GREEN TEA", "SCONE"]);
    let scone = &found.line_items[1];
    assert_eq!((scone.unit_price, scone.amount), (Some(4.into()), Some(4.into())));
    assert!(has(&found, FieldKind::Total, |e| matches!(e, Evidence::LineItemsAddUp { count: 2, .. })));
}

#[test]
fn every_receipt_on_a_page_is_a_document() {
    let receipt = |number: u32, x: f32, y: f32, total: &str| {
        let group = format!("expense:{number}");
        [
            at(value(&group, "VENDOR_NAME", "KOPI SELATAN"), x, y),
            at(value(&group, "TOTAL", total), x, y + 0.2),
        ]
    };
    let print = page(&[
        (0.1, 0.1, "KOPI SELATAN"),
        (0.1, 0.3, "TOTAL 7.10"),
        (0.6, 0.1, "KOPI SELATAN"),
        (0.6, 0.3, "TOTAL 9.90"),
        (0.1, 0.6, "KOPI SELATAN"),
        (0.1, 0.8, "TOTAL 3.30"),
    ]);
    let values =
        [receipt(1, 0.1, 0.1, "7.10"), receipt(2, 0.6, 0.1, "9.90"), receipt(3, 0.1, 0.6, "3.30")].concat();
    let found = interpret_with(vec![print], values);
    let totals: Vec<_> = found.iter().filter_map(|one| plain(one, FieldKind::Total)).collect();
    assert_eq!(totals, ["7.10", "9.90", "3.30"]);
    assert_eq!(found.iter().map(|one| one.document).collect::<Vec<_>>(), [0, 1, 2]);
    let rivals = found[0].fields[&FieldKind::Total].candidates.len();
    assert_eq!(rivals, 1, "no document sees the amounts of another");
}

#[test]
fn a_document_goes_on_over_pages_until_another_begins() {
    let on = |page: u32, label: &str, text: &str| LabelledValue {
        page,
        ..value(&format!("expense:{}", page + 1), label, text)
    };
    let pages = |values: Vec<LabelledValue>| -> Vec<Vec<u32>> {
        interpret_with(Vec::new(), values).into_iter().map(|one| one.pages).collect()
    };
    let long = vec![on(0, "INVOICE_RECEIPT_ID", "A-1"), on(1, "ITEM", "TEA"), on(2, "TOTAL", "7.10")];
    assert_eq!(pages(long), [vec![0, 1, 2]]);
    let same = vec![
        on(0, "INVOICE_RECEIPT_ID", "A-1"),
        on(0, "TOTAL", "7.10"),
        on(1, "INVOICE_RECEIPT_ID", "A-1"),
        on(1, "TOTAL", "9.90"),
    ];
    assert_eq!(pages(same), [vec![0, 1]]);
    let two = vec![on(0, "TOTAL", "7.10"), on(1, "TOTAL", "9.90")];
    assert_eq!(pages(two), [vec![0], vec![1]]);
    let numbered =
        vec![on(0, "INVOICE_RECEIPT_ID", "A-1"), on(1, "INVOICE_RECEIPT_ID", "A-2"), on(1, "TOTAL", "9.90")];
    assert_eq!(pages(numbered), [vec![0], vec![1]]);
}

#[test]
fn an_empty_reply_is_a_document_of_no_kind() {
    let found = interpret_with(Vec::new(), Vec::new());
    assert_eq!((found.len(), found[0].kind), (1, DocumentKind::Unknown));
    assert!(found[0].fields.is_empty());
}

#[test]
fn an_unsure_name_does_not_outweigh_our_own_reading() {
    let print = page(&[
        (0.1, 0.1, "KOPI SELATAN"),
        (0.1, 0.3, "TOTAL"),
        (0.6, 0.3, "7.10"),
        (0.1, 0.5, "VISA 55.00"),
    ]);
    let unsure = LabelledValue { label_confidence: Some(Confidence::new(0.3)), ..labelled("TOTAL", "55.00") };
    let found = interpret_with(vec![print], vec![unsure]);
    assert_eq!(plain(&found[0], FieldKind::Total).as_deref(), Some("7.10"));
}
