//! The data page of a passport of Utopia, the country of specimens.

use std::f32::consts::TAU;

use ab_glyph::FontVec;
use serde_json::{Value, json};

use crate::camera::Camera;
use crate::desk::Desk;
use crate::fonts::Fonts;
use crate::mrz::{Bearer, zone};
use crate::photo::{Lying, Scene};
use crate::sheet::{Color, Setting, Sheet};
use crate::{Failure, Sample, noise};

/// Pixels for a millimeter; the page is 125 mm by 88 mm.
const MM: f32 = 11.2;
const INK: Color = [0.13, 0.14, 0.18];
const LABEL: Color = [0.20, 0.36, 0.44];

const MIRA: Bearer = Bearer {
    surname: "ALDER",
    given_names: "MIRA JOLENE",
    number: "U47K29018",
    birth: "880719",
    sex: 'F',
    expiry: "331002",
};

const TOMAS: Bearer = Bearer {
    surname: "VANTERPOOL HOLLIS",
    given_names: "TOMAS EDVARD",
    number: "U51J84207",
    birth: "790305",
    sex: 'M',
    expiry: "310817",
};

/// What the printed part says besides.
struct Print {
    birth: &'static str,
    place: &'static str,
    issue: &'static str,
    expiry: &'static str,
}

/// A good passport and one whose number carries a wrong check digit.
pub fn all(fonts: &Fonts) -> Result<Vec<Sample>, Failure> {
    Ok(vec![good(fonts)?, misprinted(fonts)?])
}

/// Photographed on a desk, a lamp shining in the laminate.
fn good(fonts: &Fonts) -> Result<Sample, Failure> {
    let print = Print {
        birth: "19 JUL / JUIL 88",
        place: "AMAUROT",
        issue: "03 OCT / OCT 23",
        expiry: "02 OCT / OCT 33",
    };
    let zone = zone(&MIRA, 0);
    let page = page(fonts, &MIRA, &print, &zone)?;
    let scene = Scene {
        size: (1560, 1130),
        desk: Desk::Wood([0.30, 0.20, 0.14]),
        sheets: vec![lying(&page, [(112.0, 96.0), (1468.0, 64.0), (1490.0, 1034.0), (78.0, 1046.0)])],
        light: [1.03, 1.01, 0.97],
        falloff: [1.0, 0.94, 0.98, 1.02],
        shadow: Some((0.66, -0.55, 0.10, -0.10)),
        vignette: 0.16,
        seed: 201,
    };
    let camera = Camera { blur: 0.7, noise: 0.02, quality: 76, color: true, sideways: false };
    let truth = truth(&MIRA, ["1988-07-19", "2033-10-02"], &zone, &[]);
    let file = camera.take(&scene.draw(), scene.seed)?;
    Ok(Sample { name: "passport-utopia.jpg".to_owned(), file, documents: vec![truth] })
}

/// An office's photocopy.
fn misprinted(fonts: &Fonts) -> Result<Sample, Failure> {
    let print = Print {
        birth: "05 MAR / MARS 79",
        place: "ANYDER",
        issue: "18 AUG / AOUT 21",
        expiry: "17 AUG / AOUT 31",
    };
    let zone = zone(&TOMAS, 3);
    let page = page(fonts, &TOMAS, &print, &zone)?;
    let scene = Scene {
        size: (1560, 1100),
        desk: Desk::Lid,
        sheets: vec![lying(&page, [(70.0, 92.0), (1470.0, 44.0), (1502.0, 1024.0), (102.0, 1066.0)])],
        light: [1.0; 3],
        falloff: [1.0, 1.0, 0.93, 1.0],
        shadow: None,
        vignette: 0.0,
        seed: 202,
    };
    let camera = Camera { blur: 0.85, noise: 0.03, quality: 70, color: false, sideways: false };
    let truth = truth(&TOMAS, ["1979-03-05", "2031-08-17"], &zone, &["document_number", "mrz"]);
    let file = camera.take(&scene.draw(), scene.seed)?;
    Ok(Sample { name: "passport-utopia-misprint.jpg".to_owned(), file, documents: vec![truth] })
}

fn lying(sheet: &Sheet, corners: [(f32, f32); 4]) -> Lying<'_> {
    Lying {
        sheet,
        corners,
        bend: (0.0, 1.0),
        folds: Vec::new(),
        crumple: 0.025,
        torn: false,
        round: 36.0,
        lift: 9.0,
    }
}

fn truth(bearer: &Bearer, [birth, expiry]: [&str; 2], zone: &[String; 2], failing: &[&str]) -> Value {
    json!({
        "kind": "passport",
        "fields": {
            "document_number": bearer.number,
            "surname": bearer.surname,
            "given_names": bearer.given_names,
            "nationality": "UTO",
            "issuing_state": "UTO",
            "birth_date": birth,
            "sex": bearer.sex,
            "expiry_date": expiry,
            "mrz": zone.join(", ")
        },
        "failing_check_digits": failing
    })
}

/// The page, 125 mm by 88 mm.
fn page(fonts: &Fonts, bearer: &Bearer, print: &Print, zone: &[String; 2]) -> Result<Sheet, Failure> {
    let (label, value, ocr) = (
        fonts.face("LiberationSans-Regular.ttf")?,
        fonts.face("LiberationSans-Bold.ttf")?,
        fonts.face("OCRB.otf")?,
    );
    let mut sheet = Sheet::new((125.0 * MM) as usize, (88.0 * MM) as usize, [1.0; 3]);
    background(&mut sheet);
    portrait(&mut sheet, (7.0, 15.5), (33.0, 42.0));
    let mut set = |at: (f32, f32), text: &str, face: &FontVec, size: f32, ink: Color| {
        let setting = Setting { face, em: (size * MM, size * MM), pitch: None, ink };
        sheet.text((at.0 * MM, at.1 * MM), text, &setting, &even);
    };
    set((7.0, 9.5), "UTOPIA", &value, 6.2, [0.12, 0.28, 0.38]);
    set((45.0, 6.6), "PASSPORT", &value, 3.0, LABEL);
    set((45.0, 10.2), "PASSEPORT", &label, 2.6, LABEL);
    let names: Vec<(f32, f32, &str, &str)> = vec![
        (64.0, 7.0, "Type / Type", "P"),
        (80.0, 7.0, "Code / Code", "UTO"),
        (97.0, 7.0, "Passport No. / Passeport No", bearer.number),
        (45.0, 16.5, "Surname / Nom", bearer.surname),
        (45.0, 24.5, "Given names / Prénoms", bearer.given_names),
        (45.0, 32.5, "Nationality / Nationalité", "UTOPIAN"),
        (45.0, 40.5, "Date of birth / Date de naissance", print.birth),
        (84.0, 40.5, "Sex / Sexe", if bearer.sex == 'F' { "F" } else { "M" }),
        (97.0, 40.5, "Place of birth / Lieu", print.place),
        (45.0, 48.5, "Date of issue / Date de délivrance", print.issue),
        (84.0, 48.5, "Authority / Autorité", "PASSPORT OFFICE"),
        (45.0, 56.5, "Date of expiry / Date d'expiration", print.expiry),
    ];
    for (x, y, caption, text) in names {
        set((x, y), caption, &label, 1.9, LABEL);
        set((x, y + 3.6), text, &value, 3.1, INK);
    }
    signature(&mut sheet, (88.0, 61.0));
    for (line, text) in zone.iter().enumerate() {
        let setting =
            Setting { face: &ocr, em: (3.9 * MM, 3.9 * MM), pitch: Some(2.54 * MM), ink: [0.08, 0.08, 0.09] };
        sheet.text((6.6 * MM, (73.6 + 6.4 * line as f32) * MM), text, &setting, &|x, y| {
            0.9 - 0.15 * noise::at(5, x as i32, y as i32)
        });
    }
    Ok(sheet)
}

fn even(_: f32, _: f32) -> f32 {
    0.92
}

/// Tints that run into each other, woven over with fine lines; a plain band for the zone.
fn background(sheet: &mut Sheet) {
    let (width, height) = (sheet.width as f32, sheet.height as f32);
    for y in 0..sheet.height {
        for x in 0..sheet.width {
            let (u, v) = (x as f32 / width, y as f32 / height);
            let (cool, warm, green) = ([0.80, 0.89, 0.93], [0.95, 0.88, 0.86], [0.86, 0.93, 0.86]);
            let mut color = cool;
            crate::sheet::mix(&mut color, warm, (u * 1.2 - 0.1 + 0.15 * (v * 5.0).sin()).clamp(0.0, 1.0));
            crate::sheet::mix(&mut color, green, (0.5 - (v - 0.35).abs() * 1.6).clamp(0.0, 0.5));
            let wave = |phase: f32, reach: f32| {
                let at =
                    v * height + (u * 9.0 + phase).sin() * reach + (u * 23.0 - phase).cos() * reach * 0.3;
                let line = (at / 9.0 * TAU).sin();
                ((line - 0.72) / 0.28).clamp(0.0, 1.0)
            };
            crate::sheet::mix(&mut color, [0.55, 0.72, 0.78], wave(0.3, 46.0) * 0.42);
            crate::sheet::mix(&mut color, [0.80, 0.62, 0.64], wave(2.4, 64.0) * 0.34);
            let rose = ((u - 0.72) * width).hypot((v - 0.40) * height);
            let angle = ((v - 0.40) * height).atan2((u - 0.72) * width);
            let petals = (rose / 7.0 + (angle * 12.0).sin() * 2.2).sin();
            let near = (1.0 - rose / 250.0).clamp(0.0, 1.0);
            crate::sheet::mix(
                &mut color,
                [0.52, 0.60, 0.72],
                ((petals - 0.6) / 0.4).clamp(0.0, 1.0) * near * 0.6,
            );
            crate::sheet::mix(&mut color, [0.955, 0.955, 0.945], ((v - 0.755) * 60.0).clamp(0.0, 0.93));
            sheet.rgb[y * sheet.width + x] = color;
        }
    }
}

/// Nobody: a head and shoulders in gray.
fn portrait(sheet: &mut Sheet, at: (f32, f32), size: (f32, f32)) {
    for y in (at.1 * MM) as i32..((at.1 + size.1) * MM) as i32 {
        for x in (at.0 * MM) as i32..((at.0 + size.0) * MM) as i32 {
            let u = ((x as f32 / MM - at.0) / size.0 - 0.5) * 2.0 * size.0 / size.1;
            let v = (y as f32 / MM - at.1) / size.1;
            let soft = |distance: f32| (0.5 - distance * 60.0).clamp(0.0, 1.0);
            let mut color = [0.80, 0.84, 0.87].map(|channel: f32| channel - v * 0.08);
            let shoulders = soft(u.abs().powf(2.2) * 0.55 + 0.74 - v);
            let neck = soft((u.abs() - 0.15).max(0.55 - v));
            let hair = soft((u / 0.36).hypot((v - 0.36) / 0.26) - 1.0);
            let head = soft((u / 0.27).hypot((v - 0.42) / 0.235) - 1.0);
            crate::sheet::mix(&mut color, [0.62, 0.60, 0.58], neck);
            crate::sheet::mix(&mut color, [0.34, 0.38, 0.44], shoulders);
            crate::sheet::mix(&mut color, [0.36, 0.33, 0.31], hair);
            crate::sheet::mix(&mut color, [0.70, 0.67, 0.64], head);
            let light = 1.0 - 0.10 * (u + 0.2) + 0.02 * noise::smooth(77, x as f32 / 5.0, y as f32 / 5.0);
            sheet.ink(x, y, color.map(|channel| channel * light), 0.94);
        }
    }
}

/// A name in one stroke.
fn signature(sheet: &mut Sheet, at: (f32, f32)) {
    for step in 0..2600 {
        let t = step as f32 / 2600.0;
        let x = at.0 + t * 24.0 + (t * 31.0).sin() * 1.1;
        let y = at.1 + (t * 44.0).sin() * 1.5 * (1.0 - t * 0.6) - (t * 7.0).cos() * 0.7;
        let width = 1.3 + (t * 44.0).cos() * 0.5;
        for dy in -2..=2 {
            for dx in -2..=2 {
                let cover = (width - (dx as f32).hypot(dy as f32)).clamp(0.0, 1.0) * 0.5;
                sheet.ink((x * MM) as i32 + dx, (y * MM) as i32 + dy, [0.10, 0.12, 0.30], cover);
            }
        }
    }
}
