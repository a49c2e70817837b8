//! Postcodes, by their shape in several countries.

/// Whether the text contains a postcode: five digits before or after a word, `1234 AB`, `SW1A 1AA`, `CA 94105`.
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
        let four_and_letters =
            is_number(word, 4) && next.is_some_and(|n| n.len() == 2 && n.chars().all(char::is_uppercase));
        let four = is_number(word, 4) && at == 0 && letters(next);
        let british = next
            .is_some_and(|n| n.len() == 3 && n.as_bytes()[0].is_ascii_digit() && !is_number(n, 3))
            && (2..=4).contains(&word.len())
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.ends_with(|c: char| c.is_ascii_alphanumeric())
            && (1..=2).contains(&word.chars().filter(char::is_ascii_digit).count());
        let joined_to_town = word.len() > 8
            && word.chars().take(5).all(|c| c.is_ascii_digit())
            && word.chars().skip(5).all(char::is_alphabetic);
        let zip_plus_four = word.len() == 10
            && word.as_bytes()[5] == b'-'
            && word.bytes().filter(u8::is_ascii_digit).count() == 9;
        five || four_and_letters || four || british || joined_to_town || zip_plus_four
    })
}
