//! A page scanned in any orientation gives the same fields, with places on the page as it was scanned.

use jiff::Timestamp;
use jiff::civil::date;
use vouch_core::{
    BoundingBox, EngineId, Extraction, FieldKind, Line, PageReading, Reading, TextLayout, TextOrigin, Word,
};
use vouch_interpret::{Context, interpret};

const ASPECT: f32 = 0.5;

const RECEIPT: &[(f32, f32, &str)] = &[
    (0.20, 0.06, "LUCKY TRADING SDN BHD"),
    (0.20, 0.09, "12, JALAN MAWAR 3,"),
    (0.20, 0.12, "81100 JOHOR BAHRU, JOHOR"),
    (0.10, 0.20, "DATE: 22/03/2018"),
    (0.10, 0.25, "GREEN TEA"),
    (0.75, 0.25, "12.50"),
    (0.10, 0.28, "BREAD"),
    (0.75, 0.28, "4.20"),
    (0.10, 0.34, "TOTAL RM"),
    (0.75, 0.34, "16.70"),
    (0.10, 0.37, "CASH"),
    (0.75, 0.37, "20.00"),
    (0.10, 0.40, "CHANGE"),
    (0.75, 0.40, "3.30"),
];

/// Returns a box of the receipt on a page turned clockwise by this many degrees, and the aspect of that page.
fn on_page(bounds: BoundingBox, degrees: f32) -> (BoundingBox, f32) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let width = ASPECT * cos.abs() + sin.abs();
    let height = ASPECT * sin.abs() + cos.abs();
    let (x, y) = ((bounds.center_x() - 0.5) * ASPECT, bounds.center_y() - 0.5);
    let (x, y) = ((x * cos - y * sin) / width + 0.5, (x * sin + y * cos) / height + 0.5);
    let (w, h) = (bounds.w * ASPECT, bounds.h);
    let (half_w, half_h) =
        ((w * cos.abs() + h * sin.abs()) / width / 2.0, (w * sin.abs() + h * cos.abs()) / height / 2.0);
    (BoundingBox::from_edges(x - half_w, y - half_h, x + half_w, y + half_h), width / height)
}

fn receipt(degrees: f32) -> Extraction {
    let (height, letter) = (0.015, 0.018);
    let lines = RECEIPT.iter().filter_map(|(x, y, text)| {
        let mut left = *x;
        let words = text.split(' ').map(|word| {
            let width = letter * word.len() as f32;
            let upright = BoundingBox { x: left, y: *y, w: width, h: height };
            left += width + letter;
            Word {
                text: word.to_owned(),
                bounds: on_page(upright, degrees).0,
                confidence: None,
                glyphs: vec![],
            }
        });
        Line::new(words.collect())
    });
    let page = PageReading {
        page: 0,
        aspect: on_page(BoundingBox::page(), degrees).1,
        slant: degrees,
        origin: TextOrigin::Recognised,
        layout: TextLayout { lines: lines.collect() },
    };
    let engine = EngineId { name: "device".to_owned(), version: "1".to_owned() };
    let reading = Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages: vec![page], values: Vec::new() };
    interpret(&[reading], &Context { today: date(2026, 11, 21), kind: None }).remove(0)
}

fn values(extraction: &Extraction) -> Vec<(FieldKind, String)> {
    extraction.fields.iter().map(|(kind, field)| (*kind, field.best().value.plain())).collect()
}

#[test]
fn any_orientation_gives_the_same_fields() {
    let upright = receipt(0.0);
    assert_eq!(upright.fields[&FieldKind::Total].best().value.plain(), "16.70");
    assert_eq!(upright.line_items.len(), 2);
    for degrees in [90.0, 180.0, -90.0, 4.0, -7.0, 25.0, 45.0, 100.0, -130.0] {
        let turned = receipt(degrees);
        assert_eq!(values(&turned), values(&upright), "{degrees} degrees");
        for (kind, field) in &upright.fields {
            let bounds = |field: &vouch_core::Field| field.best().place.and_then(|place| place.bounds);
            let Some(expected) = bounds(field) else { continue };
            let (expected, _) = on_page(expected, degrees);
            let found = bounds(&turned.fields[kind]).expect("a place");
            let off = (found.center_x() - expected.center_x()).hypot(found.center_y() - expected.center_y());
            assert!(off < 0.01, "{kind:?} at {degrees} degrees: {found:?} for {expected:?}");
        }
    }
}
