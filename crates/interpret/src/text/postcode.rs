//! Postcodes, by their forms in the table of countries.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::country::mask::{Class, Mask};
use crate::country::table::{COUNTRIES, PostcodeForm, Side};

/// A postcode of one country in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Postcode {
    /// The index of the country.
    pub country: usize,
    /// Its bytes.
    pub span: Range<usize>,
    /// Whether the abbreviation of a state of the country comes before it.
    pub names_region: bool,
    /// Whether it has letters or marks, so that it is no plain number.
    pub is_distinctive: bool,
}

/// A form of a postcode and its country.
type CountryForm = (usize, &'static PostcodeForm, &'static Mask);

/// The forms by their shape: digits as `n`, letters as `a`.
static FORMS: LazyLock<HashMap<String, Vec<CountryForm>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<CountryForm>> = HashMap::new();
    for (at, country) in COUNTRIES.iter().enumerate() {
        for form in &country.postcodes {
            for mask in &form.masks {
                for shape in shapes(mask) {
                    forms.entry(shape).or_default().push((at, form, mask));
                }
            }
        }
    }
    forms
});

/// Returns the shapes of the texts that a mask fits.
fn shapes(mask: &Mask) -> Vec<String> {
    mask.classes.iter().fold(vec![String::new()], |shapes, (class, _)| {
        let choices: &[char] = match class {
            Class::Digit => &['n'],
            Class::Letter => &['a'],
            Class::Either => &['n', 'a'],
            Class::Exactly(c) => &[shape_of(*c)],
        };
        shapes.iter().flat_map(|shape| choices.iter().map(move |choice| format!("{shape}{choice}"))).collect()
    })
}

fn shape_of(c: char) -> char {
    match c {
        c if c.is_ascii_digit() => 'n',
        c if c.is_alphabetic() => 'a',
        other => other,
    }
}

/// Most words of a postcode.
const WORDS: usize = 2;

/// Finds the postcodes in a text, one for each country that has one of this form.
pub(crate) fn find(text: &str) -> Vec<Postcode> {
    let words = words(text);
    let mut found = Vec::new();
    for start in 0..words.len() {
        for end in start..words.len().min(start + WORDS) {
            let span = words[start].start..words[end].end;
            let code = &text[span.clone()];
            if code.len() > 14 || !code.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let shape: String = code.chars().map(shape_of).collect();
            let forms = FORMS.get(&shape).map_or(&[][..], Vec::as_slice);
            let chars: Vec<char> = code.chars().collect();
            let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|span| &text[span.clone()]);
            let (before, after) = (word(start.checked_sub(1)), word(Some(end + 1)));
            for (country, form, _) in forms.iter().filter(|(_, _, mask)| mask.fits(&chars)) {
                let regions = &COUNTRIES[*country].regions;
                let names_region = before.is_some_and(|word| regions.contains(&word));
                let is_word =
                    |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_alphabetic));
                // Letters tell a code from other numbers, so that its town may be on another line.
                let has_letters = chars.iter().any(|c| c.is_alphabetic());
                let has_town = has_letters
                    || match form.town {
                        Some(Side::Before) => is_word(before),
                        Some(_) => is_word(after),
                        None => !plain(&chars) || is_word(before) || is_word(after),
                    };
                let capitals = chars.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
                if (form.after_region && !names_region) || !has_town || !capitals {
                    continue;
                }
                let is_distinctive = !plain(&chars);
                found.push(Postcode { country: *country, span: span.clone(), names_region, is_distinctive });
            }
        }
    }
    found
}

/// Whether a code consists of digits and spaces alone.
fn plain(code: &[char]) -> bool {
    code.iter().all(|c| c.is_ascii_digit() || *c == ' ')
}

/// Returns the bytes of words, without the punctuation around them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split([' ', ',', ';']) {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '〒' && c != '(');
        let inner = if inner.starts_with('(') && !inner.contains(')') { &inner[1..] } else { inner };
        if !inner.is_empty() {
            let start = at + word.find(inner).unwrap_or(0);
            words.push(start..start + inner.len());
        }
        at += word.len() + 1;
    }
    words
}

/// Whether the text contains a postcode: five digits before or after a word, `1234 AB`, `SW1A 1AA`, `CA 94105`.
pub(crate) fn has_postcode(text: &str) -> bool {
    let digits = |code: &Postcode| text[code.span.clone()].bytes().filter(u8::is_ascii_digit).count();
    let has_code = find(text).into_iter().any(|code| match digits(&code) {
        _ if code.is_distinctive || code.names_region => true,
        5 => true,
        4 => text[..code.span.start].trim().is_empty(),
        _ => false,
    });
    has_code || has_joined_code(text)
}

/// Whether a word consists of a postcode and a town without a space between, as recognised text may have it.
fn has_joined_code(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        word.len() > 8
            && word.chars().take(5).all(|c| c.is_ascii_digit())
            && word.chars().skip(5).all(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn countries(text: &str) -> Vec<&'static str> {
        let mut codes: Vec<&str> = find(text).iter().map(|code| COUNTRIES[code.country].code).collect();
        codes.dedup();
        codes
    }

    #[test]
    fn forms_are_those_of_their_countries() {
        assert!(countries("10115 Berlin").contains(&"DE") && countries("10115 Berlin").contains(&"FR"));
        assert!(!countries("10115 Berlin").contains(&"NL"));
        assert_eq!(countries("1012 AB Amsterdam").iter().filter(|code| **code == "NL").count(), 1);
        assert!(countries("London SW1A 1AA").contains(&"GB"));
        assert!(countries("Vancouver, BC, V6B 1A1").contains(&"CA"));
        assert!(countries("1000-123 Lisboa").contains(&"PT"));
        assert!(countries("00-950 Warszawa").contains(&"PL"));
        assert!(countries("Austin, TX 78701").contains(&"US"));
        assert!(!countries("Austin, XX 78701").contains(&"US"));
        assert!(countries("Parramatta NSW 2150").contains(&"AU"));
        assert!(countries("CEP 01310-100").contains(&"BR") && countries("L-1234 Luxembourg").contains(&"LU"));
        assert!(countries("Singapore 068914").contains(&"SG"));
        assert!(countries("TOTAL 12.50").is_empty());
    }

    #[test]
    fn a_number_alone_is_no_postcode() {
        for text in ["12345", "TABLE 1234", "REF 123456", "12.50", "TEL 03-12345"] {
            assert!(!has_postcode(text), "{text}");
        }
        for text in ["81100 JOHOR BAHRU", "81100JOHORBAHRU", "3600 Genk", "SW1A 1AA", "New York, NY 10001"] {
            assert!(has_postcode(text), "{text}");
        }
    }
}
