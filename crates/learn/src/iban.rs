//! Account numbers in print.

use vouch_core::{Line, Word};

/// Characters of the shortest account number (Norway) and of the longest.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// The account numbers on a line, without spaces: groups of letters and digits whose check digits fit.
pub(crate) fn ibans(line: &Line) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < line.words.len() {
        let taken = (from + 1..=line.words.len()).rev().find_map(|end| {
            let number: String = line.words[from..end].iter().flat_map(characters).collect();
            is_iban(&number).then_some((number, end))
        });
        match taken {
            Some((number, end)) => {
                found.push(number);
                from = end;
            }
            None => from += 1,
        }
    }
    found
}

/// Letters and digits of a word. `IBAN:` may be printed against the number.
fn characters(word: &Word) -> Vec<char> {
    let text: String = word.text.to_uppercase();
    let text = text.strip_prefix("IBAN").unwrap_or(&text);
    text.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

fn is_iban(number: &str) -> bool {
    let is_shaped = LENGTHS.contains(&number.len())
        && number.bytes().take(2).all(|c| c.is_ascii_uppercase())
        && number.bytes().skip(2).take(2).all(|c| c.is_ascii_digit())
        && number.bytes().filter(u8::is_ascii_digit).count() * 2 > number.len();
    is_shaped && remainder(number) == 1
}

/// The number with its head moved to its end and letters counted from 10, modulo 97, as ISO 13616 has it.
fn remainder(number: &str) -> u32 {
    let moved = number.chars().skip(4).chain(number.chars().take(4));
    moved.fold(0, |rest, character| {
        let value = character.to_digit(36).unwrap_or(0);
        (rest * if value > 9 { 100 } else { 10 } + value) % 97
    })
}

#[cfg(test)]
mod tests {
    use vouch_testkit::typed;

    use super::*;

    #[test]
    fn account_numbers_are_found_among_other_words() {
        let on = |text: &str| typed(text).lines.iter().flat_map(ibans).collect::<Vec<_>>();
        assert_eq!(on("IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFF"), ["DE89370400440532013000"]);
        assert_eq!(on("IBAN:GB82WEST12345698765432"), ["GB82WEST12345698765432"]);
        assert_eq!(on("DE89 3704 0044 0532 0130 01"), [] as [&str; 0]);
        assert_eq!(on("Invoice 2026 0001 of 12 March"), [] as [&str; 0]);
    }
}
