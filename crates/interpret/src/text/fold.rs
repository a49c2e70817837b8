//! Text folded for comparison: without case, accents, spaces and punctuation, and with look-alikes made equal.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// A folded text, with the way back to the original.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    /// Its letters, digits and `#`, in lower case.
    pub chars: Vec<char>,
    /// The byte range of each character in the original.
    pub spans: Vec<(usize, usize)>,
    /// Whether a word of the original begins with the character.
    pub starts: Vec<bool>,
    /// Whether a word of the original ends with the character.
    pub ends: Vec<bool>,
    /// Whether the character was a digit.
    digits: Vec<bool>,
    /// Whether a gap comes before the character.
    gaps: Vec<bool>,
}

impl Folded {
    /// Whether a whole word made of digits alone lies among these characters.
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

/// Returns the letters without accents: `e` for `é`, `ss` for `ß`; empty where there is nothing to replace.
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
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => "",
    }
}

/// Returns the letter without its accents: `o` for `ő`, `α` for `ά`. Letters of scripts without accents stay.
fn without_accents(character: char) -> char {
    if character >= '\u{2000}' {
        return character;
    }
    let mut base = None;
    decompose_canonical(character, |part| base = base.or(Some(part)));
    base.unwrap_or(character)
}

/// Whether a character is an accent that is written after its letter.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Returns one character for all that a recogniser confuses: O/0, I/l/1, S/5, B/8.
fn look_alike(character: char) -> char {
    match character {
        '0' => 'o',
        '1' | 'i' | '|' => 'l',
        '5' => 's',
        '8' => 'b',
        other => other,
    }
}

/// Folds a text for comparison.
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
                    "" if is_accent(lower) => {}
                    "" => push(without_accents(lower)),
                    letters => letters.chars().for_each(&mut push),
                }
            }
        } else if is_accent(character) {
            // It belongs to the letter before it.
        } else if character != '\'' && character != '’' && character != '.' {
            after_gap = true;
        } else if character == '.' {
            // A full stop ends a word (`No.12`) but may also be inside one (`P.O.`): both sides count as edges.
            after_gap = true;
        }
    }
    for at in 0..folded.chars.len() {
        folded.ends[at] = folded.starts.get(at + 1).copied().unwrap_or(true);
    }
    folded
}

/// Returns the folded characters alone.
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
        assert_eq!(key("Összesen fizetendő"), key("osszesen fizetendo"));
        assert_eq!(key("İNDİRİM"), key("indirim"));
        assert_eq!(key("Á\u{301}FA"), key("afa"));
        assert_eq!(key("ΣΎΝΟΛΟ"), key("συνολο"));
        assert_eq!(key("București Łódź Rīga Kėdainiai"), key("bucuresti lodz riga kedainiai"));
        assert_eq!(key("Hoá đơn, İstanbul"), key("hoa don istanbul"));
    }

    #[test]
    fn a_change_between_letters_and_digits_begins_a_word() {
        let folded = fold("GST 6%TOTAL");
        let starts: String =
            folded.chars.iter().zip(&folded.starts).filter(|(_, starts)| **starts).map(|(c, _)| *c).collect();
        assert_eq!(starts, "g6t");
    }
}
