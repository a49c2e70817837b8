//! Letters that recognisers take for each other, and whether anything says which one is meant.
//!
//! Two networks misread a look-alike alike: `CIN` for `GIN`, `OLN` for `OIN`. A word with such letters is settled if it is
//! a known word that no other known word resembles, or if it is printed elsewhere, in a web or mail address too.

use crate::text::lexicon;

/// Groups of characters that are taken for each other, as capitals and as small letters.
const TWINS: &[&str] =
    &["il1", "ij", "o0qdu", "oc", "cg6", "ce", "s58", "b8", "hb", "kr", "z2", "uv", "vy", "ef", "nu", "gq9"];
/// Characters with a twin that both networks have been seen to miss.
const RISKY: &str = "il1jo0qduscg65b8krz2mv9";
/// Runs that look like one letter.
const RUNS: &[(&str, &str)] = &[("rn", "m"), ("vv", "w"), ("nn", "m"), ("cl", "d"), ("ri", "n")];

/// Whether a word holds a character that has a near twin.
pub(crate) fn is_risky(word: &str) -> bool {
    plain(word).chars().any(|c| RISKY.contains(c) || !c.is_ascii_lowercase())
}

/// Whether the word is a known one that no other known word resembles.
pub(crate) fn is_known(word: &str) -> bool {
    let word = plain(word);
    lexicon::is_name_word(&word) && !lexicon::name_words().any(|other| resembles(&word, other))
}

/// Whether two words differ in one look-alike only.
fn resembles(word: &str, other: &str) -> bool {
    if word == other {
        return false;
    }
    let mut differing = word.chars().zip(other.chars()).filter(|(a, b)| a != b);
    let is_twin = word.chars().count() == other.chars().count()
        && differing.next().is_some_and(|(a, b)| are_twins(a, b))
        && differing.next().is_none();
    is_twin
        || RUNS
            .iter()
            .any(|(run, letter)| word.replace(run, letter) == *other || other.replace(run, letter) == word)
}

fn are_twins(a: char, b: char) -> bool {
    TWINS.iter().any(|group| group.contains(a) && group.contains(b))
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
            assert!(is_risky(word) && is_known(word), "{word}");
        }
        for word in ["UNIKALLA", "CIN", "0GN", "GLS"] {
            assert!(is_risky(word) && !is_known(word), "{word}");
        }
        assert!(!is_risky("WAN") && !is_risky("Happy"));
    }

    #[test]
    fn words_that_resemble_each_other_settle_nothing() {
        for (word, other) in
            [("kar", "rar"), ("modern", "modem"), ("gin", "cin"), ("hall", "hail"), ("soon", "5oon")]
        {
            assert!(resembles(word, other) && resembles(other, word), "{word} {other}");
        }
        assert!(!resembles("happy", "happy") && !resembles("tea", "pea"));
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(words("MR. D.I.Y. (M) SDN BHD"), ["mr", "diy", "m", "sdn", "bhd"]);
        assert_eq!(words("King's Cake-House"), ["kings", "cake", "house"]);
    }
}
