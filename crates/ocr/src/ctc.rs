use vouch_core::{Confidence, Glyph};

use crate::alphabet::Characters;

/// A character as the recognition network marked it along a image_of_line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mark {
    pub glyph: Glyph,
    /// Middle of it, in steps of the network.
    pub middle: f32,
}

/// Reads the network's answer: at each step the likeliest class of those allowed; equal neighbors are one character,
/// blanks part characters and vanish (greedy connectionist temporal classification).
///
/// `probabilities` holds one row of `characters.classes()` values per step.
pub(crate) fn decode(probabilities: &[f32], characters: &Characters, allowed: &[bool]) -> Vec<Mark> {
    let rows: Vec<&[f32]> = probabilities.chunks_exact(characters.classes()).collect();
    let best: Vec<usize> = rows.iter().map(|row| likeliest(row, |class| allowed[class])).collect();
    let mut marks = Vec::new();
    let mut start = 0;
    for run in best.chunk_by(|a, b| a == b) {
        let steps = start..start + run.len();
        start = steps.end;
        if let Some(character) = characters.of(run[0]) {
            marks.push(mark(&rows[steps.clone()], steps.start, run[0], character, characters, allowed));
        }
    }
    marks
}

fn mark(
    rows: &[&[f32]],
    first: usize,
    class: usize,
    character: char,
    characters: &Characters,
    allowed: &[bool],
) -> Mark {
    let weights: f32 = rows.iter().map(|row| row[class]).sum();
    let moment: f32 = rows.iter().zip(first..).map(|(row, step)| row[class] * (step as f32 + 0.5)).sum();
    let surest = rows.iter().copied().max_by(|a, b| a[class].total_cmp(&b[class])).unwrap_or_default();
    let rival = likeliest(surest, |other| other != 0 && other != class && allowed[other]);
    let glyph = Glyph {
        character,
        confidence: Confidence::new(surest[class]),
        rival: characters.of(rival).map(|rival_character| (rival_character, Confidence::new(surest[rival]))),
    };
    Mark { glyph, middle: if weights > 0.0 { moment / weights } else { first as f32 + 0.5 } }
}

/// The class of the highest value among those that count; the blank when none does.
fn likeliest(row: &[f32], counts: impl Fn(usize) -> bool) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, &value) in row.iter().enumerate() {
        if value > best.1 && counts(class) {
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

    /// One row per character: that one at 0.9, `rival` at 0.05; `_` is the blank.
    fn rows(steps: &str, rival: char, characters: &Characters) -> Vec<f32> {
        steps
            .chars()
            .flat_map(|step| {
                (0..characters.classes()).map(move |class| match characters.of(class).unwrap_or('_') {
                    c if c == step => SURE,
                    c if c == rival => 0.05,
                    _ => 0.0,
                })
            })
            .collect()
    }

    fn read(steps: &str, alphabet: Alphabet) -> Vec<Mark> {
        let characters = Characters::new("ABO08 ");
        decode(&rows(steps, '0', &characters), &characters, &characters.allowed(alphabet))
    }

    fn text(marks: &[Mark]) -> String {
        marks.iter().map(|mark| mark.glyph.character).collect()
    }

    #[test]
    fn repeats_are_one_character_unless_a_blank_parts_them() {
        for (steps, expected) in
            [("", ""), ("___", ""), ("AAB", "AB"), ("A_AB", "AAB"), ("_A _B_", "A B"), ("BB__BB", "BB")]
        {
            assert_eq!(text(&read(steps, Alphabet::Any)), expected, "{steps}");
        }
    }

    #[test]
    fn a_mark_stands_in_the_middle_of_its_steps_and_knows_its_rival() {
        let marks = read("__OOO_", Alphabet::Any);
        assert!((marks[0].middle - 3.5).abs() < 1e-5);
        assert_eq!(marks[0].glyph.confidence, Confidence::new(SURE));
        assert_eq!(marks[0].glyph.rival, Some(('0', Confidence::new(0.05))));
    }

    #[test]
    fn characters_outside_the_alphabet_give_way_to_the_next_best() {
        let marks = read("_O_8_", Alphabet::Amount);
        assert_eq!(text(&marks), "08");
        assert_eq!(marks[0].glyph.confidence, Confidence::new(0.05), "as sure as it was, not surer");
    }
}
