//! Corrects what recognisers garble in common words: spaces that were missed (`SDNBHD`, `JALANSAGU`, `81100JOHOR`) and
//! look-alikes (`J1n`, `FO0D`, `4115O`). Only general words are corrected: legal forms, words of streets and towns,
//! words of trade. Names stay as they were read.

use crate::text::lexicon;

/// Returns a name with its common words corrected.
pub(crate) fn restore_name(text: &str) -> String {
    let upper = is_upper(text);
    with_form(restore(text, upper), upper)
}

/// Returns a line of an address with its common words corrected. In an address a capital letter after small ones begins
/// a word.
pub(crate) fn restore_address(text: &str) -> String {
    restore(&split_at_capitals(text), is_upper(text))
}

fn is_upper(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

fn restore(text: &str, upper: bool) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| restore_word(word, upper)).collect();
    words.join(" ")
}

/// Small letters needed on either side of a capital that begins a word. Fewer occur in names such as `McArthur`.
const CAPITALISED: usize = 4;

/// Inserts a space into words such as `MahkotaCheras`.
fn split_at_capitals(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut split = String::with_capacity(text.len() + 4);
    for (at, c) in chars.iter().enumerate() {
        let small_letters_before =
            at >= CAPITALISED && chars[at - CAPITALISED + 1..at].iter().all(|b| b.is_lowercase());
        let small_letters_after =
            chars.get(at + 1..at + CAPITALISED).is_some_and(|next| next.iter().all(|n| n.is_lowercase()));
        if c.is_uppercase() && small_letters_before && small_letters_after {
            split.push(' ');
        }
        split.push(*c);
    }
    split
}

fn restore_word(word: &str, upper: bool) -> String {
    let word = &digits_among_letters(&letters_among_digits(word));
    let title = word.get(..3).filter(|start| start.eq_ignore_ascii_case("mr."));
    if let Some(title) = title.filter(|title| word[title.len()..].starts_with(char::is_alphabetic)) {
        return format!("{title} {}", restore_word(&word[title.len()..], upper));
    }
    let mut restored = String::new();
    let mut rest = word.as_str();
    // The parts between marks are corrected one by one, so that `NO.5,JALANSAGU` is understood.
    while !rest.is_empty() {
        let part = rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
        let (alphanumeric, after) = rest.split_at(part);
        restored.push_str(&split(alphanumeric, upper));
        let marks = after.len() - after.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        restored.push_str(&after[..marks]);
        rest = &after[marks..];
    }
    restored
}

/// Inserts missing spaces into a run of letters and digits.
fn split(run: &str, upper: bool) -> String {
    if let Some((postcode, town)) = glued_postcode(run) {
        return format!("{postcode} {}", split(town, upper));
    }
    if run.chars().all(char::is_alphabetic)
        && let Some(words) = lexicon::split_words(run)
    {
        return words.join(" ");
    }
    lexicon::spelled(run).map_or_else(|| run.to_owned(), |word| in_case(&word, run, upper))
}

/// Splits five digits from the word after them: `81100JOHOR`.
fn glued_postcode(run: &str) -> Option<(&str, &str)> {
    let digits = run.len() - run.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (postcode, town) = run.split_at(digits);
    (digits == 5 && town.len() >= 4 && town.chars().all(char::is_alphabetic)).then_some((postcode, town))
}

/// Returns a known word in the case of the word that was read.
fn in_case(word: &str, read: &str, upper: bool) -> String {
    let capital = read.chars().next().is_some_and(char::is_uppercase);
    if upper {
        word.to_uppercase()
    } else if capital {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
    } else {
        word.to_owned()
    }
}

/// Replaces letters that look like digits among at least three digits: `4115O` is a postcode.
fn letters_among_digits(word: &str) -> String {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = core.chars().filter(char::is_ascii_digit).count();
    let others = core.chars().filter(|c| !c.is_ascii_digit() && !matches!(c, 'O' | 'o' | 'I' | 'l')).count();
    if core.len() == 5 && digits >= 3 && others == 0 {
        return word
            .chars()
            .map(|c| match c {
                'O' | 'o' => '0',
                'I' | 'l' => '1',
                other => other,
            })
            .collect();
    }
    word.to_owned()
}

/// Replaces a zero between letters: `FO0D` is a word.
fn digits_among_letters(word: &str) -> String {
    let word = &initials(word);
    let chars: Vec<char> = word.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    let is_small = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_lowercase());
    let all_letters = chars.iter().filter(|c| c.is_alphanumeric()).all(|c| c.is_alphabetic() || *c == '0');
    let meant = |(at, c): (usize, &char)| {
        let between = letter(at.checked_sub(1)) && letter(Some(at + 1));
        if *c == '0' && between && all_letters {
            if chars[at + 1].is_lowercase() { 'o' } else { 'O' }
        } else if *c == '1'
            && is_small(at.checked_sub(1))
            && (is_small(Some(at + 1)) || at + 1 == chars.len())
        {
            'l'
        } else {
            *c
        }
    };
    chars.iter().enumerate().map(meant).collect()
}

/// Replaces zeros among initials with full stops: `d.0.0.` is `d.o.o.`
fn initials(word: &str) -> String {
    let pieces: Vec<&str> = word.split('.').filter(|piece| !piece.is_empty()).collect();
    let are_initials = pieces.len() > 1 && pieces.iter().all(|piece| piece.chars().count() == 1);
    let first = pieces.first().and_then(|piece| piece.chars().next()).filter(|c| c.is_alphabetic());
    match first.filter(|_| are_initials) {
        Some(first) => word.replace('0', if first.is_lowercase() { "o" } else { "O" }),
        None => word.to_owned(),
    }
}

/// Returns a text with the legal form at its end spelled correctly, where one of its letters was misread: `5/B`, `SON
/// BHD`.
fn with_form(text: String, upper: bool) -> String {
    match lexicon::misread_form(&text) {
        Some((span, form)) => {
            let form = if upper { form.to_uppercase() } else { form.to_owned() };
            format!("{}{form}{}", &text[..span.start], &text[span.end..])
        }
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_spaces_are_inserted_between_known_words() {
        for (read, meant) in [
            ("ACME SDNBHD", "ACME SDN BHD"),
            ("JALANSAGU 18", "JALAN SAGU 18"),
            ("81100JOHOR BAHRU", "81100 JOHOR BAHRU"),
            ("NO.5,JALANSAGU", "NO.5,JALAN SAGU"),
            ("TAMAN INDAH", "TAMAN INDAH"),
            ("LUCKY STATIONERYSHOP", "LUCKY STATIONERY SHOP"),
            ("LUCKYSTATIONERYSHOP", "LUCKY STATIONERY SHOP"),
            ("BOOKCENTRE", "BOOKCENTRE"),
            ("MR.LUCKY", "MR. LUCKY"),
        ] {
            assert_eq!(restore_name(read), meant);
        }
    }

    #[test]
    fn capitals_begin_words_of_an_address() {
        assert_eq!(restore_address("Bandar MahkotaCheras"), "Bandar Mahkota Cheras");
        assert_eq!(restore_address("McArthur Street"), "McArthur Street");
    }

    #[test]
    fn look_alikes_are_corrected_in_known_words_only() {
        for (read, meant) in [
            ("J1n Mawar", "Jln Mawar"),
            ("BIk G", "Blk G"),
            ("4115O KLANG", "41150 KLANG"),
            ("FO0D WORLD", "FOOD WORLD"),
            ("SHAH ÁLAM", "SHAH ALAM"),
            ("ACME 5/B", "ACME S/B"),
            ("ACME SON BHD", "ACME SDN BHD"),
            ("ACME PTE LTD", "ACME PTE LTD"),
            ("R2D2 SHOP", "R2D2 SHOP"),
            ("Acme d.0.0.", "Acme d.o.o."),
            ("Shel1 Bay", "Shell Bay"),
            ("V1 Bay", "V1 Bay"),
        ] {
            assert_eq!(restore_name(read), meant);
        }
    }
}
