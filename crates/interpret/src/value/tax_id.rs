//! VAT numbers of Europe: their shapes and check digits. The rules are those that the tax authorities publish.

/// Whether a text has the shape of a VAT number: the country, then digits and a few letters.
pub(crate) fn has_shape(text: &str) -> bool {
    let bare = bare(text);
    let (Some(country), Some(rest)) = (bare.get(..2), bare.get(2..)) else { return false };
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let lengths: &[usize] = match country {
        "DE" | "PT" | "EL" | "EE" => &[9],
        "GB" => &[9, 12],
        "AT" | "IE" => &[8, 9],
        "FR" | "IT" | "HR" | "LV" => &[11],
        "NL" | "SE" | "LT" => &[12],
        "ES" | "CY" => &[9],
        "BE" | "PL" | "SK" | "CH" => &[10],
        "LU" | "FI" | "DK" | "SI" | "MT" | "HU" => &[8],
        "CZ" => &[8, 9, 10],
        "RO" | "BG" => &[8, 9, 10],
        _ => return false,
    };
    lengths.contains(&rest.len()) && digits + 3 >= rest.len() && digits >= 7
}

/// Whether the check digits of a number fit; `None` where no rule is known for it.
pub(crate) fn checks(text: &str) -> Option<bool> {
    let bare = bare(text);
    let rest = bare.get(2..)?;
    let d = digits(rest);
    let fits = match (bare.get(..2)?, rest.len(), d.len()) {
        ("DE", 9, 9) | ("HR", 11, 11) => mod_11_10(&d),
        ("FR", 11, 11) => number(&d[..2]) == (12 + 3 * (number(&d[2..]) % 97)) % 97,
        ("IT", 11, 11) => luhn(&d),
        ("SE", 12, 12) => luhn(&d[..10]),
        ("BE", 10, 10) => number(&d[8..]) == 97 - number(&d[..8]) % 97,
        ("NL", 12, 11) => weighed(&d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == d[8] || mod_97(&bare),
        ("AT", 9, 8) => (luhn_sum(&d[..7], 1) + 4 + d[7]).is_multiple_of(10),
        ("PL", 10, 10) => weighed(&d, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == d[9],
        ("PT", 9, 9) => from_eleven(weighed(&d, &[9, 8, 7, 6, 5, 4, 3, 2])) == d[8],
        ("DK", 8, 8) => weighed(&d, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        ("FI", 8, 8) => from_eleven(weighed(&d, &[7, 9, 10, 5, 8, 4, 2])) == d[7],
        ("LU", 8, 8) => number(&d[..6]) % 89 == number(&d[6..]),
        ("GB", 9 | 12, 9 | 12) => {
            let sum = weighed(&d, &[8, 7, 6, 5, 4, 3, 2]) + number(&d[7..9]);
            sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97)
        }
        ("EE", 9, 9) => weighed(&d, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10),
        ("HU", 8, 8) => weighed(&d, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10),
        ("SI", 8, 8) => from_eleven(weighed(&d, &[8, 7, 6, 5, 4, 3, 2])) == d[7],
        ("EL", 9, 9) => weighed(&d, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == d[8],
        ("CH", _, 9) => from_eleven(weighed(&d, &[5, 4, 3, 2, 7, 6, 5, 4])) == d[8],
        _ => return None,
    };
    Some(fits)
}

fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn digits(text: &str) -> Vec<u64> {
    text.bytes().filter(u8::is_ascii_digit).map(|digit| u64::from(digit - b'0')).collect()
}

fn number(digits: &[u64]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + digit)
}

/// Returns the sum of digits times weights. Digits without a weight do not count.
fn weighed(digits: &[u64], weights: &[u64]) -> u64 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Returns the check digit that makes a sum a multiple of eleven; 0 where that would take two digits.
fn from_eleven(sum: u64) -> u64 {
    let check = 11 - sum % 11;
    if check > 9 { 0 } else { check }
}

fn luhn(digits: &[u64]) -> bool {
    luhn_sum(digits, digits.len() % 2).is_multiple_of(10)
}

/// Returns the sum of digits, with every other one doubled and the digits of the product added. `first` is the index of
/// the first doubled one.
fn luhn_sum(digits: &[u64], first: usize) -> u64 {
    let doubled = |digit: u64| digit * 2 / 10 + digit * 2 % 10;
    let term = |(at, digit): (usize, &u64)| if at % 2 == first { doubled(*digit) } else { *digit };
    digits.iter().enumerate().map(term).sum()
}

/// Whether a number passes ISO 7064 MOD 11,10.
fn mod_11_10(digits: &[u64]) -> bool {
    let Some((check, head)) = digits.split_last() else { return false };
    let product = head.iter().fold(10, |product, digit| match (product + digit) % 10 {
        0 => 20 % 11,
        sum => sum * 2 % 11,
    });
    (11 - product) % 10 == *check
}

/// Whether a text passes ISO 7064 MOD 97-10, with letters as two digits.
pub(crate) fn mod_97(text: &str) -> bool {
    let rest = text.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (rest * shift + value) % 97
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_fit_until_one_digit_is_wrong() {
        // Numbers that authorities and standards give as examples, or that were made up to fit.
        for (text, wrong) in [
            ("DE 136 695 976", "DE136695978"),
            ("ATU13585627", "ATU13585626"),
            ("FR40303265045", "FR41303265045"),
            ("IT00743110157", "IT00743110158"),
            ("BE0428759497", "BE0428759498"),
            ("NL004495445B01", "NL004495446B01"),
            ("GB 980 7806 84", "GB 980 7806 85"),
            ("PL8567346215", "PL8567346216"),
            ("PT501964843", "PT501964842"),
            ("DK13585628", "DK13585627"),
            ("FI20774740", "FI20774741"),
            ("LU15027442", "LU15027443"),
            ("SE123456789701", "SE123456789601"),
            ("EE100931558", "EE100931559"),
            ("HU12892312", "HU12892313"),
            ("SI50223054", "SI50223055"),
            ("EL094259216", "EL094259215"),
            ("CHE-109.322.551", "CHE-109.322.552"),
            ("HR33392005961", "HR33392005962"),
        ] {
            assert_eq!(checks(text), Some(true), "{text}");
            assert_eq!(checks(wrong), Some(false), "{wrong}");
        }
        assert_eq!(checks("000473792512"), None);
        assert_eq!(checks(""), None);
    }
}
