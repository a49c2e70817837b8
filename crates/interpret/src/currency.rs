//! Currency signs and codes, and what they may stand for.

/// A sign or code as it is printed beside amounts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    /// As printed; letters may stand in either case.
    pub text: &'static str,
    /// ISO 4217 codes it may stand for, the most usual first.
    pub codes: &'static [&'static str],
    /// Whether it may stand behind the amount.
    pub may_follow: bool,
}

impl Sign {
    /// Whether it is made of letters, so that a letter before it makes it part of a word.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }
}

const fn sign(text: &'static str, codes: &'static [&'static str], may_follow: bool) -> Sign {
    Sign { text, codes, may_follow }
}

/// The signs, longer ones before those they contain.
pub(crate) const SIGNS: &[Sign] = &[
    sign("US$", &["USD"], true),
    sign("CA$", &["CAD"], true),
    sign("AU$", &["AUD"], true),
    sign("HK$", &["HKD"], true),
    sign("NZ$", &["NZD"], true),
    sign("NT$", &["TWD"], true),
    sign("S$", &["SGD"], true),
    sign("C$", &["CAD"], true),
    sign("A$", &["AUD"], true),
    sign("R$", &["BRL"], true),
    sign("MYR", &["MYR"], true),
    sign("EURO", &["EUR"], true),
    sign("EUR", &["EUR"], true),
    sign("USD", &["USD"], true),
    sign("GBP", &["GBP"], true),
    sign("CHF", &["CHF"], true),
    sign("CAD", &["CAD"], true),
    sign("AUD", &["AUD"], true),
    sign("SGD", &["SGD"], true),
    sign("NZD", &["NZD"], true),
    sign("HKD", &["HKD"], true),
    sign("JPY", &["JPY"], true),
    sign("CNY", &["CNY"], true),
    sign("INR", &["INR"], true),
    sign("IDR", &["IDR"], true),
    sign("THB", &["THB"], true),
    sign("PHP", &["PHP"], true),
    sign("VND", &["VND"], true),
    sign("AED", &["AED"], true),
    sign("SEK", &["SEK"], true),
    sign("NOK", &["NOK"], true),
    sign("DKK", &["DKK"], true),
    sign("PLN", &["PLN"], true),
    sign("CZK", &["CZK"], true),
    sign("HUF", &["HUF"], true),
    sign("RON", &["RON"], true),
    sign("BGN", &["BGN"], true),
    sign("TRY", &["TRY"], true),
    sign("ZAR", &["ZAR"], true),
    sign("MXN", &["MXN"], true),
    sign("BRL", &["BRL"], true),
    sign("Kč", &["CZK"], true),
    sign("zł", &["PLN"], true),
    sign("Ft", &["HUF"], true),
    sign("kr", &["SEK", "NOK", "DKK"], true),
    sign("Fr.", &["CHF"], false),
    sign("Rp", &["IDR"], false),
    sign("Rs", &["INR"], false),
    sign("RM", &["MYR"], false),
    sign("€", &["EUR"], true),
    sign("£", &["GBP"], true),
    sign("¥", &["JPY", "CNY"], true),
    sign("₹", &["INR"], true),
    sign("₫", &["VND"], true),
    sign("฿", &["THB"], true),
    sign("₩", &["KRW"], true),
    sign("₺", &["TRY"], true),
    sign("₱", &["PHP"], true),
    sign("$", &["USD", "CAD", "AUD", "SGD", "NZD", "HKD", "MXN"], true),
];

#[cfg(test)]
mod tests {
    use vouch_core::Currency;

    use super::*;

    #[test]
    fn every_code_is_one_of_iso_4217() {
        for code in SIGNS.iter().flat_map(|sign| sign.codes) {
            assert!(code.parse::<Currency>().is_ok(), "{code}");
        }
    }

    #[test]
    fn no_sign_hides_a_longer_one() {
        for (at, sign) in SIGNS.iter().enumerate() {
            let hidden = SIGNS[at + 1..]
                .iter()
                .find(|later| later.text.ends_with(sign.text) || later.text.starts_with(sign.text));
            assert_eq!(hidden, None, "{}", sign.text);
        }
    }
}
