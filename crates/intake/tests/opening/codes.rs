use image::{GrayImage, ImageFormat, Luma};
use libtest_mimic::Failed;
use qrcode::{Color, QrCode};

use crate::{made, open};

const PAYMENT: &str = "BCD\n002\n1\nSCT\n\nLinden Papier GmbH\nDE02120300000000202051\nEUR119.00";

/// A code on a white page of 900 x 1200 pixels: its centre, the size of its modules and its rotation.
struct PlacedCode<'a> {
    text: &'a str,
    middle: (f32, f32),
    module: f32,
    degrees: f32,
}

/// Returns the shade at a point of a page with codes on it.
fn shade(codes: &[(QrCode, &PlacedCode<'_>)], x: f32, y: f32) -> u8 {
    let is_dark = codes.iter().any(|(code, placed)| {
        let (sin, cos) = placed.degrees.to_radians().sin_cos();
        let (x, y) = (x - placed.middle.0, y - placed.middle.1);
        let half = code.width() as f32 / 2.0;
        let module = |at: f32| (at / placed.module + half).floor();
        let (column, row) = (module(x * cos + y * sin), module(y * cos - x * sin));
        let on_code = 0.0..code.width() as f32;
        on_code.contains(&column)
            && on_code.contains(&row)
            && code[(column as usize, row as usize)] == Color::Dark
    });
    if is_dark { 40 } else { 235 }
}

fn page(placed: &[PlacedCode<'_>], light: impl Fn(f32, f32) -> f32) -> GrayImage {
    let codes: Vec<(QrCode, &PlacedCode<'_>)> =
        placed.iter().map(|placed| (QrCode::new(placed.text).expect("a short text"), placed)).collect();
    GrayImage::from_fn(900, 1200, |x, y| {
        let (x, y) = (x as f32, y as f32);
        // Four samples a pixel: edges are as soft as a scanner's.
        let offsets = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        let sum: f32 = offsets.iter().map(|(dx, dy)| f32::from(shade(&codes, x + dx, y + dy))).sum();
        Luma([(sum / 4.0 * light(x, y)) as u8])
    })
}

fn texts(page: GrayImage) -> Result<Vec<String>, Failed> {
    let opened = open(&made::encoded(&page.into(), ImageFormat::Jpeg))?;
    Ok(opened.codes.into_iter().flat_map(|reading| reading.values).map(|value| value.text).collect())
}

pub fn a_code_is_read_whichever_way_it_lies() -> Result<(), Failed> {
    for (module, degrees) in [(3.0, 0.0), (4.3, 90.0), (4.0, 17.0), (7.0, 45.0), (12.0, 203.0)] {
        let placed = PlacedCode { text: PAYMENT, middle: (420.0, 610.0), module, degrees };
        let opened = open(&made::encoded(&page(&[placed], |_, _| 1.0).into(), ImageFormat::Png))?;
        let codes = opened.codes.ok_or("no code was found")?;
        assert_eq!(codes.engine.name, "code");
        assert_eq!(codes.values[0].text, PAYMENT, "{module} pixels, {degrees} degrees");
        let bounds = codes.values[0].bounds.ok_or("no place was given")?;
        assert!((bounds.center_x() - 420.0 / 900.0).abs() < 0.02, "{bounds:?}");
        assert!((bounds.center_y() - 610.0 / 1200.0).abs() < 0.02, "{bounds:?}");
    }
    Ok(())
}

pub fn a_code_on_a_photo_is_read() -> Result<(), Failed> {
    let placed = PlacedCode { text: PAYMENT, middle: (500.0, 700.0), module: 5.0, degrees: 8.0 };
    let shadow = |x: f32, y: f32| 0.45 + 0.5 * (x + y) / 2100.0;
    assert_eq!(texts(page(&[placed], shadow))?, [PAYMENT]);
    Ok(())
}

pub fn every_code_on_a_page_is_read_once() -> Result<(), Failed> {
    let placed = |text, middle| PlacedCode { text, middle, module: 4.0, degrees: 0.0 };
    let three =
        [placed("first", (200.0, 200.0)), placed("second", (200.0, 800.0)), placed("first", (650.0, 800.0))];
    let mut found = texts(page(&three, |_, _| 1.0))?;
    found.sort();
    assert_eq!(found, ["first", "second"]);
    Ok(())
}

pub fn what_looks_like_print_is_no_code() -> Result<(), Failed> {
    let stripes = GrayImage::from_fn(900, 1200, |x, y| {
        let wave = [1, 0, 1, 1, 1, 0, 1, 0, 0][(x as usize / 4) % 9] == 1;
        Luma([if wave && (y / 28) % 2 == 0 { 20 } else { 240 }])
    });
    assert!(texts(stripes)?.is_empty());
    assert!(texts(GrayImage::from_pixel(3, 2, Luma([0])))?.is_empty());
    Ok(())
}
