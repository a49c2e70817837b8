use vouch_core::{Confidence, Glyph};

use super::charset::Charset;

/// Columns of the line image in one step of the recognition network.
pub(crate) const STEP_WIDTH: f32 = 8.0;

/// A character that the recognition network saw, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DecodedGlyph {
    pub glyph: Glyph,
    /// Its center, in steps of the network.
    pub center: f32,
}

impl DecodedGlyph {
    /// Returns whether it is a space between words.
    pub fn is_space(&self) -> bool {
        self.glyph.character == ' '
    }

    /// Returns the column of the line image in which its center is.
    pub fn column(&self) -> usize {
        (self.center * STEP_WIDTH) as usize
    }
}

/// Decodes the network's output: at each step the likeliest of the allowed classes. Equal neighbors are one character;
/// blanks separate characters and vanish (greedy connectionist temporal classification).
///
/// `probabilities` holds one row of `charset.classes()` values for each step.
pub(crate) fn decode(probabilities: &[f32], charset: &Charset, allowed: &[bool]) -> Vec<DecodedGlyph> {
    let rows: Vec<&[f32]> = probabilities.chunks_exact(charset.classes()).collect();
    let best: Vec<usize> = rows.iter().map(|row| likeliest(row, |class| allowed[class])).collect();
    let mut glyphs = Vec::new();
    let mut start = 0;
    for run in best.chunk_by(|a, b| a == b) {
        let steps = start..start + run.len();
        start = steps.end;
        if let Some(character) = charset.character(run[0]) {
            glyphs.push(glyph(&rows[steps.clone()], steps.start, run[0], character, charset, allowed));
        }
    }
    glyphs
}

fn glyph(
    rows: &[&[f32]],
    first: usize,
    class: usize,
    character: char,
    charset: &Charset,
    allowed: &[bool],
) -> DecodedGlyph {
    let weight: f32 = rows.iter().map(|row| row[class]).sum();
    let moment: f32 = rows.iter().zip(first..).map(|(row, step)| row[class] * (step as f32 + 0.5)).sum();
    let surest = rows.iter().copied().max_by(|a, b| a[class].total_cmp(&b[class])).unwrap_or_default();
    let rival = likeliest(surest, |other| other != 0 && other != class && allowed[other]);
    let glyph = Glyph {
        character,
        confidence: Confidence::new(surest[class]),
        rival: charset
            .character(rival)
            .map(|rival_character| (rival_character, Confidence::new(surest[rival]))),
    };
    DecodedGlyph { glyph, center: if weight > 0.0 { moment / weight } else { first as f32 + 0.5 } }
}

/// Returns the class of the highest value among the eligible ones; the blank when there are none.
fn likeliest(row: &[f32], is_eligible: impl Fn(usize) -> bool) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, &value) in row.iter().enumerate() {
        if value > best.1 && is_eligible(class) {
            best = (class, value);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use vouch_core::Alphabet;

    use super::*;

    const SURE: f32 = 0.9;

    /// Returns one row for each character of `steps`: that one at 0.9, `rival` at 0.05. `_` is the blank.
    fn rows(steps: &str, rival: char, charset: &Charset) -> Vec<f32> {
        steps
            .chars()
            .flat_map(|step| {
                (0..charset.classes()).map(move |class| match charset.character(class).unwrap_or('_') {
                    c if c == step => SURE,
                    c if c == rival => 0.05,
                    _ => 0.0,
                })
            })
            .collect()
    }

    fn decoded(steps: &str, alphabet: Alphabet) -> Vec<DecodedGlyph> {
        let charset = Charset::new("ABO08 ");
        decode(&rows(steps, '0', &charset), &charset, &charset.allowed(alphabet))
    }

    fn text(glyphs: &[DecodedGlyph]) -> String {
        glyphs.iter().map(|decoded| decoded.glyph.character).collect()
    }

    #[test]
    fn repeats_are_one_character_unless_a_blank_separates_them() {
        for (steps, expected) in
            [("", ""), ("___", ""), ("AAB", "AB"), ("A_AB", "AAB"), ("_A _B_", "A B"), ("BB__BB", "BB")]
        {
            assert_eq!(text(&decoded(steps, Alphabet::Any)), expected, "{steps}");
        }
    }

    #[test]
    fn a_glyph_is_in_the_middle_of_its_steps_and_knows_its_rival() {
        let glyphs = decoded("__OOO_", Alphabet::Any);
        assert!((glyphs[0].center - 3.5).abs() < 1e-5);
        assert_eq!(glyphs[0].glyph.confidence, Confidence::new(SURE));
        assert_eq!(glyphs[0].glyph.rival, Some(('0', Confidence::new(0.05))));
    }

    #[test]
    fn characters_outside_the_alphabet_give_way_to_the_next_best() {
        let glyphs = decoded("_O_8_", Alphabet::Amount);
        assert_eq!(text(&glyphs), "08");
        assert_eq!(glyphs[0].glyph.confidence, Confidence::new(0.05), "no higher than it was");
    }
}
