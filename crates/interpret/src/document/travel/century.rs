//! The century of dates in a zone, whose years have two digits.

use jiff::civil::Date;

/// No machine-readable document expired before this year.
const FIRST_EXPIRY: i16 = 1970;
/// Machine-readable passports began in this year: an earlier expiry is an error and says nothing about the birth.
const FIRST_ZONE: i16 = 1980;
/// The greatest age of a traveller, in years.
const OLDEST: i16 = 115;

/// A date of birth, and whether its century is certain.
pub(super) struct Birth {
    /// The date.
    pub date: Date,
    /// Whether the holder would be too old if born in the century before.
    pub is_certain: bool,
}

/// Returns the date of expiry that six digits mean, year first.
pub(super) fn expiry(digits: &str) -> Option<Date> {
    let (year, month, day) = parts(digits)?;
    let year = FIRST_EXPIRY + (year - FIRST_EXPIRY).rem_euclid(100);
    Date::new(year, month, day).ok()
}

/// Returns the date of birth that six digits mean: the last such date before today and before the document expires.
pub(super) fn birth(digits: &str, expiry: Option<Date>, today: Date) -> Option<Birth> {
    let (year, month, day) = parts(digits)?;
    let expiry = expiry.filter(|expiry| expiry.year() >= FIRST_ZONE);
    let latest = expiry.map_or(today, |expiry| expiry.min(today));
    let year = latest.year() - (latest.year() - year).rem_euclid(100);
    // 29 February may exist in one century only.
    let in_century = |year| Date::new(year, month, day).ok().filter(|date| *date <= latest);
    let date = in_century(year).or_else(|| in_century(year - 100))?;
    let is_certain = latest.year() - (date.year() - 100) > OLDEST;
    Some(Birth { date, is_certain })
}

/// Returns year of the century, month and day.
fn parts(digits: &str) -> Option<(i16, i8, i8)> {
    let is_date = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = |from: usize| digits.get(from..from + 2)?.parse::<i8>().ok();
    if is_date { Some((number(0)?.into(), number(2)?, number(4)?)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 21);

    fn day(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn documents_expire_between_1970_and_2069() {
        for (digits, expected) in [
            ("700601", "1970-06-01"),
            ("991231", "1999-12-31"),
            ("340529", "2034-05-29"),
            ("690101", "2069-01-01"),
        ] {
            assert_eq!(expiry(digits), day(expected));
        }
        assert_eq!((expiry("000000"), expiry("12<<<<"), expiry("1२345")), (None, None, None));
    }

    #[test]
    fn people_are_born_before_today_and_before_their_document_expires() {
        for (digits, expires, expected, is_certain) in [
            ("740812", "2030-01-01", "1974-08-12", true),
            ("261121", "2030-01-01", "2026-11-21", false),
            ("261122", "2030-01-01", "1926-11-22", true),
            ("110101", "2012-07-04", "2011-01-01", false),
            ("400907", "1996-12-10", "1940-09-07", true),
            ("000229", "2030-01-01", "2000-02-29", true),
            ("801010", "1970-06-01", "1980-10-10", true),
        ] {
            let found = birth(digits, day(expires), TODAY).expect("a date");
            assert_eq!((Some(found.date), found.is_certain), (day(expected), is_certain), "{digits}");
        }
    }
}
