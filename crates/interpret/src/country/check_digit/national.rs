//! Rules that take more than one sum.

use super::{digits, ends_with, from_eleven, luhn, mod_97, number, weighed, weighed_from_end};

pub(super) fn bulgaria(c: &[char]) -> bool {
    let d = digits(c);
    if d.len() == 10 {
        return weighed(&d, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 % 10 == (11 - d[9]) % 11 % 10
            || weighed(&d, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == d[9]
            || weighed(&d, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == d[9];
    }
    let first = weighed(&d, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    let second = weighed(&d, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10;
    d.get(8) == Some(&if first == 10 { second } else { first })
}

pub(super) fn cyprus(c: &[char]) -> bool {
    const OF_ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let Some((letter, head)) = c.split_last() else { return false };
    let term = |(at, digit): (usize, &u64)| {
        let digit = *digit as usize;
        if at % 2 == 0 { OF_ODD[digit] } else { digit as u32 }
    };
    let sum: u32 = digits(head).iter().enumerate().map(term).sum();
    char::from_digit(10 + sum % 26, 36).is_some_and(|check| check.to_ascii_uppercase() == *letter)
}

/// Numbers of persons have nine or ten digits and are not checked further.
pub(super) fn czechia(c: &[char]) -> bool {
    let d = digits(c);
    match d.len() {
        8 => {
            let check = (11 - weighed(&d, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 10;
            d[7] == check
        }
        10 => number(&d).is_multiple_of(11),
        _ => true,
    }
}

pub(super) fn france(c: &[char]) -> bool {
    let d = digits(c);
    if d.len() < 11 {
        return d.len() >= 9 && luhn(&d[d.len() - 9..]);
    }
    number(&d[..2]) == (12 + 3 * (number(&d[2..]) % 97)) % 97
}

pub(super) fn ireland(c: &[char]) -> bool {
    const LETTERS: &[u8] = b"WABCDEFGHIJKLMNOPQRSTUV";
    // The old form has a letter in the second place; its digits begin behind it.
    let old = c.get(1).is_some_and(|second| second.is_ascii_alphabetic());
    let (figures, letters): (Vec<u64>, &[char]) = if old {
        let mut figures = vec![0];
        figures.extend(digits(&c[2..7]));
        figures.extend(digits(&c[..1]));
        (figures, &c[7..])
    } else {
        (digits(&c[..7]), &c[7..])
    };
    let second = letters.get(1).and_then(|c| LETTERS.iter().position(|l| char::from(*l) == *c)).unwrap_or(0);
    let sum = weighed(&figures, &[8, 7, 6, 5, 4, 3, 2]) + 9 * second as u64;
    letters.first().is_some_and(|first| char::from(LETTERS[(sum % 23) as usize]) == *first)
}

pub(super) fn lithuania(c: &[char]) -> bool {
    ends_with(c, |d| {
        let first: u64 =
            d.iter().enumerate().map(|(at, digit)| digit * (1 + at as u64 % 9)).sum::<u64>() % 11;
        let second: u64 =
            d.iter().enumerate().map(|(at, digit)| digit * (1 + (at as u64 + 2) % 9)).sum::<u64>();
        if first == 10 { second % 11 % 10 } else { first }
    })
}

pub(super) fn netherlands(c: &[char]) -> bool {
    let d = digits(c);
    let whole: String = ['N', 'L'].iter().chain(c.iter().skip_while(|c| c.is_alphabetic())).collect();
    d.len() == 11 && (weighed(&d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == d[8] || mod_97(&whole))
}

pub(super) fn romania(c: &[char]) -> bool {
    ends_with(c, |d| weighed_from_end(d, &[2, 3, 5, 7, 1, 2, 3, 5, 7]) * 10 % 11 % 10)
}

/// NIF of companies (a letter first), of citizens (a letter last) and of foreigners (X, Y or Z first).
pub(super) fn spain(c: &[char]) -> bool {
    const LETTERS: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let (Some(first), Some(last)) = (c.first(), c.last()) else { return false };
    let person = |head: u64, d: &[u64]| {
        let figure = d.iter().fold(head, |figure, digit| figure * 10 + digit);
        char::from(LETTERS[(figure % 23) as usize]) == *last
    };
    let middle = digits(&c[1..c.len() - 1]);
    match first {
        '0'..='9' => person(u64::from(first.to_digit(10).unwrap_or(0)), &middle),
        'X' | 'Y' | 'Z' => person(u64::from(u32::from(*first) - u32::from('X')), &middle),
        'K' | 'L' | 'M' => person(0, &middle),
        _ => {
            let check = (10 - super::luhn_sum(&middle, 0) % 10) % 10;
            let letter = b"JABCDEFGHI".get(check as usize).map(|letter| char::from(*letter));
            last.to_digit(10).map(u64::from) == Some(check) || letter == Some(*last)
        }
    }
}

pub(super) fn turkey(c: &[char]) -> bool {
    ends_with(c, |d| {
        let term = |(at, digit): (usize, &u64)| {
            let place = 9 - at as u64;
            let value = (digit + place) % 10;
            match value * 2u64.pow(place as u32) % 9 {
                0 if value != 0 => 9,
                rest => rest,
            }
        };
        (10 - d.iter().enumerate().map(term).sum::<u64>() % 10) % 10
    })
}

pub(super) fn ukraine(c: &[char]) -> bool {
    ends_with(c, |d| {
        let low = matches!(number(d), 0..=2_999_999 | 6_000_000..);
        let (first, second): (&[u64], &[u64]) = if low {
            (&[1, 2, 3, 4, 5, 6, 7], &[3, 4, 5, 6, 7, 8, 9])
        } else {
            (&[7, 1, 2, 3, 4, 5, 6], &[9, 3, 4, 5, 6, 7, 8])
        };
        match weighed(d, first) % 11 {
            10 => weighed(d, second) % 11 % 10,
            check => check,
        }
    })
}

pub(super) fn mexico(c: &[char]) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    let value = |c: &char| ALPHABET.chars().position(|own| own == *c).unwrap_or(0) as u64;
    let Some((last, head)) = c.split_last() else { return false };
    // A company's number has one letter less than a person's, and a space takes its place.
    let space = (head.len() == 11).then_some(' ');
    let padded: Vec<char> = space.into_iter().chain(head.iter().copied()).collect();
    let sum: u64 = padded.iter().enumerate().map(|(at, c)| value(c) * (13 - at as u64)).sum();
    let check = match 11 - sum % 11 {
        10 => 'A',
        11 => '0',
        digit => char::from_digit(digit as u32, 10).unwrap_or('0'),
    };
    check == *last
}

/// CNPJ of fourteen digits and CPF of eleven: two check digits each.
pub(super) fn brazil(c: &[char]) -> bool {
    let d = digits(c);
    let weights: &[u64] =
        if d.len() == 14 { &[2, 3, 4, 5, 6, 7, 8, 9] } else { &[2, 3, 4, 5, 6, 7, 8, 9, 10, 11] };
    let all_same = d.iter().all(|digit| *digit == d[0]);
    let fits = |upto: usize| from_eleven(weighed_from_end(&d[..upto], weights)) == d[upto];
    d.len() >= 11 && !all_same && fits(d.len() - 2) && fits(d.len() - 1)
}

pub(super) fn colombia(c: &[char]) -> bool {
    const WEIGHTS: [u64; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
    ends_with(c, |d| match weighed_from_end(d, &WEIGHTS) % 11 {
        rest @ (0 | 1) => rest,
        rest => 11 - rest,
    })
}

pub(super) fn australia(c: &[char]) -> bool {
    let mut d = digits(c);
    let Some(first) = d.first_mut().filter(|first| **first > 0) else { return false };
    *first -= 1;
    weighed(&d, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]).is_multiple_of(89)
}

pub(super) fn new_zealand(c: &[char]) -> bool {
    let d = digits(c);
    let mut padded = vec![0; 9usize.saturating_sub(d.len())];
    padded.extend(d);
    let first = (11 - weighed(&padded, &[3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    let second = (11 - weighed(&padded, &[7, 4, 3, 2, 5, 2, 7, 6]) % 11) % 11;
    padded.len() == 9 && padded[8] == if first == 10 { second } else { first }
}

/// The check character of the Indian GSTIN.
pub(super) fn luhn_of_base_36(c: &[char]) -> bool {
    let value = |(at, c): (usize, &char)| {
        let product = c.to_digit(36).unwrap_or(0) * if at % 2 == 0 { 1 } else { 2 };
        product / 36 + product % 36
    };
    let Some((last, head)) = c.split_last() else { return false };
    let sum: u32 = head.iter().enumerate().map(value).sum();
    char::from_digit((36 - sum % 36) % 36, 36).is_some_and(|check| check.to_ascii_uppercase() == *last)
}

/// UEN: of businesses (8 digits), companies (9 digits) and others (`T08GB0001A`).
pub(super) fn singapore(c: &[char]) -> bool {
    let Some((last, head)) = c.split_last() else { return false };
    let d = digits(head);
    let letter = |letters: &str, rest: u64| letters.chars().nth(rest as usize) == Some(*last);
    match (head.len(), d.len()) {
        (8, 8) => letter("XMKECAWLJDB", weighed(&d, &[10, 4, 9, 3, 8, 2, 7, 1]) % 11),
        (9, 9) => letter("ZKCMDNERGWH", weighed(&d, &[10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11),
        (9, _) => {
            const ALPHABET: &str = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
            const WEIGHTS: [u64; 9] = [4, 3, 5, 3, 10, 2, 2, 5, 7];
            let value = |c: &char| ALPHABET.chars().position(|own| own == *c).unwrap_or(0) as u64;
            let sum: u64 = head.iter().zip(WEIGHTS).map(|(c, weight)| value(c) * weight).sum();
            ALPHABET.chars().nth(((sum + 11 - 5) % 11) as usize) == Some(*last)
        }
        _ => false,
    }
}

pub(super) fn taiwan(c: &[char]) -> bool {
    let d = digits(c);
    let across = |product: u64| product / 10 + product % 10;
    let sum: u64 = d.iter().zip([1, 2, 1, 2, 1, 2, 4, 1]).map(|(digit, weight)| across(digit * weight)).sum();
    sum.is_multiple_of(5) || (d.get(6) == Some(&7) && (sum + 1).is_multiple_of(5))
}

pub(super) fn korea(c: &[char]) -> bool {
    let d = digits(c);
    let sum = weighed(&d, &[1, 3, 7, 1, 3, 7, 1, 3, 5]) + d.get(8).map_or(0, |digit| digit * 5 / 10);
    d.get(9) == Some(&((10 - sum % 10) % 10))
}

/// Unified social credit code, GB 32100-2015.
pub(super) fn china(c: &[char]) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let position = |c: &char| ALPHABET.chars().position(|own| own == *c).map(|at| at as u64);
    let Some(values) = c.iter().map(position).collect::<Option<Vec<u64>>>() else { return false };
    let Some((last, head)) = values.split_last() else { return false };
    let weights = std::iter::successors(Some(1u64), |weight| Some(weight * 3 % 31));
    let sum: u64 = head.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31 == *last
}
