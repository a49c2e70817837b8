//! Dates on other documents of a vendor. A till prints dates in one order, so where nothing on a page says which of two
//! numbers is the month, certain dates of the same vendor are evidence. They are never proof, since a vendor may change
//! its till.

use jiff::civil::Date;
use vouch_core::{Evidence, Extraction, FieldKind, Finding, Value, Verdict};

use crate::score::probability::probability;
use crate::value::date::{self, Day, Order};
use crate::verdict::decide::verdict;

/// A date on another document of the vendor: how it is printed, and which date it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDay {
    /// The text.
    pub printed: String,
    /// The date it means, according to the rest of that document or to a person.
    pub date: Date,
}

/// The fields whose dates are settled by those of the vendor.
const FIELDS: [FieldKind; 2] = [FieldKind::Date, FieldKind::DueDate];

/// Whether nothing on the document says which number of a date is the month.
pub fn is_order_open(extraction: &Extraction) -> bool {
    FIELDS.iter().any(|field| {
        extraction.fields.get(field).is_some_and(|found| found.best().evidence.iter().any(is_open))
    })
}

fn is_open(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::DateOrderOpen { .. })
}

/// Whether the date of the document can be read in one way only.
pub fn is_order_certain(extraction: &Extraction) -> bool {
    extraction.fields.get(&FieldKind::Date).is_some_and(|found| {
        found.best().evidence.iter().any(|evidence| matches!(evidence, Evidence::DateOrderCertain))
    })
}

/// Settles dates whose order is open by those on the vendor's other documents, if these all have one order. A date
/// settled this way is likely at most, and never one after `today`.
pub fn resolve_day_month_order(extraction: &mut Extraction, known: &[KnownDay], today: Date) {
    let orders: Vec<Order> = known.iter().filter_map(KnownDay::order).collect();
    let Some(order) = orders.first().copied().filter(|first| orders.iter().all(|order| order == first))
    else {
        return;
    };
    let documents = u32::try_from(orders.len()).unwrap_or(u32::MAX);
    for field in FIELDS {
        settle(extraction, field, order, documents, today);
    }
}

impl KnownDay {
    /// Returns the order of its numbers; `None` where they say nothing about other dates.
    fn order(&self) -> Option<Order> {
        let day = date::find(&self.printed).into_iter().next().filter(is_figures)?;
        let mut orders = day.readings.iter().filter(|(_, date)| *date == self.date).map(|(order, _)| *order);
        let order = orders.next().filter(|order| *order != Order::Ymd)?;
        orders.all(|other| other == order).then_some(order)
    }
}

/// Whether a date consists of numbers, and the year does not come first.
fn is_figures(day: &Day) -> bool {
    !day.named_month && !day.is_year_first()
}

fn settle(extraction: &mut Extraction, field: FieldKind, order: Order, documents: u32, today: Date) {
    let Some(found) = extraction.fields.get_mut(&field) else { return };
    let best = found.best();
    if !best.evidence.iter().any(is_open) {
        return;
    }
    let intended = date::find(&best.raw).into_iter().next().and_then(|day| {
        let intended = day.readings.iter().find(|(read, _)| *read == order)?.1;
        let other = day.readings.iter().map(|(_, date)| *date).find(|date| *date != intended)?;
        Some((intended, other))
    });
    let Some((intended, other)) =
        intended.filter(|(intended, _)| *intended <= today || field == FieldKind::DueDate)
    else {
        return;
    };
    let Some(at) = found.candidates.iter().position(|candidate| candidate.value == Value::Date(intended))
    else {
        return;
    };
    let first = found.candidates[0].score;
    let mut settled = found.candidates.remove(at);
    if let Some(rival) = found.candidates.first_mut().filter(|_| at > 0) {
        rival.score = settled.score.min(first);
        settled.score = first;
    }
    settled.evidence.retain(|evidence| !is_open(evidence) && !is_remark(evidence));
    settled.evidence.push(Evidence::DateOrderOfVendor { other, documents });
    found.candidates.insert(0, settled);
    let of_day = |finding: &Finding| {
        field == FieldKind::Date
            && matches!(finding, Finding::DateInFuture { .. } | Finding::DateTooOld { .. })
    };
    extraction.findings.retain(|finding| !of_day(finding));
    extraction.findings.extend(Finding::of_date(intended, today).filter(|_| field == FieldKind::Date));
    let fails =
        extraction.findings.iter().any(|finding| finding.is_stop() && finding.fields().contains(&field));
    let (verdict, remarks) = verdict(field, &found.candidates, fails);
    found.verdict = verdict.min(Verdict::Likely);
    found.probability = probability(field, &found.candidates);
    found.candidates[0].evidence.extend(remarks);
}

/// Whether evidence was added by a verdict, and must be replaced by that of the new one.
fn is_remark(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::RivalClose { .. } | Evidence::OnlyCandidate | Evidence::RuleFails)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use vouch_core::{EngineId, Reading};

    use super::*;
    use crate::context::Context;
    use crate::layout::rows::tests::page;

    const TODAY: Date = date(2026, 11, 21);

    fn read(day: &str) -> Extraction {
        let lines = [(0.1, 0.1, "CORNER SHOP"), (0.1, 0.2, day), (0.1, 0.4, "TOTAL $ 12.50")];
        let engine = EngineId { name: "device".to_owned(), version: "1".to_owned() };
        let reading =
            Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages: vec![page(&lines)], values: Vec::new() };
        crate::interpret(&[reading], &Context { today: TODAY, kind: None }).remove(0)
    }

    fn known(printed: &str, date: Date) -> KnownDay {
        KnownDay { printed: printed.to_owned(), date }
    }

    fn settled(day: &str, known: &[KnownDay]) -> (String, Verdict) {
        let mut extraction = read(day);
        assert!(is_order_open(&extraction) && !is_order_certain(&extraction));
        resolve_day_month_order(&mut extraction, known, TODAY);
        let found = &extraction.fields[&FieldKind::Date];
        (found.best().value.plain(), found.verdict)
    }

    #[test]
    fn dates_of_the_same_vendor_settle_the_order() {
        let day = "Date: 03/04/2026";
        let alone = ("2026-03-04".to_owned(), Verdict::Doubtful);
        assert_eq!(settled(day, &[]), alone, "a dollar alone hints at the month in front");
        let april = ("2026-04-03".to_owned(), Verdict::Likely);
        assert_eq!(settled(day, &[known("22/01/2026", date(2026, 1, 22))]), april);
        assert_eq!(settled(day, &[known("05/01/2026", date(2026, 1, 5))]), april, "confirmed by a person");
        let march = ("2026-03-04".to_owned(), Verdict::Likely);
        assert_eq!(settled(day, &[known("01/22/2026", date(2026, 1, 22))]), march);
    }

    #[test]
    fn dates_that_say_nothing_or_disagree_settle_nothing() {
        let day = "Date: 03/04/2026";
        let open = ("2026-03-04".to_owned(), Verdict::Doubtful);
        let both = [known("22/01/2026", date(2026, 1, 22)), known("01/23/2026", date(2026, 1, 23))];
        assert_eq!(settled(day, &both), open);
        for (printed, intended) in [
            ("22 Jan 2026", date(2026, 1, 22)),
            ("2026-01-22", date(2026, 1, 22)),
            ("05/05/2026", date(2026, 5, 5)),
            ("05/01/2026", date(2026, 7, 7)),
            ("", date(2026, 1, 22)),
        ] {
            assert_eq!(settled(day, &[known(printed, intended)]), open, "{printed}");
        }
    }

    #[test]
    fn a_date_in_the_future_is_not_chosen_and_a_certain_one_stays() {
        let mut extraction = read("Date: 03/12/2026");
        let before = extraction.clone();
        resolve_day_month_order(&mut extraction, &[known("22/01/2026", date(2026, 1, 22))], TODAY);
        assert_eq!(extraction, before);
        let mut certain = read("Date: 22/03/2026");
        let before = certain.clone();
        assert!(is_order_certain(&certain) && !is_order_open(&certain));
        resolve_day_month_order(&mut certain, &[known("01/22/2026", date(2026, 1, 22))], TODAY);
        assert_eq!(certain, before);
    }
}
