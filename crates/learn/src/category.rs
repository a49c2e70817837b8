//! What a document is filed under: a ladder of reasons, of which the first that holds counts. Silent rather than wrong.

use std::collections::BTreeMap;

use vouch_core::{Candidate, DocumentKind, Evidence, Extraction, FieldKind, Lesson, Value, Verdict};

use crate::bayes::{Counts, guess};
use crate::merchant::{is_like, words};
use crate::seed::usual;
use crate::suggest::{SOURCE_MEMORY, suggest};
use crate::who::read_vendor;

/// So many of a vendor's last documents are looked at.
const LAST: usize = 5;
/// So many of them have to agree before their category counts by itself.
const AGREE: usize = 3;
/// Words of so many rows of what was bought are heard.
const ROWS: usize = 12;
/// The shortest word that says anything.
const SHORTEST: usize = 3;

/// What is known about filing.
#[derive(Clone, Debug, Default)]
pub struct Filing {
    /// How the person has filed, as far as it concerns the words of this document.
    pub counts: Counts,
    /// A vendor whose name is nearly the same, with its lessons, the newest first.
    pub alike: Option<(String, Vec<Lesson>)>,
}

/// The name among `known` that is nearly this document's vendor's, as a reader may mistake it or a branch spell it.
pub fn like_vendor<'a>(extraction: &Extraction, known: &'a [String]) -> Option<&'a String> {
    let name = crate::merchant::merchant_key(&read_vendor(extraction)?, None)?;
    let others = known.iter().filter(|other| **other != name && is_like(other, &name));
    others
        .max_by(|one, other| strsim::jaro_winkler(one, &name).total_cmp(&strsim::jaro_winkler(other, &name)))
}

/// What documents of a category have in common: words of the vendor's name and of what was bought, and marks for kind,
/// currency and size of the total, which have a colon.
pub fn document_words(extraction: &Extraction) -> Vec<String> {
    let mut all = vendor_words(extraction);
    all.extend(bought_words(extraction));
    let value = |field| extraction.fields.get(&field).map(|field| &field.best().value);
    if let Some(Value::Currency(currency)) = value(FieldKind::Currency) {
        all.push(format!("currency:{currency}"));
    }
    if let Some(total) = value(FieldKind::Total).and_then(Value::amount) {
        // Amounts of one order of magnitude are alike.
        all.push(format!("total:{}", total.abs().trunc().to_string().len()));
    }
    if extraction.kind != DocumentKind::Unknown {
        all.push(format!("kind:{}", extraction.kind.name()));
    }
    all.sort();
    all.dedup();
    all
}

fn vendor_words(extraction: &Extraction) -> Vec<String> {
    let name = read_vendor(extraction).unwrap_or_default();
    telling(vouch_interpret::bare_name(&name).unwrap_or_default()).collect()
}

fn bought_words(extraction: &Extraction) -> Vec<String> {
    extraction.line_items.iter().take(ROWS).flat_map(|row| telling(&row.description)).collect()
}

fn telling(text: &str) -> impl Iterator<Item = String> + use<> {
    let tells = |word: &String| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
    words(text).into_iter().filter(tells)
}

/// Puts the first category that the ladder comes to among the candidates. It counts at once only where the vendor's last
/// documents agree; anything less is an offer, which counts once a person takes it.
pub(crate) fn apply(extraction: &mut Extraction, of_vendor: &[&Lesson], filing: &Filing) {
    let Some((category, evidence, counts)) = climb(extraction, of_vendor, filing) else { return };
    let candidate = Candidate {
        value: Value::Text(category.clone()),
        raw: category,
        confidence: None,
        source: SOURCE_MEMORY.to_owned(),
        place: None,
        score: 0.0,
        evidence: vec![evidence],
    };
    suggest(extraction, FieldKind::Category, candidate, Verdict::Likely, counts);
}

fn climb(
    extraction: &Extraction,
    of_vendor: &[&Lesson],
    filing: &Filing,
) -> Option<(String, Evidence, bool)> {
    let offer = |category, evidence| Some((category, evidence, false));
    if let Some((category, times, of)) = filed_before(of_vendor.iter().copied()) {
        let counts = times == of && times >= AGREE;
        return Some((category, filed(times, of), counts));
    }
    if of_vendor.iter().any(|lesson| lesson.category.is_some()) {
        // The person files this vendor now so, now so: nothing below knows better.
        return None;
    }
    if let Some((vendor, lessons)) = &filing.alike
        && let Some((category, ..)) = filed_before(lessons)
    {
        return offer(category, Evidence::LikeVendor { vendor: vendor.clone() });
    }
    if let Some(guess) = guess(&filing.counts, &document_words(extraction)) {
        return offer(guess.category, Evidence::WordsOfCategory { words: guess.words });
    }
    let used: Vec<&String> = filing.counts.documents.keys().collect();
    let (category, word) = usual(&vendor_words(extraction), &bought_words(extraction), &used)?;
    offer(category, Evidence::UsualFor { word })
}

fn filed(times: usize, of: usize) -> Evidence {
    let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Evidence::FiledBefore { times: number(times), of: number(of) }
}

/// The category that the last documents share: how many, and of how many. Of one or two documents all have to agree, of
/// more at least three, and all but one.
fn filed_before<'a>(lessons: impl IntoIterator<Item = &'a Lesson>) -> Option<(String, usize, usize)> {
    let last: Vec<&String> =
        lessons.into_iter().filter_map(|lesson| lesson.category.as_ref()).take(LAST).collect();
    let mut times: BTreeMap<&String, usize> = BTreeMap::new();
    last.iter().for_each(|category| *times.entry(category).or_default() += 1);
    let (category, times) = times.into_iter().max_by_key(|(_, times)| *times)?;
    let agree = times >= AGREE.min(last.len()) && times + 1 >= last.len();
    agree.then(|| (category.clone(), times, last.len()))
}
