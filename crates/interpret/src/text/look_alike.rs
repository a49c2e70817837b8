//! Letters that recognisers take for each other, and whether anything says which one is meant.
//!
//! Two networks misread a look-alike alike: `CIN` for `GIN`, `OLN` for `OIN`. A word with such letters is settled if it is
//! a known word that no other known word resembles, or if it is printed elsewhere, in a web or mail address too.

use std::ops::Range;

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
        && !look_alikes(word, capitals).any(|other| lexicon::is_name_word(&other))
}

/// Returns every word that differs from this one in one look-alike only.
fn look_alikes(word: &str, capitals: bool) -> impl Iterator<Item = String> {
    let replaced = move |span: Range<usize>, by: &str| [&word[..span.start], by, &word[span.end..]].concat();
    let twins = word.char_indices().flat_map(move |(at, letter)| {
        twins_of(letter, capitals)
            .map(move |twin| replaced(at..at + letter.len_utf8(), twin.encode_utf8(&mut [0; 4])))
    });
    let runs = RUNS.iter().flat_map(|(run, letter)| [(*run, *letter), (*letter, *run)]);
    let with_runs = runs.flat_map(move |(from, to)| {
        let once = word.match_indices(from).map(move |(at, _)| replaced(at..at + from.len(), to));
        once.chain(word.contains(from).then(|| word.replace(from, to)))
    });
    twins.chain(with_runs)
}

/// Returns the characters that this one is taken for.
fn twins_of(letter: char, capitals: bool) -> impl Iterator<Item = char> {
    let small = SMALL_TWINS.iter().filter(move |_| !capitals);
    let groups = TWINS.iter().chain(small).filter(move |group| group.contains(letter));
    groups.flat_map(|group| group.chars()).filter(move |twin| *twin != letter)
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
            let resembles = |word: &str, other: &str| look_alikes(word, false).any(|twin| twin == other);
            assert!(resembles(word, other) && resembles(other, word), "{word} {other}");
        }
        assert!(!look_alikes("happy", false).any(|twin| twin == "happy"));
        assert!(!look_alikes("tea", false).any(|twin| twin == "pea"));
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(words("MR. D.I.Y. (M) SDN BHD"), ["mr", "diy", "m", "sdn", "bhd"]);
        assert_eq!(words("King's Cake-House"), ["kings", "cake", "house"]);
    }
}
