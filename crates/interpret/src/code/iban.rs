//! Bank accounts by their international number, which checks itself.

use vouch_core::PageReading;

/// Shortest and longest number there is.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// Lengths of the countries that pay by codes; elsewhere the check digits alone decide.
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

/// The number without its blanks, in capitals, if its check digits fit.
pub(super) fn checked(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    is_account(&bare).then_some(bare)
}

fn is_account(bare: &str) -> bool {
    if !LENGTHS.contains(&bare.len()) || !bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let (head, rest) = bare.split_at(4);
    let shaped = head.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && head.bytes().skip(2).all(|b| b.is_ascii_digit());
    let length = OF_COUNTRIES.iter().find(|(country, _)| head.starts_with(country));
    let digits = rest.bytes().chain(head.bytes());
    let remainder = digits.fold(0_u32, |sum, byte| match byte {
        b'0'..=b'9' => (sum * 10 + u32::from(byte - b'0')) % 97,
        letter => (sum * 100 + u32::from(letter.to_ascii_uppercase() - b'A') + 10) % 97,
    });
    shaped && length.is_none_or(|(_, length)| *length == bare.len()) && remainder == 1
}

/// Every account printed on these pages, in one piece or in groups.
pub(super) fn printed(pages: &[&PageReading]) -> Vec<String> {
    let mut accounts = Vec::new();
    for line in pages.iter().flat_map(|page| &page.layout.lines) {
        let words: Vec<String> = line
            .words
            .iter()
            .map(|word| word.text.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_uppercase())
            .collect();
        for from in 0..words.len() {
            let mut bare = String::new();
            for word in &words[from..] {
                bare.push_str(word.rsplit(':').next().unwrap_or(word));
                if bare.len() > *LENGTHS.end() {
                    break;
                }
                if is_account(&bare) {
                    accounts.push(bare.clone());
                }
            }
        }
    }
    accounts
}
