//! Postcodes with their towns and states as marks of a country.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::country::table::COUNTRIES;
use crate::country::town;
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Spot;
use crate::text::fold::{Folded, fold, key};
use crate::text::lexicon;
use crate::text::postcode::{self, Postcode};

use super::mark::{Kind, Mark};

/// Returns the marks of addresses.
pub(super) fn marks(annotated: &AnnotatedText) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (row, line) in annotated.text_rows.rows.iter().enumerate() {
        let folded = fold(&line.text);
        let towns = towns_in(&folded);
        let codes = postcode::find(&line.text);
        for code in &codes {
            marks.extend(of_code(row, &line.text, code, &towns));
        }
        let is_address =
            !codes.is_empty() || line.text.contains(',') || lexicon::address_words(&line.text) > 0;
        let is_capital =
            |span: &std::ops::Range<usize>| !line.text[span.clone()].starts_with(char::is_lowercase);
        for town in towns.iter().filter(|town| town.is_large(is_address) && is_capital(&town.span)) {
            let spot = Spot { row, span: town.span.clone() };
            let name = &line.text[town.span.clone()];
            let all: f32 = town.places.iter().map(|place| people(place.size)).sum();
            for place in &town.places {
                if let Some(country) = COUNTRIES.iter().position(|country| country.code == place.country) {
                    let mark = Mark::new(country, Kind::Town, ("mark", "town"), name, Some(spot.clone()));
                    marks.push(mark.times((people(place.size) / all).sqrt()));
                }
            }
        }
    }
    marks
}

fn people(size: u8) -> f32 {
    10f32.powi(i32::from(size))
}

/// Returns the marks of a postcode: strong where a town or state of the country is beside it.
fn of_code(row: usize, text: &str, code: &Postcode, towns: &[PrintedTown]) -> Option<Mark> {
    let near = |town: &&PrintedTown| {
        let gap = if town.span.start >= code.span.end {
            &text[code.span.end..town.span.start]
        } else if town.span.end <= code.span.start {
            &text[town.span.end..code.span.start]
        } else {
            return false;
        };
        gap.chars().filter(|c| c.is_alphanumeric()).count() <= 3
    };
    let own = COUNTRIES[code.country].code;
    let town = towns.iter().filter(near).find(|town| town.places.iter().any(|place| place.country == own));
    let feature = match (town, code.names_region) {
        (Some(_), true) => ("address", "region_town"),
        (Some(_), false) => ("address", "town"),
        (None, true) => ("address", "region"),
        (None, false) if code.is_distinctive => ("address", "form"),
        (None, false) => return None,
    };
    let span = code.span.clone();
    let start = town.map_or(span.start, |town| town.span.start.min(span.start));
    let end = town.map_or(span.end, |town| town.span.end.max(span.end));
    Some(Mark::new(code.country, Kind::Address, feature, &text[start..end], Some(Spot { row, span })))
}

/// A town named in a text.
struct PrintedTown {
    span: std::ops::Range<usize>,
    places: Vec<town::Town>,
    letters: usize,
}

/// Towns whose names are common words of receipts.
const COMMON: &[&str] = &[
    "nice",
    "reading",
    "mobile",
    "bath",
    "split",
    "tours",
    "orange",
    "total",
    "date",
    "central",
    "union",
    "male",
    "sale",
    "best",
    "paid",
    "order",
    "service",
    "centre",
    "center",
    "market",
    "station",
    "victoria",
    "hamilton",
    "santa",
    "santo",
    "garden",
    "gardens",
    "enterprise",
    "independence",
    "commerce",
    "plan",
    "marina",
    "eden",
    "regina",
    "mission",
    "buy",
    "corner",
    "gate",
    "street",
    "baru",
    "batu",
    "opole",
    "data",
    "suma",
    "plaza",
    "imperial",
    "university",
    "valencia",
    "nova",
    "casa",
    "normal",
    "liberty",
    "progreso",
    "summit",
    "golden",
    "sunrise",
    "plantation",
    "laguna",
    "colon",
    "salem",
    "paradise",
    "metro",
    "kota",
];

static COMMON_FOLDED: LazyLock<HashSet<String>> =
    LazyLock::new(|| COMMON.iter().map(|word| key(word)).collect());

impl PrintedTown {
    /// Whether it is large enough to be meant where it stands by itself.
    fn is_large(&self, is_address: bool) -> bool {
        let size = self.places.iter().map(|place| place.size).max().unwrap_or(0);
        self.letters > 3
            && (size >= 6 || (is_address && size >= 4 && self.letters > 4) || size >= 5 && is_address)
    }
}

/// Most words of a town's name.
const WORDS: usize = 3;

/// Returns the towns in a text, the longest name of each place.
fn towns_in(text: &Folded) -> Vec<PrintedTown> {
    let mut towns: Vec<PrintedTown> = Vec::new();
    let mut next = 0;
    for start in (0..text.chars.len()).filter(|at| text.starts[*at] && text.chars[*at].is_alphabetic()) {
        if start < next {
            continue;
        }
        let ends = (start..text.chars.len()).filter(|at| text.ends[*at]).take(WORDS);
        let found = ends.collect::<Vec<usize>>().into_iter().rev().find_map(|end| {
            let letters = &text.chars[start..=end];
            if letters.len() < 3 || text.has_figure(start..end + 1) {
                return None;
            }
            let places: Vec<town::Town> = town::find(letters).collect();
            (!places.is_empty()).then_some((end, places))
        });
        if let Some((end, places)) = found {
            let letters: String = text.chars[start..=end].iter().collect();
            if !COMMON_FOLDED.contains(&letters) {
                let span = text.spans[start].0..text.spans[end].1;
                towns.push(PrintedTown { span, places, letters: end + 1 - start });
            }
            next = end + 1;
        }
    }
    towns
}
