//! The days of a document by the part they play: which one is its date, which the day by which to pay.

use jiff::ToSpan;
use jiff::civil::Date;
use vouch_core::{Candidate, Evidence, Value};

use crate::date::Day;
use crate::date_order::{PageOrder, Settled};
use crate::score::{Features, Model};
use crate::survey::{Context, Survey};
use crate::tag::Tag;

/// How many candidates are kept.
const KEPT: usize = 6;
/// What the reading of a day that the page speaks against loses.
const OTHER_READING: f32 = 2.5;

/// Candidates for the date of the document, best first.
pub(crate) fn dates(survey: &Survey<'_>, order: &PageOrder, today: Date) -> Vec<Candidate> {
    ranked(survey, order, today, "date")
}

/// Candidates for the day by which to pay, best first.
pub(crate) fn due_dates(survey: &Survey<'_>, order: &PageOrder, today: Date) -> Vec<Candidate> {
    ranked(survey, order, today, "due_date").into_iter().filter(|candidate| candidate.score > 0.0).collect()
}

fn ranked(survey: &Survey<'_>, order: &PageOrder, today: Date, model: Model) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, (context, day)) in survey.days.iter().enumerate() {
        let (settled, how) = order.settle(day, today);
        for (_, date) in &day.readings {
            let features = features(survey, index, *date, today);
            let score = features.score(model) - if *date == settled { 0.0 } else { OTHER_READING };
            let value = Value::Date(*date);
            match candidates.iter_mut().find(|candidate| candidate.value == value) {
                Some(same) if same.score >= score => {}
                Some(same) => *same = candidate(survey, context, day, *date, (settled, how), score),
                None => candidates.push(candidate(survey, context, day, *date, (settled, how), score)),
            }
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

fn features(survey: &Survey<'_>, index: usize, date: Date, today: Date) -> Features {
    let (context, day) = &survey.days[index];
    let mut features = Features::default();
    features.tags("own", context.own);
    if context.own.is_empty() {
        features.tags("above", context.above);
    }
    features.tags("column", context.column);
    features.tags("row", context.row);
    let row = context.spot.row;
    let has_time = |row: usize| survey.times.get(row).is_some_and(|times| !times.is_empty());
    features.flag("shape", "time_beside", has_time(row));
    let near = has_time(row + 1) || row.checked_sub(1).is_some_and(has_time);
    features.flag("shape", "time_near", !has_time(row) && near);
    features.flag("shape", "named_month", day.named_month);
    features.flag("shape", "full_year", day.full_year);
    features.flag("shape", "compact", day.separator.is_none() && !day.named_month);
    features.flag("shape", "spaced", day.separator == Some(' '));
    features.flag("shape", "future", date > today);
    features.flag("shape", "old", date < today.saturating_sub(20.years()));
    let repeats =
        survey.days.iter().filter(|(_, other)| other.readings.iter().any(|(_, d)| *d == date)).count() - 1;
    features.add("value", "repeated", repeats.min(3) as f32);
    let delivered = |(other, read): &(Context, Day)| {
        other.own.any(&[Tag::Delivery, Tag::Order, Tag::DueDate]) && read.certain() == day.certain()
    };
    features.flag("value", "other_part", survey.days.iter().any(delivered));
    features.flag("place", "first", index == 0);
    features.flag("place", "big", survey.sheet.rows[row].height > 1.25 * survey.usual_height);
    features.flag("place", "first_page", survey.sheet.rows[row].page == survey.sheet.rows[0].page);
    features
}

fn candidate(
    survey: &Survey<'_>,
    context: &Context,
    day: &Day,
    date: Date,
    (settled, how): (Date, Settled),
    score: f32,
) -> Candidate {
    let sheet = survey.sheet;
    let mut evidence = Vec::new();
    if let Some(label) = &context.label {
        evidence.push(Evidence::LabelBeside { label: sheet.text(label).to_owned() });
    }
    let other = day.readings.iter().map(|(_, read)| *read).find(|read| *read != date);
    evidence.push(match (how, other) {
        (Settled::Certain, _) | (_, None) => Evidence::DateOrderCertain,
        (Settled::Concluded, Some(other)) if date == settled => Evidence::DateOrderConcluded { other },
        (_, Some(other)) => Evidence::DateOrderOpen { other },
    });
    let same =
        survey.days.iter().filter(|(_, other)| other.readings.iter().any(|(_, read)| *read == date)).count();
    let times = same - 1 + in_codes(survey, date);
    if times > 0 {
        evidence.push(Evidence::PrintedElsewhere { times: u32::try_from(times).unwrap_or(u32::MAX) });
    }
    if day.weekday == Some(date.weekday()) {
        evidence.push(Evidence::WeekdayFits);
    }
    Candidate {
        value: Value::Date(date),
        raw: sheet.text(&context.spot).to_owned(),
        confidence: sheet.confidence(&context.spot),
        source: sheet.source.clone(),
        place: Some(sheet.place(&context.spot)),
        score,
        evidence,
    }
}

/// How many numbers on the sheet carry the day's figures without separators, as receipts are often numbered.
fn in_codes(survey: &Survey<'_>, date: Date) -> usize {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let short = year % 100;
    let forms = [
        format!("{year}{month:02}{day:02}"),
        format!("{day:02}{month:02}{year}"),
        format!("{short:02}{month:02}{day:02}"),
        format!("{day:02}{month:02}{short:02}"),
    ];
    let carries = |code: &str| {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        forms.iter().any(|form| digits.starts_with(form) || (form.len() == 8 && digits.contains(form)))
    };
    survey.codes.iter().filter(|context| carries(survey.sheet.text(&context.spot))).count()
}
