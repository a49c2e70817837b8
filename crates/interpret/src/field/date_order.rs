//! In which order day, month and year stand where figures alone do not say: concluded from what else is printed, or left
//! open. Never guessed away: the other reading stays a candidate.

use jiff::civil::Date;

use crate::field::country::Origin;
use crate::layout::annotated::AnnotatedText;
use crate::value::date::{Day, Order};

/// How the reading of a day was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// There is only one way to read it.
    Certain,
    /// Something else on the page decides.
    Concluded,
    /// Nothing decides; the usual reading is put first.
    Open,
}

/// What the page says about the order of its days.
#[derive(Clone, Debug)]
pub(crate) struct PageOrder {
    /// The order of the days that can be read only one way.
    of_certain_days: Option<Order>,
    /// The order usual in the country that speaks clearly.
    of_country: Option<Order>,
    /// The order usual where the signs point, though not clearly.
    hint: Order,
    /// Days that are beyond doubt.
    certain: Vec<Date>,
}

/// Votes from which on a country speaks clearly.
const CLEAR_VOTES: u32 = 4;

impl PageOrder {
    /// What the days and countries of a annotated say.
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
        let weak = origins.first().map(|origin| origin.country.order).filter(|order| *order != Order::Ymd);
        let hint = weak.unwrap_or(if dollars { Order::Mdy } else { Order::Dmy });
        let certain = annotated.days.iter().filter_map(|(_, day)| day.certain()).collect();
        Self { of_certain_days, of_country, hint, certain }
    }

    /// The most likely reading of a day, and how it was settled. A day after `today` is not believed while another
    /// reading is.
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
        // A point stands between day and month nowhere where the month comes first.
        let pointed = (day.separator == Some('.')).then_some(Order::Dmy);
        for order in [self.of_certain_days, pointed, self.of_country].into_iter().flatten() {
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
    fn other_days_weekdays_points_and_countries_decide() {
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
    fn a_day_to_come_is_not_believed() {
        assert_eq!(settle(&["10/12/2026", "ACME SDN BHD", "JALAN MAWAR"]).0, date(2026, 10, 12));
    }
}
