//! Years of dates, of this calendar and of others.

use jiff::civil::Date;

use super::figure::Figure;

/// The earliest year that a receipt or invoice is taken to be from.
const FIRST_YEAR: i32 = 1990;
/// The latest year.
const LAST_YEAR: i32 = 2099;
/// Years of the Buddhist calendar, which no other calendar in use counts now. It is 543 years ahead.
const BUDDHIST: std::ops::RangeInclusive<i32> = 2533..=2642;
const BUDDHIST_AHEAD: i32 = 543;

/// Returns the full year. Two digits mean this century or, from 90 on, the last one.
pub(super) fn full_year(year: Figure) -> Option<i32> {
    match year.length {
        4 if is_buddhist(year.value) => Some(year.value - BUDDHIST_AHEAD),
        4 => Some(year.value),
        2 if year.value >= 90 => Some(1900 + year.value),
        2 => Some(2000 + year.value),
        _ => None,
    }
}

/// Whether four digits are a year of the Buddhist calendar.
pub(super) fn is_buddhist(year: i32) -> bool {
    BUDDHIST.contains(&year)
}

/// Whether four digits can be the year of a receipt.
pub(super) fn plausible(year: i32) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&year) || is_buddhist(year)
}

/// Returns a date within the years of receipts.
pub(super) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
