//! How each receipt was printed, carried about and photographed.

use crate::camera::Camera;
use crate::desk::Desk;
use crate::fonts::Fonts;
use crate::photo::{Lying, Scene};
use crate::receipts::{
    BISTRO, CAFE, CAFETERIA, DINER, MARKET, PARKING, PASTRY, Receipt, STATIONER, WORKSHOP,
};
use crate::roll::{Print, print};
use crate::sheet::Sheet;
use crate::{Failure, Sample};

/// A print of a good head on new paper.
const FRESH: Print = Print {
    columns: 36,
    cell: (22.0, 39.0),
    em: (1.62, 1.62),
    paper: [0.965, 0.962, 0.945],
    ink: [0.15, 0.15, 0.18],
    fade: 0.3,
    seed: 1,
};

/// A phone in good light.
const PHONE: Camera = Camera { blur: 0.75, noise: 0.022, quality: 72, color: true, sideways: false };

/// All pictures of receipts.
pub fn all(fonts: &Fonts) -> Result<Vec<Sample>, Failure> {
    Ok(vec![
        cafe(fonts)?,
        market(fonts)?,
        bistro(fonts)?,
        diner(fonts)?,
        stationer(fonts)?,
        cafeteria(fonts)?,
        two_on_a_scan(fonts)?,
        workshop(fonts)?,
    ])
}

fn sample(receipts: &[&Receipt], scene: &Scene<'_>, camera: &Camera) -> Result<Sample, Failure> {
    let name = format!("{}.jpg", receipts[0].name);
    let documents = receipts.iter().map(|receipt| (receipt.truth)()).collect();
    Ok(Sample { name, file: camera.take(&scene.draw(), scene.seed)?, documents })
}

/// A sheet off a roll, as flat as it comes.
fn torn(sheet: &Sheet, corners: [(f32, f32); 4]) -> Lying<'_> {
    Lying {
        sheet,
        corners,
        bend: (0.0, 1.0),
        folds: Vec::new(),
        crumple: 0.0,
        torn: true,
        round: 0.0,
        lift: 8.0,
    }
}

/// On a restaurant's table, the waiter's shadow at the right.
fn cafe(fonts: &Fonts) -> Result<Sample, Failure> {
    let till = Print { fade: 0.35, seed: 11, ..FRESH };
    let sheet = print(&till, &fonts.face("DejaVuSansMono.ttf")?, CAFE.text)?;
    let lying = Lying {
        bend: (7.0, 0.8),
        folds: vec![(0.36, 0.012, 0.9), (0.69, -0.01, 0.7)],
        crumple: 0.10,
        ..torn(&sheet, [(172.0, 96.0), (1008.0, 62.0), (1052.0, 1718.0), (150.0, 1740.0)])
    };
    let scene = Scene {
        size: (1200, 1800),
        desk: Desk::Wood([0.44, 0.28, 0.17]),
        sheets: vec![lying],
        light: [1.10, 1.06, 0.985],
        falloff: [1.02, 0.84, 1.0, 0.9],
        shadow: Some((0.86, 0.35, 0.10, 0.32)),
        vignette: 0.16,
        seed: 101,
    };
    sample(&[&CAFE], &scene, &PHONE)
}

/// From the bottom of a shopping bag, smoothed out on a kitchen counter.
fn market(fonts: &Fonts) -> Result<Sample, Failure> {
    let till = Print { columns: 38, cell: (21.0, 38.0), em: (1.66, 1.66), fade: 0.25, seed: 12, ..FRESH };
    let sheet = print(&till, &fonts.face("LiberationMono-Regular.ttf")?, MARKET.text)?;
    let lying = Lying {
        bend: (5.0, 1.7),
        folds: vec![(0.22, 0.05, 0.5), (0.51, -0.03, 0.8), (0.78, 0.08, 0.5)],
        crumple: 0.17,
        lift: 6.0,
        ..torn(&sheet, [(206.0, 70.0), (968.0, 108.0), (930.0, 1788.0), (138.0, 1742.0)])
    };
    let scene = Scene {
        size: (1150, 1850),
        desk: Desk::Stone([0.33, 0.35, 0.37]),
        sheets: vec![lying],
        light: [1.03, 1.05, 1.06],
        falloff: [0.88, 1.0, 0.95, 1.0],
        shadow: None,
        vignette: 0.16,
        seed: 102,
    };
    sample(&[&MARKET], &scene, &PHONE)
}

/// Weeks in a wallet: folded twice, faded, on a tablecloth in the evening.
fn bistro(fonts: &Fonts) -> Result<Sample, Failure> {
    let till = Print {
        columns: 34,
        cell: (22.0, 38.0),
        em: (1.9, 1.9),
        paper: [0.95, 0.945, 0.92],
        ink: [0.24, 0.21, 0.34],
        fade: 0.62,
        seed: 13,
    };
    let sheet = print(&till, &fonts.face("Inconsolata.otf")?, BISTRO.text)?;
    let lying = Lying {
        bend: (9.0, 0.6),
        folds: vec![(0.33, -0.015, 1.0), (0.66, 0.01, 1.0)],
        crumple: 0.12,
        lift: 10.0,
        ..torn(&sheet, [(120.0, 120.0), (984.0, 60.0), (1032.0, 1478.0), (196.0, 1530.0)])
    };
    let scene = Scene {
        size: (1150, 1600),
        desk: Desk::Cloth([0.62, 0.20, 0.18]),
        sheets: vec![lying],
        light: [1.10, 1.03, 0.90],
        falloff: [0.98, 0.88, 0.82, 1.0],
        shadow: None,
        vignette: 0.16,
        seed: 103,
    };
    sample(&[&BISTRO], &scene, &Camera { noise: 0.032, blur: 0.85, ..PHONE })
}

/// Taken with the phone held sideways, from a slant.
fn diner(fonts: &Fonts) -> Result<Sample, Failure> {
    let till = Print { columns: 32, cell: (24.0, 45.0), em: (1.5, 1.75), fade: 0.3, seed: 14, ..FRESH };
    let sheet = print(&till, &fonts.face("DejaVuSansMono-Bold.ttf")?, DINER.text)?;
    let lying = Lying {
        bend: (12.0, 0.5),
        folds: vec![(0.49, 0.02, 0.8)],
        crumple: 0.05,
        lift: 14.0,
        ..torn(&sheet, [(208.0, 84.0), (908.0, 120.0), (1010.0, 1480.0), (112.0, 1452.0)])
    };
    let scene = Scene {
        size: (1120, 1560),
        desk: Desk::Stone([0.60, 0.58, 0.55]),
        sheets: vec![lying],
        light: [1.0, 0.985, 0.95],
        falloff: [0.9, 1.0, 1.0, 0.86],
        shadow: Some((0.12, -0.25, 0.16, -0.22)),
        vignette: 0.16,
        seed: 104,
    };
    sample(&[&DINER], &scene, &Camera { sideways: true, ..PHONE })
}

/// Kept flat in a folder.
fn stationer(fonts: &Fonts) -> Result<Sample, Failure> {
    let till = Print { columns: 36, cell: (22.0, 38.0), em: (1.9, 1.75), fade: 0.45, seed: 15, ..FRESH };
    let sheet = print(&till, &fonts.face("3270SemiCondensed-Regular.ttf")?, STATIONER.text)?;
    let lying = Lying {
        bend: (3.0, 1.0),
        folds: vec![(0.5, 0.0, 0.5)],
        crumple: 0.04,
        lift: 4.0,
        ..torn(&sheet, [(132.0, 112.0), (1010.0, 140.0), (988.0, 1240.0), (104.0, 1214.0)])
    };
    let scene = Scene {
        size: (1120, 1340),
        desk: Desk::Wood([0.68, 0.55, 0.40]),
        sheets: vec![lying],
        light: [1.05, 1.05, 1.05],
        falloff: [1.0, 0.93, 0.96, 1.0],
        shadow: None,
        vignette: 0.16,
        seed: 105,
    };
    sample(&[&STATIONER], &scene, &PHONE)
}

/// Still curling off the roll, in the morning sun.
fn cafeteria(fonts: &Fonts) -> Result<Sample, Failure> {
    let till = Print { columns: 34, cell: (22.0, 37.0), em: (1.62, 1.62), fade: 0.4, seed: 16, ..FRESH };
    let sheet = print(&till, &fonts.face("LiberationMono-Regular.ttf")?, CAFETERIA.text)?;
    let lying = Lying {
        bend: (16.0, 0.45),
        folds: vec![],
        crumple: 0.06,
        lift: 26.0,
        ..torn(&sheet, [(190.0, 90.0), (1004.0, 150.0), (936.0, 1404.0), (98.0, 1340.0)])
    };
    let scene = Scene {
        size: (1120, 1480),
        desk: Desk::Cloth([0.22, 0.34, 0.44]),
        sheets: vec![lying],
        light: [1.12, 1.085, 1.02],
        falloff: [1.0, 0.9, 1.03, 0.88],
        shadow: Some((0.72, 0.8, 0.05, 0.28)),
        vignette: 0.16,
        seed: 106,
    };
    sample(&[&CAFETERIA], &scene, &PHONE)
}

/// Two receipts of one morning under the lid of an office scanner.
fn two_on_a_scan(fonts: &Fonts) -> Result<Sample, Failure> {
    let parking = Print { columns: 30, cell: (19.0, 34.0), em: (1.62, 1.62), fade: 0.3, seed: 17, ..FRESH };
    let pastry = Print { columns: 32, cell: (18.0, 32.0), em: (1.9, 1.9), fade: 0.5, seed: 18, ..FRESH };
    let parking = print(&parking, &fonts.face("DejaVuSansMono.ttf")?, PARKING.text)?;
    let pastry = print(&pastry, &fonts.face("Inconsolata.otf")?, PASTRY.text)?;
    let left = Lying {
        folds: vec![(0.5, 0.01, 0.5)],
        crumple: 0.05,
        lift: 3.0,
        ..torn(&parking, [(92.0, 130.0), (712.0, 108.0), (736.0, 812.0), (116.0, 834.0)])
    };
    let right = Lying {
        folds: vec![(0.34, -0.01, 0.4), (0.67, 0.0, 0.5)],
        crumple: 0.08,
        lift: 3.0,
        ..torn(&pastry, [(826.0, 196.0), (1484.0, 226.0), (1446.0, 1010.0), (790.0, 978.0)])
    };
    let scene = Scene {
        size: (1580, 1120),
        desk: Desk::Lid,
        sheets: vec![left, right],
        light: [1.0, 1.0, 1.0],
        falloff: [1.0; 4],
        shadow: None,
        vignette: 0.0,
        seed: 107,
    };
    sample(
        &[&PARKING, &PASTRY],
        &scene,
        &Camera { blur: 0.6, noise: 0.012, quality: 74, color: false, sideways: false },
    )
}

/// Handed over with the bicycle, folded once.
fn workshop(fonts: &Fonts) -> Result<Sample, Failure> {
    let till = Print { columns: 38, cell: (21.0, 38.0), seed: 19, ..FRESH };
    let sheet = print(&till, &fonts.face("LiberationMono-Regular.ttf")?, WORKSHOP.text)?;
    let lying = Lying {
        bend: (4.0, 0.9),
        folds: vec![(0.46, 0.01, 0.7)],
        crumple: 0.05,
        ..torn(&sheet, [(150.0, 84.0), (1012.0, 118.0), (976.0, 1472.0), (112.0, 1440.0)])
    };
    let scene = Scene {
        size: (1130, 1560),
        desk: Desk::Stone([0.46, 0.44, 0.40]),
        sheets: vec![lying],
        light: [1.08, 1.06, 1.02],
        falloff: [1.0, 0.95, 0.9, 0.98],
        shadow: None,
        vignette: 0.16,
        seed: 108,
    };
    sample(&[&WORKSHOP], &scene, &PHONE)
}
