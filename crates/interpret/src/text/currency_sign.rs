//! Currency signs and codes as they are written beside amounts, and the currencies they may mean: a view of the table of
//! countries.

use std::sync::LazyLock;

use crate::country::currency::printed_signs;

pub(crate) use crate::country::table::Side;

/// A currency sign or code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    /// As it is written; letters may be in either case.
    pub text: &'static str,
    /// ISO 4217 codes that it may mean, the most usual first.
    pub codes: Vec<&'static str>,
    /// The side of an amount that it may be on.
    pub side: Side,
    /// Whether it is too like other words to count on papers of other countries.
    pub is_weak: bool,
}

/// How many amounts a sign that is like other words must be beside to count.
const ENOUGH: usize = 3;

impl Sign {
    /// Whether several currencies share this sign.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.codes.len() > 1
    }

    /// Whether it is too like other words although it is printed beside so many amounts.
    pub(crate) fn is_weak_if_printed(&self, times: usize) -> bool {
        self.is_weak && times < ENOUGH
    }

    /// Whether it is made of letters, so that a letter beside it makes it part of a word.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }
}

/// The signs; one that contains another comes before it.
pub(crate) static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let mut signs: Vec<Sign> = Vec::new();
    for (printed, code) in printed_signs() {
        let same = |sign: &&mut Sign| sign.text.to_lowercase() == printed.text.to_lowercase();
        match signs.iter_mut().find(same) {
            Some(sign) => {
                if !sign.codes.contains(&code) {
                    sign.codes.push(code);
                }
                sign.is_weak &= printed.is_weak;
                if sign.side != printed.side {
                    sign.side = Side::Either;
                }
            }
            None => {
                let (text, side, is_weak) = (printed.text, printed.side, printed.is_weak);
                signs.push(Sign { text, codes: vec![code], side, is_weak });
            }
        }
    }
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.text.chars().count()));
    signs
});

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> &'static [&'static str] {
        let same = |sign: &&Sign| sign.text.to_lowercase() == text.to_lowercase();
        SIGNS.iter().find(same).map_or(&[], |sign| &sign.codes)
    }

    #[test]
    fn no_sign_comes_before_one_that_contains_it() {
        for (at, sign) in SIGNS.iter().enumerate() {
            let hidden = SIGNS[at + 1..]
                .iter()
                .find(|later| later.text.ends_with(sign.text) || later.text.starts_with(sign.text));
            assert_eq!(hidden, None, "{}", sign.text);
        }
    }

    #[test]
    fn shared_signs_mean_the_currencies_of_all_their_countries() {
        for code in ["USD", "EUR", "MYR", "INR", "XOF"].into_iter().filter(|code| !codes(code).is_empty()) {
            assert_eq!(codes(code), [code], "a code means one currency");
        }
        assert_eq!(codes("RM"), ["MYR"]);
        assert_eq!(codes("€"), ["EUR"]);
        assert_eq!(codes("$")[0], "USD");
        for code in ["CAD", "AUD", "MXN", "SGD", "CLP", "COP", "ARS"] {
            assert!(codes("$").contains(&code), "{code}");
        }
        for code in ["SEK", "NOK", "DKK", "ISK"] {
            assert!(codes("kr").contains(&code), "{code}");
        }
        assert!(codes("Rs.").contains(&"INR") && codes("Rs.").contains(&"PKR"));
        assert_eq!(codes("DH").len(), 2, "Morocco and the Emirates");
    }
}
