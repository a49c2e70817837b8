use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{BoundingBox, Confidence, Redacted};

/// One recognised character.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Glyph {
    /// The character.
    pub character: char,
    /// Its confidence.
    pub confidence: Confidence,
    /// The next best character and its confidence, where the recogniser gives one.
    pub rival: Option<(char, Confidence)>,
}

impl fmt::Debug for Glyph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Glyph({})", self.confidence.get())
    }
}

/// A run of characters without a space.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// The characters.
    pub text: String,
    /// Where it is.
    pub bounds: BoundingBox,
    /// Confidence of the whole word: the lowest of its characters.
    pub confidence: Option<Confidence>,
    /// Its characters one by one, in the order of `text`; empty where the witness does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glyphs: Vec<Glyph>,
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Word").field("text", &Redacted(&self.text)).field("bounds", &self.bounds).finish()
    }
}

/// A run of words that belong together on one baseline, as the witness saw it. Two columns of a receipt are two lines;
/// the interpreter joins them into rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Words from left to right; never empty.
    pub words: Vec<Word>,
    /// The box around all words.
    pub bounds: BoundingBox,
}

impl Line {
    /// Makes a line from its words, `None` for none.
    pub fn new(words: Vec<Word>) -> Option<Self> {
        let bounds = BoundingBox::around(words.iter().map(|word| &word.bounds))?;
        Some(Self { words, bounds })
    }

    /// Returns the words joined by single spaces.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// All text of one page, lines from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TextLayout {
    /// The lines.
    pub lines: Vec<Line>,
}

impl TextLayout {
    /// Returns every word, line by line.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.lines.iter().flat_map(|line| &line.words)
    }

    /// Returns all text, line by line, for search.
    pub fn text(&self) -> String {
        self.lines.iter().map(Line::text).collect::<Vec<_>>().join("\n")
    }
}
