//! The order of day, month and year in dates that can be read in more than one way. It is concluded from the rest of
//! the page, or left open. The other reading always stays a candidate.

use jiff::civil::Date;

use crate::field::country::Origin;
use crate::layout::annotated::AnnotatedText;
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
    /// The usual order in the country, where the page clearly names one.
    of_country: Option<Order>,
    /// The usual order in the most likely country, by however little.
    hint: Order,
    /// The dates that can be read in one way only.
    certain: Vec<Date>,
}

/// Fewest votes for a country that the page clearly names.
const CLEAR_VOTES: u32 = 4;

impl PageOrder {
    /// Concludes what the dates and countries of a text say.
    pub(crate) fn new(annotated: &AnnotatedText, origins: &[Origin]) -> Self {
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
        let mut orders =
            origins.iter().filter(|origin| origin.votes >= CLEAR_VOTES).map(|origin| origin.country.order);
        let of_country =
            orders.next().filter(|order| *order != Order::Ymd && orders.all(|other| other == *order));
        let dollars =
            annotated.figures.iter().any(|(_, figure)| figure.sign.is_some_and(|sign| sign.text == "$"));
        let of_likely_country =
            origins.first().map(|origin| origin.country.order).filter(|order| *order != Order::Ymd);
        let hint = of_likely_country.unwrap_or(if dollars { Order::Mdy } else { Order::Dmy });
        let certain = annotated.days.iter().filter_map(|(_, day)| day.certain()).collect();
        Self { of_certain_days, of_country, hint, certain }
    }

    /// Returns the most likely reading of a date, and how it was settled. A date after `today` is not believed as long
    /// as there is another reading.
    pub(crate) fn settle(&self, day: &Day, today: Date) -> (Date, Settled) {
        if let Some(date) = day.certain() {
            return (date, Settled::Certain);
        }
        let reading = |order: Order| day.readings.iter().find(|(o, _)| *o == order).map(|(_, date)| *date);
        let past = |date: &Date| *date <= today;
        let matching =
            |date: &Date| self.certain.contains(date) || day.weekday.is_some_and(|w| w == date.weekday());
        let mut fitting = day.readings.iter().map(|(_, date)| *date).filter(matching);
        if let (Some(date), None) = (fitting.next(), fitting.next()) {
            return (date, Settled::Concluded);
        }
        // A point between day and month is not used where the month comes first.
        let by_point = (day.separator == Some('.')).then_some(Order::Dmy);
        for order in [self.of_certain_days, by_point, self.of_country].into_iter().flatten() {
            if let Some(date) = reading(order).filter(past) {
                return (date, Settled::Concluded);
            }
        }
        let usual = [self.hint, Order::Dmy, Order::Mdy, Order::Ymd].into_iter().filter_map(reading);
        let date = usual.clone().find(past).or_else(|| usual.clone().next()).unwrap_or(day.readings[0].1);
        (date, Settled::Open)
    }
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
        let order = PageOrder::new(&annotated, &origins(&annotated));
        order.settle(&annotated.days[0].1, date(2026, 11, 21))
    }

    #[test]
    fn other_dates_weekdays_points_and_countries_decide() {
        let april = date(2018, 4, 3);
        let march = date(2018, 3, 4);
        assert_eq!(settle(&["03/04/2018"]), (april, Settled::Open));
        assert_eq!(settle(&["03/04/2018", "22/03/2018"]), (april, Settled::Concluded));
        assert_eq!(settle(&["03/04/2018", "03/22/2018"]), (march, Settled::Concluded));
        assert_eq!(settle(&["03/04/2018", "4 March 2018"]), (march, Settled::Concluded));
        assert_eq!(settle(&["Sunday, 03/04/2018"]), (march, Settled::Concluded));
        assert_eq!(settle(&["03.04.2018"]), (april, Settled::Concluded));
        assert_eq!(settle(&["03/04/2018", "ACME SDN BHD", "JALAN MAWAR"]), (april, Settled::Concluded));
        assert_eq!(settle(&["03/04/2018", "$ 12.50"]), (march, Settled::Open));
        assert_eq!(settle(&["22/03/2018"]), (date(2018, 3, 22), Settled::Certain));
    }

    #[test]
    fn a_date_in_the_future_is_not_believed() {
        assert_eq!(settle(&["10/12/2026", "ACME SDN BHD", "JALAN MAWAR"]).0, date(2026, 10, 12));
    }
}
