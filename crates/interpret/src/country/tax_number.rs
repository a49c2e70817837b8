//! Tax and registration numbers, read by the forms and check digits of all countries.

use std::sync::LazyLock;

use crate::country::check_digit::Check;
use crate::country::look_alike::look_alike;
use crate::country::mask::{Class, Mask};
use crate::country::table::{COUNTRIES, Country};
use crate::country::tax_form::TaxNumberForm;

/// A number that has a form of some country.
#[derive(Clone, Debug)]
pub(crate) struct TaxNumber {
    /// The country.
    pub country: &'static Country,
    /// Which of its forms.
    pub form: &'static TaxNumberForm,
    /// Whether the check digit fits; `None` where there is no rule.
    pub checks: Option<bool>,
    /// Whether letters say which country it is: `DE123456789`.
    pub names_country: bool,
    /// Its letters and digits, with look-alikes set right: `RO` for `R0`.
    pub spelling: Vec<char>,
}

/// A variant of a form, and whose it is.
struct Variant {
    country: &'static Country,
    form: &'static TaxNumberForm,
    mask: &'static Mask,
}

/// All variants by their length.
static VARIANTS: LazyLock<Vec<Vec<Variant>>> = LazyLock::new(|| {
    let mut variants: Vec<Vec<Variant>> = Vec::new();
    for country in COUNTRIES.iter() {
        for form in &country.tax_numbers {
            for mask in &form.masks {
                while variants.len() <= mask.len() {
                    variants.push(Vec::new());
                }
                variants[mask.len()].push(Variant { country, form, mask });
            }
        }
    }
    variants
});

/// Returns the letters and digits of a number, letters as capitals.
pub(crate) fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect()
}

/// Returns the numbers that a text may be, one for each form of any country that it has.
pub(crate) fn read(text: &str) -> Vec<TaxNumber> {
    let chars = bare(text);
    let of_length = VARIANTS.get(chars.len()).map_or(&[][..], Vec::as_slice);
    let mut numbers: Vec<TaxNumber> = Vec::new();
    for Variant { country, form, mask } in of_length {
        let Some((spelling, checks)) = spelled(mask, form.check, &chars) else { continue };
        let names_country = mask.fixed_letters() > 1;
        match numbers.iter_mut().find(|number| std::ptr::eq(number.form, *form)) {
            Some(known) => {
                known.checks = known.checks.max(checks);
                known.names_country |= names_country;
            }
            None => numbers.push(TaxNumber { country, form, checks, names_country, spelling }),
        }
    }
    numbers
}

/// Whether a form has many letters among its digits, so that either may be misread for the other.
fn mixes_letters(mask: &Mask) -> bool {
    mask.classes.iter().filter(|(class, _)| *class == Class::Letter).count() > 3
}

/// Returns the characters of a fitting number and whether its check digit fits. A look-alike is set right only if the
/// check digit then fits.
fn spelled(mask: &Mask, check: Option<Check>, chars: &[char]) -> Option<(Vec<char>, Option<bool>)> {
    let passes = |chars: &[char]| check.map(|check| check(&mask.core(chars)));
    if mask.fits(chars) {
        let checks = passes(chars);
        if checks == Some(false) && mixes_letters(mask) {
            let swapped = |at: usize| {
                let other = look_alike(chars[at])?;
                let mut swapped = chars.to_vec();
                swapped[at] = other;
                (mask.fits(&swapped) && passes(&swapped) == Some(true)).then_some(swapped)
            };
            let mut right = (0..chars.len()).filter_map(swapped);
            if let (Some(spelling), None) = (right.next(), right.next()) {
                return Some((spelling, Some(true)));
            }
        }
        return Some((chars.to_vec(), checks));
    }
    let spelling = mask.with_letters(chars)?;
    (passes(&spelling) == Some(true)).then_some((spelling, Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Changes one digit, keeping the form.
    fn misread(text: &str, at: usize) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        let digit = chars.get(at)?.to_digit(10)?;
        let other = char::from_digit((digit + 1) % 10, 10)?;
        Some(chars.iter().enumerate().map(|(i, c)| if i == at { other } else { *c }).collect())
    }

    #[test]
    fn every_example_passes_and_one_wrong_digit_fails() {
        for country in COUNTRIES.iter() {
            for form in &country.tax_numbers {
                let own = |text: &str| read(text).into_iter().find(|number| std::ptr::eq(number.form, form));
                let found = own(form.example);
                assert!(found.is_some(), "{} {}", country.code, form.example);
                let checks = found.and_then(|number| number.checks);
                assert_eq!(checks, form.check.map(|_| true), "{} {}", country.code, form.example);
                if form.check.is_none() {
                    continue;
                }
                let digits = 0..form.example.chars().count();
                let wrong = digits.filter_map(|at| own(&misread(form.example, at)?)?.checks);
                let (missed, caught): (Vec<bool>, Vec<bool>) = wrong.partition(|checks| *checks);
                // Some numbers have parts that the check digit does not cover.
                assert!(caught.len() > 5 && caught.len() > missed.len(), "{} {}", country.code, form.example);
            }
        }
    }

    #[test]
    fn any_characters_of_a_form_are_checked() {
        let masks = COUNTRIES.iter().flat_map(|country| &country.tax_numbers).flat_map(|form| &form.masks);
        for mask in masks {
            for (digit, letter, either) in
                [('0', 'A', '0'), ('9', 'Z', 'Z'), ('5', 'O', '7'), ('1', 'K', 'I'), ('8', 'É', 'é')]
            {
                let fill = |(class, _): &(Class, bool)| match class {
                    Class::Digit => digit,
                    Class::Letter => letter,
                    Class::Either => either,
                    Class::Exactly(own) => *own,
                };
                let text: String = mask.classes.iter().map(fill).collect();
                let is_read = !read(&text).is_empty();
                assert!(is_read || !text.is_ascii(), "{text}");
            }
        }
    }

    #[test]
    fn numbers_are_read_with_any_punctuation() {
        let countries = |text: &str| -> Vec<&str> {
            read(text).iter().filter(|n| n.checks == Some(true)).map(|n| n.country.code).collect()
        };
        assert!(countries("DE 136 695 976").contains(&"DE"));
        assert!(countries("CHE-109.322.551 MWST").contains(&"CH"));
        assert!(countries("16.727.230/0001-97").contains(&"BR"));
        assert!(countries("856-734-62-15").contains(&"PL"));
        assert!(countries("27AAPFU0939F1ZV").contains(&"IN"));
        assert!(countries("DE136695978").is_empty());
        assert!(countries("R018547290").contains(&"RO"), "O read as 0");
        assert_eq!(read("R018547290")[0].spelling.iter().collect::<String>(), "RO18547290");
        assert!(read("").is_empty() && read("TOTAL").is_empty());
    }
}
