//! Decimal point or comma, thousands by point, comma, space or apostrophe: what digits and separators mean together.

use rust_decimal::Decimal;

/// The digits and separators of a figure.
#[derive(Default)]
pub(crate) struct Body {
    /// Runs of digits.
    pub groups: Vec<String>,
    /// Separators between them: one fewer.
    pub marks: Vec<char>,
    /// Whether a misread character had to be put right.
    pub mended: bool,
    /// First character after it.
    pub end: usize,
}

/// What the digits and separators of a figure mean.
pub(crate) struct Number {
    /// The value, as it is most likely meant.
    pub value: Decimal,
    /// What it could mean as well.
    pub other: Option<Decimal>,
    /// Digits after the decimal mark.
    pub decimals: u32,
    /// The decimal mark, where one is printed.
    pub mark: Option<char>,
}

impl Number {
    /// What the digits and separators mean.
    pub(crate) fn of(body: &Body) -> Option<Self> {
        let groups = &body.groups;
        if groups.iter().map(String::len).sum::<usize>() > 15 {
            return None;
        }
        let whole = || decimal(&groups.concat(), 0);
        let Some(last) = body.marks.last() else {
            return Some(Self { value: whole()?, other: None, decimals: 0, mark: None });
        };
        let tail = groups.last()?;
        let alike = body.marks.iter().all(|mark| mark == last);
        let in_thousands = groups.iter().skip(1).all(|g| g.len() == 3) && groups[0].len() <= 3;
        let places = u32::try_from(tail.len()).ok()?;
        let broken = || decimal(&groups.concat(), places);
        if *last == ' ' || *last == '\'' {
            return in_thousands.then(whole).flatten().map(|value| Self {
                value,
                other: None,
                decimals: 0,
                mark: None,
            });
        }
        // The groups before the decimal mark must be thousands: `1.2.34` is no figure but a code or a version.
        let head_in_thousands = groups[1..groups.len() - 1].iter().all(|g| g.len() == 3)
            && (groups.len() == 2 || groups[0].len() <= 3);
        match (alike, body.marks.len()) {
            (true, 1) if places == 3 && groups[0].len() <= 3 && groups[0] != "0" => {
                Some(Self { value: whole()?, other: broken(), decimals: 0, mark: None })
            }
            (true, 1) => Some(Self { value: broken()?, other: None, decimals: places, mark: Some(*last) }),
            (true, _) if in_thousands => Some(Self { value: whole()?, other: None, decimals: 0, mark: None }),
            // One sign for both, as careless tills print it: `1,234,50`, `1.234.50`.
            (true, _) if places == 2 && head_in_thousands => {
                Some(Self { value: broken()?, other: None, decimals: 2, mark: Some(*last) })
            }
            (false, _) if head_in_thousands => {
                Some(Self { value: broken()?, other: None, decimals: places, mark: Some(*last) })
            }
            _ => None,
        }
    }
}

fn decimal(digits: &str, places: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(digits.parse().ok()?, places).ok()
}
