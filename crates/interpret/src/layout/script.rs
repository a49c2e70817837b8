//! Whether the words of a document are printed in a script that is not read yet. The recogniser knows Latin letters only:
//! of other letters it makes rubbish, while the figures are right.

use std::collections::HashSet;

use vouch_core::TextOrigin;

use crate::layout::annotated::AnnotatedText;
use crate::text::{lexicon, look_alike};

/// Fewest rows of a document that can be judged.
const FEWEST_ROWS: usize = 5;
/// Fewest letters of a word that can be judged.
const WORD: usize = 4;
/// Fewest letters of a row that is more than figures and marks.
const LETTERS: usize = 3;
/// Confidence below which letters are guessed.
const GUESSED: f32 = 0.8;
/// Share of known words above which the words are read.
const KNOWN: f32 = 0.15;
/// Most different known words of a document whose words are not read.
const FEW_KNOWN: usize = 3;
/// Share of rows whose letters are guessed, or without letters, from which on the words are not read.
const RUBBISH: f32 = 0.55;

/// Whether the words of a document that was recognised from pixels are in a script that is not read.
pub(crate) fn is_unread(annotated: &AnnotatedText) -> bool {
    let rows = annotated.text_rows.rows.iter().enumerate();
    let rows: Vec<_> = rows.filter(|(_, row)| row.origin == TextOrigin::Recognised).collect();
    if rows.len() < FEWEST_ROWS || rows.len() < annotated.text_rows.rows.len() {
        return false;
    }
    let (mut words, mut known, mut rubbish) = (0usize, HashSet::new(), 0usize);
    for (index, row) in &rows {
        let letters = row.text.chars().filter(|c| c.is_alphabetic()).count();
        let sure = |confidence: Option<vouch_core::Confidence>| confidence.map_or(1.0, |sure| sure.get());
        let guessed =
            row.words.iter().filter(|word| word.glyphs.iter().any(|glyph| glyph.character.is_alphabetic()));
        let lowest = guessed.map(|word| sure(word.confidence)).fold(1.0, f32::min);
        rubbish += usize::from(letters < LETTERS || lowest < GUESSED);
        let of_captions = annotated.captions[*index]
            .iter()
            .map(|caption| look_alike::plain(&row.text[caption.span.clone()]));
        known.extend(of_captions.filter(|caption| caption.chars().count() >= WORD));
        for word in look_alike::words(&row.text) {
            let is_word = word.chars().filter(|c| c.is_alphabetic()).count() >= WORD;
            words += usize::from(is_word);
            if is_word && (lexicon::is_name_word(&word) || lexicon::is_paper_word(&word)) {
                known.insert(word);
            }
        }
    }
    let share = |count: usize, of: usize| count as f32 / of.max(1) as f32;
    known.len() <= FEW_KNOWN
        && share(known.len(), words) <= KNOWN.max(1.0 / WORD as f32)
        && share(rubbish, rows.len()) >= RUBBISH
}
