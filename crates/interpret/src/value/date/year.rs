//! Years of dates.

use jiff::civil::Date;

use super::figure::Figure;

/// The earliest year that a receipt or invoice is taken to be from.
const FIRST_YEAR: i16 = 1990;

/// The latest year.
const LAST_YEAR: i16 = 2099;

/// Returns the full year. Two digits mean this century or, from 90 on, the last one.
pub(super) fn full_year(year: Figure) -> Option<i32> {
    match year.length {
        4 => Some(year.value),
        2 if year.value >= 90 => Some(1900 + year.value),
        2 => Some(2000 + year.value),
        _ => None,
    }
}

pub(super) fn plausible(year: i32) -> bool {
    (i32::from(FIRST_YEAR)..=i32::from(LAST_YEAR)).contains(&year)
}

pub(super) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    if !plausible(year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
