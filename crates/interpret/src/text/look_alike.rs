//! Letters that recognisers take for each other, and whether anything says which one is meant.
//!
//! Two networks misread a look-alike alike: `CIN` for `GIN`, `OLN` for `OIN`. A word with such letters is settled if it is
//! a known word that no other known word resembles, or if it is printed elsewhere, in a web or mail address too.

use crate::text::lexicon;

/// Groups of capitals and digits that are taken for each other, in small letters; and those of small letters.
const TWINS: &[&str] = &["il1", "ij", "o0qdu", "cg6", "s58", "b8", "kr", "z2", "uv", "vy", "ef"];
const SMALL_TWINS: &[&str] = &["oc", "ce", "hb", "nu", "gq9"];
/// Words beside names that are as good as known, though they are too short to tell apart from others.
const PARTICLES: &[&str] = &[
    "co", "m", "s", "kl", "pj", "jb", "mr", "st", "dr", "in", "on", "of", "no", "and", "the", "de", "la",
    "le", "el", "und", "by", "at", "to", "do", "da", "di", "du", "les", "for",
];
/// Capitals and digits with a twin that both networks have been seen to miss. Of small letters nearly all have one.
const RISKY: &str = "il1jo0qducg65s8bkrz2";
/// Runs that look like one letter.
const RUNS: &[(&str, &str)] = &[("rn", "m"), ("vv", "w"), ("nn", "m"), ("cl", "d"), ("ri", "n")];

/// Whether a word holds a character that has a near twin; `capitals` tells whether it is printed in capitals.
pub(crate) fn is_risky(word: &str, capitals: bool) -> bool {
    let all_digits = word.chars().all(|c| c.is_ascii_digit());
    plain(word).chars().any(|c| RISKY.contains(c) || (!c.is_ascii_lowercase() || !capitals) && !all_digits)
}

/// Fewest letters of a word before its `s`, and of each of two words that are written as one.
const SHORTEST_PART: usize = 4;

/// Whether the word is a known one that no other known word resembles: alone, with an `s` behind it, or two such words
/// written as one.
pub(crate) fn is_known(word: &str, capitals: bool) -> bool {
    let word = plain(word);
    if PARTICLES.contains(&word.as_str()) {
        return true;
    }
    let is_unmistakable = |word: &str| is_unmistakable(word, capitals);
    if is_unmistakable(&word)
        || word.strip_suffix('s').is_some_and(|stem| stem.len() >= SHORTEST_PART && is_unmistakable(stem))
    {
        return true;
    }
    let cuts = word
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at >= SHORTEST_PART && word.len() - at >= SHORTEST_PART);
    cuts.map(|at| word.split_at(at)).any(|(head, tail)| is_unmistakable(head) && is_unmistakable(tail))
}

/// Fewest letters of a word that a list settles: of shorter ones nearly any spelling is somebody's name.
const SHORTEST_KNOWN: usize = 4;

fn is_unmistakable(word: &str, capitals: bool) -> bool {
    word.chars().count() >= SHORTEST_KNOWN
        && lexicon::is_name_word(word)
        && !lexicon::name_words().any(|other| resembles(word, other, capitals))
}

/// Whether two words differ in one look-alike only.
fn resembles(word: &str, other: &str, capitals: bool) -> bool {
    if word == other {
        return false;
    }
    let mut differing = word.chars().zip(other.chars()).filter(|(a, b)| a != b);
    let is_twin = word.chars().count() == other.chars().count()
        && differing.next().is_some_and(|(a, b)| are_twins(a, b, capitals))
        && differing.next().is_none();
    is_twin
        || RUNS
            .iter()
            .any(|(run, letter)| word.replace(run, letter) == *other || other.replace(run, letter) == word)
}

fn are_twins(a: char, b: char, capitals: bool) -> bool {
    let small = SMALL_TWINS.iter().filter(|_| !capitals);
    TWINS.iter().chain(small).any(|group| group.contains(a) && group.contains(b))
}

/// Returns the letters and digits of a word, without case and accents.
pub(crate) fn plain(word: &str) -> String {
    crate::text::fold::unaccented(word)
}

/// Returns the words of a name. Single letters with full stops between them are one word: `D.I.Y.`
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in
        name.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | '&' | ',' | '/' | '+'))
    {
        let pieces: Vec<&str> = part.split('.').filter(|piece| !piece.is_empty()).collect();
        let initials = pieces.len() > 1 && pieces.iter().all(|piece| piece.chars().count() == 1);
        if initials {
            words.push(plain(&pieces.concat()));
        } else {
            words.extend(pieces.into_iter().map(plain));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_word_settles_its_look_alikes() {
        for word in ["GOLDEN", "Restoran", "SHENG", "Bäckerei", "hardware"] {
            assert!(is_risky(word, true) && is_known(word, true), "{word}");
        }
        for word in ["UNIKALLA", "CIN", "0GN", "GLS", "LEE", "TED", "BENS"] {
            assert!(is_risky(word, true) && !is_known(word, true), "{word}");
        }
        assert!(
            !is_risky("WAN", true) && is_risky("Wan", false) && !is_risky("93", true) && is_risky("A0", true)
        );
        for word in ["BOOKSTAR", "HELENS", "HELEN'S"] {
            assert!(is_known(word, true), "{word}");
        }
    }

    #[test]
    fn words_that_resemble_each_other_settle_nothing() {
        for (word, other) in
            [("kar", "rar"), ("modern", "modem"), ("gin", "cin"), ("hall", "hail"), ("soon", "5oon")]
        {
            assert!(resembles(word, other, false) && resembles(other, word, false), "{word} {other}");
        }
        assert!(!resembles("happy", "happy", false) && !resembles("tea", "pea", false));
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(words("MR. D.I.Y. (M) SDN BHD"), ["mr", "diy", "m", "sdn", "bhd"]);
        assert_eq!(words("King's Cake-House"), ["kings", "cake", "house"]);
    }
}
