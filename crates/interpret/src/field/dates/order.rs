//! The order of day, month and year in dates that can be read in more than one way. It is concluded from the rest of
//! the page, or left open. The other reading always stays a candidate.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::country::table::Country;
use crate::field::country::Origin;
use crate::field::dates::role::{Role, Roles};
use crate::layout::annotated::AnnotatedText;
use crate::text::fold::key;
use crate::value::date::{Day, Order};

/// How the reading of a date was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// It can be read in one way only.
    Certain,
    /// Something else on the page decides.
    Concluded,
    /// Nothing decides; the usual reading comes first.
    Open,
}

/// What the page says about the order of its dates.
#[derive(Clone, Debug)]
pub(crate) struct PageOrder {
    /// The order of the dates that can be read in one way only.
    of_certain_days: Option<Order>,
    /// The only order in which the dates of the page make sense together, and whether that is more than a hint.
    of_sequence: Option<(Order, bool)>,
    /// The usual order in the country, where the page clearly names one.
    of_country: Option<Order>,
    /// Whether the page points, by however little, to a country that writes the month first, or dates in several ways.
    points_elsewhere: bool,
    /// Whether the page points to a country where the year often comes first.
    year_leads: bool,
    /// The usual order in the most likely countries, by however little.
    hint: Order,
    /// Whether `listopad` is the eleventh month, where the page clearly names a country.
    eleventh: Option<bool>,
    /// The dates that can be read in one way only.
    certain: Vec<(Date, Role)>,
    /// The digits of words that hold a whole date, year first.
    codes: Vec<String>,
}

/// Least probability of an order that the countries of the page settle, of one that is worth a doubt, and of one that
/// comes before that of the likeliest country.
const CLEAR: f32 = 0.95;
const NOTABLE: f32 = 0.3;
const MOST: f32 = 0.8;

impl PageOrder {
    /// Concludes what the dates and countries of a text say.
    pub(crate) fn new(annotated: &AnnotatedText, roles: &Roles, origins: &[Origin], today: Date) -> Self {
        let figures = || annotated.days.iter().map(|(_, day)| day).filter(|day| !day.named_month);
        let votes = |order: Order| {
            figures()
                .filter(|day| day.certain().is_some() && day.readings[0].0 == order && !day.is_year_first())
                .count()
        };
        let of_certain_days = match (votes(Order::Dmy), votes(Order::Mdy)) {
            (0, 0) => None,
            (dmy, mdy) if dmy == mdy => None,
            (dmy, mdy) => Some(if dmy > mdy { Order::Dmy } else { Order::Mdy }),
        };
        let dollars =
            annotated.figures.iter().any(|(_, figure)| figure.sign.is_some_and(|sign| sign.text == "$"));
        // Every country that the page points to counts by its probability; what is left of it counts for no order.
        let share = |of: fn(&Country) -> bool| -> f32 {
            origins.iter().filter(|origin| of(origin.country)).map(|origin| origin.probability).sum()
        };
        let day_first = share(|country| country.year_last() == Some(Order::Dmy));
        let month_first = share(|country| country.year_last() == Some(Order::Mdy));
        let both = share(|country| country.year_last().is_none());
        let of_country = match (day_first >= CLEAR, month_first >= CLEAR) {
            (true, _) => Some(Order::Dmy),
            (_, true) => Some(Order::Mdy),
            _ => None,
        };
        // Where no order has most of the probability, the likeliest country says which comes first.
        let of_likeliest = || origins.first().and_then(|origin| origin.country.year_last());
        let hint = match (day_first > MOST, month_first > MOST) {
            (true, _) => Order::Dmy,
            (_, true) => Order::Mdy,
            _ => of_likeliest().unwrap_or(if dollars { Order::Mdy } else { Order::Dmy }),
        };
        let points_elsewhere = hint == Order::Mdy || month_first + both > NOTABLE;
        let year_leads = share(Country::begins_with_year) > NOTABLE;
        let clear = origins.first().filter(|origin| origin.probability >= CLEAR);
        let eleventh = clear.map(|origin| !matches!(origin.country.code, "HR" | "BA"));
        let certain = annotated.days.iter().enumerate();
        let certain =
            certain.filter_map(|(index, (_, day))| Some((day.certain()?, roles.of(index)))).collect();
        let words = annotated.codes.iter().map(|context| annotated.text_rows.text(&context.spot));
        let codes = words.map(|code| code.chars().filter(char::is_ascii_digit).collect()).collect();
        Self {
            of_certain_days,
            of_sequence: sequence(annotated, roles, today),
            of_country,
            points_elsewhere,
            hint,
            year_leads,
            eleventh,
            certain,
            codes,
        }
    }

    /// Returns the most likely reading of a date with this role, and how it was settled. A date of the document after
    /// `today` is not believed as long as there is another reading.
    pub(crate) fn settle(&self, day: &Day, role: Role, today: Date) -> (Date, Settled) {
        if let Some(date) = day.certain() {
            return (date, Settled::Certain);
        }
        if day.named_month {
            return self.settle_named(day);
        }
        let believed: Vec<(Order, Date)> =
            day.readings.iter().copied().filter(|reading| is_believed(day, *reading, today)).collect();
        if let [(_, date)] = believed[..] {
            return (date, Settled::Concluded);
        }
        let reading = |order: Order| believed.iter().find(|(o, _)| *o == order).map(|(_, date)| *date);
        let possible = |date: &Date| *date <= today || !role.is_of_document();
        let matching = |date: &Date| {
            day.weekday.is_some_and(|weekday| weekday == date.weekday())
                || self.certain.iter().any(|(other, of)| other == date && is_same_day(role, *of))
                || self.is_in_code(*date)
        };
        let mut fitting = believed.iter().map(|(_, date)| *date).filter(matching);
        if let (Some(date), None) = (fitting.next(), fitting.next()) {
            return (date, Settled::Concluded);
        }
        if let Some(date) = self.of_certain_days.and_then(reading).filter(possible) {
            return (date, Settled::Concluded);
        }
        // A point between day and month is hardly used where the month comes first.
        let by_point = (day.separator == Some('.')).then_some(Order::Dmy);
        let by_form = self.of_country.or(by_point.filter(|_| !self.points_elsewhere));
        let disagree = by_point.is_some() && self.of_country.is_some_and(|order| order != Order::Dmy);
        if let Some((order, is_sure)) = self.of_sequence
            && let Some(date) = reading(order).filter(possible)
        {
            let agrees = by_form == Some(order);
            return (date, if is_sure || agrees { Settled::Concluded } else { Settled::Open });
        }
        // Two digits in front may be the year, too: `25.03.21`.
        let may_lead = self.year_leads && reading(Order::Ymd).is_some();
        if let Some(date) = by_form.and_then(reading).filter(possible).filter(|_| !disagree && !may_lead) {
            return (date, Settled::Concluded);
        }
        let first = if self.year_leads { Order::Ymd } else { self.hint };
        let usual = [first, self.hint, Order::Dmy, Order::Mdy, Order::Ymd];
        let usual = usual.into_iter().filter_map(reading);
        let date = usual.clone().find(possible).or_else(|| usual.clone().next()).unwrap_or(day.readings[0].1);
        (date, Settled::Open)
    }

    /// Settles a month whose name means two.
    fn settle_named(&self, day: &Day) -> (Date, Settled) {
        let is_eleventh = self.eleventh.unwrap_or(true);
        let fits = |date: &Date| (date.month() == 11) == is_eleventh;
        let date = day.readings.iter().map(|(_, date)| *date).find(fits).unwrap_or(day.readings[0].1);
        (date, if self.eleventh.is_some() { Settled::Concluded } else { Settled::Open })
    }

    /// Whether a word of the page begins with the year, month and day of a date: receipts are often numbered so.
    fn is_in_code(&self, date: Date) -> bool {
        let digits = format!("{}{:02}{:02}", date.year(), date.month(), date.day());
        self.codes.iter().any(|code| code.starts_with(&digits))
    }
}

/// Years for which papers are kept and filed late.
const KEPT_YEARS: i64 = 8;

/// Whether a reading is believed. Two digits in front are hardly the year where that lies in the future or long ago, and
/// the same digits at the end are a year that does not.
fn is_believed(day: &Day, (order, date): (Order, Date), today: Date) -> bool {
    let is_near = |date: Date| date <= today && date >= today.saturating_sub(KEPT_YEARS.years());
    let others = || day.readings.iter().filter(|(order, _)| *order != Order::Ymd);
    day.full_year || order != Order::Ymd || is_near(date) || !others().any(|(_, other)| *other <= today)
}

/// Whether the days of two roles of one page are likely to be the same. The day of an order, of a delivery, or by which
/// to pay is often another one.
fn is_same_day(one: Role, other: Role) -> bool {
    one == other || one.is_of_document() && other.is_of_document()
}

/// Longest time in days between the date of an invoice and the date by which to pay it.
const LONGEST_TERM: i32 = 400;

/// Returns the only order in which the dates of a page make sense together: nothing is due before it was issued, no stay
/// ends before it begins; and where the days to pay within are printed, they lie between the two dates. The last is
/// more than a hint.
fn sequence(annotated: &AnnotatedText, roles: &Roles, today: Date) -> Option<(Order, bool)> {
    let of_role = |wanted: &[Role], order: Order| -> Vec<Date> {
        let found = annotated.days.iter().enumerate().filter(|(index, _)| wanted.contains(&roles.of(*index)));
        found.filter_map(|(_, (_, day))| reading_in(day, order)).collect()
    };
    let orders = [Order::Dmy, Order::Mdy];
    let has_open = annotated.days.iter().any(|(_, day)| !day.named_month && day.certain().is_none());
    if !has_open {
        return None;
    }
    let terms = days_to_pay(annotated);
    let is_kept = |order: Order| {
        let (issued, due) = (of_role(&[Role::Issue], order), of_role(&[Role::Due], order));
        issued.iter().any(|issued| {
            due.iter().any(|due| terms.contains(&days_between(*issued, *due)) && *issued != *due)
        })
    };
    if let [Some(order)] | [Some(order), None] | [None, Some(order)] =
        orders.map(|order| is_kept(order).then_some(order))[..]
    {
        return Some((order, true));
    }
    let makes_sense = |order: Order| {
        let (issued, due) = (of_role(&[Role::Issue], order), of_role(&[Role::Due], order));
        let in_time = issued.iter().all(|issued| {
            due.iter().all(|due| (0..=LONGEST_TERM).contains(&days_between(*issued, *due)))
                && *issued <= today
        });
        let (starts, ends) = (of_role(&[Role::Start], order), of_role(&[Role::End], order));
        in_time && starts.iter().zip(&ends).all(|(start, end)| start <= end)
    };
    match orders.map(makes_sense) {
        [true, false] => Some((Order::Dmy, false)),
        [false, true] => Some((Order::Mdy, false)),
        _ => None,
    }
}

/// Returns what a date means in one order; a date that can be read in one way only means that in any.
fn reading_in(day: &Day, order: Order) -> Option<Date> {
    let reading = day.readings.iter().find(|(read, _)| *read == order).map(|(_, date)| *date);
    day.certain().or(reading)
}

fn days_between(first: Date, last: Date) -> i32 {
    first.until(last).map_or(i32::MAX, |span| span.get_days())
}

/// Words that stand with the number of days within which to pay, by their folded letters.
const TERMS: [&str; 24] = [
    "net",
    "netto",
    "terms",
    "within",
    "innerhalb",
    "innert",
    "binnen",
    "zahlungsziel",
    "days",
    "tage",
    "tagen",
    "jours",
    "dias",
    "giorni",
    "dagen",
    "dagar",
    "dager",
    "dage",
    "paivaa",
    "dni",
    "dnu",
    "dana",
    "nap",
    "zile",
];

/// Returns the numbers of days to pay within that are printed: `Net 30`, `zahlbar innerhalb von 14 Tagen`.
fn days_to_pay(annotated: &AnnotatedText) -> Vec<i32> {
    let mut found = Vec::new();
    for row in &annotated.text_rows.rows {
        let words: Vec<&str> =
            row.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        for (at, word) in words.iter().enumerate() {
            let Some(days) = word.parse::<i32>().ok().filter(|days| (5..=120).contains(days)) else {
                continue;
            };
            let near = &words[at.saturating_sub(3)..words.len().min(at + 2)];
            let is_term = |near: &&str| TERMS.iter().any(|term| key(term) == key(near));
            if near.iter().any(is_term) {
                found.push(days);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::field::country::origins;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn settle(lines: &[&str]) -> (Date, Settled) {
        let lines: Vec<(f32, f32, &str)> =
            lines.iter().enumerate().map(|(at, text)| (0.1, 0.1 + 0.03 * at as f32, *text)).collect();
        let text_rows = TextRows::new("device", &[&page(&lines)]);
        let annotated = AnnotatedText::new(text_rows);
        let (today, roles) = (date(2026, 11, 21), Roles::new(&annotated));
        let order = PageOrder::new(&annotated, &roles, &origins(&annotated), today);
        order.settle(&annotated.days[0].1, roles.of(0), today)
    }

    const APRIL: Date = date(2018, 4, 3);
    const MARCH: Date = date(2018, 3, 4);

    #[test]
    fn other_dates_weekdays_points_and_countries_decide() {
        for (lines, expected) in [
            (&["03/04/2018"][..], (APRIL, Settled::Open)),
            (&["03/04/2018", "22/03/2018"], (APRIL, Settled::Concluded)),
            (&["03/04/2018", "03/22/2018"], (MARCH, Settled::Concluded)),
            (&["03/04/2018", "4 March 2018"], (MARCH, Settled::Concluded)),
            (&["Sunday, 03/04/2018"], (MARCH, Settled::Concluded)),
            (&["03.04.2018"], (APRIL, Settled::Concluded)),
            (&["03/04/2018", MALAYSIAN[0], MALAYSIAN[1], MALAYSIAN[2]], (APRIL, Settled::Concluded)),
            (&["03/04/2018", "$ 12.50"], (MARCH, Settled::Open)),
            (&["03.04.2018", "$ 12.50"], (MARCH, Settled::Open)),
            (&["03/04/2018 12:10", "Receipt no 20180304-0012"], (MARCH, Settled::Concluded)),
            (&["22/03/2018"], (date(2018, 3, 22), Settled::Certain)),
            (&["27-05-18 12:10"], (date(2018, 5, 27), Settled::Concluded)),
            (&["31-10-21"], (date(2021, 10, 31), Settled::Concluded)),
            (&["21-03-25"], (date(2025, 3, 21), Settled::Open)),
        ] {
            assert_eq!(settle(lines), expected, "{lines:?}");
        }
    }

    /// Words of pages that clearly come from one country.
    const AMERICAN: [&str; 2] = ["12 Elm Street, Springfield, IL 62701, USA", "Tel +1 217 555 0100"];
    const BRITISH: [&str; 2] = ["12 Elm Street, Leeds LS1 4AP, England", "Tel +44 113 496 0000"];
    const MALAYSIAN: [&str; 3] =
        ["ACME SDN BHD", "JALAN MAWAR, 50450 KUALA LUMPUR, MALAYSIA", "Tel +60 3-2161 0000"];
    const POLISH: [&str; 3] = ["Faktura VAT", "NIP 123-456-32-18", "ul. Kwiatowa 1, 00-001 Warszawa, Polska"];

    #[test]
    fn a_day_of_another_role_does_not_decide() {
        for (lines, expected) in [
            (["Invoice date 03/04/2018", "Due date April 3, 2018", AMERICAN[0], AMERICAN[1]], MARCH),
            (["Invoice date 03/04/2018", "Order date March 4, 2018", BRITISH[0], BRITISH[1]], APRIL),
            (["Invoice date 03/04/2018", "Delivery date March 4, 2018", BRITISH[0], BRITISH[1]], APRIL),
        ] {
            assert_eq!(settle(&lines), (expected, Settled::Concluded), "{lines:?}");
        }
    }

    #[test]
    fn points_do_not_outweigh_the_country() {
        let lines = ["Invoice date 03.04.2018", AMERICAN[0], AMERICAN[1]];
        assert_eq!(settle(&lines), (MARCH, Settled::Open));
    }

    #[test]
    fn nothing_is_due_before_it_was_issued() {
        for (lines, expected) in [
            (&["Invoice date 03.04.2018", "Due date 04.03.2018"][..], (MARCH, Settled::Open)),
            (
                &["Invoice date 03.04.2018", "Due date 04.03.2018", AMERICAN[0], AMERICAN[1]],
                (MARCH, Settled::Concluded),
            ),
            (&["Invoice date 03/04/2018", "Net 30", "Due date April 3, 2018"], (MARCH, Settled::Concluded)),
            (
                &["Rechnungsdatum 03.04.2018", "Zahlbar innerhalb von 14 Tagen", "Zahlbar bis 17.04.2018"],
                (APRIL, Settled::Concluded),
            ),
        ] {
            assert_eq!(settle(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_date_in_the_future_is_not_believed() {
        assert_eq!(settle(&["10/12/2026", MALAYSIAN[0], MALAYSIAN[1], MALAYSIAN[2]]).0, date(2026, 10, 12));
        let due = settle(&["Due date 10/12/2026", MALAYSIAN[0], MALAYSIAN[1], MALAYSIAN[2]]);
        assert_eq!(due, (date(2026, 12, 10), Settled::Concluded), "what is due may be");
    }

    #[test]
    fn a_month_with_two_meanings_is_that_of_the_country() {
        assert_eq!(settle(&["5 listopada 2024"]), (date(2024, 11, 5), Settled::Open));
        let polish = settle(&["5 listopada 2024", POLISH[0], POLISH[1], POLISH[2]]);
        assert_eq!(polish, (date(2024, 11, 5), Settled::Concluded));
    }
}
