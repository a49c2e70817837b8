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
        ("2024. 03. 05.", "2024-03-05"),
        ("2024.03.25.10:22", "2024-03-25"),
        ("2024. március 5.", "2024-03-05"),
        ("2024 m. kovo 5 d.", "2024-03-05"),
        ("2024. gada 5. marts", "2024-03-05"),
        ("Ngày 05 tháng 03 năm 2024", "2024-03-05"),
        ("05 thang 03 nam 2024", "2024-03-05"),
        ("5. března 2024", "2024-03-05"),
        ("5. maaliskuuta 2024", "2024-03-05"),
        ("den 5 maj 2024", "2024-05-05"),
        ("5 de mayo del año 2024", "2024-05-05"),
        ("14.Mär.2024", "2024-03-14"),
        ("5/MAR/2024", "2024-03-05"),
        ("14.III.2024", "2024-03-14"),
        ("5th day of March, 2024", "2024-03-05"),
        ("Aug 31, 18", "2018-08-31"),
        ("ID: 100922 #1 Aug 31, 18 01:00 PM", "2018-08-31"),
        ("Table 7 May 5, 2018", "2018-05-05"),
        ("Date.25/03/2018", "2018-03-25"),
        ("Aug. 31, '18", "2018-08-31"),
        ("JUN13'22", "2022-06-13"),
        ("31DEC24", "2024-12-31"),
        ("Fri Mar 15 10:22:11 UTC 2024", "2024-03-15"),
        ("15/3-2024", "2024-03-15"),
        ("15/3 2024", "2024-03-15"),
        ("15.03,2024", "2024-03-15"),
        ("15.3.'24", "2024-03-15"),
        ("2024 03 15", "2024-03-15"),
        ("2024年3月5日", "2024-03-05"),
        ("2024 年 03 月 05 日", "2024-03-05"),
        ("2024년 3월 5일", "2024-03-05"),
        ("２０２４／０３／０５", "2024-03-05"),
        ("٢٠٢٤/٠٣/٠٥", "2024-03-05"),
        ("R7.03.14", "2025-03-14"),
        ("R 7/3/4", "2025-03-04"),
        ("発行日令和7年3月14日", "2025-03-14"),
        ("令和元年5月1日", "2019-05-01"),
        ("H31.04.30", "2019-04-30"),
        ("民國114年3月14日", "2025-03-14"),
        ("114年03月14日", "2025-03-14"),
        ("04/03/2568", "2025-03-04"),
        ("4 มีนาคม 2568", "2025-03-04"),
        ("2568-03-04", "2025-03-04"),
    ] {
        assert_eq!(days(text), [[day]], "{text}");
    }
}

#[test]
fn dates_that_can_be_read_in_two_ways_keep_both() {
    assert_eq!(days("03/04/2018"), [["2018-04-03", "2018-03-04"]]);
    assert_eq!(days("5 listopada 2024"), [["2024-10-05", "2024-11-05"]]);
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
        "R7",
        "12,05,18",
        "INV/2025/03/17",
        "FV-2025-03-17",
        "2025-03-17-A4",
        "2025/03/17/B",
        "May 5 10:30",
        "3 V 12",
        "Table 5/3 20",
        "2.5 KG 5,00 3",
    ] {
        assert_eq!(days(text), Vec::<Vec<String>>::new(), "{text}");
    }
}

#[test]
fn weekdays_beside_a_date_are_read() {
    assert_eq!(find("FRIDAY, 29-12-2017")[0].weekday, Some(Weekday::Friday));
    assert_eq!(find("29-12-2017 (Fri)")[0].weekday, Some(Weekday::Friday));
    assert_eq!(find("terça-feira, 05/03/2024")[0].weekday, Some(Weekday::Tuesday));
    assert_eq!(find("2024年3月5日(火)")[0].weekday, Some(Weekday::Tuesday));
    assert_eq!(find("Út 05.03.2024")[0].weekday, None, "two letters are too common a word");
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
