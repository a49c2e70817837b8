//! International bank account numbers, which carry check digits (ISO 13616).

use vouch_core::{Line, Word};

use crate::country::check_digit::mod_97;

/// Lengths of an account number: the shortest in use (Norway) and the longest that the standard allows.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// Lengths in the countries whose payment codes are read. Elsewhere the check digits alone decide.
const OF_COUNTRIES: &[(&str, usize)] = &[
    ("AT", 20),
    ("BE", 16),
    ("CH", 21),
    ("CZ", 24),
    ("DE", 22),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("IE", 22),
    ("IT", 27),
    ("LI", 21),
    ("LU", 20),
    ("NL", 18),
    ("PL", 28),
    ("PT", 25),
    ("SK", 24),
];

/// Returns the number without its spaces, in capitals, if its check digits fit.
pub(crate) fn checked(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    is_account(&bare).then_some(bare)
}

/// Returns the account numbers on a line, in one word or in groups, without the spaces between the groups.
pub fn ibans(line: &Line) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < line.words.len() {
        let taken = (from + 1..=line.words.len()).rev().find_map(|end| {
            let bare: String = line.words[from..end].iter().map(characters).collect();
            is_account(&bare).then_some((bare, end))
        });
        match taken {
            Some((bare, end)) => {
                found.push(bare);
                from = end;
            }
            None => from += 1,
        }
    }
    found
}

/// Returns the letters and digits of a word in capitals, without a caption that touches the number.
fn characters(word: &Word) -> String {
    let text = word.text.to_ascii_uppercase();
    let text = text.trim_end_matches(':').rsplit(':').next().unwrap_or_default();
    let text = text.strip_prefix("IBAN").unwrap_or(text);
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn is_account(bare: &str) -> bool {
    if !LENGTHS.contains(&bare.len()) || !bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let (head, rest) = bare.split_at(4);
    let is_shaped = head.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && head.bytes().skip(2).all(|b| b.is_ascii_digit())
        && bare.bytes().filter(u8::is_ascii_digit).count() * 2 > bare.len();
    let length = OF_COUNTRIES.iter().find(|(country, _)| head.starts_with(country));
    is_shaped && length.is_none_or(|(_, length)| *length == bare.len()) && mod_97(&format!("{rest}{head}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::tests::page;

    #[test]
    fn account_numbers_are_found_among_other_words() {
        let on =
            |text: &str| page(&[(0.1, 0.1, text)]).layout.lines.iter().flat_map(ibans).collect::<Vec<_>>();
        assert_eq!(on("IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFF"), ["DE89370400440532013000"]);
        assert_eq!(on("IBAN:GB82WEST12345698765432"), ["GB82WEST12345698765432"]);
        assert_eq!(on("DE89 3704 0044 0532 0130 01"), [] as [&str; 0]);
        assert_eq!(on("Invoice 2026 0001 of 12 March"), [] as [&str; 0]);
    }

    #[test]
    fn a_number_cut_short_is_not_an_account_number() {
        assert_eq!(checked("DE89 3704 0044 0532 0130 00").as_deref(), Some("DE89370400440532013000"));
        assert_eq!(checked("gb82 west 1234 5698 7654 32").as_deref(), Some("GB82WEST12345698765432"));
        assert_eq!(checked("DE89 3704 0044 0532 0130"), None);
        assert_eq!(checked(""), None);
    }
}
