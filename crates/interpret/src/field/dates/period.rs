//! The stay or period that a document bills: its first and its last day.

use jiff::civil::Date;
use vouch_core::Candidate;

use super::role::Role;
use super::{KEPT, PageDates};
use crate::text::tag::Tag;

/// How well a day fits whose caption says that it begins or ends a stay, or a period, or that only stands in a pair; and
/// what a reading loses that the page does not support.
const OF_STAY: f32 = 3.5;
const BY_CAPTION: f32 = 2.5;
const IN_PAIR: f32 = 1.5;
const OTHER_READING: f32 = 2.5;
/// What a day loses that has no other end: little enough for an arrival.
const ALONE: f32 = 2.5;

/// Returns candidates for the first and for the last day, best first. A day that ends before its period began is none.
pub(crate) fn period(dates: &PageDates<'_>, today: Date) -> (Vec<Candidate>, Vec<Candidate>) {
    let (mut starts, mut ends) = (of_role(dates, Role::Start, today), of_role(dates, Role::End, today));
    let no_start = starts.is_empty();
    // `Payable until 05.03.2024` has no first day, and is no period; an arrival may stand alone.
    for (found, other) in [(&mut starts, ends.is_empty()), (&mut ends, no_start)] {
        found.retain_mut(|candidate| {
            candidate.score -= if other { ALONE } else { 0.0 };
            candidate.score > 0.0
        });
    }
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
        let context = &dates.annotated.days[index].0;
        let captions = context.own.union(context.above).union(context.column);
        let fits = match dates.roles.is_captioned(index) {
            true if captions.any(&[Tag::Arrival, Tag::Departure]) => OF_STAY,
            true => BY_CAPTION,
            false => IN_PAIR,
        };
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
