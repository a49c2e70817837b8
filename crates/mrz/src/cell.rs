//! One character of a zone.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use vouch_core::{BoundingBox, Confidence, Word};

/// One character of a zone, as it was read and as it is taken.
#[derive(Clone, Copy)]
pub struct Cell {
    /// The character as the witness read it.
    pub read: char,
    /// The character it is taken for: a capital letter, a digit, the filler `<`, or `UNKNOWN`.
    pub character: char,
    /// The confidence of the witness.
    pub confidence: Option<Confidence>,
    /// The witness's second choice, as it would be taken; `None` where it gives none.
    pub rival: Option<(char, Confidence)>,
    /// Where it is; `None` if it was supplied.
    pub bounds: Option<BoundingBox>,
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cell").field("confidence", &self.confidence).finish_non_exhaustive()
    }
}

impl Cell {
    /// The character in a place where one is missing.
    pub const UNKNOWN: char = '?';

    /// Returns a character that nobody read: a filler that follows from the width of the line, or one that is missing.
    pub fn supplied(character: char) -> Self {
        Self { read: character, character, confidence: None, rival: None, bounds: None }
    }

    /// Returns the characters of a word. They share its width equally, since the font has a fixed pitch.
    pub fn of_word(word: &Word) -> Vec<Self> {
        let count = word.text.chars().count();
        let has_glyphs = word.glyphs.len() == count;
        let mut cells = Vec::with_capacity(count);
        for (index, read) in word.text.chars().enumerate() {
            let Some(character) = in_zone(read) else { continue };
            let (left, right) = (index as f32 / count as f32, (index + 1) as f32 / count as f32);
            let edge = |share: f32| word.bounds.x + word.bounds.w * share;
            let bounds =
                BoundingBox::from_edges(edge(left), word.bounds.y, edge(right), word.bounds.bottom());
            let glyph = has_glyphs.then(|| word.glyphs[index]);
            let mut cell = Self {
                read,
                character,
                confidence: glyph.map(|glyph| glyph.confidence).or(word.confidence),
                rival: None,
                bounds: Some(bounds),
            };
            cell.consider(glyph.and_then(|glyph| glyph.rival));
            cells.push(cell);
            if matches!(read, '«' | '≪') {
                cells.push(cell);
            }
        }
        cells
    }

    /// Takes the witness's second choice into account. The same character in another form makes the first choice surer.
    fn consider(&mut self, rival: Option<(char, Confidence)>) {
        let Some((character, confidence)) = rival else { return };
        let character = in_zone(character).unwrap_or(Self::UNKNOWN);
        if character == self.character {
            self.confidence = self.confidence.map(|own| Confidence::new(own.get() + confidence.get()));
        }
        self.rival = Some((character, confidence));
    }

    /// Returns the same cell, taken for another character.
    pub fn taken_for(self, character: char) -> Self {
        let confidence = match self.rival {
            Some((rival, second)) if rival == character && rival != self.character => {
                self.confidence.map(|first| Confidence::new(first.get() + second.get()))
            }
            _ => self.confidence,
        };
        Self { character, confidence, ..self }
    }

    /// Returns the character that was read, if it is taken for another one.
    pub fn taken_from(self) -> Option<char> {
        let plain = in_zone(self.read).unwrap_or(self.read);
        (plain != self.character).then_some(plain)
    }

    /// Whether it is the filler.
    pub fn is_filler(self) -> bool {
        self.character == '<'
    }
}

/// Returns the character of a zone that a printed character is taken for; `None` for specks.
fn in_zone(character: char) -> Option<char> {
    match character {
        '<' | '>' | '«' | '≪' | '‹' | '〈' | '＜' | '≤' | '⟨' | '﹤' | '(' => Some('<'),
        '|' | '!' | 'l' => Some('I'),
        ' ' | '.' | ',' | '\'' | '’' | '`' | '-' | '_' | '·' | ':' | ';' | '"' => None,
        _ => Some(character.nfd().next().unwrap_or(character).to_ascii_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use vouch_core::Glyph;

    use super::*;

    fn word(text: &str) -> Word {
        let bounds = BoundingBox::from_edges(0.1, 0.8, 0.9, 0.85);
        Word { text: text.to_owned(), bounds, confidence: Confidence::new(0.9).into(), glyphs: Vec::new() }
    }

    #[test]
    fn printed_characters_are_taken_for_capitals_digits_and_fillers() {
        for (printed, zone) in
            [("p‹Utoé", "P<UTOE"), ("A«B", "A<<B"), ("7.4'0", "740"), ("D|l(", "DII<"), ("Ñ", "N")]
        {
            let cells: String = Cell::of_word(&word(printed)).iter().map(|cell| cell.character).collect();
            assert_eq!(cells, zone);
        }
    }

    #[test]
    fn characters_share_the_width_of_their_word() {
        let cells = Cell::of_word(&word("UTOPIA<1"));
        let last = cells[7].bounds.expect("read");
        assert!((last.x - 0.8).abs() < 1e-5 && (last.right() - 0.9).abs() < 1e-5);
    }

    #[test]
    fn the_same_letter_in_lower_case_is_not_a_rival() {
        let glyph = |character, rival| Glyph {
            character,
            confidence: Confidence::new(0.6),
            rival: Some((rival, Confidence::new(0.3))),
        };
        let mut word = word("z5");
        word.glyphs = vec![glyph('z', 'Z'), glyph('5', 'S')];
        let cells = Cell::of_word(&word);
        assert!(cells[0].confidence > Some(Confidence::new(0.85)));
        assert_eq!(cells[1].rival.map(|(rival, _)| rival), Some('S'));
    }
}
