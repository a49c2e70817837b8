//! Which characters of a value were unclear in print.

use vouch_core::{Candidate, Glyph, Reading};

/// A character less sure than this is unclear.
const CLEAR: f32 = 0.75;

/// Indexes of the characters of `value` that the witness of `candidate` was unsure of. Empty where the value is not
/// written as it was printed: a date or an amount in another form has no character of the print's own.
pub(crate) fn unclear(value: &str, candidate: &Candidate, readings: &[Reading]) -> Vec<u32> {
    let glyphs = glyphs_at(candidate, readings);
    let printed: String = glyphs.iter().map(|glyph| glyph.character).collect();
    let letters: Vec<(u32, char)> =
        (0..).zip(value.chars()).filter(|(_, character)| !character.is_whitespace()).collect();
    let wanted: String = letters.iter().map(|(_, character)| character).collect();
    let Some(start) = printed.find(&wanted).map(|byte| printed[..byte].chars().count()) else {
        return Vec::new();
    };
    let of_value = letters.iter().zip(&glyphs[start..]);
    of_value.filter(|(_, glyph)| glyph.confidence.get() < CLEAR).map(|((index, _), _)| *index).collect()
}

/// The characters that stand in the candidate's box, in reading order.
fn glyphs_at<'a>(candidate: &Candidate, readings: &'a [Reading]) -> Vec<&'a Glyph> {
    let Some((page, bounds)) = candidate.place.and_then(|place| Some((place.page, place.bounds?))) else {
        return Vec::new();
    };
    let pages = readings.iter().filter(|reading| reading.engine.name == candidate.source);
    let words = pages
        .flat_map(|reading| &reading.pages)
        .filter(|reading| reading.page == page)
        .flat_map(|reading| reading.layout.words());
    let inside = words.filter(|word| bounds.holds_middle_of(&word.bounds));
    inside.flat_map(|word| &word.glyphs).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use vouch_core::{
        BoundingBox, Confidence, EngineId, Line, PageReading, Place, TextLayout, TextOrigin, Value, Word,
    };

    use super::*;

    fn reading(text: &str, unclear: char) -> Reading {
        let glyph = |character| Glyph {
            character,
            confidence: Confidence::new(if character == unclear { 0.4 } else { 0.99 }),
            rival: None,
        };
        let bounds = BoundingBox::from_edges(0.1, 0.1, 0.5, 0.2);
        let word = Word {
            text: text.to_owned(),
            bounds,
            confidence: None,
            glyphs: text.chars().map(glyph).collect(),
        };
        let layout = TextLayout { lines: Line::new(vec![word]).into_iter().collect() };
        let page = PageReading { page: 0, aspect: 1.0, slant: 0.0, origin: TextOrigin::Recognised, layout };
        let engine = EngineId { name: "device".to_owned(), version: "1".to_owned() };
        Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages: vec![page], values: Vec::new() }
    }

    fn candidate(value: &str) -> Candidate {
        Candidate {
            value: Value::Code(value.to_owned()),
            raw: value.to_owned(),
            confidence: None,
            source: "device".to_owned(),
            place: Some(Place { page: 0, bounds: Some(BoundingBox::from_edges(0.0, 0.0, 1.0, 1.0)) }),
            score: 1.0,
            evidence: Vec::new(),
        }
    }

    #[test]
    fn an_unclear_character_is_found_in_its_value() {
        let readings = [reading("NO:A-0048B7", 'B')];
        assert_eq!(unclear("A-0048B7", &candidate("A-0048B7"), &readings), [6]);
        assert_eq!(unclear("A-00 48B7", &candidate("A-00 48B7"), &readings), [7]);
    }

    #[test]
    fn a_value_in_another_form_has_none() {
        assert!(unclear("2026-03-05", &candidate("05/03/26"), &[reading("05/03/26", '3')]).is_empty());
    }
}
