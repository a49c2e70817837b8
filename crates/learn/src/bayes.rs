//! A naive Bayes classifier: the category that the words of a document suggest, given the documents that a person has
//! filed.

use std::collections::{BTreeMap, BTreeSet};

/// Fewest filed documents for a guess.
const MIN_DOCUMENTS: u32 = 20;
/// Fewest documents of a category for it to be guessed.
const MIN_OF_CATEGORY: u32 = 3;
/// How many times likelier than the next the best category must be.
const MARGIN: f64 = 20.0;
/// How many times likelier in the category than elsewhere a distinctive word is.
const DISTINCTIVE: f64 = 3.0;
/// Fewest distinctive words: a single one misleads more often than it helps, as measured by `tests/replay.rs`.
const MIN_WORDS: usize = 2;
/// Most words given as the reason.
const MAX_REASONS: usize = 3;

/// How many documents are filed under each category, and how many of them contain each word. Adding a document and
/// removing it again leaves no trace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents by category.
    pub documents: BTreeMap<String, u32>,
    /// Documents by category and word.
    pub words: BTreeMap<(String, String), u32>,
}

impl Counts {
    /// Adds a document.
    pub fn add(&mut self, category: &str, words: &[String]) {
        *self.documents.entry(category.to_owned()).or_default() += 1;
        for word in words.iter().collect::<BTreeSet<_>>() {
            *self.words.entry((category.to_owned(), word.clone())).or_default() += 1;
        }
    }

    /// Removes a document that was added before.
    pub fn remove(&mut self, category: &str, words: &[String]) {
        decrement(&mut self.documents, category.to_owned());
        for word in words.iter().collect::<BTreeSet<_>>() {
            decrement(&mut self.words, (category.to_owned(), word.clone()));
        }
    }

    fn of(&self, category: &str, word: &str) -> u32 {
        self.words.get(&(category.to_owned(), word.to_owned())).copied().unwrap_or(0)
    }
}

fn decrement<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K) {
    if let Some(count) = counts.get_mut(&key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&key);
        }
    }
}

/// A category and the words that suggest it, the most distinctive first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guess {
    pub category: String,
    pub words: Vec<String>,
}

/// Returns the category that these words suggest; `None` where few documents were filed, where another category is
/// nearly as likely, or where fewer than two words are distinctive.
pub(crate) fn guess(counts: &Counts, words: &[String]) -> Option<Guess> {
    let all: u32 = counts.documents.values().sum();
    if all < MIN_DOCUMENTS {
        return None;
    }
    let words: BTreeSet<&String> = words.iter().collect();
    let known = |word: &&&String| counts.documents.keys().any(|category| counts.of(category, word) > 0);
    let words: Vec<&String> = words.iter().filter(known).copied().collect();
    let share = |category: &str, of_category: u32, word: &str| {
        // Laplace smoothing: a word that was never seen in a category is rare there, not impossible.
        f64::from(counts.of(category, word) + 1) / f64::from(of_category + 2)
    };
    let mut scores: Vec<(f64, &String, u32)> = counts
        .documents
        .iter()
        .map(|(category, &number)| {
            let prior = f64::from(number) / f64::from(all);
            let score = words.iter().map(|word| share(category, number, word).ln()).sum::<f64>() + prior.ln();
            (score, category, number)
        })
        .collect();
    scores.sort_by(|one, other| other.0.total_cmp(&one.0));
    let &(best, category, number) = scores.first()?;
    let next = scores.get(1).map_or(f64::NEG_INFINITY, |next| next.0);
    if number < MIN_OF_CATEGORY || best - next < MARGIN.ln() {
        return None;
    }
    let elsewhere = |word: &str| {
        let others = counts.documents.keys().filter(|other| *other != category);
        let seen: u32 = others.map(|other| counts.of(other, word)).sum();
        f64::from(seen + 1) / f64::from(all - number + 2)
    };
    let mut distinctive: Vec<(f64, &String)> = words
        .iter()
        // A feature such as the currency counts, but is not a word to give as a reason.
        .filter(|word| !word.contains(':') && counts.of(category, word) > 1)
        .map(|word| (share(category, number, word) / elsewhere(word), *word))
        .filter(|(ratio, _)| *ratio >= DISTINCTIVE)
        .collect();
    distinctive.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    let words: Vec<String> =
        distinctive.into_iter().take(MAX_REASONS).map(|(_, word)| word.clone()).collect();
    (words.len() >= MIN_WORDS).then(|| Guess { category: category.clone(), words })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    fn filed() -> Counts {
        let mut counts = Counts::default();
        for number in 0..12 {
            counts.add("Travel", &words(&format!("taxi ride airport trip{number} currency:EUR")));
            counts.add("Meals", &words(&format!("coffee soup lunch dish{number} currency:EUR")));
        }
        counts
    }

    #[test]
    fn distinctive_words_are_the_reason() {
        let guess = guess(&filed(), &words("night ride to airport currency:EUR")).expect("clear enough");
        assert_eq!((guess.category.as_str(), guess.words), ("Travel", words("airport ride")));
    }

    #[test]
    fn no_guess_where_little_is_known_or_two_are_as_likely() {
        let counts = filed();
        for unclear in ["", "screws nails", "ride coffee", "ride", "currency:EUR"] {
            assert_eq!(guess(&counts, &words(unclear)), None, "{unclear}");
        }
        let mut few = Counts::default();
        (0..MIN_DOCUMENTS - 1).for_each(|_| few.add("Travel", &words("taxi ride")));
        assert_eq!(guess(&few, &words("taxi ride")), None);
    }

    proptest! {
        #[test]
        fn what_is_removed_leaves_no_trace(
            kept in prop::collection::vec(("[A-C]", prop::collection::vec("[a-e]", 0..6)), 0..12),
            undone in prop::collection::vec(("[A-C]", prop::collection::vec("[a-e]", 0..6)), 0..12),
        ) {
            let mut counts = Counts::default();
            kept.iter().for_each(|(category, words)| counts.add(category, words));
            let before = counts.clone();
            undone.iter().for_each(|(category, words)| counts.add(category, words));
            undone.iter().for_each(|(category, words)| counts.remove(category, words));
            prop_assert_eq!(counts, before);
        }
    }
}
