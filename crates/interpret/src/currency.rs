//! Currency signs and codes, what they may stand for, and which currency a document is in.

use vouch_core::{Candidate, Currency, Evidence, FieldKind, Value};

use crate::country::Country;
use crate::explain::Weighed;
use crate::score::Features;
use crate::sheet::Spot;
use crate::survey::Survey;

/// A sign or code as it is printed beside amounts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    /// As printed; letters may stand in either case.
    pub text: &'static str,
    /// ISO 4217 codes it may stand for, the most usual first.
    pub codes: &'static [&'static str],
    /// Whether it may stand behind the amount.
    pub may_follow: bool,
}

impl Sign {
    /// Whether it is made of letters, so that a letter before it makes it part of a word.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }
}

const fn sign(text: &'static str, codes: &'static [&'static str], may_follow: bool) -> Sign {
    Sign { text, codes, may_follow }
}

/// The signs, longer ones before those they contain.
pub(crate) const SIGNS: &[Sign] = &[
    sign("US$", &["USD"], true),
    sign("CA$", &["CAD"], true),
    sign("AU$", &["AUD"], true),
    sign("HK$", &["HKD"], true),
    sign("NZ$", &["NZD"], true),
    sign("NT$", &["TWD"], true),
    sign("S$", &["SGD"], true),
    sign("C$", &["CAD"], true),
    sign("A$", &["AUD"], true),
    sign("R$", &["BRL"], true),
    sign("MYR", &["MYR"], true),
    sign("EURO", &["EUR"], true),
    sign("EUR", &["EUR"], true),
    sign("USD", &["USD"], true),
    sign("GBP", &["GBP"], true),
    sign("CHF", &["CHF"], true),
    sign("CAD", &["CAD"], true),
    sign("AUD", &["AUD"], true),
    sign("SGD", &["SGD"], true),
    sign("NZD", &["NZD"], true),
    sign("HKD", &["HKD"], true),
    sign("JPY", &["JPY"], true),
    sign("CNY", &["CNY"], true),
    sign("INR", &["INR"], true),
    sign("IDR", &["IDR"], true),
    sign("THB", &["THB"], true),
    sign("PHP", &["PHP"], true),
    sign("VND", &["VND"], true),
    sign("AED", &["AED"], true),
    sign("SEK", &["SEK"], true),
    sign("NOK", &["NOK"], true),
    sign("DKK", &["DKK"], true),
    sign("PLN", &["PLN"], true),
    sign("CZK", &["CZK"], true),
    sign("HUF", &["HUF"], true),
    sign("RON", &["RON"], true),
    sign("BGN", &["BGN"], true),
    sign("TRY", &["TRY"], true),
    sign("ZAR", &["ZAR"], true),
    sign("MXN", &["MXN"], true),
    sign("BRL", &["BRL"], true),
    sign("Kč", &["CZK"], true),
    sign("zł", &["PLN"], true),
    sign("Ft", &["HUF"], true),
    sign("kr", &["SEK", "NOK", "DKK"], true),
    sign("Fr.", &["CHF"], false),
    sign("Rp", &["IDR"], false),
    sign("Rs", &["INR"], false),
    sign("RM", &["MYR"], false),
    sign("€", &["EUR"], true),
    sign("£", &["GBP"], true),
    sign("¥", &["JPY", "CNY"], true),
    sign("₹", &["INR"], true),
    sign("₫", &["VND"], true),
    sign("฿", &["THB"], true),
    sign("₩", &["KRW"], true),
    sign("₺", &["TRY"], true),
    sign("₱", &["PHP"], true),
    sign("$", &["USD", "CAD", "AUD", "SGD", "NZD", "HKD", "MXN"], true),
];

/// A currency with everything that speaks for it.
struct Case {
    candidate: Candidate,
    features: Features,
}

/// Candidates for the currency, best first: what is printed beside amounts or alone, else the country's own.
pub(crate) fn candidates(survey: &Survey<'_>, countries: &[(&'static Country, u32)]) -> Vec<Candidate> {
    let score = |case: Case| Candidate { score: case.features.score("currency"), ..case.candidate };
    let mut candidates: Vec<Candidate> = cases(survey, countries).into_iter().map(score).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

/// Every currency that something speaks for.
pub(crate) fn weighed(survey: &Survey<'_>, countries: &[(&'static Country, u32)]) -> Vec<Weighed> {
    let weighed = |Case { candidate, features }: Case| {
        let value = candidate.value.plain();
        Weighed::new(FieldKind::Currency, value, &candidate.source, candidate.place, &features)
    };
    cases(survey, countries).into_iter().map(weighed).collect()
}

fn cases(survey: &Survey<'_>, countries: &[(&'static Country, u32)]) -> Vec<Case> {
    let sheet = survey.sheet;
    let case = |code: &str, features, spot: Option<&Spot>, evidence| {
        let candidate = Candidate {
            value: Value::Currency(code.parse::<Currency>().ok()?),
            raw: spot.map_or_else(String::new, |spot| sheet.text(spot).to_owned()),
            confidence: spot.and_then(|spot| sheet.confidence(spot)),
            source: sheet.source.clone(),
            place: spot.map(|spot| sheet.place(spot)),
            score: 0.0,
            evidence: vec![evidence],
        };
        Some(Case { candidate, features })
    };
    let mut cases: Vec<Case> = Vec::new();
    for (sign, spot, beside) in printed(survey) {
        for (rank, code) in by_country(sign, countries).into_iter().enumerate() {
            let mut features = Features::default();
            features.flag("sign", "beside_amount", beside && rank == 0);
            features.flag("sign", "alone", !beside && rank == 0);
            features.flag("sign", "other_meaning", rank > 0);
            let own = countries.iter().take(2).any(|(country, _)| country.currency == code);
            features.flag("sign", "of_country", own);
            let evidence = Evidence::CurrencyPrinted { sign: sign.text.to_owned() };
            add(&mut cases, case(code, features, Some(&spot), evidence));
        }
    }
    for (rank, (country, votes)) in countries.iter().take(2).enumerate() {
        let mut features = Features::default();
        features.flag("country", "first", rank == 0);
        features.add("country", "votes", (*votes).min(6) as f32 / 6.0);
        let evidence = Evidence::CurrencyOfCountry { country: country.code.to_owned() };
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

/// The signs printed on a sheet, and whether each stands beside an amount.
fn printed(survey: &Survey<'_>) -> Vec<(&'static Sign, Spot, bool)> {
    let mut printed = Vec::new();
    for (context, figure) in &survey.figures {
        if let Some(sign) = figure.sign {
            printed.push((sign, context.spot.clone(), true));
        }
    }
    for (index, row) in survey.sheet.rows.iter().enumerate() {
        for word in &row.words {
            let bare = row.text[word.span.clone()]
                .trim_matches(|c: char| matches!(c, '(' | ')' | ':' | ',' | '.' | '[' | ']'));
            let beside = survey.figures_in(index).any(|(context, figure)| {
                figure.sign.is_some() && crate::sheet::overlaps(&context.spot.span, &word.span)
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

/// What a sign may stand for, the country's own currency first.
fn by_country(sign: &Sign, countries: &[(&'static Country, u32)]) -> Vec<&'static str> {
    let mut codes = sign.codes.to_vec();
    let rank = |code: &&str| {
        countries.iter().position(|(country, _)| country.currency == *code).unwrap_or(usize::MAX)
    };
    codes.sort_by_key(rank);
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

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
