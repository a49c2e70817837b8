//! Which category the words of a document speak for, judged by the documents that a person has filed.

use std::collections::{BTreeMap, BTreeSet};

/// Before so many documents were filed, words say too little.
const DOCUMENTS: u32 = 20;
/// A category of fewer documents is not guessed.
const OF_CATEGORY: u32 = 3;
/// The best category has to be so many times likelier than the next.
const MARGIN: f64 = 20.0;
/// A word tells of a category where it is so many times likelier there than elsewhere.
const TELLING: f64 = 3.0;
/// So many words have to tell: a single one misleads more often than it helps, as replaying books has shown.
const TELL: usize = 2;
/// Words that are given as the reason.
const REASONS: usize = 3;

/// How many filed documents there are of each category, and in how many of them each word stands. Adding a document
/// and taking it away again leaves no trace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents by category.
    pub documents: BTreeMap<String, u32>,
    /// Documents by category and word.
    pub words: BTreeMap<(String, String), u32>,
}

impl Counts {
    /// Counts a document.
    pub fn add(&mut self, category: &str, words: &[String]) {
        *self.documents.entry(category.to_owned()).or_default() += 1;
        for word in words.iter().collect::<BTreeSet<_>>() {
            *self.words.entry((category.to_owned(), word.clone())).or_default() += 1;
        }
    }

    /// Counts a document no more that was counted before.
    pub fn remove(&mut self, category: &str, words: &[String]) {
        take_one(&mut self.documents, category.to_owned());
        for word in words.iter().collect::<BTreeSet<_>>() {
            take_one(&mut self.words, (category.to_owned(), word.clone()));
        }
    }

    fn of(&self, category: &str, word: &str) -> u32 {
        self.words.get(&(category.to_owned(), word.to_owned())).copied().unwrap_or(0)
    }
}

fn take_one<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K) {
    if let Some(count) = counts.get_mut(&key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&key);
        }
    }
}

/// A category, and the words that speak for it, the most telling first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guess {
    pub category: String,
    pub words: Vec<String>,
}

/// The category that these words speak for; silent where few documents were filed, where another category is nearly as
/// likely, and where fewer than two words tell.
pub(crate) fn guess(counts: &Counts, words: &[String]) -> Option<Guess> {
    let all: u32 = counts.documents.values().sum();
    if all < DOCUMENTS {
        return None;
    }
    let words: BTreeSet<&String> = words.iter().collect();
    let known = |word: &&&String| counts.documents.keys().any(|category| counts.of(category, word) > 0);
    let words: Vec<&String> = words.iter().filter(known).copied().collect();
    let share = |category: &str, of_category: u32, word: &str| {
        // Laplace: a word that was never seen in a category is rare there, not impossible.
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
    if number < OF_CATEGORY || best - next < MARGIN.ln() {
        return None;
    }
    let elsewhere = |word: &str| {
        let others = counts.documents.keys().filter(|other| *other != category);
        let seen: u32 = others.map(|other| counts.of(other, word)).sum();
        f64::from(seen + 1) / f64::from(all - number + 2)
    };
    let mut telling: Vec<(f64, &String)> = words
        .iter()
        // A mark such as the currency may weigh, but is no word to give as a reason.
        .filter(|word| !word.contains(':') && counts.of(category, word) > 1)
        .map(|word| (share(category, number, word) / elsewhere(word), *word))
        .filter(|(ratio, _)| *ratio >= TELLING)
        .collect();
    telling.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    let words: Vec<String> = telling.into_iter().take(REASONS).map(|(_, word)| word.clone()).collect();
    (words.len() >= TELL).then(|| Guess { category: category.clone(), words })
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
    fn telling_words_are_the_reason() {
        let guess = guess(&filed(), &words("night ride to airport currency:EUR")).expect("clear enough");
        assert_eq!((guess.category.as_str(), guess.words), ("Travel", words("airport ride")));
    }

    #[test]
    fn silent_where_little_is_known_or_two_are_as_likely() {
        let counts = filed();
        for unclear in ["", "screws nails", "ride coffee", "ride", "currency:EUR"] {
            assert_eq!(guess(&counts, &words(unclear)), None, "{unclear}");
        }
        let mut few = Counts::default();
        (0..DOCUMENTS - 1).for_each(|_| few.add("Travel", &words("taxi ride")));
        assert_eq!(guess(&few, &words("taxi ride")), None);
    }

    proptest! {
        #[test]
        fn what_is_taken_away_leaves_no_trace(
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
