//! What digits and separators mean together: decimal point or comma, thousands by point, comma, space or apostrophe.

use rust_decimal::Decimal;

/// The digits and separators of a number.
#[derive(Default)]
pub(crate) struct Body {
    /// Runs of digits.
    pub groups: Vec<String>,
    /// The separators between them: one fewer.
    pub marks: Vec<char>,
    /// Whether a misread character was corrected.
    pub corrected: bool,
    /// The first character after it.
    pub end: usize,
}

/// The meaning of digits and separators.
pub(crate) struct Number {
    /// The most likely value.
    pub value: Decimal,
    /// The other possible value.
    pub other: Option<Decimal>,
    /// The number of digits after the decimal mark.
    pub decimals: u32,
    /// The decimal mark, if it has one.
    pub mark: Option<char>,
    /// Whether its thousands are separated.
    pub is_grouped: bool,
}

/// Most digits of a number; longer ones are codes.
const MOST_DIGITS: usize = 15;

impl Number {
    /// Returns what the digits and separators mean; `None` where they are not a number.
    pub(crate) fn of(body: &Body) -> Option<Self> {
        let groups = &body.groups;
        if groups.iter().map(String::len).sum::<usize>() > MOST_DIGITS {
            return None;
        }
        let whole = || decimal(&groups.concat(), 0);
        let Some(last) = body.marks.last() else {
            return Some(Self { value: whole()?, other: None, decimals: 0, mark: None, is_grouped: false });
        };
        let last_group = groups.last()?;
        let alike = body.marks.iter().all(|mark| mark == last);
        let in_thousands = groups.iter().skip(1).all(|g| g.len() == 3) && groups[0].len() <= 3;
        let places = u32::try_from(last_group.len()).ok()?;
        let with_decimals = || decimal(&groups.concat(), places);
        let whole_number =
            |value: Decimal| Self { value, other: None, decimals: 0, mark: None, is_grouped: true };
        if *last == ' ' || *last == '\'' {
            return in_thousands.then(whole).flatten().map(whole_number);
        }
        // The groups before the decimal mark must be thousands: `1.2.34` is a code or a version.
        let starts_in_thousands = groups[1..groups.len() - 1].iter().all(|g| g.len() == 3)
            && (groups.len() == 2 || groups[0].len() <= 3);
        if alike && *last == ',' && in_lakh(groups) {
            return whole().map(whole_number);
        }
        let all_before_alike = body.marks.iter().rev().skip(1).all(|mark| *mark == ',');
        if !alike && *last == '.' && all_before_alike && in_lakh(&groups[..groups.len() - 1]) {
            let value = with_decimals()?;
            return Some(Self { value, other: None, decimals: places, mark: Some('.'), is_grouped: true });
        }
        match (alike, body.marks.len()) {
            (true, 1) if places == 3 && groups[0].len() <= 3 && groups[0] != "0" => {
                Some(Self { other: with_decimals(), ..whole_number(whole()?) })
            }
            (true, 1) => Some(Self {
                value: with_decimals()?,
                other: None,
                decimals: places,
                mark: Some(*last),
                is_grouped: false,
            }),
            (true, _) if in_thousands => Some(whole_number(whole()?)),
            // Careless tills use one sign for both: `1,234,50`, `1.234.50`.
            (true, _) if places == 2 && starts_in_thousands => Some(Self {
                value: with_decimals()?,
                other: None,
                decimals: 2,
                mark: Some(*last),
                is_grouped: true,
            }),
            (false, _) if starts_in_thousands => Some(Self {
                value: with_decimals()?,
                other: None,
                decimals: places,
                mark: Some(*last),
                is_grouped: true,
            }),
            _ => None,
        }
    }
}

/// Whether digits are grouped the Indian way: the last three, and pairs before them, as in `1,18,000`.
fn in_lakh(groups: &[String]) -> bool {
    let [first, pairs @ .., last] = groups else { return false };
    !pairs.is_empty() && first.len() <= 2 && last.len() == 3 && pairs.iter().all(|pair| pair.len() == 2)
}

fn decimal(digits: &str, places: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(digits.parse().ok()?, places).ok()
}
