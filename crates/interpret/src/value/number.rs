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
            return Some(Self { value: whole()?, other: None, decimals: 0, mark: None });
        };
        let last_group = groups.last()?;
        let alike = body.marks.iter().all(|mark| mark == last);
        let in_thousands = groups.iter().skip(1).all(|g| g.len() == 3) && groups[0].len() <= 3;
        let places = u32::try_from(last_group.len()).ok()?;
        let with_decimals = || decimal(&groups.concat(), places);
        if *last == ' ' || *last == '\'' {
            return in_thousands.then(whole).flatten().map(|value| Self {
                value,
                other: None,
                decimals: 0,
                mark: None,
            });
        }
        // The groups before the decimal mark must be thousands: `1.2.34` is a code or a version.
        let starts_in_thousands = groups[1..groups.len() - 1].iter().all(|g| g.len() == 3)
            && (groups.len() == 2 || groups[0].len() <= 3);
        match (alike, body.marks.len()) {
            (true, 1) if places == 3 && groups[0].len() <= 3 && groups[0] != "0" => {
                Some(Self { value: whole()?, other: with_decimals(), decimals: 0, mark: None })
            }
            (true, 1) => {
                Some(Self { value: with_decimals()?, other: None, decimals: places, mark: Some(*last) })
            }
            (true, _) if in_thousands => Some(Self { value: whole()?, other: None, decimals: 0, mark: None }),
            // Careless tills use one sign for both: `1,234,50`, `1.234.50`.
            (true, _) if places == 2 && starts_in_thousands => {
                Some(Self { value: with_decimals()?, other: None, decimals: 2, mark: Some(*last) })
            }
            (false, _) if starts_in_thousands => {
                Some(Self { value: with_decimals()?, other: None, decimals: places, mark: Some(*last) })
            }
            _ => None,
        }
    }
}

fn decimal(digits: &str, places: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(digits.parse().ok()?, places).ok()
}
