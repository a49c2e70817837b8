//! The print on a page: its words, and a part of it read once more.

use vouch_core::{
    Alphabet, BoundingBox, Cancel, DocumentId, Extraction, FieldKind, Place, Reading, Record, TextLayout,
    TextOrigin, ValueKind,
};

use crate::document::page_api::{RegionText, WordView};
use crate::document::view::Shown;
use crate::{App, AppError, ErrorCode};

/// Shorter pieces of a covered number give nothing away, and would take innocent words with them.
const TELLING: usize = 4;

impl App {
    /// The words on a page as the best witness saw them, without those that a screen must cover.
    pub(crate) fn page_words(&self, document: DocumentId, page: u32) -> Result<Vec<WordView>, AppError> {
        let Shown { row, extraction, record, .. } = self.shown(document)?;
        let readings = self.readings_for(row.source, &[page])?;
        let Some(best) = Reading::best_of_page(&readings, page) else { return Ok(Vec::new()) };
        let covers = Covers::of(&extraction, &record, page);
        let words = best.layout.words().filter(|word| !covers.hide(&word.text, &word.bounds));
        Ok(words.map(|word| WordView { text: word.text.clone(), bounds: word.bounds.into() }).collect())
    }

    /// What stands in a part of a page: the text the file carries, or else what the default engine reads there in the
    /// alphabet of the field.
    pub(crate) fn read_region(
        &self,
        document: DocumentId,
        field: FieldKind,
        page: u32,
        region: BoundingBox,
    ) -> Result<RegionText, AppError> {
        let source = self.store().document(document)?.row.source;
        let readings = self.readings_for(source, &[page])?;
        let exact = Reading::best_of_page(&readings, page).filter(|best| best.origin == TextOrigin::Exact);
        if let Some(text) =
            exact.map(|exact| inside(&exact.layout, &region)).filter(|found| !found.text.is_empty())
        {
            return Ok(text);
        }
        let unavailable = || AppError::new(ErrorCode::EngineUnavailable);
        let engine = self.pipeline().engines().first().ok_or_else(unavailable)?;
        let page = self.opened_page(source, page)?;
        let read = engine.read_region(&page, region, alphabet(field), &Cancel::default())?;
        Ok(inside(&read.layout, &BoundingBox::page()))
    }
}

/// What a person may type into the field.
fn alphabet(field: FieldKind) -> Alphabet {
    match field.value_kind() {
        ValueKind::Amount => Alphabet::Amount,
        ValueKind::Date => Alphabet::Date,
        _ if field == FieldKind::Mrz => Alphabet::Mrz,
        _ => Alphabet::Any,
    }
}

/// The words whose middle lies in the box.
fn inside(layout: &TextLayout, region: &BoundingBox) -> RegionText {
    let words = || layout.words().filter(|word| region.holds_middle_of(&word.bounds));
    let text = words().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    RegionText { text, bounds: BoundingBox::around(words().map(|word| &word.bounds)).map(Into::into) }
}

/// The numbers of a travel document, by their places on a page and by their characters.
struct Covers {
    places: Vec<BoundingBox>,
    numbers: Vec<String>,
}

impl Covers {
    fn of(extraction: &Extraction, record: &Record, page: u32) -> Self {
        let masked = |field: &FieldKind| vouch_review::is_masked(record.kind, *field);
        let read = || extraction.fields.iter().filter(|(kind, _)| masked(kind)).map(|(_, field)| field);
        let on_page = |place: Place| place.bounds.filter(|_| place.page == page);
        let candidates = || read().flat_map(|field| &field.candidates);
        let places = read().flat_map(|field| field.printed.iter().copied());
        let places = places.chain(candidates().filter_map(|candidate| candidate.place));
        let values = record.fields.iter().filter(|(kind, _)| masked(kind));
        let values = values.filter_map(|(_, field)| field.value.as_ref()).map(|value| value.plain());
        let numbers = candidates().flat_map(|candidate| [candidate.value.plain(), candidate.raw.clone()]);
        Self {
            places: places.filter_map(on_page).collect(),
            numbers: values.chain(numbers).map(|number| bare(&number)).collect(),
        }
    }

    fn hide(&self, text: &str, bounds: &BoundingBox) -> bool {
        let text = bare(text);
        let tells = |number: &String| {
            number.len() >= TELLING && text.contains(number)
                || text.len() >= TELLING && number.contains(&text)
        };
        self.places.iter().any(|place| place.holds_middle_of(bounds)) || self.numbers.iter().any(tells)
    }
}

/// Letters and digits only, as different prints of one number share them.
fn bare(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vouch_core::{EngineId, Line, PageReading};
    use vouch_testkit::typed;

    #[test]
    fn a_box_takes_the_words_whose_middle_it_holds() {
        let word = |text: &str, x: f32| vouch_core::Word {
            text: text.to_owned(),
            bounds: BoundingBox::from_edges(x, 0.5, x + 0.1, 0.52),
            confidence: None,
            glyphs: Vec::new(),
        };
        let line = Line::new(vec![word("Total", 0.1), word("RM", 0.3), word("82.15", 0.42)]).expect("words");
        let layout = TextLayout { lines: vec![line] };
        let found = inside(&layout, &BoundingBox::from_edges(0.32, 0.4, 0.6, 0.6));
        assert_eq!(found.text, "RM 82.15");
        assert!((found.bounds.expect("a place").x - 0.3).abs() < 1e-5);
        assert_eq!(inside(&layout, &BoundingBox::from_edges(0.0, 0.0, 1.0, 0.2)).bounds, None);
    }

    #[test]
    fn covered_numbers_are_found_by_place_and_by_characters() {
        let covers = Covers {
            places: vec![BoundingBox::from_edges(0.5, 0.1, 0.9, 0.15)],
            numbers: vec![bare("U70K41927"), bare("7")],
        };
        let at = |x: f32| BoundingBox::from_edges(x, 0.11, x + 0.1, 0.14);
        assert!(covers.hide("anything", &at(0.6)));
        for (text, hidden) in
            [("U70K 41927", true), ("P<UTOU70K41927", true), ("70K4", true), ("Utopia", false), ("7", false)]
        {
            assert_eq!(covers.hide(text, &at(0.1)), hidden, "{text}");
        }
    }

    #[test]
    fn the_file_s_own_text_is_the_best_witness_and_then_the_newest() {
        let reading = |origin, text: &str| Reading {
            engine: EngineId { name: "device".to_owned(), version: "1".to_owned() },
            read_at: jiff::Timestamp::UNIX_EPOCH,
            pages: vec![PageReading { page: 0, aspect: 0.7, origin, slant: 0.0, layout: typed(text) }],
            values: Vec::new(),
        };
        let all = [
            reading(TextOrigin::Exact, "exact"),
            reading(TextOrigin::Recognised, "older"),
            reading(TextOrigin::Recognised, "newer"),
        ];
        let best = |readings: &[Reading]| Reading::best_of_page(readings, 0).map(|page| page.layout.text());
        assert_eq!(best(&all).as_deref(), Some("exact"));
        assert_eq!(best(&all[1..]).as_deref(), Some("newer"));
        assert_eq!(Reading::best_of_page(&all, 7), None);
    }
}
