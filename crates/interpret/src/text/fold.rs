//! Letters as they are compared: without case, accents, spaces, punctuation and look-alikes.

use std::ops::Range;

/// A string reduced to what is compared, with the way back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    /// The letters, digits and `#` that are left, lower case.
    pub chars: Vec<char>,
    /// Byte range of each in the original.
    pub spans: Vec<(usize, usize)>,
    /// Whether a word of the original begins at it.
    pub starts: Vec<bool>,
    /// Whether a word of the original ends with it.
    pub ends: Vec<bool>,
    /// Whether it was a digit.
    digits: Vec<bool>,
    /// Whether a gap stands before it.
    gaps: Vec<bool>,
}

impl Folded {
    /// Whether a word made of digits alone begins and ends among these letters.
    pub(crate) fn has_figure(&self, letters: Range<usize>) -> bool {
        let mut all_digits = false;
        for at in letters {
            all_digits = self.digits[at] && (all_digits || self.gaps[at]);
            if all_digits && self.gaps.get(at + 1).copied().unwrap_or(true) {
                return true;
            }
        }
        false
    }
}

/// The letters without their accents: `é` gives `e`, `ß` gives `ss`.
fn plain(character: char) -> &'static str {
    match character {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => "o",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ç' | 'ć' | 'č' => "c",
        'ñ' | 'ń' => "n",
        'ł' => "l",
        'ś' | 'š' => "s",
        'ź' | 'ż' | 'ž' => "z",
        'ý' => "y",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        '°' | 'º' => "o",
        _ => "",
    }
}

/// What readers of print mistake for each other counts as one: O/0, I/l/1, S/5, B/8.
fn look_alike(character: char) -> char {
    match character {
        '0' => 'o',
        '1' | 'i' | '|' => 'l',
        '5' => 's',
        '8' => 'b',
        other => other,
    }
}

/// Reduces a string to what is compared.
pub(crate) fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut after_gap = true;
    let mut letter_before = false;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let mut push = |c: char| {
            folded.chars.push(look_alike(c));
            folded.spans.push((at, end));
            folded.starts.push(after_gap || letter_before != c.is_alphabetic());
            folded.ends.push(false);
            folded.digits.push(c.is_ascii_digit());
            folded.gaps.push(after_gap);
            after_gap = false;
            letter_before = c.is_alphabetic();
        };
        let kept = character.is_ascii_alphanumeric() || character == '#' || character == '|';
        if kept {
            push(character.to_ascii_lowercase());
        } else if character.is_alphabetic() || matches!(character, '°' | 'º') {
            for lower in character.to_lowercase() {
                match plain(lower) {
                    "" => push(lower),
                    letters => letters.chars().for_each(&mut push),
                }
            }
        } else if character != '\'' && character != '’' && character != '.' {
            after_gap = true;
        } else if character == '.' {
            // A point ends a word (`No.12`) but also stands inside one (`P.O.`): both sides count as edges.
            after_gap = true;
        }
    }
    for at in 0..folded.chars.len() {
        folded.ends[at] = folded.starts.get(at + 1).copied().unwrap_or(true);
    }
    folded
}

/// The folded letters alone.
pub(crate) fn key(text: &str) -> String {
    fold(text).chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_gaps_and_look_alikes_do_not_count() {
        assert_eq!(key("Montant à payer"), key("MONTANT A PAYER"));
        assert_eq!(key("T0TAL"), key("total"));
        assert_eq!(key("Straße"), "strasse");
        assert_eq!(key("N° 7"), key("no7"));
    }

    #[test]
    fn words_are_known_by_their_edges() {
        let folded = fold("GST 6%TOTAL");
        let starts: String =
            folded.chars.iter().zip(&folded.starts).filter(|(_, starts)| **starts).map(|(c, _)| *c).collect();
        assert_eq!(starts, "g6t");
    }
}
