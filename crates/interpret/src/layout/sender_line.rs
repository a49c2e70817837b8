//! The sender line of a letter: name, street and town on one line above the recipient, visible in the window of an
//! envelope.

use std::ops::Range;

use crate::text::{lexicon, postcode};

/// Marks that separate the parts of a sender line, with a space on either side.
const MARKS: &[char] = &['●', '•', '·', '∙', '|', '-', '–', '—', '*'];
/// Fewest parts of a sender line: name, street and town.
const FEWEST: usize = 3;

/// Returns the bytes of the parts of a sender line, the name first; `None` if the text is not one.
pub(crate) fn parts(text: &str) -> Option<Vec<Range<usize>>> {
    let split = |marks: &dyn Fn(&str) -> bool| {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for word in words(text) {
            if marks(&text[word.clone()]) {
                parts.push(start..word.start);
                start = word.end;
            }
        }
        parts.push(start..text.len());
        parts.into_iter().map(|part| trimmed(text, part)).filter(|part| !part.is_empty()).collect()
    };
    let is_mark = |word: &str| word.chars().count() == 1 && word.starts_with(MARKS);
    let parts: Vec<Range<usize>> = split(&is_mark);
    let by_commas = || {
        let mut at = 0;
        let parts = text.split(',').map(|part| {
            let start = at;
            at += part.len() + 1;
            trimmed(text, start..start + part.len())
        });
        let parts: Vec<Range<usize>> = parts.filter(|part| !part.is_empty()).collect();
        let named = parts.first().is_some_and(|name| lexicon::company_form(&text[name.clone()]).is_some());
        named.then_some(parts)
    };
    let parts = if parts.len() >= FEWEST { parts } else { by_commas()? };
    let (name, rest) = parts.split_first()?;
    let name = &text[name.clone()];
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_name = letters >= 3 && !name.contains(|c: char| c.is_ascii_digit());
    let has_town = rest.iter().any(|part| postcode::has_postcode(&text[part.clone()]));
    (parts.len() >= FEWEST && is_name && has_town).then_some(parts)
}

/// Returns the bytes between spaces.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some(start..start + word.len())
    })
}

fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = text[part.clone()].trim_start();
    let start = part.end - inner.len();
    start..start + inner.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_street_and_town_are_split() {
        for text in [
            "Muster GmbH ● Ecke 12 ● 12345 Stadthausen",
            "Muster GmbH | Ecke 12 | 12345 Stadthausen",
            "Muster GmbH - Ecke 12 - 12345 Stadthausen",
            "Muster GmbH, Ecke 12, 12345 Stadthausen",
        ] {
            let found: Vec<&str> =
                parts(text).unwrap_or_default().into_iter().map(|part| &text[part]).collect();
            assert_eq!(found, ["Muster GmbH", "Ecke 12", "12345 Stadthausen"], "{text}");
        }
    }

    #[test]
    fn addresses_and_lists_are_not_sender_lines() {
        for text in [
            "12, JALAN MAWAR, 81100 JOHOR BAHRU",
            "LOT 7 - JALAN MAWAR - 81100 JOHOR BAHRU",
            "Tea - Coffee - Cake",
            "Lucky Star, 81100 Johor Bahru",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
