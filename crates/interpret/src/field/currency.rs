//! The currency of a document: what is printed for it beside amounts and elsewhere, and the currency of the country. A
//! sign that several countries share means the currency of the country; an amount in another currency, such as the
//! total converted, is told from the total itself.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use vouch_core::{Candidate, Confidence, Currency, Evidence, FieldKind, Value};

use crate::country::currency::names;
use crate::country::table::Country;
use crate::field::country::Origin;
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::{Spot, overlaps};
use crate::score::features::Features;
use crate::score::trace::Weighed;
use crate::text::currency_sign::{SIGNS, Sign};
use crate::text::fold::fold;

/// What is known of the document besides its text and country.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// What was to be paid.
    pub total: Option<Decimal>,
    /// The day of the document.
    pub date: Option<Date>,
}

/// A currency with everything for and against it.
struct CurrencyCase {
    candidate: Candidate,
    features: Features,
}

/// Returns candidates for the currency, best first: the signs beside amounts and elsewhere, and the currency of the
/// country.
pub(crate) fn candidates(annotated: &AnnotatedText, origins: &[Origin], known: Known) -> Vec<Candidate> {
    let score = |case: CurrencyCase| Candidate { score: case.features.score("currency"), ..case.candidate };
    let mut candidates: Vec<Candidate> = cases(annotated, origins, known).into_iter().map(score).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

/// Returns every currency that anything suggests.
pub(crate) fn weighed(annotated: &AnnotatedText, origins: &[Origin], known: Known) -> Vec<Weighed> {
    let weighed = |CurrencyCase { candidate, features }: CurrencyCase| {
        let value = candidate.value.plain();
        Weighed::new(FieldKind::Currency, value, &candidate.source, candidate.place, &features)
    };
    cases(annotated, origins, known).into_iter().map(weighed).collect()
}

/// Share of papers without a date that are from before the change of the currency.
const UNDATED: f32 = 0.35;
/// Least probability of a currency that only the country suggests.
const UNLIKELY: f32 = 0.1;
/// Probability below which countries no longer count.
const NONE: f32 = 0.003;

/// Returns how likely each currency is by the country alone, with the country that contributes most.
fn of_countries(origins: &[Origin], date: Option<Date>) -> Vec<(&'static str, f32, &Origin)> {
    let mut shares: Vec<(&'static str, f32, &Origin)> = Vec::new();
    for origin in origins {
        for (code, share) in currencies(origin.country, date) {
            let probability = share * origin.apart_from_currency;
            match shares.iter_mut().find(|(known, ..)| *known == code) {
                Some((_, sum, _)) => *sum += probability,
                None => shares.push((code, probability, origin)),
            }
        }
    }
    shares
}

/// Returns the currencies of a country on a day.
fn currencies(country: &'static Country, date: Option<Date>) -> Vec<(&'static str, f32)> {
    let now = country.currency;
    let Some(past) = &country.past else { return vec![(now, 1.0)] };
    match date {
        Some(date) if date < past.until => vec![(past.code, 1.0)],
        None => vec![(now, 1.0 - UNDATED), (past.code, UNDATED)],
        Some(_) => vec![(now, 1.0)],
    }
}

fn cases(annotated: &AnnotatedText, origins: &[Origin], known: Known) -> Vec<CurrencyCase> {
    let text_rows = &annotated.text_rows;
    let shares = of_countries(origins, known.date);
    let share =
        |code: &str| shares.iter().find(|(known, ..)| *known == code).map_or(0.0, |(_, share, _)| *share);
    let case = |code: &str, features, spot: Option<&Spot>, evidence| {
        let candidate = Candidate {
            value: Value::Currency(code.parse::<Currency>().ok()?),
            raw: spot.map_or_else(String::new, |spot| text_rows.text(spot).to_owned()),
            confidence: spot.and_then(|spot| text_rows.confidence(spot)),
            source: text_rows.source.clone(),
            place: spot.map(|spot| text_rows.place(spot)),
            score: 0.0,
            evidence,
        };
        Some(CurrencyCase { candidate, features })
    };
    let mut cases: Vec<CurrencyCase> = Vec::new();
    let printed = signs_in(annotated, known.total);
    let has_total =
        known.total.is_some() && annotated.figures.iter().any(|(_, f)| Some(f.value) == known.total);
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let beside =
        |text: &str| printed.iter().filter(|other| other.is_beside_amount && other.text == *text).count();
    for PrintedSign { sign, text, codes, spot, is_beside_amount, is_of_total } in &printed {
        let times = seen.entry(text.as_str()).or_default();
        *times += 1;
        let is_weak = sign.is_some_and(|sign| sign.is_weak_if_printed(beside(text)));
        let is_shared = codes.len() > 1;
        let on_total = || printed.iter().any(|other| other.is_of_total && other.text == *text);
        for code in codes {
            // On a page from a country without dollars, `$` says no more than "amount".
            if (is_shared || is_weak) && share(code) < NONE {
                continue;
            }
            let mut features = Features::default();
            let own = !is_shared && !is_weak && *is_beside_amount;
            features.flag("sign", "own", own && *times == 1);
            features.flag("sign", "own_again", own && (2..=4).contains(times));
            features.flag("sign", "alone", !is_shared && !is_weak && !is_beside_amount && *times == 1);
            features.flag("sign", "shared", is_shared && !is_weak && *is_beside_amount && *times == 1);
            features.flag("sign", "weak", is_weak && *is_beside_amount && *times == 1);
            let is_first_of_total = *is_of_total
                && printed
                    .iter()
                    .find(|other| other.is_of_total && other.text == *text)
                    .is_some_and(|first| first.spot == *spot);
            features.flag("sign", "of_total", is_first_of_total);
            features.flag("sign", "not_of_total", own && *times == 1 && has_total && !on_total());
            let evidence = vec![Evidence::CurrencyPrinted { sign: text.clone() }];
            add(&mut cases, case(code, features, Some(spot), evidence));
        }
    }
    let named = named_in(annotated);
    for (at, (spot, code)) in named.iter().enumerate() {
        let mut features = Features::default();
        features.flag("name", "words", !named[..at].iter().any(|(_, earlier)| earlier == code));
        let name = text_rows.text(spot).to_owned();
        add(&mut cases, case(code, features, Some(spot), vec![Evidence::CurrencyPrinted { sign: name }]));
    }
    if let Some(code) = converted(annotated, origins, known.total) {
        let mut features = Features::default();
        features.flag("sign", "converted", true);
        add(&mut cases, case(code, features, None, Vec::new()));
    }
    for (code, share, origin) in &shares {
        let is_printed = cases.iter().any(|case| case.candidate.value.plain() == *code);
        if *share < UNLIKELY && !is_printed {
            continue;
        }
        let mut features = Features::default();
        features.add("country", "share", (share.max(NONE) / NONE).ln());
        let country = origin.country.code.to_owned();
        let probability = Some(Confidence::new(share.clamp(0.0, 1.0)));
        let derived = Evidence::CurrencyOfCountry { country, signs: origin.signs, probability };
        add(&mut cases, case(code, features, None, vec![derived, origin.evidence()]));
    }
    cases
}

/// How far a converted amount may be off, as a fraction.
const ROUNDED: f32 = 0.002;

/// Returns the currency of the total where the page shows it in the earlier and in the present currency of a country,
/// as papers do around the day of the change.
fn converted(annotated: &AnnotatedText, origins: &[Origin], total: Option<Decimal>) -> Option<&'static str> {
    let total = total?.to_f32().filter(|total| *total > 1.0)?;
    let likely = origins.first().filter(|origin| origin.probability > 0.5)?;
    let past = likely.country.past.as_ref()?;
    let rate = past.rate.to_f32()?;
    let is_near = |value: f32, wanted: f32| (value - wanted).abs() <= ROUNDED * wanted;
    annotated.figures.iter().filter(|(_, figure)| figure.is_money()).find_map(|(_, figure)| {
        let value = figure.value.to_f32()?;
        if is_near(value * rate, total) {
            Some(past.code)
        } else if is_near(value, total * rate) {
            Some(likely.country.currency)
        } else {
            None
        }
    })
}

/// Adds a currency, or merges it with what is known of the same one.
fn add(cases: &mut Vec<CurrencyCase>, case: Option<CurrencyCase>) {
    let Some(case) = case else { return };
    let Some(same) = cases.iter_mut().find(|other| other.candidate.value == case.candidate.value) else {
        cases.push(case);
        return;
    };
    same.features.extend(case.features);
    // The clearest of several prints counts.
    let is_clearer = case.candidate.confidence > same.candidate.confidence;
    if case.candidate.place.is_some() && (same.candidate.place.is_none() || is_clearer) {
        same.candidate.raw = case.candidate.raw;
        same.candidate.confidence = case.candidate.confidence;
        same.candidate.place = case.candidate.place;
    }
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

/// Something printed for a currency.
struct PrintedSign {
    sign: Option<&'static Sign>,
    text: String,
    codes: Vec<String>,
    spot: Spot,
    is_beside_amount: bool,
    is_of_total: bool,
}

impl PrintedSign {
    fn new(sign: &'static Sign, spot: Spot, is_beside_amount: bool, is_of_total: bool) -> Self {
        let codes = sign.codes.iter().map(|code| (*code).to_owned()).collect();
        Self { sign: Some(sign), text: sign.text.to_owned(), codes, spot, is_beside_amount, is_of_total }
    }
}

/// Returns the currency signs and codes of a text, and whether each is beside an amount.
fn signs_in(annotated: &AnnotatedText, total: Option<Decimal>) -> Vec<PrintedSign> {
    let mut signs = Vec::new();
    let has_decimals = annotated.figures.iter().any(|(_, figure)| figure.is_money() && figure.decimals == 2);
    for (context, figure) in &annotated.figures {
        // `RM 203` on a bill with cents is a room.
        let is_count =
            |sign: &Sign| has_decimals && figure.decimals == 0 && sign.is_word() && sign.text.len() < 3;
        if let Some(sign) = figure.sign.filter(|sign| !is_count(sign)) {
            signs.push(PrintedSign::new(sign, context.spot.clone(), true, Some(figure.value) == total));
        }
    }
    for (index, row) in annotated.text_rows.rows.iter().enumerate() {
        for word in &row.words {
            let bare = row.text[word.span.clone()]
                .trim_matches(|c: char| matches!(c, '(' | ')' | ':' | ',' | '.' | '[' | ']'));
            let mut figures = annotated.figures_in(index);
            if figures
                .any(|(context, figure)| figure.sign.is_some() && overlaps(&context.spot.span, &word.span))
            {
                continue;
            }
            let spot = Spot { row: index, span: word.span.clone() };
            // Of the signs that are words, only short ones written exactly so count on their own: `RM`, `EUR`.
            let known =
                |sign: &&Sign| sign.text == bare && !sign.is_weak && (!sign.is_word() || sign.text.len() < 4);
            // What is beside a figure that is no money names no currency.
            let before_count = || {
                let after = row.text[word.span.end..].trim_start();
                bare.len() < 3 && after.starts_with(|c: char| c.is_ascii_digit())
            };
            if let Some(sign) = SIGNS.iter().find(known).filter(|_| !before_count()) {
                signs.push(PrintedSign::new(sign, spot, false, false));
            } else if is_code(bare) && annotated.has_money(index) && is_beside_figure(&row.text, &word.span) {
                let (text, codes) = (bare.to_owned(), vec![bare.to_owned()]);
                signs.push(PrintedSign {
                    sign: None,
                    text,
                    codes,
                    spot,
                    is_beside_amount: false,
                    is_of_total: false,
                });
            }
        }
    }
    signs
}

/// Whether the word before or behind these bytes begins with a digit.
fn is_beside_figure(text: &str, word: &std::ops::Range<usize>) -> bool {
    let is_figure =
        |word: Option<&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    is_figure(text[word.end..].split_whitespace().next())
        || is_figure(text[..word.start].split_whitespace().next_back())
}

/// Whether a word is the code of a currency that no country of the table has.
fn is_code(word: &str) -> bool {
    const WORDS: [&str; 4] = ["TOP", "CUP", "GEL", "LAK"];
    word.len() == 3
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !WORDS.contains(&word)
        && !SIGNS.iter().any(|sign| sign.text == word)
        && word.parse::<Currency>().is_ok_and(|currency| currency.code() != "XXX")
}

/// Names of currencies by their folded letters.
static NAMES: LazyLock<Vec<(Vec<char>, &'static str)>> =
    LazyLock::new(|| names().into_iter().map(|(name, code)| (fold(name).chars, code)).collect());

/// Returns the currencies that are named in words: `All prices in US Dollars`.
fn named_in(annotated: &AnnotatedText) -> Vec<(Spot, &'static str)> {
    let mut named = Vec::new();
    for (row, line) in annotated.text_rows.rows.iter().enumerate() {
        let folded = fold(&line.text);
        for at in (0..folded.chars.len()).filter(|at| folded.starts[*at]) {
            let whole = |(name, _): &&(Vec<char>, &str)| {
                folded.chars[at..].starts_with(name) && folded.ends[at + name.len() - 1]
            };
            if let Some((name, code)) = NAMES.iter().filter(whole).max_by_key(|(name, _)| name.len()) {
                let span = folded.spans[at].0..folded.spans[at + name.len() - 1].1;
                // A single word may be a name: `Yen` is one in Malaysia.
                if line.text[span.clone()].contains(' ') || is_beside_figure(&line.text, &span) {
                    named.push((Spot { row, span }, *code));
                }
            }
        }
    }
    named
}

/// Least probability of the country's currency at which a sign that is shared, or none at all, is settled by it.
const SURE: f32 = 0.9;
/// Least probability of the country's currency that settles it without any sign.
const CERTAIN: f32 = 0.98;
/// Fewest kinds of strong marks of the country, and fewest marks.
const KINDS: u32 = 2;
const MARKS: u32 = 3;
/// Probability of the country's currency below which it must be checked where none is printed.
const GUESS: f32 = 0.6;

/// What the country says about a currency.
#[derive(Clone, Copy, Debug, Default)]
struct ByCountry {
    probability: f32,
    kinds: u32,
    marks: u32,
}

impl ByCountry {
    fn of(candidate: &Candidate) -> Self {
        let mut of = Self::default();
        for evidence in &candidate.evidence {
            match evidence {
                Evidence::CurrencyOfCountry { signs, probability, .. } => {
                    of.marks = of.marks.max(*signs);
                    of.probability = of.probability.max(probability.map_or(0.0, |known| known.get()));
                }
                Evidence::DocumentCountry { kinds, .. } => of.kinds = of.kinds.max(*kinds),
                _ => {}
            }
        }
        of
    }

    fn is_certain(self) -> bool {
        self.probability >= CERTAIN && self.kinds >= KINDS && self.marks >= MARKS
    }

    fn is_sure(self) -> bool {
        self.probability >= SURE && self.kinds > 0
    }
}

/// Whether the text can only mean this currency: a sign of no other currency, a shared sign on a page of its country,
/// or a country with many marks of different kinds.
pub(crate) fn is_unambiguous(candidate: &Candidate) -> bool {
    let by_country = ByCountry::of(candidate);
    by_country.is_certain() || printed(candidate).any(|sign| !is_shared(sign) || by_country.is_sure())
}

/// Whether the country confirms that its characters were read correctly.
pub(crate) fn is_confirmed_by_country(candidate: &Candidate) -> bool {
    ByCountry::of(candidate).is_sure()
}

/// Whether a country that is far from sure is all that suggests it.
pub(crate) fn is_only_hinted(candidate: &Candidate) -> bool {
    printed(candidate).next().is_none() && ByCountry::of(candidate).probability < GUESS
}

fn printed(candidate: &Candidate) -> impl Iterator<Item = &str> {
    candidate.evidence.iter().filter_map(|evidence| match evidence {
        Evidence::CurrencyPrinted { sign } => Some(sign.as_str()),
        _ => None,
    })
}

fn is_shared(text: &str) -> bool {
    SIGNS.iter().any(|sign| sign.text == text && (sign.is_ambiguous() || sign.is_weak))
}
