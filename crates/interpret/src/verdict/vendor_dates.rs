//! What the other documents of a vendor tell: a till prints its days in one order. Where nothing on a page says which
//! of two figures is the month, days of the same vendor that are beyond doubt are evidence; never proof, since a vendor
//! may change its till.

use jiff::civil::Date;
use vouch_core::{Evidence, Extraction, FieldKind, Finding, Value, Verdict};

use crate::score::probability::probability;
use crate::value::date;
use crate::value::date::{Day, Order};
use crate::verdict::decide::verdict;

/// A day on another document of the vendor: how it is printed, and which day it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDay {
    /// The characters.
    pub printed: String,
    /// The day they mean, by what else that document says or by a person's word.
    pub date: Date,
}

/// The fields whose days are settled by habit.
const FIELDS: [FieldKind; 2] = [FieldKind::Date, FieldKind::DueDate];

/// Whether nothing on the document says which figure of its date is the month.
pub fn is_order_open(extraction: &Extraction) -> bool {
    FIELDS.iter().any(|field| {
        extraction.fields.get(field).is_some_and(|found| found.best().evidence.iter().any(is_open))
    })
}

fn is_open(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::DateOrderOpen { .. })
}

/// Whether the day of a field is beyond confusion of its figures, by the document alone.
pub fn is_order_certain(extraction: &Extraction) -> bool {
    extraction.fields.get(&FieldKind::Date).is_some_and(|found| {
        found.best().evidence.iter().any(|evidence| matches!(evidence, Evidence::DateOrderCertain))
    })
}

/// Settles days whose order is open by those on the vendor's other documents, if these all say the same. A day that is
/// settled so is likely at most, and none is chosen that lies after `today`.
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
    /// The order that its figures must stand in; `None` where they say nothing of others.
    fn order(&self) -> Option<Order> {
        let day = date::find(&self.printed).into_iter().next().filter(is_figures)?;
        let mut orders = day.readings.iter().filter(|(_, date)| *date == self.date).map(|(order, _)| *order);
        let order = orders.next().filter(|order| *order != Order::Ymd)?;
        orders.all(|other| other == order).then_some(order)
    }
}

/// Whether day and month are both figures, and two of them.
fn is_figures(day: &Day) -> bool {
    !day.named_month && !day.is_year_first()
}

fn settle(extraction: &mut Extraction, field: FieldKind, order: Order, documents: u32, today: Date) {
    let Some(found) = extraction.fields.get_mut(&field) else { return };
    let best = found.best();
    if !best.evidence.iter().any(is_open) {
        return;
    }
    let meant = date::find(&best.raw).into_iter().next().and_then(|day| {
        let meant = day.readings.iter().find(|(read, _)| *read == order)?.1;
        let other = day.readings.iter().map(|(_, date)| *date).find(|date| *date != meant)?;
        Some((meant, other))
    });
    let Some((meant, other)) = meant.filter(|(meant, _)| *meant <= today || field == FieldKind::DueDate)
    else {
        return;
    };
    let Some(at) = found.candidates.iter().position(|candidate| candidate.value == Value::Date(meant)) else {
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
    extraction.findings.extend(Finding::of_date(meant, today).filter(|_| field == FieldKind::Date));
    let fails =
        extraction.findings.iter().any(|finding| finding.is_stop() && finding.fields().contains(&field));
    let (verdict, remarks) = verdict(field, &found.candidates, fails);
    found.verdict = verdict.min(Verdict::Likely);
    found.probability = probability(field, &found.candidates);
    found.candidates[0].evidence.extend(remarks);
}

/// Whether a verdict noted it: it is noted anew.
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
    fn days_of_the_same_vendor_settle_the_order() {
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
    fn what_does_not_tell_or_does_not_agree_settles_nothing() {
        let day = "Date: 03/04/2026";
        let open = ("2026-03-04".to_owned(), Verdict::Doubtful);
        let both = [known("22/01/2026", date(2026, 1, 22)), known("01/23/2026", date(2026, 1, 23))];
        assert_eq!(settled(day, &both), open);
        for (printed, meant) in [
            ("22 Jan 2026", date(2026, 1, 22)),
            ("2026-01-22", date(2026, 1, 22)),
            ("05/05/2026", date(2026, 5, 5)),
            ("05/01/2026", date(2026, 7, 7)),
            ("", date(2026, 1, 22)),
        ] {
            assert_eq!(settled(day, &[known(printed, meant)]), open, "{printed}");
        }
    }

    #[test]
    fn a_day_to_come_is_not_chosen_and_a_certain_one_is_left() {
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
