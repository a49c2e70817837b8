//! The names of months and weekdays.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;

use crate::text::fold::key;

/// The lines of the table: what names mean, and the names.
fn lines() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    include_str!("lexicon/calendar.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let (meaning, _languages, names) = (columns.next()?, columns.next()?, columns.next()?);
        Some((meaning, names.split(' ')))
    })
}

/// The months, counted from 1, that a name means, by its folded letters. A few names mean two.
static MONTHS: LazyLock<HashMap<String, Vec<i8>>> = LazyLock::new(|| {
    let mut months: HashMap<String, Vec<i8>> = HashMap::new();
    for (meaning, names) in lines() {
        let Ok(month) = meaning.parse() else { continue };
        for name in names {
            let of_name = months.entry(key(name)).or_default();
            if !of_name.contains(&month) {
                of_name.push(month);
            }
        }
    }
    months
});

/// The weekday that a name means, by its folded letters.
static WEEKDAYS: LazyLock<HashMap<String, Weekday>> = LazyLock::new(|| {
    let of_name = |(meaning, names): (&str, _)| Some((weekday(meaning)?, names));
    lines().filter_map(of_name).flat_map(|(day, names)| names.map(move |name| (key(name), day))).collect()
});

fn weekday(english: &str) -> Option<Weekday> {
    Some(match english {
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

/// Returns the months that a word names, counted from 1: `listopad` is October in Croatian and November in Polish.
pub(crate) fn months_named(word: &str) -> &'static [i8] {
    MONTHS.get(&key(word)).map_or(&[], Vec::as_slice)
}

/// Returns the only month that a word names, counted from 1.
pub(crate) fn month_named(word: &str) -> Option<i8> {
    match months_named(word) {
        [month] => Some(*month),
        _ => None,
    }
}

/// Returns the weekday that a word names.
pub(crate) fn weekday_named(word: &str) -> Option<Weekday> {
    WEEKDAYS.get(&key(word)).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_of_many_languages_are_known() {
        for (name, month) in [
            ("März", 3),
            ("août", 8),
            ("dic", 12),
            ("MAC", 3),
            ("Ogos", 8),
            ("grudnia", 12),
            ("března", 3),
            ("červenec", 7),
            ("MÁRCIUS", 3),
            ("Ağustos", 8),
            ("maaliskuuta", 3),
            ("gegužės", 5),
            ("jūnija", 6),
            ("siječnja", 1),
            ("марта", 3),
            ("березня", 3),
            ("Μαρτίου", 3),
            ("Hunyo", 6),
            ("Machi", 3),
        ] {
            assert_eq!(month_named(name), Some(month), "{name}");
        }
        for (name, day) in [
            ("Jumaat", Weekday::Friday),
            ("pátek", Weekday::Friday),
            ("Çarşamba", Weekday::Wednesday),
            ("keskiviikko", Weekday::Wednesday),
            ("Κυριακή", Weekday::Sunday),
            ("火", Weekday::Tuesday),
            ("mar", Weekday::Tuesday),
        ] {
            assert_eq!(weekday_named(name), Some(day), "{name}");
        }
        assert_eq!(weekday_named("March"), None);
        assert_eq!(month_named("Friday"), None);
    }

    #[test]
    fn a_name_of_two_months_names_both() {
        assert_eq!(months_named("listopada"), [10, 11]);
        assert_eq!(month_named("listopada"), None);
        let twice: HashSet<&String> =
            MONTHS.iter().filter(|(_, months)| months.len() > 1).map(|(name, _)| name).collect();
        assert_eq!(twice.len(), 2, "{twice:?}");
    }

    #[test]
    fn every_name_means_one_weekday_and_every_line_something() {
        let mut meant: HashMap<String, &str> = HashMap::new();
        for (meaning, names) in lines() {
            assert!(weekday(meaning).is_some() || meaning.parse().is_ok_and(|m: i8| (1..=12).contains(&m)));
            for name in names.filter(|_| weekday(meaning).is_some()) {
                assert!(meant.insert(key(name), meaning).is_none_or(|other| other == meaning), "{name}");
            }
        }
        assert_eq!(meant.values().collect::<HashSet<_>>().len(), 7);
    }

    #[test]
    fn every_weekday_and_month_has_names() {
        for month in 1..=12 {
            assert!(MONTHS.values().any(|months| months.contains(&month)), "{month}");
        }
    }
}
