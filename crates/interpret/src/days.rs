//! The days of a document by the part they play: which one is its date, which the day by which to pay.

use jiff::ToSpan;
use jiff::civil::Date;
use vouch_core::{Candidate, Evidence, Value};

use crate::date::{Day, Order};
use crate::score::{Features, Model};
use crate::survey::{Context, Survey};

/// How many candidates are kept.
const KEPT: usize = 6;

/// Candidates for the date of the document, best first.
pub(crate) fn dates(survey: &Survey<'_>, today: Date) -> Vec<Candidate> {
    ranked(survey, today, "date")
}

/// Candidates for the day by which to pay, best first.
pub(crate) fn due_dates(survey: &Survey<'_>, today: Date) -> Vec<Candidate> {
    ranked(survey, today, "due_date").into_iter().filter(|candidate| candidate.score > 0.0).collect()
}

fn ranked(survey: &Survey<'_>, today: Date, model: Model) -> Vec<Candidate> {
    let preferred = order(survey);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, (context, day)) in survey.days.iter().enumerate() {
        for (order, date) in &day.readings {
            let mut features = features(survey, index, *date, today);
            features.flag("shape", "reading_order", *order == preferred || day.readings.len() == 1);
            let score = features.score(model);
            let value = Value::Date(*date);
            let same = candidates.iter_mut().find(|candidate| candidate.value == value);
            if same.as_ref().is_some_and(|same| same.score >= score) {
                continue;
            }
            let candidate = candidate(survey, context, day, *date, score);
            match same {
                Some(same) => *same = candidate,
                None => candidates.push(candidate),
            }
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

/// The order of day, month and year that most of the certain days follow.
fn order(survey: &Survey<'_>) -> Order {
    let votes = |wanted: Order| {
        survey
            .days
            .iter()
            .filter(|(_, day)| !day.named_month && day.readings.len() == 1 && day.readings[0].0 == wanted)
            .count()
    };
    if votes(Order::Mdy) > votes(Order::Dmy) { Order::Mdy } else { Order::Dmy }
}

fn features(survey: &Survey<'_>, index: usize, date: Date, today: Date) -> Features {
    let (context, day) = &survey.days[index];
    let mut features = Features::default();
    features.tags("own", context.own);
    if context.own.is_empty() {
        features.tags("above", context.above);
    }
    features.tags("column", context.column);
    let row = context.spot.row;
    let near = |rows: std::ops::RangeInclusive<usize>| {
        rows.into_iter().any(|r| survey.times.get(r).is_some_and(|t| !t.is_empty()))
    };
    let beside = near(row..=row);
    features.flag("shape", "time_beside", beside);
    features.flag("shape", "time_near", !beside && near(row.saturating_sub(1)..=row + 1));
    features.flag("shape", "named_month", day.named_month);
    features.flag("shape", "full_year", day.full_year);
    features.flag("shape", "compact", day.separator.is_none() && !day.named_month);
    features.flag("shape", "spaced", day.separator == Some(' '));
    features.flag("shape", "future", date > today);
    features.flag("shape", "old", date < today.saturating_sub(20.years()));
    let repeats =
        survey.days.iter().filter(|(_, other)| other.readings.iter().any(|(_, d)| *d == date)).count() - 1;
    features.add("value", "repeated", repeats.min(3) as f32);
    features.flag("place", "first", index == 0);
    features.flag("place", "first_page", survey.sheet.rows[row].page == survey.sheet.rows[0].page);
    features
}

fn candidate(survey: &Survey<'_>, context: &Context, day: &Day, date: Date, score: f32) -> Candidate {
    let sheet = survey.sheet;
    let mut evidence = Vec::new();
    if let Some(label) = &context.label {
        evidence.push(Evidence::LabelBeside { label: sheet.text(label).to_owned() });
    }
    let other = day.readings.iter().map(|(_, d)| *d).find(|d| *d != date);
    evidence.push(match other {
        None => Evidence::DateOrderCertain,
        Some(other) => Evidence::DateOrderOpen { other },
    });
    let times =
        survey.days.iter().filter(|(_, other)| other.certain() == Some(date)).count().saturating_sub(1);
    if times > 0 {
        evidence.push(Evidence::PrintedElsewhere { times: u32::try_from(times).unwrap_or(u32::MAX) });
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
