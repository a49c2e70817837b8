//! The currency of a document.

use vouch_core::{Candidate, Currency, Evidence, FieldKind, Value};

use crate::field::country::Origin;
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::{Spot, overlaps};
use crate::score::features::Features;
use crate::score::trace::Weighed;
use crate::text::currency_sign::{SIGNS, Sign};

/// A currency with everything for and against it.
struct CurrencyCase {
    candidate: Candidate,
    features: Features,
}

/// Returns candidates for the currency, best first: the signs beside amounts and elsewhere, and the currency of the
/// country.
pub(crate) fn candidates(annotated: &AnnotatedText, origins: &[Origin]) -> Vec<Candidate> {
    let score = |case: CurrencyCase| Candidate { score: case.features.score("currency"), ..case.candidate };
    let mut candidates: Vec<Candidate> = cases(annotated, origins).into_iter().map(score).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

/// Returns every currency that anything suggests.
pub(crate) fn weighed(annotated: &AnnotatedText, origins: &[Origin]) -> Vec<Weighed> {
    let weighed = |CurrencyCase { candidate, features }: CurrencyCase| {
        let value = candidate.value.plain();
        Weighed::new(FieldKind::Currency, value, &candidate.source, candidate.place, &features)
    };
    cases(annotated, origins).into_iter().map(weighed).collect()
}

fn cases(annotated: &AnnotatedText, origins: &[Origin]) -> Vec<CurrencyCase> {
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
        Some(CurrencyCase { candidate, features })
    };
    let mut cases: Vec<CurrencyCase> = Vec::new();
    for (sign, spot, is_beside_amount) in signs_in(annotated) {
        // On a page from a country without dollars, `$` says no more than "amount".
        let foreign = sign.is_ambiguous() && is_of_no_country(sign, origins);
        for (rank, code) in by_country(sign, origins).into_iter().enumerate() {
            let mut features = Features::default();
            features.flag("sign", "beside_amount", is_beside_amount && rank == 0);
            features.flag("sign", "alone", !is_beside_amount && rank == 0);
            features.flag("sign", "other_meaning", rank > 0);
            features.flag("sign", "of_no_country", foreign);
            let own = origins.iter().take(2).any(|origin| origin.country.currency == code);
            features.flag("sign", "of_country", own);
            let evidence = Evidence::CurrencyPrinted { sign: sign.text.to_owned() };
            add(&mut cases, case(code, features, Some(&spot), evidence));
        }
    }
    for Origin { country, votes, signs } in origins.iter().filter(|origin| origin.signs > 0).take(2) {
        let stronger =
            |other: &Origin| other.country.currency != country.currency && other.votes * 2 > *votes;
        let mut features = Features::default();
        features.flag("country", "clear", !origins.iter().any(stronger));
        features.add("country", "votes", (*votes).min(6) as f32 / 6.0);
        let evidence = Evidence::CurrencyOfCountry { country: country.code.to_owned(), signs: *signs };
        add(&mut cases, case(country.currency, features, None, evidence));
    }
    cases
}

/// Adds a currency, or merges it with what is known of the same one.
fn add(cases: &mut Vec<CurrencyCase>, case: Option<CurrencyCase>) {
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

/// Notes that the sign occurs once more.
fn count_once_more(evidence: &mut Vec<Evidence>) {
    for item in evidence.iter_mut() {
        if let Evidence::PrintedElsewhere { times } = item {
            *times += 1;
            return;
        }
    }
    evidence.push(Evidence::PrintedElsewhere { times: 1 });
}

/// Returns the currency signs of a text, and whether each is beside an amount.
fn signs_in(annotated: &AnnotatedText) -> Vec<(&'static Sign, Spot, bool)> {
    let mut signs = Vec::new();
    for (context, figure) in &annotated.figures {
        if let Some(sign) = figure.sign {
            signs.push((sign, context.spot.clone(), true));
        }
    }
    for (index, row) in annotated.text_rows.rows.iter().enumerate() {
        for word in &row.words {
            let bare = row.text[word.span.clone()]
                .trim_matches(|c: char| matches!(c, '(' | ')' | ':' | ',' | '.' | '[' | ']'));
            let is_beside_amount = annotated
                .figures_in(index)
                .any(|(context, figure)| figure.sign.is_some() && overlaps(&context.spot.span, &word.span));
            // Of the signs that are words, only short ones written exactly so count on their own: `RM`, `EUR`.
            let sign =
                SIGNS.iter().find(|sign| sign.text == bare && (!sign.is_word() || sign.text.len() < 4));
            if let Some(sign) = sign.filter(|_| !is_beside_amount) {
                signs.push((sign, Spot { row: index, span: word.span.clone() }, false));
            }
        }
    }
    signs
}

/// Fewest different marks of a country that settle its currency without a sign.
const ENOUGH_MARKS: u32 = 3;

/// Whether the text can only mean this currency: a sign of no other currency, a shared sign on a page of its country,
/// or a country with many marks.
pub(crate) fn is_unambiguous(candidate: &Candidate) -> bool {
    let signs_of_country = signs_of_country(candidate);
    signs_of_country >= ENOUGH_MARKS
        || candidate.evidence.iter().any(|evidence| match evidence {
            Evidence::CurrencyPrinted { sign } => signs_of_country > 0 || !is_shared(sign),
            _ => false,
        })
}

/// Whether marks of the country confirm that its characters were read correctly.
pub(crate) fn is_confirmed_by_country(candidate: &Candidate) -> bool {
    match signs_of_country(candidate) {
        0 => false,
        signs => signs >= ENOUGH_MARKS || is_printed(candidate),
    }
}

/// Whether a single mark of a country is all that suggests it.
pub(crate) fn is_only_hinted(candidate: &Candidate) -> bool {
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

/// Whether the page has marks of countries, and none of them has a currency that the sign may mean.
fn is_of_no_country(sign: &Sign, origins: &[Origin]) -> bool {
    let mut named = origins.iter().filter(|origin| origin.signs > 0).peekable();
    named.peek().is_some() && named.all(|origin| !sign.codes.contains(&origin.country.currency))
}

/// Returns the currencies that a sign may mean, that of the country first.
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
    fn a_shared_sign_means_the_currency_of_the_country() {
        let malaysian = ["ACME SDN BHD", "JALAN MAWAR, SELANGOR", "TOTAL $ 7.10", "CASH $ 10.00"];
        assert_eq!(best(&malaysian).0, "MYR", "the dollar sign says no more than amount there");
        assert_eq!(
            best(&["ACME PTE LTD", "SINGAPORE 068914", "TOTAL $ 7.10"]),
            ("SGD".into(), Verdict::Proved)
        );
        assert_eq!(best(&["ACME", "TOTAL $ 7.10", "CASH $ 10.00"]), ("USD".into(), Verdict::Likely));
    }

    #[test]
    fn many_marks_of_a_country_settle_its_currency_and_one_is_a_hint() {
        let marks = ["ACME SDN BHD", "JALAN MAWAR, SELANGOR", "TEL +60 3 1234567", "TOTAL 7.10"];
        assert_eq!(best(&marks), ("MYR".into(), Verdict::Proved));
        assert_eq!(best(&["INDIA CURRY HOUSE", "TOTAL 7.10"]), ("INR".into(), Verdict::Doubtful));
    }

    #[test]
    fn a_sign_counts_on_its_own_side_of_the_amount() {
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
    fn no_sign_comes_before_one_that_contains_it() {
        for (at, sign) in SIGNS.iter().enumerate() {
            let hidden = SIGNS[at + 1..]
                .iter()
                .find(|later| later.text.ends_with(sign.text) || later.text.starts_with(sign.text));
            assert_eq!(hidden, None, "{}", sign.text);
        }
    }
}
