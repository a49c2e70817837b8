//! Whatever is on a page, and wherever: nothing panics, the result is always the same, every place is on a page, and
//! what is proved rests on evidence.

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use vouch_core::{
    BoundingBox, Candidate, Confidence, EngineId, Evidence, Extraction, Glyph, Line, PageReading, Reading,
    TextLayout, TextOrigin, Verdict, Word,
};
use vouch_interpret::{Context, interpret};

/// Texts of receipts, invoices and passports, and some of none.
const TEXTS: &[&str] = &[
    "TAX INVOICE",
    "Rechnung Nr. RE-2026/17",
    "Invoice # 42",
    "LUCKY STAR TRADING SDN BHD (123456-X)",
    "Muster GmbH ● Ecke 12 ● 12345 Stadthausen",
    "12, JALAN MAWAR, 81100 JOHOR BAHRU",
    "Käufer:",
    "Bill to: Beta Ltd",
    "VAT No. GB 123 4567 89",
    "Date: 22/03/2026 13:45",
    "03/04/26",
    "24. März 2026",
    "2026-03-24",
    "Due Date 31.12.2026",
    "Subtotal",
    "TOTAL RM",
    "Total TTC",
    "GST 6%",
    "Rounding",
    "CASH",
    "Change",
    "Discount 10%",
    "100.00",
    "106.00",
    "6.00",
    "-0.02",
    "1.234,56 €",
    "€ 0,99",
    "2 x 3.50 7.00",
    "999999999999999.99",
    "Description Qty Price Amount",
    "Tel. +49 30 1234567",
    "www.acme.co.uk",
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F3204153ZE184226B<<<<<16",
    "Passport No. L 898902 C3",
    "12 AUG 1974",
    "( ) - .",
    "ÄÖÜß 日本 🙂",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => select(TEXTS).prop_map(str::to_owned), 1 => "\\PC{0,24}"]
}

fn share() -> impl Strategy<Value = f32> {
    (0u16..=1000).prop_map(|thousandths| f32::from(thousandths) / 1000.0)
}

prop_compose! {
    fn line()(text in text(), x in share(), y in share(), width in share(), height in 0u8..60, sure in share(), has_confidences: bool)
        -> Option<Line>
    {
        let (right, bottom) = ((x + width).min(1.0), (y + f32::from(height) / 1000.0).min(1.0));
        let count = text.chars().count().max(1) as f32;
        let confidence = has_confidences.then(|| Confidence::new(sure));
        let mut at = 0.0;
        let words = text.split(' ').map(|word| {
            let edge = |place: f32| x + (right - x) * place / count;
            let from = at;
            at += word.chars().count() as f32 + 1.0;
            let bounds = BoundingBox::from_edges(edge(from), y, edge((at - 1.0).min(count)), bottom);
            let glyph = |character| Glyph {
                character,
                confidence: Confidence::new(sure),
                rival: Some(('0', Confidence::new(1.0 - sure))),
            };
            let glyphs = if has_confidences { word.chars().map(glyph).collect() } else { Vec::new() };
            Word { text: word.to_owned(), bounds, confidence, glyphs }
        });
        Line::new(words.collect())
    }
}

fn page() -> impl Strategy<Value = PageReading> {
    let origin = select(vec![TextOrigin::Exact, TextOrigin::Recognised, TextOrigin::HiddenLayer]);
    let aspect = select(vec![0.4, 0.7, 1.0, 1.5, 0.0, f32::NAN]);
    (0u32..3, aspect, origin, prop::collection::vec(line(), 0..24)).prop_map(
        |(page, aspect, origin, lines)| {
            let layout = TextLayout { lines: lines.into_iter().flatten().collect() };
            PageReading { page, aspect, slant: 0.0, origin, layout }
        },
    )
}

fn readings() -> impl Strategy<Value = Vec<Reading>> {
    let reading = |(name, mut pages): (&str, Vec<PageReading>)| {
        pages.sort_by_key(|page| page.page);
        pages.dedup_by_key(|page| page.page);
        let engine = EngineId { name: name.to_owned(), version: "1".to_owned() };
        Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
    };
    let pages = || prop::collection::vec(page(), 0..3);
    (pages(), pages())
        .prop_map(move |(text, device)| vec![reading(("text", text)), reading(("device", device))])
}

fn conclude(readings: &[Reading]) -> Vec<Extraction> {
    interpret(readings, &Context { today: Date::constant(2026, 11, 21), kind: None })
}

/// Whether evidence says that the characters are right.
fn confirms_characters(evidence: &Evidence) -> bool {
    matches!(
        evidence,
        Evidence::ExactText
            | Evidence::ReadingsAgree { .. }
            | Evidence::SecondReadingAgrees { .. }
            | Evidence::PrintedElsewhere { .. }
            | Evidence::ReadBeyondDoubt { .. }
            | Evidence::WeekdayFits
            | Evidence::SumCloses { .. }
            | Evidence::CashLessChange { .. }
            | Evidence::LineItemsAddUp { .. }
            | Evidence::CheckDigitFits
            | Evidence::CurrencyOfCountry { .. }
            | Evidence::PrintedZoneAgrees
    )
}

/// Whether evidence says that another value or another field may be meant.
fn contradicts(evidence: &Evidence) -> bool {
    matches!(
        evidence,
        Evidence::RuleFails
            | Evidence::RivalClose { .. }
            | Evidence::Unaccounted { .. }
            | Evidence::DateOrderOpen { .. }
            | Evidence::OpenChoice { .. }
    )
}

fn lies_on_a_page(candidate: &Candidate, readings: &[Reading]) -> bool {
    let Some(place) = candidate.place else { return true };
    let inside = place.bounds.is_none_or(|bounds| {
        let edges = [bounds.x, bounds.y, bounds.right(), bounds.bottom()];
        edges.iter().all(|edge| (-1e-4..=1.0001).contains(edge))
    });
    inside && readings.iter().flat_map(|reading| &reading.pages).any(|page| page.page == place.page)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_layout_is_interpreted(readings in readings()) {
        let found = conclude(&readings);
        prop_assert!(!found.is_empty());
        prop_assert_eq!(&found, &conclude(&readings));
        for (kind, field) in found.iter().flat_map(|extraction| &extraction.fields) {
            for candidate in &field.candidates {
                prop_assert!(lies_on_a_page(candidate, &readings), "{}", kind.name());
            }
            if field.verdict == Verdict::Proved {
                let evidence = &field.best().evidence;
                prop_assert!(evidence.iter().any(confirms_characters), "{}: {evidence:?}", kind.name());
                prop_assert!(!evidence.iter().any(contradicts), "{}: {evidence:?}", kind.name());
            }
        }
    }
}
