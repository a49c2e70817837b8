use libtest_mimic::Failed;
use vouch_core::{Line, PageReading, Relationship, TextOrigin};
use vouch_intake::{IntakeError, Limits, Opened};

use crate::made_pdf::{Sheet, pdf};
use crate::{open, open_within, sizes};

fn readings(opened: &Opened) -> &[PageReading] {
    opened.text.as_ref().map_or(&[], |reading| &reading.pages)
}

fn lines(reading: &PageReading) -> Vec<String> {
    reading.layout.lines.iter().map(Line::text).collect()
}

pub fn a_pdf_gives_pages_text_and_attachments() -> Result<(), Failed> {
    let xml = b"<rsm:CrossIndustryInvoice/>".as_slice();
    let opened = open(&pdf(
        &[Sheet::with_text("Total 12.50"), Sheet::with_text("")],
        Some(("factur-x.xml", xml)),
        None,
    ))?;
    assert_eq!(sizes(&opened), [(833, 556); 2]);
    let reading = opened.text.as_ref().ok_or("no text")?;
    assert_eq!((reading.engine.name.as_str(), reading.pages.len()), ("text", 1));
    let page = &reading.pages[0];
    assert_eq!((page.page, page.origin, lines(page)), (0, TextOrigin::Exact, vec!["Total 12.50".to_owned()]));
    assert!((page.aspect - 1.5).abs() < 1e-3);
    let bounds = page.layout.lines[0].bounds;
    assert!((bounds.x - 0.1).abs() < 0.01 && bounds.y > 0.19 && bounds.bottom() < 0.28, "{bounds:?}");

    let pixels = opened.pages[0].pixels.load()?;
    let dark = pixels.rgb.chunks(3).position(|pixel| pixel[0] < 100).ok_or("nothing is drawn")?;
    let row = dark / pixels.width as usize;
    assert!((105..130).contains(&row), "the text begins in row {row}");

    assert_eq!(opened.attachments.len(), 1, "named twice, attached once");
    assert_eq!(
        (opened.attachments[0].name.as_str(), opened.attachments[0].bytes.as_slice()),
        ("factur-x.xml", xml)
    );
    let attached = &opened.attachments[0];
    assert_eq!((attached.relationship, attached.is_associated), (Some(Relationship::Alternative), true));
    Ok(())
}

pub fn a_turned_page_is_upright() -> Result<(), Failed> {
    // Drawn so that it reads from left to right once the page is rotated clockwise.
    let drawing = "BT /F1 12 Tf 0 1 -1 0 50 20 Tm (Total 12.50) Tj ET".to_owned();
    let opened = open(&pdf(&[Sheet { size: (200, 300), rotate: 90, drawing, note: None }], None, None))?;
    assert_eq!(sizes(&opened), [(833, 556)]);
    let page = &readings(&opened)[0];
    assert_eq!(lines(page), ["Total 12.50"]);
    let bounds = page.layout.lines[0].bounds;
    assert!(bounds.w > 3.0 * bounds.h && (bounds.x - 20.0 / 300.0).abs() < 0.01, "{bounds:?}");
    assert!((0.20..0.28).contains(&bounds.bottom()), "{bounds:?}");
    Ok(())
}

pub fn invisible_text_is_told_from_drawn_text() -> Result<(), Failed> {
    let drawing = "q 300 0 0 200 0 0 cm /Scan Do Q BT /F1 12 Tf 3 Tr 30 150 Td (hidden layer) Tj \
                   0 Tr 0 -40 Td (stamp) Tj ET";
    let opened = open(&pdf(&[Sheet::drawn(drawing)], None, None))?;
    let found: Vec<_> =
        readings(&opened).iter().map(|page| (page.page, page.origin, lines(page).join("|"))).collect();
    let expected = [(0, TextOrigin::Exact, "stamp"), (0, TextOrigin::HiddenLayer, "hidden layer")];
    assert_eq!(found, expected.map(|(page, origin, text)| (page, origin, text.to_owned())));
    Ok(())
}

pub fn text_under_a_scan_is_a_hidden_layer() -> Result<(), Failed> {
    let drawing = "BT /F1 12 Tf 30 150 Td (covered) Tj ET q 300 0 0 200 0 0 cm /Scan Do Q";
    let opened = open(&pdf(&[Sheet::drawn(drawing)], None, None))?;
    let origins: Vec<_> = readings(&opened).iter().map(|page| page.origin).collect();
    assert_eq!(origins, [TextOrigin::HiddenLayer]);
    Ok(())
}

pub fn an_empty_password_opens() -> Result<(), Failed> {
    let opened = open(&pdf(&[Sheet::with_text("no secret")], Some(("a.xml", b"<a/>")), Some("")))?;
    assert_eq!(lines(&readings(&opened)[0]), ["no secret"]);
    assert_eq!(opened.attachments[0].bytes, b"<a/>");
    Ok(())
}

pub fn a_real_password_does_not() -> Result<(), Failed> {
    let error = open(&pdf(&[Sheet::with_text("secret")], None, Some("sesame"))).err();
    assert_eq!(error, Some(IntakeError::PasswordProtected));
    Ok(())
}

pub fn a_cut_off_pdf_keeps_what_it_still_shows() -> Result<(), Failed> {
    let filled = "0 0 300 200 re f ".repeat(200);
    let sheet = || Sheet { size: (300, 200), rotate: 0, drawing: filled.clone(), note: None };
    let whole = pdf(&[sheet(), sheet(), sheet()], None, None);
    let tables = [&whole[..whole.len() / 2], b"\nendstream\nendobj\n"].concat();
    // The remainder may or may not show that there are pages: it is never reported as complete.
    match open(&tables) {
        Ok(opened) => assert!(!opened.lost_pages.is_empty() || opened.pages.len() < 3),
        Err(error) => assert_eq!(error.code(), "damaged_file"),
    }
    Ok(())
}

pub fn an_e_invoice_alone_has_no_page() -> Result<(), Failed> {
    let xml = br#"<?xml version="1.0"?><rsm:CrossIndustryInvoice xmlns:rsm="urn:x"/>"#;
    let opened = open(xml)?;
    assert!(opened.pages.is_empty() && opened.text.is_none());
    assert_eq!(
        (opened.attachments[0].name.as_str(), opened.attachments[0].bytes.as_slice()),
        ("file", xml.as_slice())
    );
    Ok(())
}

pub fn long_documents_are_loaded_page_by_page() -> Result<(), Failed> {
    let sheets: Vec<_> = (0..14)
        .map(|page| {
            let gray = f64::from(page) / 20.0;
            Sheet { size: (595, 842), rotate: 0, drawing: format!("{gray} g 0 0 595 842 re f"), note: None }
        })
        .collect();
    let opened = open_within(Limits::default(), &pdf(&sheets, None, None))?;
    assert_eq!(opened.pages.len(), 14);
    for (index, page) in opened.pages.iter().enumerate().rev() {
        let pixels = page.pixels.load()?;
        assert_eq!(pixels.rgb.len(), 1653 * 2339 * 3);
        let middle = i32::from(pixels.rgb[pixels.rgb.len() / 2]);
        assert!((middle - index as i32 * 255 / 20).abs() <= 1, "page {index} is {middle}");
    }
    Ok(())
}
