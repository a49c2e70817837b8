//! Check digits of tax numbers, by the rules that the authorities publish. A rule gets the number without its optional
//! prefix, as capital letters and digits.

mod national;

use national::{
    australia, brazil, bulgaria, china, colombia, cyprus, czechia, france, ireland, korea, lithuania,
    luhn_of_base_36, mexico, netherlands, new_zealand, romania, singapore, spain, taiwan, turkey, ukraine,
};

/// A rule for the characters of a number.
pub(crate) type Check = fn(&[char]) -> bool;

/// Returns a rule by its name in the table; `None` for numbers without one.
pub(crate) fn rule(name: &str) -> Option<Check> {
    let rule: Check = match name {
        "luhn" => |c| luhn(&digits(c)),
        "mod_11_10" => |c| mod_11_10(&digits(c)),
        "mod_97_complement" => |c| {
            let d = digits(c);
            d.len() == 10 && number(&d[8..]) == 97 - number(&d[..8]) % 97
        },
        "austria" => |c| {
            let d = digits(c);
            d.len() == 8 && (luhn_sum(&d[..7], 1) + 4 + d[7]).is_multiple_of(10)
        },
        "britain" => |c| {
            let d = digits(c);
            let sum = weighed(&d, &[8, 7, 6, 5, 4, 3, 2]) + number(&d[7..9]);
            sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97)
        },
        "bulgaria" => bulgaria,
        "cyprus" => cyprus,
        "czechia" => czechia,
        "denmark" => |c| weighed(&digits(c), &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "estonia" => |c| weighed(&digits(c), &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10),
        "finland" => |c| ends_with(c, |d| from_eleven(weighed(d, &[7, 9, 10, 5, 8, 4, 2]))),
        "france" => france,
        "greece" => |c| ends_with(c, |d| weighed(d, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10),
        "hungary" => |c| {
            let d = digits(c);
            d.len() >= 8 && weighed(&d[..8], &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10)
        },
        "iceland" => |c| {
            let d = digits(c);
            d.len() == 10 && from_eleven(weighed(&d, &[3, 2, 7, 6, 5, 4, 3, 2])) == d[8]
        },
        "ireland" => ireland,
        "latvia" => |c| weighed(&digits(c), &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3,
        "lithuania" => lithuania,
        "luxembourg" => |c| {
            let d = digits(c);
            d.len() == 8 && number(&d[..6]) % 89 == number(&d[6..])
        },
        "malta" => |c| weighed(&digits(c), &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37),
        "netherlands" => netherlands,
        "norway" => |c| exactly_from_eleven(c, &[3, 2, 7, 6, 5, 4, 3, 2]),
        "poland" => |c| ends_with(c, |d| weighed(d, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11),
        "portugal" => |c| ends_with(c, |d| from_eleven(weighed(d, &[9, 8, 7, 6, 5, 4, 3, 2]))),
        "romania" => romania,
        "slovakia" => |c| number(&digits(c)).is_multiple_of(11),
        "slovenia" => |c| ends_with(c, |d| from_eleven(weighed(d, &[8, 7, 6, 5, 4, 3, 2]))),
        "spain" => spain,
        "sweden" => |c| digits(c).get(..10).is_some_and(luhn),
        "switzerland" => |c| ends_with(c, |d| from_eleven(weighed(d, &[5, 4, 3, 2, 7, 6, 5, 4]))),
        "turkey" => turkey,
        "ukraine" => ukraine,
        "russia" => |c| ends_with(c, |d| weighed(d, &[2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10),
        "montenegro" => |c| ends_with(c, |d| (11 - weighed(d, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10),
        "macedonia" => {
            |c| ends_with(c, |d| (11 - weighed(d, &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10)
        }
        "moldova" => |c| ends_with(c, |d| weighed(d, &[7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10),
        "mexico" => mexico,
        "brazil" => brazil,
        "argentina" | "peru" => {
            |c| ends_with(c, |d| (11 - weighed(d, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10)
        }
        "chile" => |c| ends_with_digit_or_k(c, &[2, 3, 4, 5, 6, 7, 2, 3]),
        "guatemala" => |c| ends_with_digit_or_k(c, &[2, 3, 4, 5, 6, 7, 8, 9]),
        "colombia" => colombia,
        "uruguay" => |c| exactly_from_eleven(c, &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]),
        "paraguay" => |c| ends_with(c, |d| from_eleven(weighed_from_end(d, &[2, 3, 4, 5, 6, 7, 8, 9]))),
        "dominican" => |c| ends_with(c, |d| (10 - weighed(d, &[7, 9, 8, 6, 5, 4, 3, 2]) % 11) % 9 + 1),
        "australia" => australia,
        "new_zealand" => new_zealand,
        "morocco" => |c| number(&digits(c)).is_multiple_of(97),
        "india" => |c| luhn_of_base_36(c),
        "indonesia" => |c| digits(c).get(..9).is_some_and(luhn),
        "thailand" => {
            |c| ends_with(c, |d| (11 - weighed(d, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10)
        }
        "vietnam" => |c| {
            let d = digits(c);
            let sum = weighed(&d, &[31, 29, 23, 19, 17, 13, 7, 5, 3]);
            d.get(9) == Some(&(10 - sum % 11)).filter(|check| **check < 10)
        },
        "singapore" => singapore,
        "taiwan" => taiwan,
        "japan" => |c| {
            let d = digits(c);
            let sum = weighed_from_end(&d[1..], &[1, 2]);
            d[0] == 9 - sum % 9
        },
        "korea" => korea,
        "china" => china,
        _ => return None,
    };
    Some(rule)
}

pub(super) fn digits(chars: &[char]) -> Vec<u64> {
    chars.iter().filter_map(|c| c.to_digit(10)).map(u64::from).collect()
}

pub(super) fn number(digits: &[u64]) -> u64 {
    digits.iter().fold(0, |number, digit| (number * 10 + digit) % 1_000_000_000_000_000_000)
}

/// Returns the sum of digits times weights. Digits without a weight do not count.
fn weighed(digits: &[u64], weights: &[u64]) -> u64 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Returns the sum of digits times weights from the last digit on; the weights repeat.
fn weighed_from_end(digits: &[u64], weights: &[u64]) -> u64 {
    digits.iter().rev().zip(weights.iter().cycle()).map(|(digit, weight)| digit * weight).sum()
}

/// Returns the check digit that makes a sum a multiple of eleven; 0 where that would take two digits.
fn from_eleven(sum: u64) -> u64 {
    let check = 11 - sum % 11;
    if check > 9 { 0 } else { check }
}

/// Whether the last digit follows from those before it.
fn ends_with(chars: &[char], check: impl Fn(&[u64]) -> u64) -> bool {
    digits(chars).split_last().is_some_and(|(last, head)| check(head) == *last)
}

/// Whether the last digit makes the sum a multiple of eleven. Numbers that would need a ten are not given out.
fn exactly_from_eleven(chars: &[char], weights: &[u64]) -> bool {
    ends_with(chars, |head| (11 - weighed(head, weights) % 11) % 11)
}

/// Whether the last character makes the sum a multiple of eleven; `K` stands for ten.
fn ends_with_digit_or_k(chars: &[char], weights: &[u64]) -> bool {
    let Some((last, head)) = chars.split_last() else { return false };
    let check = (11 - weighed_from_end(&digits(head), weights) % 11) % 11;
    let value = if *last == 'K' { Some(10) } else { last.to_digit(10).map(u64::from) };
    digits(head).len() == head.len() && value == Some(check)
}

pub(super) fn luhn(digits: &[u64]) -> bool {
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
