//! Whatever is on a page or in an e-invoice, interpreting it gives documents: text in any script, amounts of any size.

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use vouch_core::{
    Attachment, BoundingBox, Confidence, DocumentKind, EngineId, Extraction, FieldKind, Finding, Glyph,
    LabelledValue, Line, PageReading, Reading, TextLayout, TextOrigin, Verdict, Word,
};
use vouch_interpret::{Conclusion, Context, bare_name, einvoice, ibans, interpret};

/// Captions, names, dates and numbers that the rules look for.
const KNOWN: &str = "Total TOTAL: Summe MwSt VAT 20% Subtotal Change Cash Qty Rechnung Nr. Invoice No Nº USt-IdNr. Reg \
     No: DE GB DE123456789 IBAN DE89 GmbH Sdn Bhd SARL Straße 81100JOHOR Tel www Page of 22.03.2018 2018-03-22 24 März \
     31/12/99 13:45 12.50 1.234,56 100,- 1'234.00 0000000000000000 P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< \
     L898902C36UTO7408122F1204159ZE184226B<<<<<10";
/// Signs of several bytes and others, as they are written beside numbers.
const SIGNS: &str = "€ $ £ ¥ ₹ ₩ ₺ ₽ ₫ ฿ ₱ ₦ ₴ ₪ ﷼ zł Kč د.إ RM Fr. CHF ,- .- ,-€ -€ €- − – ( ) % x @ : / # ' ’ « · ● | . , ﬁ \
     ß İ ŉ é \u{301} \u{200d} \u{202e} \u{feff} 年 月 ١٢ १२ １２ 🧾 👩‍👧";
/// Spaces between words; only the first one separates words on a page.
const SPACES: &[&str] = &[" ", "  ", "\u{a0}", "\u{202f}", "\u{2009}", "\u{3000}", "\t"];

/// Returns a line of text in which numbers, signs and captions touch each other, with spaces of all kinds between.
fn text() -> impl Strategy<Value = String> {
    let one_of = |list: &'static str| prop::sample::select(list.split_whitespace().collect::<Vec<_>>());
    let piece = prop_oneof![
        8 => "[0-9]{1,4}",
        6 => one_of(SIGNS).prop_map(str::to_owned),
        3 => one_of(KNOWN).prop_map(str::to_owned),
        1 => "[0-9A-Z<]{28,46}",
        1 => "\\PC{1,6}",
    ];
    let word = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat());
    let space = prop_oneof![8 => Just(" "), 1 => prop::sample::select(SPACES)];
    let words = prop::collection::vec((word, space), 1..8);
    words.prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect())
}

/// Returns a line of words. In every other row the characters are told apart.
fn line(text: &str, row: usize) -> Option<Line> {
    let y = 0.03 * row as f32 % 0.95;
    let mut left = if row % 3 == 2 { 0.6 } else { 0.05 };
    let words = text.split(' ').filter(|word| !word.is_empty()).map(|word| {
        let width = 0.012 * word.chars().count() as f32;
        let bounds = BoundingBox { x: left, y, w: width, h: 0.015 };
        left += width + 0.012;
        let confidence = Some(Confidence::new(0.9));
        let glyph = |character| Glyph { character, confidence: Confidence::new(0.9), rival: None };
        let glyphs = if row.is_multiple_of(2) { word.chars().map(glyph).collect() } else { Vec::new() };
        Word { text: word.to_owned(), bounds, confidence, glyphs }
    });
    Line::new(words.collect())
}

fn page(texts: &[String], origin: TextOrigin) -> PageReading {
    let lines = texts.iter().zip(0..).filter_map(|(text, row)| line(text, row)).collect();
    PageReading { page: 0, aspect: 0.7, slant: 0.0, origin, layout: TextLayout { lines } }
}

fn reading(engine: &str, pages: Vec<PageReading>, values: Vec<LabelledValue>) -> Reading {
    let engine = EngineId { name: engine.to_owned(), version: "1".to_owned() };
    Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values }
}

fn context(kind: Option<DocumentKind>) -> Context {
    Context { today: Date::constant(2026, 11, 21), kind }
}

/// The labels of an engine that labels its values, with the group of each.
const LABELS: &[(&str, &str)] = &[
    ("expense:1", "VENDOR_NAME"),
    ("expense:1", "VENDOR_ADDRESS"),
    ("expense:1", "INVOICE_RECEIPT_ID"),
    ("expense:1", "INVOICE_RECEIPT_DATE"),
    ("expense:1", "SUBTOTAL"),
    ("expense:1", "TAX"),
    ("expense:1", "TAX"),
    ("expense:1", "TOTAL"),
    ("expense:1", "TAX_PAYER_ID"),
    ("expense:1/line:1", "ITEM"),
    ("expense:1/line:1", "QUANTITY"),
    ("expense:1/line:1", "UNIT_PRICE"),
    ("expense:1/line:1", "PRICE"),
    ("identity:2", "DATE_OF_BIRTH"),
    ("identity:2", "DOCUMENT_NUMBER"),
    ("identity:2", "MRZ_CODE"),
];

fn labelled(texts: &[String]) -> Vec<LabelledValue> {
    let value = |((group, label), text): (&(&str, &str), &String)| LabelledValue {
        label: (*label).to_owned(),
        text: text.clone(),
        caption: Some(text.clone()),
        group: Some((*group).to_owned()),
        ..LabelledValue::default()
    };
    LABELS.iter().zip(texts.iter().cycle()).map(value).collect()
}

/// Returns the text of QR codes in known standards, with any text in them.
fn codes(texts: &[String]) -> Vec<LabelledValue> {
    let forms = texts.iter().flat_map(|text| {
        [
            text.clone(),
            format!("A:123456789*F:20210101*O:{text}"),
            format!("BCD\n002\n1\nSCT\n\n{text}\n{text}\n{text}"),
            format!("upi://pay?pn={text}&am={text}"),
            format!("SPC\n0200\n1\n{text}\n//S1/10/{text}/11/{text}"),
            format!("SPD*1.0*ACC:{text}*AM:{text}*DT:{text}"),
        ]
    });
    forms.map(|text| LabelledValue { text, ..LabelledValue::default() }).collect()
}

fn has_candidates(document: &Extraction) {
    for field in document.fields.values() {
        assert!(!field.candidates.is_empty(), "a field without a candidate");
    }
}

/// Groups of a tax number are looked for after a number, so there are currency signs before it, after it, and more
/// digits after these.
#[test]
fn currency_signs_beside_numbers_are_interpreted() {
    let signs =
        ["€", "$", "£", "¥", "₹", "₩", "₺", "₽", "₫", "฿", "₱", "₦", "₴", "₪", "﷼", "zł", "Kč", "د.إ"];
    for sign in signs {
        for line in [
            format!("Stuhl 100,-{sign} 19"),
            format!("Stuhl 100 {sign}19 234"),
            format!("USt-IdNr. DE 123,{sign} 456 789"),
            format!("VAT Reg No: 123{sign}4567 89{sign}"),
            format!("{sign}100,-{sign} 19{sign} 20"),
            format!("DE {sign}100{sign} 200 300{sign}"),
            format!("Total {sign}1{sign}2{sign}3 44"),
        ] {
            for origin in [TextOrigin::Exact, TextOrigin::Recognised] {
                let pages = vec![page(&[line.clone(), format!("Total 100,00{sign}")], origin)];
                let found = interpret(&[reading("text", pages, Vec::new())], &context(None));
                assert_eq!(found.len(), 1, "{line}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_on_a_page_is_interpreted(
        texts in prop::collection::vec(text(), 1..16),
        is_exact in any::<bool>(),
        is_travel in prop::bool::weighted(0.2),
    ) {
        let origin = if is_exact { TextOrigin::Exact } else { TextOrigin::Recognised };
        let again = vec![page(&texts[..texts.len() / 2], TextOrigin::SecondReading)];
        let readings = [
            reading("text", vec![page(&texts, origin)], Vec::new()),
            reading("code", Vec::new(), codes(&texts[..1])),
            reading("second_look", again, Vec::new()),
        ];
        let context = context(is_travel.then_some(DocumentKind::Passport));
        interpret(&readings, &context).iter().for_each(has_candidates);
        Conclusion::of(&readings, &context).regions_to_reread();
        for text in &texts {
            bare_name(text);
            line(text, 0).as_ref().map(ibans);
        }
    }

    #[test]
    fn any_text_of_labelled_values_is_interpreted(
        texts in prop::collection::vec(text(), 1..16),
        has_pages in any::<bool>(),
    ) {
        let pages = if has_pages { vec![page(&texts, TextOrigin::Recognised)] } else { Vec::new() };
        let readings = [reading("textract", pages, labelled(&texts))];
        interpret(&readings, &context(None)).iter().for_each(has_candidates);
    }

    #[test]
    fn any_amounts_of_an_e_invoice_are_interpreted(
        amounts in prop::collection::vec(amount(), 15),
        is_printed in any::<bool>(),
    ) {
        let mut readings = vec![einvoice_of(&amounts)];
        if is_printed {
            let texts: Vec<String> = amounts.iter().map(|amount| format!("Total {amount}")).collect();
            readings.push(reading("text", vec![page(&texts, TextOrigin::Exact)], Vec::new()));
        }
        interpret(&readings, &context(None)).iter().for_each(has_candidates);
    }

    #[test]
    fn any_numbers_on_a_page_are_interpreted(
        rows in prop::collection::vec((amount(), amount(), amount()), 1..8),
    ) {
        let row = |(quantity, price, amount): &(Decimal, Decimal, Decimal)| format!("Item {quantity} x {price} {amount}");
        let heads = ["Description Qty Price Amount".to_owned()];
        let sums = [format!("Subtotal {}", rows[0].0), format!("VAT 19% {} {}", rows[0].1, rows[0].2)];
        let texts: Vec<String> = heads.into_iter().chain(rows.iter().map(row)).chain(sums).collect();
        let pages = vec![page(&texts, TextOrigin::Exact)];
        let readings = [reading("textract", pages, labelled(&texts))];
        interpret(&readings, &context(None)).iter().for_each(has_candidates);
        interpret(&[reading("text", vec![page(&texts, TextOrigin::Exact)], Vec::new())], &context(None));
    }
}

/// Returns any decimal, more often than not a small or usual one.
fn amount() -> impl Strategy<Value = Decimal> {
    let parts = (any::<u32>(), any::<u32>(), any::<u32>(), any::<bool>(), 0..=Decimal::MAX_SCALE);
    prop_oneof![
        4 => parts.prop_map(|(lo, mid, hi, negative, scale)| Decimal::from_parts(lo, mid, hi, negative, scale)),
        2 => (any::<i64>(), 0u32..4).prop_map(|(units, scale)| Decimal::new(units, scale)),
        1 => (-100_000i64..100_000).prop_map(|cents| Decimal::new(cents, 2)),
        1 => prop::sample::select(vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::new(1, Decimal::MAX_SCALE)]),
    ]
}

/// Returns an e-invoice with these amounts, one for each element.
fn einvoice_of(amounts: &[Decimal]) -> Reading {
    let element = |name: &str, at: usize| format!("<{name}>{}</{name}>", amounts[at]);
    let elements = |names: &[&str], from: usize| -> String {
        names.iter().zip(from..).map(|(name, at)| element(name, at)).collect()
    };
    let line = |from: usize| {
        format!(
            "<InvoiceLine><ID>1</ID>{}<Item><Name>Chair</Name></Item><Price>{}</Price></InvoiceLine>",
            elements(&["InvoicedQuantity", "LineExtensionAmount"], from),
            elements(&["PriceAmount", "BaseQuantity"], from + 2),
        )
    };
    let xml = format!(
        "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID>7</ID>\
         <DocumentCurrencyCode>EUR</DocumentCurrencyCode>\
         <TaxTotal>{}<TaxSubtotal>{}<TaxCategory>{}</TaxCategory></TaxSubtotal></TaxTotal>\
         <LegalMonetaryTotal>{}</LegalMonetaryTotal>{}{}</Invoice>",
        element("TaxAmount", 0),
        elements(&["TaxableAmount", "TaxAmount"], 1),
        element("Percent", 3),
        elements(
            &[
                "LineExtensionAmount",
                "AllowanceTotalAmount",
                "ChargeTotalAmount",
                "TaxInclusiveAmount",
                "PayableRoundingAmount"
            ],
            4
        ),
        line(9),
        line(11),
    );
    let mut readings = einvoice::readings(&[Attachment::new("data.xml", xml)], Timestamp::UNIX_EPOCH);
    assert_eq!(readings.len(), 1, "an e-invoice");
    readings.remove(0)
}

#[test]
fn amounts_that_cannot_be_summed_do_not_hold() {
    let mut amounts = [Decimal::MAX; 15];
    // A total, and no rounding that would be added to it.
    (amounts[7], amounts[8]) = (Decimal::ONE, Decimal::ZERO);
    let found = interpret(&[einvoice_of(&amounts)], &context(None));
    assert_eq!(found.len(), 1);
    let findings = &found[0].findings;
    assert!(findings.iter().any(|finding| matches!(finding, Finding::SumOpen { .. })), "{findings:?}");
    assert!(findings.iter().any(|finding| matches!(finding, Finding::TaxRateOff { .. })), "{findings:?}");
    assert_ne!(found[0].verdict(FieldKind::Tax), Verdict::Proved);
}
