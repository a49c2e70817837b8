//! Receipts as a till prints them: one face, one pitch, line by line on a roll.
//!
//! A line of a receipt begins with a mark: `=` for a title of double size, `!` for bold, `@` for centered, `-` for a
//! ruled line, `|` for a bar code, `#` for a QR code with `¶` where its text begins a new line, a space for plain. Tabs
//! part a line into cells: the first stands at the left edge, the others end at columns of their own, the last at the
//! right edge.

use ab_glyph::FontVec;
use qrcode::QrCode;

use crate::Failure;
use crate::noise;
use crate::sheet::{Color, Setting, Sheet};

/// How a till prints.
#[derive(Clone, Copy)]
pub struct Print {
    /// Characters in a line.
    pub columns: usize,
    /// Width and height of a character cell in pixels.
    pub cell: (f32, f32),
    /// Em of the face in widths of a cell: larger for narrow faces.
    pub em: (f32, f32),
    /// Color of the paper.
    pub paper: Color,
    /// Color of the ink.
    pub ink: Color,
    /// How much ink goes missing where the head is worn, 0..=1.
    pub fade: f32,
    /// Seed of its blemishes.
    pub seed: u64,
}

/// Paper left white around the print, in pixels.
const MARGIN: (f32, f32) = (46.0, 60.0);

/// Prints a receipt.
pub fn print(till: &Print, face: &FontVec, text: &str) -> Result<Sheet, Failure> {
    let (cell, line) = till.cell;
    let lines: Vec<&str> = text.lines().collect();
    let height: f32 = lines.iter().map(|text| line_height(text) * line).sum();
    let width = till.columns as f32 * cell + 2.0 * MARGIN.0;
    let mut sheet = Sheet::new(width as usize, (height + 2.0 * MARGIN.1) as usize, till.paper);
    let press = |x: f32, y: f32| press(till, x, y);
    let mut y = MARGIN.1;
    for text in lines {
        let (mark, rest) = text.split_at_checked(1).unwrap_or((" ", ""));
        let bottom = y + line_height(text) * line;
        match mark {
            "-" => dashes(&mut sheet, till, y + line * 0.5, &press),
            "|" => bar_code(&mut sheet, till, rest, (y + line * 0.3, line * 2.2), &press),
            "#" => qr_code(&mut sheet, till, &QrCode::new(rest.replace('¶', "\n"))?, (y, bottom - y), &press),
            _ => set(&mut sheet, (till, face), mark, rest, bottom - line * 0.28, &press),
        }
        y = bottom;
    }
    Ok(sheet)
}

fn line_height(text: &str) -> f32 {
    match text.chars().next() {
        Some('=') => 1.9,
        Some('|') => 3.0,
        Some('#') => 13.0,
        _ => 1.0,
    }
}

/// Sets one line, its cells at the left, at the right or in the middle.
fn set(
    sheet: &mut Sheet,
    (till, face): (&Print, &FontVec),
    mark: &str,
    text: &str,
    baseline: f32,
    press: &dyn Fn(f32, f32) -> f32,
) {
    let size = if mark == "=" { 2.0 } else { 1.0 };
    let pitch = till.cell.0 * if mark == "=" { 1.7 } else { 1.0 };
    let em = (till.cell.0 * till.em.0 * if mark == "=" { 1.75 } else { 1.0 }, till.cell.0 * till.em.1 * size);
    let setting = Setting { face, em, pitch: Some(pitch), ink: till.ink };
    let right = sheet.width as f32 - MARGIN.0;
    let mut put = |x: f32, text: &str| {
        sheet.text((x, baseline), text, &setting, press);
        if mark == "!" {
            sheet.text((x + 1.4, baseline), text, &setting, press);
        }
    };
    if mark == "@" || mark == "=" {
        put((sheet_width(till) - setting.width(text)) / 2.0, text);
        return;
    }
    let mut cells = text.split('\t');
    put(MARGIN.0, cells.next().unwrap_or_default());
    for (place, text) in cells.collect::<Vec<_>>().into_iter().rev().enumerate() {
        put(right - place as f32 * till.cell.0 * 9.0 - setting.width(text), text);
    }
}

fn sheet_width(till: &Print) -> f32 {
    till.columns as f32 * till.cell.0 + 2.0 * MARGIN.0
}

fn dashes(sheet: &mut Sheet, till: &Print, y: f32, press: &dyn Fn(f32, f32) -> f32) {
    for column in 0..till.columns {
        let x = MARGIN.0 + (column as f32 + 0.15) * till.cell.0;
        sheet.bar(x, y, till.cell.0 * 0.7, 2.2, till.ink, press);
    }
}

fn bar_code(
    sheet: &mut Sheet,
    till: &Print,
    digits: &str,
    rows: (f32, f32),
    press: &dyn Fn(f32, f32) -> f32,
) {
    let module = 3.0;
    let mut x = sheet_width(till) * 0.2;
    let mut place = 0;
    while x < sheet_width(till) * 0.8 {
        let width = |place| 1.0 + (noise::at(digits.len() as u64, place, 11) * 3.0).floor();
        sheet.bar(x, rows.0, width(place) * module, rows.1, till.ink, press);
        x += (width(place) + width(place + 1)) * module;
        place += 2;
    }
}

/// In the middle, with the quiet zone that readers need.
fn qr_code(
    sheet: &mut Sheet,
    till: &Print,
    code: &QrCode,
    (top, height): (f32, f32),
    press: &dyn Fn(f32, f32) -> f32,
) {
    const QUIET: f32 = 4.0;
    let module = (height / (code.width() as f32 + 2.0 * QUIET)).floor();
    let left = (sheet_width(till) - code.width() as f32 * module) / 2.0;
    let colors = code.to_colors();
    for (row, modules) in colors.chunks(code.width()).enumerate() {
        for (column, _) in modules.iter().enumerate().filter(|(_, color)| **color == qrcode::Color::Dark) {
            let (x, y) = (left + column as f32 * module, top + (row as f32 + QUIET) * module);
            sheet.bar(x, y, module, module, till.ink, press);
        }
    }
}

/// Ink at a place: heads wear in stripes down the paper, heat comes and goes across it.
fn press(till: &Print, x: f32, y: f32) -> f32 {
    let stripe = noise::smooth(till.seed, x / 90.0, 0.0).max(0.0) * 0.5
        + noise::smooth(till.seed + 1, x / 7.0, 0.5) * 0.2;
    let cloud = noise::hills(till.seed + 2, x / 260.0, y / 180.0) * 0.6;
    let speckle = noise::at(till.seed + 3, x as i32, y as i32) * 0.35;
    (1.0 - till.fade * (0.25 + stripe + cloud + speckle)).clamp(0.12, 1.0)
}
