//! The stay or period that a document bills: its first and its last day.

use jiff::civil::Date;
use vouch_core::Candidate;

use super::role::Role;
use super::{KEPT, PageDates};

/// How well a day fits whose caption says that it begins or ends a stay or period, one that stands in a pair, and what a
/// reading loses that the page does not support.
const BY_CAPTION: f32 = 3.0;
const IN_PAIR: f32 = 1.5;
const OTHER_READING: f32 = 2.5;

/// Returns candidates for the first and for the last day, best first. A day that ends before its period began is none.
pub(crate) fn period(dates: &PageDates<'_>, today: Date) -> (Vec<Candidate>, Vec<Candidate>) {
    let (mut starts, mut ends) = (of_role(dates, Role::Start, today), of_role(dates, Role::End, today));
    if let (Some(start), Some(end)) = (first_day(&starts), first_day(&ends)) {
        ends.retain(|candidate| candidate.value.date().is_none_or(|day| day >= start));
        starts.retain(|candidate| candidate.value.date().is_none_or(|day| day <= end.max(start)));
    }
    (starts, ends)
}

fn first_day(candidates: &[Candidate]) -> Option<Date> {
    candidates.first()?.value.date()
}

fn of_role(dates: &PageDates<'_>, role: Role, today: Date) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let of_role = (0..dates.annotated.days.len()).filter(|index| dates.roles.of(*index) == role);
    for index in of_role {
        let (settled, _) = dates.settle(index, today);
        let fits = if dates.roles.is_captioned(index) { BY_CAPTION } else { IN_PAIR };
        for (_, date) in &dates.annotated.days[index].1.readings {
            let score = fits - if *date == settled { 0.0 } else { OTHER_READING };
            if score > 0.0 {
                dates.add(&mut found, index, *date, score, today);
            }
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(KEPT);
    found
}
