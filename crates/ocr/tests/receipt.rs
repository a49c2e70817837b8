//! A photographed receipt is read from pixels to words.

mod samples;

use std::sync::Mutex;

use jiff::Timestamp;
use vouch_core::{Alphabet, BoundingBox, Cancel, Engine, NoReplies, Page, Pixels, ReadRequest, TextLayout};
use vouch_ocr::OnDevice;
use vouch_testkit::picture_source;

const WIDTH: f32 = 1120.0;
const HEIGHT: f32 = 1340.0;

fn engine() -> OnDevice {
    OnDevice::new().expect("the networks are part of the program")
}

fn receipt() -> Pixels {
    samples::pixels("receipt-gb-stationer.jpg")
}

fn read(pixels: Pixels) -> TextLayout {
    let (source, pages) = (picture_source("receipt.jpg"), [samples::page(0, pixels)]);
    let request = ReadRequest {
        source: &source,
        pages: &pages,
        kind: None,
        now: Timestamp::UNIX_EPOCH,
        replies: &NoReplies,
    };
    let mut reading = engine().read(&request, &|_| {}, &Cancel::default()).expect("it can be read");
    reading.pages.remove(0).layout
}

/// Text that is large and clear enough to be read alike on every processor, row by row.
const CLEAR: [&str; 12] = [
    "LUMEN",
    "LUMEN STATIONERS LTD",
    "Receipt 100382",
    "Till 2",
    "11:06",
    "A4 paper 80gsm 5 reams",
    "£18.99",
    "Ring binder A4",
    "Trade card 10%",
    "TOTAL",
    "£31.72",
    "Thank you for shopping local",
];

fn assert_reads_clear_text(layout: &TextLayout) {
    let texts: Vec<String> = layout.lines.iter().map(|line| line.text()).collect();
    let mut rest = texts.iter();
    for clear in CLEAR {
        assert!(rest.any(|text| text == clear), "{clear} is missing or out of order in {texts:#?}");
    }
}

fn assert_box(layout: &TextLayout, text: &str, [left, top, right, bottom]: [f32; 4]) {
    let word = layout.words().find(|word| word.text == text).expect("the word is there");
    let at = [word.bounds.x, word.bounds.y, word.bounds.right(), word.bounds.bottom()];
    let expected = [left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT];
    let near = at.iter().zip(expected).all(|(at, expected)| (at - expected).abs() < 0.008);
    assert!(near, "{text} is at {at:?}, not at {expected:?}");
}

#[test]
fn a_slanted_photograph_gives_its_words_in_order_with_boxes_and_confidence() {
    let layout = read(receipt());
    assert_reads_clear_text(&layout);
    assert_box(&layout, "LUMEN", [478.0, 200.0, 658.0, 249.0]);
    assert_box(&layout, "TOTAL", [165.0, 801.0, 271.0, 831.0]);
    assert_box(&layout, "£31.72", [823.0, 819.0, 953.0, 851.0]);
    for word in layout.words() {
        assert!(word.confidence.is_some_and(|sure| sure.get() > 0.0 && sure.get() <= 1.0));
        assert_eq!(word.glyphs.len(), word.text.chars().count());
    }
    let total = layout.words().find(|word| word.text == "TOTAL").and_then(|word| word.confidence);
    assert!(total.is_some_and(|sure| sure.get() > 0.95), "bold text leaves little doubt: {total:?}");
}

/// Returns the picture after a quarter turn to the right.
fn turned(pixels: &Pixels) -> Pixels {
    let (width, height) = (pixels.height, pixels.width);
    let place = |x: u32, y: u32| ((pixels.height - 1 - x) * pixels.width + y) as usize * 3;
    let places = (0..height).flat_map(|y| (0..width).map(move |x| place(x, y)));
    let rgb = places.flat_map(|at| pixels.rgb[at..at + 3].iter().copied()).collect();
    Pixels { width, height, rgb }
}

#[test]
fn a_page_on_its_side_or_upside_down_is_read_too() {
    let mut pixels = receipt();
    let mut at = [165.0 / WIDTH, 801.0 / HEIGHT, 271.0 / WIDTH, 831.0 / HEIGHT];
    for quarters in 1..4 {
        pixels = turned(&pixels);
        let [left, top, right, bottom] = at;
        at = [1.0 - bottom, left, 1.0 - top, right];
        let layout = read(pixels.clone());
        assert_reads_clear_text(&layout);
        let total = layout.words().find(|word| word.text == "TOTAL").expect("the total is named").bounds;
        let found = [total.x, total.y, total.right(), total.bottom()];
        let near = found.iter().zip(at).all(|(found, at)| (found - at).abs() < 0.01);
        assert!(near, "after {quarters} quarters it is at {found:?}, not at {at:?}");
    }
}

/// Returns the picture of paper from a roll: in its middle everything is higher by this share of its width.
fn curled(pixels: &Pixels, height_share: f32) -> Pixels {
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let rise = |x: usize| (std::f32::consts::PI * x as f32 / WIDTH).sin() * height_share * WIDTH;
    let place = |x: usize, y: usize| (((y as f32 + rise(x)) as usize).min(height - 1) * width + x) * 3;
    let places = (0..height).flat_map(|y| (0..width).map(move |x| place(x, y)));
    let rgb = places.flat_map(|at| pixels.rgb[at..at + 3].iter().copied()).collect();
    Pixels { rgb, ..*pixels }
}

#[test]
fn a_curved_line_is_read_along_its_curve() {
    let layout = read(curled(&receipt(), 0.03));
    let texts: Vec<String> = layout.lines.iter().map(|line| line.text()).collect();
    assert!(texts.iter().any(|text| text == "3 Tanner's Row, York YO1 9ZZ"), "{texts:#?}");
    assert_box(&layout, "LUMEN", [478.0, 167.0, 658.0, 216.0]);
    assert_box(&layout, "£31.72", [823.0, 799.0, 953.0, 831.0]);
}

#[test]
fn a_region_gives_only_characters_of_its_alphabet() {
    let (engine, page) = (engine(), samples::page(3, receipt()));
    let read = |page: &Page, region, alphabet| {
        let reading = engine.read_region(page, region, alphabet, &Cancel::default());
        reading.expect("it can be read").layout.text()
    };
    let total = BoundingBox::from_edges(800.0 / WIDTH, 811.0 / HEIGHT, 965.0 / WIDTH, 859.0 / HEIGHT);
    assert_eq!(read(&page, total, Alphabet::Any), "£31.72");
    assert!(read(&page, total, Alphabet::Amount).ends_with("31.72"));
    let address = BoundingBox::from_edges(255.0 / WIDTH, 285.0 / HEIGHT, 875.0 / WIDTH, 345.0 / HEIGHT);
    for alphabet in [Alphabet::Amount, Alphabet::Date, Alphabet::Mrz] {
        let text = read(&page, address, alphabet);
        let allowed = |c: char| alphabet.allows(c) || c.is_whitespace();
        assert!(!text.is_empty() && text.chars().all(allowed), "{alphabet:?}: {text}");
    }
}

#[test]
fn pages_report_under_their_own_index_and_a_stop_between_them_holds() {
    let (engine, source) = (engine(), picture_source("receipts.pdf"));
    let pages = [4, 9].map(|index| samples::page(index, receipt()));
    let request = ReadRequest {
        source: &source,
        pages: &pages,
        kind: None,
        now: Timestamp::UNIX_EPOCH,
        replies: &NoReplies,
    };
    let (seen, cancel) = (Mutex::new(Vec::new()), Cancel::default());
    let note = |progress: vouch_core::Progress| {
        seen.lock().expect("no report panics").push(progress.page);
        if progress.page == 9 {
            cancel.cancel();
        }
    };
    assert!(engine.read(&request, &note, &cancel).is_err());
    let mut seen = seen.into_inner().expect("no report panics");
    seen.dedup();
    assert_eq!(seen, [4, 9]);
}
