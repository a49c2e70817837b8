//! Names of merchants, reduced for comparison: `SQ *DAUN HIJAU SDN BHD #0042` and `Daun Hijau` are the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Payment processors that print their own name before the merchant's, separated by an asterisk.
const PROCESSORS: [&str; 14] = [
    "sq", "square", "paypal", "pp", "sumup", "zettle", "izettle", "stripe", "tst", "toast", "sp", "mollie",
    "adyen", "klarna",
];

/// Words before the number of a branch.
const BRANCH_WORDS: [&str; 16] = [
    "store", "shop", "branch", "outlet", "no", "nr", "terminal", "till", "filiale", "markt", "kasse",
    "tienda", "sucursal", "caja", "cawangan", "kaunter",
];

/// Fewest letters and digits that identify a merchant.
const MIN_CHARACTERS: usize = 3;

/// Jaro-Winkler similarity from which on two keys are similar.
const SIMILAR: f64 = 0.92;

/// Returns what all spellings of a merchant's name have in common: letters and digits in lower case, without accents,
/// legal form, payment processor, number of the branch, and without a town at the end that is part of the `address`.
/// `None` where nothing is left that identifies a merchant.
pub fn merchant_key(name: &str, address: Option<&str>) -> Option<String> {
    // Compatibility forms first: the legal form may be printed in full-width letters.
    let name: String = name.nfkc().collect();
    let name = vouch_interpret::bare_name(without_processor(&name))?;
    let mut words = words(&without_numbers_in_brackets(name));
    while words.len() > 1 && words.last().is_some_and(|word| is_branch_number(word)) {
        words.pop();
        while words.len() > 1 && words.last().is_some_and(|word| BRANCH_WORDS.contains(&word.as_str())) {
            words.pop();
        }
    }
    let town = address.map(self::words).unwrap_or_default();
    while words.len() > 1 && words.last().is_some_and(|word| town.contains(word)) {
        words.pop();
    }
    let key = words.join(" ");
    (key.chars().filter(|c| *c != ' ').count() >= MIN_CHARACTERS).then_some(key)
}

/// Whether two keys are so similar that one may be a misreading of the other.
pub(crate) fn is_similar(one: &str, other: &str) -> bool {
    strsim::jaro_winkler(one, other) >= SIMILAR
}

fn without_processor(name: &str) -> &str {
    match name.split_once('*') {
        Some((processor, merchant)) if PROCESSORS.contains(&words(processor).concat().as_str()) => merchant,
        _ => name,
    }
}

/// Removes registration numbers, which follow a name in brackets.
fn without_numbers_in_brackets(name: &str) -> String {
    let mut kept = String::new();
    for part in name.split_inclusive(')') {
        match part.rsplit_once('(') {
            Some((before, inside)) if inside.contains(|c: char| c.is_ascii_digit()) => kept.push_str(before),
            _ => kept.push_str(part),
        }
    }
    kept
}

/// Whether a word is a number with at most two letters: `#0042`, `17`, `S1024`.
fn is_branch_number(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits > 0 && word.chars().count() - digits <= 2
}

/// Splits a text into words of letters and digits, in lower case and without accents. An apostrophe joins two parts of
/// a word; an ampersand or a hyphen separates two words.
pub(crate) fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let plain = plain.replace(['\'', '’', '.'], "").replace('ß', "ss").replace('ø', "o").replace('ł', "l");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_merchant_have_one_key() {
        let spellings: [(&str, &[&str]); 7] = [
            (
                "daun hijau",
                &[
                    "Daun Hijau Sdn Bhd",
                    "DAUN HIJAU",
                    "SQ *DAUN HIJAU",
                    "PayPal *Daun-Hijau",
                    "Daun Hijau #0042",
                ],
            ),
            ("cafe munchen", &["Café München GmbH", "CAFE MUNCHEN GMBH & CO. KG", "Ｃａｆｅ München"]),
            ("7 eleven", &["7-Eleven", "7-ELEVEN STORE NO. 1024", "7 Eleven S1024"]),
            ("99 speed mart", &["99 SPEED MART S/B (519537-X)", "99 Speed Mart"]),
            ("mcdonalds", &["McDonald's", "MCDONALD’S", "McDonalds Filiale 17"]),
            ("petit pont", &["SARL Petit Pont", "Petit Pont"]),
            ("o2", &["O2 Kasse 3"]),
        ];
        for (key, names) in spellings {
            for name in names {
                let expected = (key.chars().count() >= MIN_CHARACTERS).then_some(key);
                assert_eq!(merchant_key(name, None).as_deref(), expected, "{name}");
            }
        }
    }

    #[test]
    fn a_town_that_the_address_names_is_removed() {
        let address = Some("Torstr. 5, 10115 Berlin");
        assert_eq!(merchant_key("Nordmarkt Berlin", address).as_deref(), Some("nordmarkt"));
        assert_eq!(merchant_key("Nordmarkt Berlin", None).as_deref(), Some("nordmarkt berlin"));
        assert_eq!(merchant_key("Berlin", address).as_deref(), Some("berlin"));
    }

    #[test]
    fn what_identifies_nobody_has_no_key() {
        for name in ["TAX INVOICE", "Rechnung", "No. 12", "12.50", "", " ", "AB"] {
            assert_eq!(merchant_key(name, None), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn capitals_and_spaces_do_not_count(name in "[A-Za-z][A-Za-z0-9 &'-]{2,30}") {
            let spaced = format!("  {} ", name.to_uppercase().replace(' ', "  "));
            prop_assert_eq!(merchant_key(&name.to_uppercase(), None), merchant_key(&spaced, None));
        }
    }
}
