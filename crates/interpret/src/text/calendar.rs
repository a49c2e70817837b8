//! The names of months and weekdays.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;

use crate::text::fold::key;

/// What a name means, by its folded letters: a month as a number from 1, a weekday as its English name.
static NAMES: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let lines = include_str!("lexicon/calendar.tsv").lines().filter(|line| !line.starts_with('#'));
    let named = lines.filter_map(|line| line.split_once('\t'));
    named.flat_map(|(meaning, names)| names.split(' ').map(move |name| (key(name), meaning))).collect()
});

/// Returns the month that a word names, counted from 1.
pub(crate) fn month_named(word: &str) -> Option<i8> {
    NAMES.get(&key(word))?.parse().ok()
}

/// Returns the weekday that a word names.
pub(crate) fn weekday_named(word: &str) -> Option<Weekday> {
    Some(match *NAMES.get(&key(word))? {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_languages_are_known() {
        for (name, month) in [("März", 3), ("août", 8), ("dic", 12), ("MAC", 3), ("Ogos", 8), ("grudnia", 12)]
        {
            assert_eq!(month_named(name), Some(month), "{name}");
        }
        assert_eq!(weekday_named("Jumaat"), Some(Weekday::Friday));
        assert_eq!(weekday_named("March"), None);
        assert_eq!(month_named("Friday"), None);
    }

    #[test]
    fn every_weekday_and_month_has_names() {
        for month in 1..=12 {
            assert!(NAMES.values().any(|meaning| meaning.parse() == Ok(month)), "{month}");
        }
        let weekdays = NAMES.keys().filter_map(|name| weekday_named(name));
        assert_eq!(
            weekdays.map(|day| day.to_monday_zero_offset()).collect::<std::collections::HashSet<_>>().len(),
            7
        );
    }
}
