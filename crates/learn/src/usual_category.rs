//! The category that words usually indicate, for a library in which nothing was filed yet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::merchant::words;

/// The language of category names where the person's own names do not show it.
const DEFAULT_LANGUAGE: &str = "en";

struct Lexicon {
    /// The names of each category by language.
    names: BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>,
    /// The categories of each word: more than one where languages differ.
    words: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { names: BTreeMap::new(), words: BTreeMap::new() };
    let lines = include_str!("lexicon.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    for line in lines {
        let columns: Vec<&'static str> = line.split('\t').collect();
        match columns.as_slice() {
            ["name", category, names @ ..] => {
                let names = names.iter().filter_map(|name| name.split_once('='));
                lexicon.names.insert(*category, names.collect());
            }
            [category, _language, list] => {
                for word in list.split(' ') {
                    lexicon.words.entry(word).or_default().insert(*category);
                }
            }
            _ => {}
        }
    }
    lexicon
});

/// Returns the category that the words of a document usually indicate, with the word that does. The words of the
/// vendor's name take precedence over those of what was bought; words that disagree give `None`. The category has the
/// name that the person has used for it in any language, and otherwise one in the language of most of their own names.
pub(crate) fn usual_category(
    vendor: &[String],
    bought: &[String],
    used: &[&String],
) -> Option<(String, String)> {
    let (category, word) = agreed(vendor).or_else(|| agreed(bought))?;
    Some((name(category, used)?, word.to_owned()))
}

fn agreed(words: &[String]) -> Option<(&'static str, &str)> {
    let indicated = words.iter().filter_map(|word| {
        let categories = LEXICON.words.get(word.as_str())?;
        Some((categories, word.as_str()))
    });
    let indicated: Vec<_> = indicated.collect();
    let (categories, word) = indicated.first()?;
    let mut common = (*categories).clone();
    for (others, _) in &indicated {
        common.retain(|category| others.contains(category));
    }
    let mut common = common.into_iter();
    common.next().filter(|_| common.next().is_none()).map(|category| (category, *word))
}

fn name(category: &str, used: &[&String]) -> Option<String> {
    let names = LEXICON.names.get(category)?;
    let own = used.iter().find(|own| names.values().any(|name| words(name) == words(own)));
    let language = language(used);
    own.map(|own| (*own).clone()).or_else(|| names.get(language).map(|name| (*name).to_owned()))
}

/// Returns the language in which most of the person's own names are names of the lexicon.
fn language(used: &[&String]) -> &'static str {
    let mut votes: BTreeMap<&'static str, usize> = BTreeMap::new();
    for names in LEXICON.names.values() {
        for (language, name) in names {
            let vote = used.iter().filter(|own| words(name) == words(own)).count();
            *votes.entry(*language).or_default() += vote;
        }
    }
    // Some names are the same in two languages: the default one wins a tie.
    let best = votes.into_iter().max_by_key(|(language, vote)| (*vote, *language == DEFAULT_LANGUAGE));
    best.filter(|(_, vote)| *vote > 0).map_or(DEFAULT_LANGUAGE, |(language, _)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual_for(vendor: &str, bought: &str, used: &[&str]) -> Option<String> {
        let used: Vec<String> = used.iter().map(|name| (*name).to_owned()).collect();
        usual_category(&words(vendor), &words(bought), &used.iter().collect::<Vec<_>>())
            .map(|(category, _)| category)
    }

    #[test]
    fn every_word_of_the_lexicon_is_normalised() {
        for word in LEXICON.words.keys() {
            assert_eq!(words(word), [*word], "{word}");
        }
        for names in LEXICON.names.values() {
            assert_eq!(names.len(), 5, "{names:?}");
        }
    }

    #[test]
    fn a_vendor_s_trade_indicates_what_it_sells() {
        for (vendor, bought, category) in [
            ("Tankstelle Nordring", "Snack", Some("Travel")),
            ("Restoran Selera", "", Some("Meals")),
            ("Papelería Luz", "", None),
            ("Lumen", "Toner black", Some("Office")),
            ("Hotel Krone", "coffee", Some("Travel")),
            ("Kovács", "screws", None),
            ("Market", "toner coffee", None),
        ] {
            assert_eq!(usual_for(vendor, bought, &[]).as_deref(), category, "{vendor}: {bought}");
        }
    }

    #[test]
    fn names_are_the_person_s_own() {
        assert_eq!(usual_for("Taxi Nord", "", &["Miete und Energie"]).as_deref(), Some("Reise"));
        assert_eq!(usual_for("Taxi Nord", "", &["VIAJES", "Meals"]).as_deref(), Some("VIAJES"));
    }
}
