//! The dates of a document by their role: which one is its date, which the date by which to pay, which begin and end the
//! period that it bills.

mod order;
mod period;
mod role;

use jiff::ToSpan;
use jiff::civil::Date;
use vouch_core::{Candidate, Evidence, FieldKind, Value};

use crate::field::country::Origin;
use crate::field::dates::order::{PageOrder, Settled};
use crate::field::dates::role::{Role, Roles};
use crate::layout::annotated::AnnotatedText;
use crate::score::features::{Features, Model};
use crate::score::trace::Weighed;
use crate::text::tag::Tag;
use crate::value::date::Day;

/// The number of candidates kept.
const KEPT: usize = 6;
/// The age in years at which a date is hardly that of the document.
const OLDEST: i64 = 20;
/// How many years ahead a date cannot be: it is counted in another calendar, such as the Bikram Sambat of Nepal.
const TOO_FAR: i64 = 40;
/// Least height of big text, in median heights of the rows. The weight of `place:big` was fitted with this value.
const BIG: f32 = 1.25;

/// The dates of a page, what each is the date of, and what the page says about the order of day and month.
pub(crate) struct PageDates<'a> {
    annotated: &'a AnnotatedText,
    roles: Roles,
    order: PageOrder,
    /// The day of the last entry, where the page is an account.
    last_entry: Option<Date>,
}

impl<'a> PageDates<'a> {
    /// Concludes the roles of the dates and the order of their parts.
    pub(crate) fn new(annotated: &'a AnnotatedText, origins: &[Origin], today: Date) -> Self {
        let roles = Roles::new(annotated);
        let order = PageOrder::new(annotated, &roles, origins, today);
        let mut dates = Self { annotated, roles, order, last_entry: None };
        let entries = (0..annotated.days.len()).filter(|index| dates.roles.of(*index) == Role::Entry);
        dates.last_entry = entries.map(|index| dates.settle(index, today).0).max();
        dates
    }

    /// Returns the candidates of every field that is a date, best first.
    pub(crate) fn candidates(&self, today: Date) -> [(FieldKind, Vec<Candidate>); 4] {
        let mut due = self.ranked(today, "due_date");
        due.retain(|candidate| candidate.score > 0.0);
        let (starts, ends) = period::period(self, today);
        [
            (FieldKind::Date, self.ranked(today, "date")),
            (FieldKind::DueDate, due),
            (FieldKind::PeriodStart, starts),
            (FieldKind::PeriodEnd, ends),
        ]
    }

    fn settle(&self, index: usize, today: Date) -> (Date, Settled) {
        self.order.settle(&self.annotated.days[index].1, self.roles.of(index), today)
    }

    fn ranked(&self, today: Date, model: Model) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (index, (_, day)) in self.annotated.days.iter().enumerate() {
            for (_, date) in
                day.readings.iter().filter(|(_, date)| *date < today.saturating_add(TOO_FAR.years()))
            {
                let score = self.features(index, *date, today).score(model);
                self.add(&mut candidates, index, *date, score, today);
            }
        }
        if model == "date" {
            self.note_other_days(&mut candidates);
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates.truncate(KEPT);
        candidates
    }

    /// Adds a candidate, unless the same date is there with a better score.
    fn add(&self, candidates: &mut Vec<Candidate>, index: usize, date: Date, score: f32, today: Date) {
        let value = Value::Date(date);
        match candidates.iter_mut().find(|candidate| candidate.value == value) {
            Some(same) if same.score >= score => {}
            Some(same) => *same = self.candidate(index, date, score, today),
            None => candidates.push(self.candidate(index, date, score, today)),
        }
    }

    /// Says of each date that it is the day of something else, unless it is also printed as a date of issue.
    fn note_other_days(&self, candidates: &mut [Candidate]) {
        for candidate in candidates {
            let of_date = |index: &usize| {
                let readings = &self.annotated.days[*index].1.readings;
                readings.iter().any(|(_, date)| candidate.value == Value::Date(*date))
            };
            let mut same = (0..self.annotated.days.len()).filter(of_date).peekable();
            let first = same.peek().copied();
            if let Some(index) = first
                && same.all(|index| self.roles.of(index).is_other())
            {
                let (context, _) = &self.annotated.days[index];
                let spot = context.label.as_ref().unwrap_or(&context.spot);
                let label = self.annotated.text_rows.text(spot).to_owned();
                candidate.evidence.push(Evidence::OtherDay { label });
            }
        }
    }

    /// Returns every reading of every date, as the date of the document and as the date by which to pay.
    pub(crate) fn weighed(&self, today: Date) -> Vec<Weighed> {
        let mut weighed = Vec::new();
        for field in [FieldKind::Date, FieldKind::DueDate] {
            for (index, (context, day)) in self.annotated.days.iter().enumerate() {
                let place = Some(self.annotated.text_rows.place(&context.spot));
                weighed.extend(day.readings.iter().map(|(_, date)| {
                    let features = self.features(index, *date, today);
                    Weighed::new(field, date.to_string(), &self.annotated.text_rows.source, place, &features)
                }));
            }
        }
        weighed
    }

    /// Returns what is for and against a reading of a date.
    fn features(&self, index: usize, date: Date, today: Date) -> Features {
        let annotated = self.annotated;
        let (context, day) = &annotated.days[index];
        let (settled, _) = self.settle(index, today);
        let role = self.roles.of(index);
        let mut features = Features::default();
        // An order or a delivery that is named before a number says nothing about the date behind it.
        let of_others = [Tag::Order, Tag::PurchaseOrder, Tag::Delivery, Tag::Registration];
        let is_kept = |tag: &Tag| !role.is_of_document() || !of_others.contains(tag);
        features.tags("own", context.own.iter().filter(is_kept).collect());
        if context.own.is_empty() {
            features.tags("above", context.above);
        }
        features.tags("column", context.column);
        features.tags("row", context.row);
        let row = context.spot.row;
        let has_time = |row: usize| annotated.times.get(row).is_some_and(|times| !times.is_empty());
        // An arrival has its time of day as well as a purchase.
        let may_have_time = role.is_of_document();
        features.flag("shape", "time_beside", may_have_time && has_time(row));
        let near = has_time(row + 1) || row.checked_sub(1).is_some_and(has_time);
        features.flag("shape", "time_near", may_have_time && !has_time(row) && near);
        features.flag("shape", "named_month", day.named_month);
        features.flag("shape", "full_year", day.full_year);
        features.flag("shape", "compact", day.separator.is_none() && !day.named_month);
        features.flag("shape", "spaced", day.separator == Some(' '));
        features.flag("shape", "other_reading", date != settled);
        features.flag("shape", "future", date > today);
        features.flag("shape", "old", date < today.saturating_sub(OLDEST.years()));
        features.flag("role", "start", role == Role::Start);
        features.flag("role", "end", role == Role::End);
        features.flag("role", "entry", role == Role::Entry);
        features.flag("role", "code", role == Role::Code);
        features.flag("role", "stamp", role == Role::Stamp);
        features.flag("role", "birth", role == Role::Birth);
        features.flag("role", "payment", role == Role::Payment);
        let repeats = annotated.days.iter().enumerate().filter(|(other, (_, read))| {
            *other != index
                && self.roles.of(*other) != Role::Entry
                && read.readings.iter().any(|(_, d)| *d == date)
        });
        features.add("value", "repeated", repeats.count().min(3) as f32);
        let of_other_part = annotated.days.iter().enumerate().any(|(other, (_, read))| {
            self.roles.of(other).is_of_other_part() && read.certain() == day.certain()
        });
        features.flag("value", "other_part", of_other_part);
        let is_before_entries = self.last_entry.is_some_and(|last| date < last);
        features.flag("value", "before_entries", is_before_entries && role != Role::Issue);
        features.flag("place", "first", index == 0);
        features.flag("place", "big", annotated.text_rows.rows[row].height > BIG * annotated.usual_height);
        features.flag(
            "place",
            "first_page",
            annotated.text_rows.rows[row].page == annotated.text_rows.rows[0].page,
        );
        features
    }

    fn candidate(&self, index: usize, date: Date, score: f32, today: Date) -> Candidate {
        let annotated = self.annotated;
        let (context, day) = &annotated.days[index];
        let (settled, how) = self.settle(index, today);
        let text_rows = &annotated.text_rows;
        let mut evidence = Vec::new();
        if let Some(label) = &context.label {
            evidence.push(Evidence::LabelBeside { label: text_rows.text(label).to_owned() });
        }
        let other = day.readings.iter().map(|(_, read)| *read).find(|read| *read != date);
        evidence.push(match (how, other) {
            (Settled::Certain, _) | (_, None) => Evidence::DateOrderCertain,
            (Settled::Concluded, Some(other)) if date == settled => Evidence::DateOrderConcluded { other },
            (_, Some(other)) => Evidence::DateOrderOpen { other },
        });
        let same = annotated
            .days
            .iter()
            .filter(|(_, other)| other.readings.iter().any(|(_, read)| *read == date))
            .count();
        let times = same - 1 + in_codes(annotated, date);
        if times > 0 {
            evidence.push(Evidence::PrintedElsewhere { times: u32::try_from(times).unwrap_or(u32::MAX) });
        }
        let is_recent = date <= today && date >= today.saturating_sub(OLDEST.years());
        if let Some(confidence) = text_rows.confidence(&context.spot)
            && is_recent
            && would_show_lost_digit(day, text_rows.text(&context.spot))
            && text_rows.is_beyond_doubt(&context.spot)
        {
            evidence.push(Evidence::ReadBeyondDoubt { confidence });
        }
        if day.weekday == Some(date.weekday()) {
            evidence.push(Evidence::WeekdayFits);
        }
        Candidate {
            value: Value::Date(date),
            raw: text_rows.text(&context.spot).to_owned(),
            confidence: text_rows.confidence(&context.spot),
            source: text_rows.source.clone(),
            place: Some(text_rows.place(&context.spot)),
            score,
            evidence,
        }
    }
}

/// Whether a date is written in a form in which a lost digit would show: `05/03/2018` and `05 MAR 18`, but not
/// `5/3/2018`.
fn would_show_lost_digit(day: &Day, text: &str) -> bool {
    let mut figures = text.split(|c: char| !c.is_ascii_digit()).filter(|figure| !figure.is_empty());
    !day.corrected && figures.all(|figure| matches!(figure.len(), 2 | 4 | 8))
}

/// Returns how many codes contain the digits of a date. Receipts are often numbered by date.
fn in_codes(annotated: &AnnotatedText, date: Date) -> usize {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let short = year % 100;
    let forms = [
        format!("{year}{month:02}{day:02}"),
        format!("{day:02}{month:02}{year}"),
        format!("{short:02}{month:02}{day:02}"),
        format!("{day:02}{month:02}{short:02}"),
    ];
    let contains_date = |code: &str| {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        forms.iter().any(|form| digits.starts_with(form) || (form.len() == 8 && digits.contains(form)))
    };
    annotated.codes.iter().filter(|context| contains_date(annotated.text_rows.text(&context.spot))).count()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use vouch_core::{Confidence, Glyph, PageReading};

    use super::*;
    use crate::field::country;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    /// Returns the best date of a page.
    fn best(page: &PageReading) -> Candidate {
        let text_rows = TextRows::new("device", &[page]);
        let annotated = AnnotatedText::new(text_rows);
        let today = date(2026, 11, 21);
        let dates = PageDates::new(&annotated, &country::origins(&annotated), today);
        dates.ranked(today, "date").into_iter().next().expect("a date")
    }

    /// Returns a page of one line whose characters all have one confidence, and one for their alternative.
    fn read_at(text: &str, confidence: f32, rival: Option<f32>) -> PageReading {
        let mut page = page(&[(0.1, 0.1, text)]);
        for word in page.layout.lines.iter_mut().flat_map(|line| &mut line.words) {
            let glyph = |character| Glyph {
                character,
                confidence: Confidence::new(confidence),
                rival: rival.map(|rival| ('?', Confidence::new(rival))),
            };
            word.glyphs = word.text.chars().map(glyph).collect();
        }
        page
    }

    #[test]
    fn clear_digits_in_a_full_form_are_beyond_doubt() {
        let clear = |text| {
            let found = best(&read_at(text, 0.999, Some(0.0005)));
            found.evidence.iter().any(|evidence| matches!(evidence, Evidence::ReadBeyondDoubt { .. }))
        };
        for text in ["Date: 22/03/2018", "Date: 22-03-18", "Date: 22 Mar 2018", "Date: 20180322"] {
            assert!(clear(text), "{text}");
        }
        for text in ["Date: 5/3/2018", "Date: 2/03/2018", "Date: 22/03/2027", "Date: 22/03/1998"] {
            assert!(!clear(text), "{text}");
        }
    }

    #[test]
    fn unclear_digits_and_unknown_confidences_are_doubted() {
        let doubted = |page: PageReading| {
            let found = best(&page);
            !found.evidence.iter().any(|evidence| matches!(evidence, Evidence::ReadBeyondDoubt { .. }))
        };
        assert!(doubted(read_at("Date: 22/03/2018", 0.98, Some(0.0005))));
        assert!(doubted(read_at("Date: 22/03/2018", 0.995, Some(0.02))));
        assert!(doubted(read_at("Date: 22/03/2018", 0.999, None)));
        assert!(doubted(page(&[(0.1, 0.1, "Date: 22/03/2018")])));
    }

    #[test]
    fn an_account_without_a_date_of_its_own_is_dated_by_the_departure() {
        let entry = |y: f32, day: &'static str| [(0.1, y, day), (0.3, y, "Room"), (0.8, y, "120.00")];
        let head = vec![(0.1, 0.1, "Arrival 01.03.2024 14:10"), (0.1, 0.13, "Departure 03.03.2024")];
        let rows = [entry(0.3, "01.03.2024"), entry(0.32, "01.03.2024"), entry(0.34, "02.03.2024")];
        let found = best(&page(&[head, rows.concat()].concat()));
        assert_eq!(found.value.plain(), "2024-03-03");
        assert!(found.evidence.iter().any(|evidence| matches!(evidence, Evidence::OtherDay { .. })));
    }

    #[test]
    fn stays_and_periods_have_a_first_and_a_last_day() {
        let period = |lines: &[(f32, f32, &str)]| {
            let annotated = AnnotatedText::new(TextRows::new("device", &[&page(lines)]));
            let today = date(2026, 11, 21);
            let dates = PageDates::new(&annotated, &country::origins(&annotated), today);
            let (starts, ends) = period::period(&dates, today);
            [starts, ends].map(|found| found.first().map(|candidate| candidate.value.plain()))
        };
        let days = |start: &str, end: &str| [Some(start.to_owned()), Some(end.to_owned())];
        let march = days("2024-03-13", "2024-03-31");
        assert_eq!(period(&[(0.1, 0.1, "Leistungszeitraum 13.03.2024 - 31.03.2024")]), march);
        assert_eq!(period(&[(0.1, 0.1, "Arrival 13.03.2024"), (0.1, 0.2, "Departure 31.03.2024")]), march);
        assert_eq!(period(&[(0.1, 0.1, "Payable until 13.03.2024")]), [None, None]);
        assert_eq!(period(&[(0.1, 0.1, "Invoice date 13.03.2024")]), [None, None]);
    }

    #[test]
    fn the_date_of_the_invoice_comes_before_that_of_delivery() {
        let found = best(&page(&[
            (0.1, 0.1, "Invoice No. TX-4711 dated 30.10.2019"),
            (0.1, 0.2, "Delivery date: 29.10.2019"),
            (0.1, 0.3, "Invoice for the journey of 29.10.2019"),
        ]));
        assert_eq!(found.value.plain(), "2019-10-30");
    }
}
