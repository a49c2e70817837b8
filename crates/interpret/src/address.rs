//! The vendor's address: the lines under its name that streets, towns and postcodes are made of.

use vouch_core::{BoundingBox, Candidate, Confidence, Evidence, Place, Value};

use crate::lexicon;
use crate::score::Features;
use crate::spacing;
use crate::survey::Survey;
use crate::units::Unit;
use crate::vendor::Name;

/// How many units without address may stand between the name and the address.
const LEAD: usize = 6;
/// How many units an address has at most.
const LONGEST: usize = 8;

/// Whether a postcode stands in the text: five digits before or after a word, `1234 AB`, `SW1A 1AA`, `CA 94105`.
pub(crate) fn has_postcode(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let is_number =
        |word: &str, length: usize| word.len() == length && word.bytes().all(|b| b.is_ascii_digit());
    let letters =
        |word: Option<&&str>| word.is_some_and(|word| word.chars().next().is_some_and(char::is_alphabetic));
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1);
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        let five = is_number(word, 5) && (letters(next) || letters(before));
        let dutch =
            is_number(word, 4) && next.is_some_and(|n| n.len() == 2 && n.chars().all(char::is_uppercase));
        let four = is_number(word, 4) && at == 0 && letters(next);
        let british = next
            .is_some_and(|n| n.len() == 3 && n.as_bytes()[0].is_ascii_digit() && !is_number(n, 3))
            && (2..=4).contains(&word.len())
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.ends_with(|c: char| c.is_ascii_alphanumeric())
            && word.chars().any(|c| c.is_ascii_digit());
        let glued = word.len() > 8
            && word.chars().take(5).all(|c| c.is_ascii_digit())
            && word.chars().skip(5).all(char::is_alphabetic);
        let long = word.len() == 10
            && word.as_bytes()[5] == b'-'
            && word.bytes().filter(u8::is_ascii_digit).count() == 9;
        five || dutch || four || british || glued || long
    })
}

/// Whether a unit looks like a line of an address, whatever stands around it.
pub(crate) fn looks_like_address(unit: &Unit) -> bool {
    lines_features(unit, None, None).score("address") > 0.0
}

/// What speaks for and against a unit being a line of the address.
pub(crate) fn lines_features(unit: &Unit, before: Option<&Unit>, after: Option<&Unit>) -> Features {
    let text = &unit.text;
    let mut features = Features::default();
    features.flag("line", "postcode", has_postcode(text));
    let words = lexicon::address_words(text);
    features.flag("line", "one_word", words == 1);
    features.flag("line", "two_words", words == 2);
    features.flag("line", "more_words", words > 2);
    features.flag("line", "comma_end", text.ends_with(','));
    features.flag("line", "commas_inside", text.trim_end_matches(',').contains(','));
    features.flag("line", "starts_with_number", starts_with_number(text));
    features.flag("line", "slash", text.contains('/') && text.chars().any(|c| c.is_ascii_digit()));
    features.flag("line", "digits", text.chars().any(|c| c.is_ascii_digit()));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    features.flag("line", "no_letters", letters < 2);
    features.flag("line", "mostly_digits", digits > letters);
    features.flag("line", "long_number", longest_number(text) > 6);
    features.flag("line", "bracketed", text.starts_with('('));
    features.flag("line", "form", lexicon::company_form(text).is_some());
    features.flag("line", "money", unit.has_money);
    features.flag(
        "line",
        "starts_upper",
        text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase),
    );
    features.add("line", "trade_words", lexicon::trade_words(text).min(2) as f32);
    features.flag("line", "marks", text.chars().any(|c| matches!(c, '@' | '*' | '=' | '!' | '?' | '%')));
    features.tags("tag", unit.tags);
    features.flag("before", "comma_end", before.is_some_and(|unit| unit.text.ends_with(',')));
    features.flag("before", "address", before.is_some_and(looks_like_address));
    features.flag("after", "address", after.is_some_and(looks_like_address));
    features.flag("after", "postcode", after.is_some_and(|unit| has_postcode(&unit.text)));
    features
}

/// `12, …`, `12-A …`, `NO. 5 …`, `LOT 7 …`.
fn starts_with_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let rest = ["no", "lot", "unit", "g", "level", "lvl", "blok", "block", "suite", "nr"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);
    rest.trim_start_matches(|c: char| c == '.' || c == ':' || c == ',' || c == ' ' || c == '-')
        .starts_with(|c: char| c.is_ascii_digit())
}

fn longest_number(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}

/// Candidates for the address under this name: the best run of lines, and the same with a line more or less.
pub(crate) fn candidates(survey: &Survey<'_>, units: &[Unit], name: Option<&Name>) -> Vec<Candidate> {
    let lines = block(units, name);
    if lines.is_empty() {
        return Vec::new();
    }
    let mut candidates = vec![candidate(survey, units, &lines)];
    if let [head @ .., _] = lines.as_slice()
        && !head.is_empty()
    {
        candidates.push(candidate(survey, units, head));
    }
    for (index, candidate) in candidates.iter_mut().enumerate() {
        candidate.score -= index as f32;
    }
    candidates
}

/// Indices of the units that make up the address.
pub(crate) fn block(units: &[Unit], name: Option<&Name>) -> Vec<usize> {
    let start = name.map_or(0, |name| name.units.end() + 1);
    let anchor = name.map(|name| &units[*name.units.end()]);
    let column: Vec<usize> = (start..units.len())
        .filter(|index| {
            anchor.is_none_or(|anchor| {
                anchor.page == units[*index].page && anchor.shares_column(&units[*index])
            })
        })
        .take(LEAD + 2 * LONGEST)
        .collect();
    let score = |at: usize| {
        let before = at.checked_sub(1).and_then(|i| column.get(i)).map(|i| &units[*i]);
        let after = column.get(at + 1).map(|i| &units[*i]);
        lines_features(&units[column[at]], before, after).score("address")
    };
    let Some(first) = (0..column.len().min(LEAD)).find(|at| score(*at) > 0.0) else { return Vec::new() };
    (first..column.len()).take(LONGEST).take_while(|at| score(*at) > 0.0).map(|at| column[at]).collect()
}

fn candidate(survey: &Survey<'_>, units: &[Unit], lines: &[usize]) -> Candidate {
    let parts: Vec<&Unit> = lines.iter().map(|index| &units[*index]).collect();
    let confidences = parts.iter().filter_map(|unit| survey.sheet.confidence(&unit.spot));
    let text = parts
        .iter()
        .map(|unit| clean(&unit.text))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let bounds = BoundingBox::around(parts.iter().map(|unit| &unit.bounds));
    Candidate {
        value: Value::Text(text),
        raw: parts.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join(" "),
        confidence: confidences.reduce(Confidence::min),
        source: survey.sheet.source.clone(),
        place: Some(Place { page: parts[0].page, bounds }),
        score: lines.len() as f32,
        evidence: vec![Evidence::PlaceFits],
    }
}

fn clean(line: &str) -> String {
    let edge =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '*' | '-' | '–' | '_' | '=' | '~' | '|' | ':');
    spacing::restore(line.trim_matches(edge))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_of_several_countries_are_known() {
        for text in [
            "81100 JOHOR BAHRU",
            "81100JOHORBAHRU",
            "3012 CN Rotterdam",
            "London SW1A 1AA",
            "CA 94105",
            "10115 Berlin",
            "Seattle, WA 98109-5210",
        ] {
            assert!(has_postcode(text), "{text}");
        }
        for text in ["JALAN SS21/39", "NO 290", "000504664064", "TEL 03-4296 0133"] {
            assert!(!has_postcode(text), "{text}");
        }
    }
}
