use proptest::prelude::*;

use super::*;

fn days(text: &str) -> Vec<Vec<String>> {
    find(text).iter().map(|day| day.readings.iter().map(|(_, date)| date.to_string()).collect()).collect()
}

#[test]
fn dates_that_can_be_read_in_one_way() {
    for (text, day) in [
        ("22/03/2018", "2018-03-22"),
        ("2018-03-22", "2018-03-22"),
        ("2016/05/01", "2016-05-01"),
        ("22.3.2018", "2018-03-22"),
        ("03/22/2018", "2018-03-22"),
        ("22 / 03 / 2018", "2018-03-22"),
        ("DATE:22/03/201810:18:00", "2018-03-22"),
        ("05 MAR 2018", "2018-03-05"),
        ("24MAR18", "2018-03-24"),
        ("24-Mar-2018", "2018-03-24"),
        ("24. März 2018", "2018-03-24"),
        ("24 de marzo de 2018", "2018-03-24"),
        ("1er mars 2018", "2018-03-01"),
        ("19 april 2014", "2014-04-19"),
        ("02 Juillet 2015", "2015-07-02"),
        ("March 24, 2018", "2018-03-24"),
        ("August 3 , 2014", "2014-08-03"),
        ("2nd March, 2018", "2018-03-02"),
        ("25032018", "2018-03-25"),
        ("20180325", "2018-03-25"),
        ("20180325/191204", "2018-03-25"),
        ("vom 16.09.2018", "2018-09-16"),
    ] {
        assert_eq!(days(text), [[day]], "{text}");
    }
}

#[test]
fn dates_that_can_be_read_in_two_ways_keep_both() {
    assert_eq!(days("03/04/2018"), [["2018-04-03", "2018-03-04"]]);
    assert_eq!(days("18-11-18 13:58"), [["2018-11-18", "2018-11-18"]]);
    assert_eq!(days("08-03-1713:42"), [["2017-03-08", "2017-08-03", "2008-03-17"]]);
}

#[test]
fn codes_and_amounts_are_not_dates() {
    for text in [
        "1.2.3.4",
        "12.50",
        "03-4296 0133",
        "SS21/39,47400",
        "7/118B",
        "1851-A",
        "99/99/2018",
        "000504664064",
    ] {
        assert!(days(text).is_empty(), "{text}");
    }
}

#[test]
fn weekdays_beside_a_date_are_read() {
    assert_eq!(find("FRIDAY, 29-12-2017")[0].weekday, Some(Weekday::Friday));
    assert_eq!(find("29-12-2017 (Fri)")[0].weekday, Some(Weekday::Friday));
}

proptest! {
    #[test]
    fn a_formatted_date_is_read_again(year in 1990i16..=2099, month in 1i8..=12, day in 1i8..=28, form in 0usize..6) {
        let date = Date::new(year, month, day).unwrap();
        let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month as usize - 1];
        let text = match form {
            0 => format!("{day:02}/{month:02}/{year}"),
            1 => format!("{year}-{month:02}-{day:02}"),
            2 => format!("{day}.{month}.{year}"),
            3 => format!("{day:02} {name} {year}"),
            4 => format!("{name} {day}, {year}"),
            _ => format!("{year}{month:02}{day:02}"),
        };
        let found = find(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert!(found[0].readings.iter().any(|(_, read)| *read == date));
    }

    #[test]
    fn spans_lie_within_any_text(text in "\\PC{0,60}") {
        for day in find(&text) {
            prop_assert!(text.get(day.span).is_some());
        }
    }
}
