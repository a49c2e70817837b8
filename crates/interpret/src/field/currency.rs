//! Which currency a document is in.

use vouch_core::{Candidate, Currency, Evidence, FieldKind, Value};

use crate::field::country::Origin;
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Spot;
use crate::score::features::Features;
use crate::score::trace::Weighed;
use crate::text::currency_sign::{SIGNS, Sign};

/// A currency with everything that speaks for it.
struct Case {
    candidate: Candidate,
    features: Features,
}

/// Candidates for the currency, best first: what is printed beside amounts or alone, else the country's own.
pub(crate) fn candidates(annotated: &AnnotatedText, origins: &[Origin]) -> Vec<Candidate> {
    let score = |case: Case| Candidate { score: case.features.score("currency"), ..case.candidate };
    let mut candidates: Vec<Candidate> = cases(annotated, origins).into_iter().map(score).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

/// Every currency that something speaks for.
pub(crate) fn weighed(annotated: &AnnotatedText, origins: &[Origin]) -> Vec<Weighed> {
    let weighed = |Case { candidate, features }: Case| {
        let value = candidate.value.plain();
        Weighed::new(FieldKind::Currency, value, &candidate.source, candidate.place, &features)
    };
    cases(annotated, origins).into_iter().map(weighed).collect()
}

fn cases(annotated: &AnnotatedText, origins: &[Origin]) -> Vec<Case> {
    let text_rows = &annotated.text_rows;
    let case = |code: &str, features, spot: Option<&Spot>, evidence| {
        let candidate = Candidate {
            value: Value::Currency(code.parse::<Currency>().ok()?),
            raw: spot.map_or_else(String::new, |spot| text_rows.text(spot).to_owned()),
            confidence: spot.and_then(|spot| text_rows.confidence(spot)),
            source: text_rows.source.clone(),
            place: spot.map(|spot| text_rows.place(spot)),
            score: 0.0,
            evidence: vec![evidence],
        };
        Some(Case { candidate, features })
    };
    let mut cases: Vec<Case> = Vec::new();
    for (sign, spot, beside) in printed(annotated) {
        // A `$` on a page of a country without dollars says "amount" and no more.
        let foreign = sign.is_ambiguous() && is_of_no_country(sign, origins);
        for (rank, code) in by_country(sign, origins).into_iter().enumerate() {
            let mut features = Features::default();
            features.flag("sign", "beside_amount", beside && rank == 0);
            features.flag("sign", "alone", !beside && rank == 0);
            features.flag("sign", "other_meaning", rank > 0);
            features.flag("sign", "of_no_country", foreign);
            let own = origins.iter().take(2).any(|origin| origin.country.currency == code);
            features.flag("sign", "of_country", own);
            let evidence = Evidence::CurrencyPrinted { sign: sign.text.to_owned() };
            add(&mut cases, case(code, features, Some(&spot), evidence));
        }
    }
    for Origin { country, votes, signs } in origins.iter().filter(|origin| origin.signs > 0).take(2) {
        let louder = |other: &Origin| other.country.currency != country.currency && other.votes * 2 > *votes;
        let mut features = Features::default();
        features.flag("country", "clear", !origins.iter().any(louder));
        features.add("country", "votes", (*votes).min(6) as f32 / 6.0);
        let evidence = Evidence::CurrencyOfCountry { country: country.code.to_owned(), signs: *signs };
        add(&mut cases, case(country.currency, features, None, evidence));
    }
    cases
}

/// Adds a case, or what speaks for it to the one of the same currency.
fn add(cases: &mut Vec<Case>, case: Option<Case>) {
    let Some(case) = case else { return };
    let Some(same) = cases.iter_mut().find(|other| other.candidate.value == case.candidate.value) else {
        cases.push(case);
        return;
    };
    same.features.extend(case.features);
    let known = &mut same.candidate.evidence;
    for evidence in case.candidate.evidence {
        if known.contains(&evidence) {
            count_once_more(known);
        } else {
            known.push(evidence);
        }
    }
}

/// Notes that what was printed stands there once more.
fn count_once_more(evidence: &mut Vec<Evidence>) {
    for item in evidence.iter_mut() {
        if let Evidence::PrintedElsewhere { times } = item {
            *times += 1;
            return;
        }
    }
    evidence.push(Evidence::PrintedElsewhere { times: 1 });
}

/// The signs printed on a text_rows, and whether each stands beside an amount.
fn printed(annotated: &AnnotatedText) -> Vec<(&'static Sign, Spot, bool)> {
    let mut printed = Vec::new();
    for (context, figure) in &annotated.figures {
        if let Some(sign) = figure.sign {
            printed.push((sign, context.spot.clone(), true));
        }
    }
    for (index, row) in annotated.text_rows.rows.iter().enumerate() {
        for word in &row.words {
            let bare = row.text[word.span.clone()]
                .trim_matches(|c: char| matches!(c, '(' | ')' | ':' | ',' | '.' | '[' | ']'));
            let beside = annotated.figures_in(index).any(|(context, figure)| {
                figure.sign.is_some() && crate::layout::rows::overlaps(&context.spot.span, &word.span)
            });
            // A word in small letters is a word: only `RM`, `EUR` and the like stand alone, written as they are.
            let sign =
                SIGNS.iter().find(|sign| sign.text == bare && (!sign.is_word() || sign.text.len() < 4));
            if let Some(sign) = sign.filter(|_| !beside) {
                printed.push((sign, Spot { row: index, span: word.span.clone() }, false));
            }
        }
    }
    printed
}

/// So many different things that name a country tell its currency without a sign.
const TELLING_SIGNS: u32 = 3;

/// Whether what is printed can only mean the currency of this candidate: a sign of no other one, a sign that others share
/// on a page of its country, or a country told by many things.
pub(crate) fn is_told(candidate: &Candidate) -> bool {
    let signs_of_country = signs_of_country(candidate);
    signs_of_country >= TELLING_SIGNS
        || candidate.evidence.iter().any(|evidence| match evidence {
            Evidence::CurrencyPrinted { sign } => signs_of_country > 0 || !is_shared(sign),
            _ => false,
        })
}

/// Whether something besides its print tells its characters: the country speaks for it as well.
pub(crate) fn is_seconded(candidate: &Candidate) -> bool {
    match signs_of_country(candidate) {
        0 => false,
        signs => signs >= TELLING_SIGNS || is_printed(candidate),
    }
}

/// Whether nothing but a single thing hints at it.
pub(crate) fn is_hinted(candidate: &Candidate) -> bool {
    signs_of_country(candidate) == 1 && !is_printed(candidate)
}

fn is_printed(candidate: &Candidate) -> bool {
    candidate.evidence.iter().any(|evidence| matches!(evidence, Evidence::CurrencyPrinted { .. }))
}

fn signs_of_country(candidate: &Candidate) -> u32 {
    let signs = |evidence: &Evidence| match evidence {
        Evidence::CurrencyOfCountry { signs, .. } => *signs,
        _ => 0,
    };
    candidate.evidence.iter().map(signs).sum()
}

fn is_shared(text: &str) -> bool {
    SIGNS.iter().any(|sign| sign.text == text && sign.is_ambiguous())
}

/// Whether the page speaks of countries, and none of them has a currency that the sign stands for.
fn is_of_no_country(sign: &Sign, origins: &[Origin]) -> bool {
    let mut named = origins.iter().filter(|origin| origin.signs > 0).peekable();
    named.peek().is_some() && named.all(|origin| !sign.codes.contains(&origin.country.currency))
}

/// What a sign may stand for, the country's own currency first.
fn by_country(sign: &Sign, origins: &[Origin]) -> Vec<&'static str> {
    let mut codes = sign.codes.to_vec();
    let rank = |code: &&str| {
        origins.iter().position(|origin| origin.country.currency == *code).unwrap_or(usize::MAX)
    };
    codes.sort_by_key(rank);
    codes
}

#[cfg(test)]
mod tests {
    use vouch_core::Verdict;

    use super::*;
    use crate::field::country::origins;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;
    use crate::verdict::decide::verdict;

    /// The best currency of a page, and the verdict on it.
    fn best(lines: &[&str]) -> (String, Verdict) {
        let lines: Vec<(f32, f32, &str)> =
            lines.iter().enumerate().map(|(at, text)| (0.1, 0.1 + 0.03 * at as f32, *text)).collect();
        let text_rows = TextRows::new("device", &[&page(&lines)]);
        let annotated = AnnotatedText::new(text_rows);
        let candidates = candidates(&annotated, &origins(&annotated));
        (candidates[0].value.plain(), verdict(FieldKind::Currency, &candidates, false).0)
    }

    #[test]
    fn a_sign_that_many_share_means_the_currency_of_its_country_or_nothing() {
        let kuala = ["ACME SDN BHD", "JALAN MAWAR, SELANGOR", "TOTAL $ 7.10", "CASH $ 10.00"];
        assert_eq!(best(&kuala).0, "MYR", "the dollar sign says no more than amount there");
        assert_eq!(
            best(&["ACME PTE LTD", "SINGAPORE 068914", "TOTAL $ 7.10"]),
            ("SGD".into(), Verdict::Proved)
        );
        assert_eq!(best(&["ACME", "TOTAL $ 7.10", "CASH $ 10.00"]), ("USD".into(), Verdict::Likely));
    }

    #[test]
    fn a_country_told_by_many_things_has_its_currency_and_one_word_hints_at_it() {
        let told = ["ACME SDN BHD", "JALAN MAWAR, SELANGOR", "TEL +60 3 1234567", "TOTAL 7.10"];
        assert_eq!(best(&told), ("MYR".into(), Verdict::Proved));
        assert_eq!(best(&["INDIA CURRY HOUSE", "TOTAL 7.10"]), ("INR".into(), Verdict::Doubtful));
    }

    #[test]
    fn a_sign_stands_on_its_own_side_of_the_amount() {
        assert_eq!(best(&["ACME SDN BHD", "REF FT10060", "TOTAL 7.10"]).0, "MYR");
        assert_eq!(best(&["OSSZESEN 1 250 Ft"]).0, "HUF");
    }

    #[test]
    fn every_code_is_one_of_iso_4217() {
        for code in SIGNS.iter().flat_map(|sign| sign.codes) {
            assert!(code.parse::<Currency>().is_ok(), "{code}");
        }
    }

    #[test]
    fn no_sign_hides_a_longer_one() {
        for (at, sign) in SIGNS.iter().enumerate() {
            let hidden = SIGNS[at + 1..]
                .iter()
                .find(|later| later.text.ends_with(sign.text) || later.text.starts_with(sign.text));
            assert_eq!(hidden, None, "{}", sign.text);
        }
    }
}
