//! The category a document is filed under: the first of several reasons that applies. No suggestion is better than a
//! wrong one.

use std::collections::BTreeMap;

use vouch_core::{Candidate, DocumentKind, Evidence, Extraction, FieldKind, Lesson, Value, Verdict};

use crate::bayes::{Counts, guess};
use crate::merchant::{is_similar, words};
use crate::suggest::{SOURCE_MEMORY, suggest};
use crate::usual_category::usual_category;
use crate::vendor::read_vendor;

/// How many of a vendor's last documents are considered.
const LAST_DOCUMENTS: usize = 5;
/// How many of them must agree for their category to count by itself.
const MIN_AGREEING: usize = 3;
/// How many line items contribute words.
const MAX_LINE_ITEMS: usize = 12;
/// Letters of the shortest word that counts.
const MIN_LETTERS: usize = 3;

/// What is known about how the person files.
#[derive(Clone, Debug, Default)]
pub struct Filing {
    /// Counts of filed documents, as far as they concern the words of this document.
    pub counts: Counts,
    /// A vendor with a similar name, with its lessons, the newest first.
    pub alike: Option<(String, Vec<Lesson>)>,
}

/// Returns the name among `known` that resembles the document's vendor, as a misreading or the spelling of a branch
/// does.
pub fn like_vendor<'a>(extraction: &Extraction, known: &'a [String]) -> Option<&'a String> {
    let name = crate::merchant::merchant_key(&read_vendor(extraction)?, None)?;
    let others = known.iter().filter(|other| **other != name && is_similar(other, &name));
    others
        .max_by(|one, other| strsim::jaro_winkler(one, &name).total_cmp(&strsim::jaro_winkler(other, &name)))
}

/// Returns what documents of one category have in common: words of the vendor's name and of what was bought, and
/// features for kind, currency and size of the total, which contain a colon.
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
    meaningful_words(vouch_interpret::bare_name(&name).unwrap_or_default()).collect()
}

fn bought_words(extraction: &Extraction) -> Vec<String> {
    extraction
        .line_items
        .iter()
        .take(MAX_LINE_ITEMS)
        .flat_map(|row| meaningful_words(&row.description))
        .collect()
}

fn meaningful_words(text: &str) -> impl Iterator<Item = String> + use<> {
    let is_meaningful =
        |word: &String| word.chars().count() >= MIN_LETTERS && word.chars().all(char::is_alphabetic);
    words(text).into_iter().filter(is_meaningful)
}

/// Adds the category with the first reason that applies to the candidates. It counts at once only where the vendor's
/// last documents agree; otherwise it is an offer, which counts once a person accepts it.
pub(crate) fn apply(extraction: &mut Extraction, of_vendor: &[&Lesson], filing: &Filing) {
    let Some((category, evidence, counts)) = first_reason(extraction, of_vendor, filing) else { return };
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

fn first_reason(
    extraction: &Extraction,
    of_vendor: &[&Lesson],
    filing: &Filing,
) -> Option<(String, Evidence, bool)> {
    let offer = |category, evidence| Some((category, evidence, false));
    if let Some((category, times, of)) = filed_before(of_vendor.iter().copied()) {
        let counts = times == of && times >= MIN_AGREEING;
        return Some((category, filed(times, of), counts));
    }
    if of_vendor.iter().any(|lesson| lesson.category.is_some()) {
        // The person files this vendor under changing categories: no reason below is better.
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
    let (category, word) = usual_category(&vendor_words(extraction), &bought_words(extraction), &used)?;
    offer(category, Evidence::UsualFor { word })
}

fn filed(times: usize, of: usize) -> Evidence {
    let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Evidence::FiledBefore { times: number(times), of: number(of) }
}

/// Returns the category that the last documents share, how many do, and of how many. Of one or two documents all must
/// agree, of more at least three, and all but one.
fn filed_before<'a>(lessons: impl IntoIterator<Item = &'a Lesson>) -> Option<(String, usize, usize)> {
    let last: Vec<&String> =
        lessons.into_iter().filter_map(|lesson| lesson.category.as_ref()).take(LAST_DOCUMENTS).collect();
    let mut times: BTreeMap<&String, usize> = BTreeMap::new();
    last.iter().for_each(|category| *times.entry(category).or_default() += 1);
    let (category, times) = times.into_iter().max_by_key(|(_, times)| *times)?;
    let agree = times >= MIN_AGREEING.min(last.len()) && times + 1 >= last.len();
    agree.then(|| (category.clone(), times, last.len()))
}
