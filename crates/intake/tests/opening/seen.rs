//! Text counts only where a person sees it.

use libtest_mimic::Failed;
use vouch_core::{Line, TextOrigin};

use crate::made_pdf::{Sheet, pdf};
use crate::open;

/// What is read of one page: the text that is seen, the hidden one, and whether more may be there.
struct Read {
    seen: String,
    hidden: String,
    is_partial: bool,
}

fn read(sheet: Sheet) -> Result<Read, Failed> {
    let opened = open(&pdf(&[sheet], None, None))?;
    let pages = opened.text.map(|reading| reading.pages).unwrap_or_default();
    let text = |origin: TextOrigin| {
        let of = pages.iter().filter(|page| page.origin == origin).flat_map(|page| &page.layout.lines);
        of.map(Line::text).collect::<Vec<_>>().join("|")
    };
    Ok(Read {
        seen: text(TextOrigin::Exact),
        hidden: text(TextOrigin::HiddenLayer),
        is_partial: opened.partial_text == [0],
    })
}

fn drawn(drawing: &str) -> Result<Read, Failed> {
    read(Sheet::drawn(drawing))
}

const OLD: &str = "BT /F1 12 Tf 30 150 Td (Total 120.00) Tj 0 -40 Td (Thank you) Tj ET";
const NEW: &str = "BT /F1 12 Tf 30 150 Td (Total 180.00) Tj ET";

pub fn text_under_paint_is_not_read() -> Result<(), Failed> {
    let paints = [
        ("a white box", "1 g 25 145 120 18 re f 0 g"),
        ("a black box", "0 g 25 145 120 18 re f"),
        ("a box as a path", "1 g 25 145 m 145 145 l 145 163 l 25 163 l h f 0 g"),
        ("two boxes", "1 g 25 145 60 18 re f 85 145 60 18 re f 0 g"),
        ("a broad line", "1 G 18 w 25 154 m 145 154 l S 0 G"),
        ("a clipped box", "q 25 145 120 18 re W n 1 g 0 0 300 200 re f Q 0 g"),
    ];
    for (what, paint) in paints {
        let page = drawn(&format!("{OLD} {paint}"))?;
        assert_eq!((page.seen.as_str(), page.hidden.as_str()), ("Thank you", ""), "{what}");
        assert!(page.is_partial, "{what}: what was painted there must be read from the pixels");
        let page = drawn(&format!("{OLD} {paint} 0.5 g {NEW}"))?;
        assert_eq!(page.seen, "Total 180.00|Thank you", "{what}");
    }
    Ok(())
}

pub fn text_that_shows_through_is_read() -> Result<(), Failed> {
    let paints = [
        ("a faint box", "/Faint gs 1 1 0 rg 25 145 120 18 re f"),
        ("a marker", "/Multiply gs 1 1 0 rg 25 145 120 18 re f"),
        ("a frame", "25 145 120 18 re S"),
        ("a frame of two boxes", "25 145 120 18 re 26 146 118 16 re f*"),
        ("a line through it", "1 w 25 154 m 145 154 l S"),
        ("a box elsewhere", "1 g 25 20 120 18 re f"),
        ("a box that is clipped away", "q 0 0 10 10 re W n 1 g 25 145 120 18 re f Q"),
    ];
    for (what, paint) in paints {
        let page = drawn(&format!("{OLD} {paint}"))?;
        assert_eq!((page.seen.as_str(), page.is_partial), ("Total 120.00|Thank you", false), "{what}");
    }
    let page = drawn(&format!("0.2 0.4 0.7 rg 0 0 300 200 re f 1 g {OLD}"))?;
    assert_eq!((page.seen.as_str(), page.is_partial), ("Total 120.00|Thank you", false), "white on blue");
    Ok(())
}

pub fn text_without_contrast_place_or_size_is_not_read() -> Result<(), Failed> {
    let hidden = [
        ("white on white", "1 g BT /F1 12 Tf 30 150 Td (Total 120.00) Tj ET"),
        ("nearly white", "0.97 g BT /F1 12 Tf 30 150 Td (Total 120.00) Tj ET"),
        ("black on black", "0 0 300 100 re f BT /F1 12 Tf 30 50 Td (Total 120.00) Tj ET"),
        ("clipped away", "q 0 0 10 10 re W n BT /F1 12 Tf 30 150 Td (Total 120.00) Tj ET Q"),
        ("off the page", "BT /F1 12 Tf 30 250 Td (Total 120.00) Tj ET"),
        ("tiny", "BT /F1 0.4 Tf 30 150 Td (Total 120.00) Tj ET"),
        ("invisible", "BT /F1 12 Tf 3 Tr 30 150 Td (Total 120.00) Tj ET"),
    ];
    for (what, drawing) in hidden {
        let page = drawn(&format!("{drawing} 0 g 0 Tr BT /F1 12 Tf 30 110 Td (Thank you) Tj ET"))?;
        assert_eq!((page.seen.as_str(), page.hidden.as_str()), ("Thank you", ""), "{what}");
    }
    Ok(())
}

pub fn text_under_pictures_in_strips_is_hidden() -> Result<(), Failed> {
    let strips: String =
        (0..20).map(|strip| format!(" q 300 0 0 10 0 {} cm /Scan Do Q", strip * 10)).collect();
    let page = drawn(&format!("{OLD}{strips}"))?;
    assert_eq!((page.seen.as_str(), page.hidden.as_str()), ("", "Total 120.00|Thank you"));
    Ok(())
}

pub fn a_note_is_read_and_covers_what_is_below() -> Result<(), Failed> {
    let note = format!("1 1 0.8 rg 25 145 120 18 re f 0 g {NEW}");
    let page = read(Sheet { note: Some(note), ..Sheet::drawn(OLD) })?;
    assert_eq!((page.seen.as_str(), page.is_partial), ("Total 180.00|Thank you", true));
    Ok(())
}

pub fn a_few_words_on_a_scan_are_only_a_part() -> Result<(), Failed> {
    let scan = "q 300 0 0 200 0 0 cm /Print Do Q";
    let stamp = "1 g 20 20 100 20 re f 0 g BT /F1 10 Tf 30 25 Td (Received 17 March) Tj ET";
    assert!(drawn(&format!("{scan} {stamp}"))?.is_partial);
    let logo = "q 60 0 0 30 220 160 cm /Print Do Q";
    assert!(!drawn(&format!("{logo} {OLD}"))?.is_partial, "a logo is no scan");
    assert!(
        !drawn(&format!("q 300 0 0 200 0 0 cm /Scan Do Q {OLD}"))?.is_partial,
        "colored paper is no scan"
    );
    Ok(())
}

pub fn text_drawn_sideways_has_a_slant() -> Result<(), Failed> {
    let drawing = "BT /F1 12 Tf 0 1 -1 0 150 20 Tm (Total 12.50) Tj ET";
    let opened = open(&pdf(&[Sheet::drawn(drawing)], None, None))?;
    let page = &opened.text.as_ref().ok_or("no text")?.pages[0];
    assert_eq!((page.slant, page.layout.text().as_str()), (-90.0, "Total 12.50"));
    Ok(())
}

pub fn spaces_between_thousands_stay_what_they_are() -> Result<(), Failed> {
    let page = drawn("BT /F1 12 Tf 30 150 Td (2\\240760,00 \\240 15 760) Tj ET")?;
    assert_eq!(page.seen, "2\u{A0}760,00 15 760");
    Ok(())
}
