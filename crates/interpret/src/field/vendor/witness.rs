//! What the rest of a document says about a name: its web and mail addresses, and the same words printed elsewhere.

use crate::layout::annotated::AnnotatedText;
use crate::text::{lexicon, look_alike};
use crate::value::domain::{self, Domain};

/// The words and the addresses of a document.
#[derive(Debug)]
pub(crate) struct Witnesses {
    domains: Vec<Domain>,
    /// The words of each row, without case and accents.
    rows: Vec<Vec<String>>,
}

/// Words that a domain leaves out.
const FILLERS: &[&str] =
    &["the", "and", "of", "de", "la", "le", "les", "el", "du", "di", "y", "e", "und", "a"];
/// Fewest letters that a domain and a name have in common.
const SHORTEST: usize = 4;
/// Fewest letters of a part of a domain that spells a name: `lucky` in `luckyonline`.
const SHORTEST_PART: usize = 5;
/// Most words of a name that a domain spells.
const LONGEST_PHRASE: usize = 5;
/// How much a domain counts that spells a part of the name.
const PART: f32 = 0.5;
/// How much it counts where the domain has more than the name.
const MOST_OF_PART: f32 = 0.8;

impl Witnesses {
    /// Of a document.
    pub(crate) fn new(annotated: &AnnotatedText) -> Self {
        let rows = &annotated.text_rows.rows;
        let mut domains: Vec<Domain> = rows.iter().flat_map(|row| domain::find(&row.text)).collect();
        domains.dedup();
        Self { domains, rows: rows.iter().map(|row| look_alike::words(&row.text)).collect() }
    }

    /// Returns the web or mail address that spells a name, and which share of the name it spells, at least
    /// half.
    pub(crate) fn domain_of(&self, name: &str) -> Option<(&Domain, f32)> {
        let bare = lexicon::company_form(name).map_or(name, |form| &name[..form.start]);
        let mut words = look_alike::words(bare);
        words.retain(|word| !FILLERS.contains(&word.as_str()));
        let spelled = |domain: &Domain| share_spelled(&words, &domain.label);
        let best = self.domains.iter().map(|domain| (domain, spelled(domain)));
        best.filter(|(_, share)| *share > 0.0).max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// Returns the runs of words in a text that a web or mail address spells.
    pub(crate) fn phrases_of_domains<'a>(&self, text: &'a str) -> Vec<&'a str> {
        if self.domains.is_empty() || !domain::find(text).is_empty() {
            return Vec::new();
        }
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        let mut phrases = Vec::new();
        for first in 0..words.len() {
            for last in first..words.len().min(first + LONGEST_PHRASE) {
                let end = start_of(words[last]) + words[last].len();
                let phrase = text[start_of(words[first])..end].trim_matches(|c: char| !c.is_alphanumeric());
                let letters = plain_umlauts(&look_alike::plain(phrase));
                let is_label = |domain: &Domain| plain_umlauts(&domain.label) == letters;
                if letters.len() >= SHORTEST && self.domains.iter().any(is_label) {
                    phrases.push(phrase);
                }
            }
        }
        phrases
    }

    /// Returns the words of a name with look-alikes that nothing else on the document confirms. The name is printed in
    /// these rows.
    pub(crate) fn open_words(&self, name: &str, own: &[usize]) -> Vec<String> {
        let form = lexicon::company_form(name);
        let form_words = form.map_or(Vec::new(), |form| look_alike::words(&name[form]));
        let capitals = !name.contains(char::is_lowercase);
        let mut words = look_alike::words(name);
        words.retain(|word| {
            look_alike::is_risky(word, capitals)
                && !form_words.contains(word)
                && !look_alike::is_known(word, capitals)
                && !self.is_printed_elsewhere(word, own)
        });
        words.into_iter().map(|word| word.to_uppercase()).collect()
    }

    fn is_printed_elsewhere(&self, word: &str, own: &[usize]) -> bool {
        let others = self.rows.iter().enumerate().filter(|(row, _)| !own.contains(row));
        let is_long = word.chars().count() >= SHORTEST;
        others.flat_map(|(_, words)| words).any(|other| other == word)
            || (is_long && self.domains.iter().any(|domain| domain.label.contains(word)))
    }
}

/// Returns the share of a name that a domain's label spells: all of it, or consecutive words.
fn share_spelled(words: &[String], label: &str) -> f32 {
    let label = plain_umlauts(label);
    let total: usize = words.iter().map(String::len).sum();
    if total >= SHORTEST && plain_umlauts(&words.concat()) == label {
        return 1.0;
    }
    let mut share = 0.0f32;
    for start in 0..words.len() {
        for end in start + 1..=words.len() {
            let joined = plain_umlauts(&words[start..end].concat());
            let is_spelled = (joined.len() >= SHORTEST && label == joined)
                || (joined.len() >= SHORTEST_PART
                    && label.contains(&joined)
                    && !is_common(&words[start..end]));
            if is_spelled {
                share = share.max(joined.len() as f32 / total.max(1) as f32);
            }
        }
    }
    if share > 0.0 { PART + (MOST_OF_PART - PART) * share.min(1.0) } else { 0.0 }
}

/// Whether one word alone is a word of trade or of an address: `hotel` in `hotelbooking` names nobody.
fn is_common(words: &[String]) -> bool {
    matches!(words, [word] if lexicon::trade_words(word) + lexicon::address_words(word) > 0)
}

/// `müller` is written `muller` or `mueller`.
fn plain_umlauts(text: &str) -> String {
    text.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn witnesses(lines: &[&str]) -> Witnesses {
        let lines: Vec<(f32, f32, &str)> =
            (0u8..).zip(lines).map(|(at, text)| (0.1, 0.1 + 0.03 * f32::from(at), *text)).collect();
        Witnesses::new(&AnnotatedText::new(TextRows::new("device", &[&page(&lines)])))
    }

    #[test]
    fn a_domain_spells_a_name_or_a_part_of_it() {
        for (name, address, is_spelled) in [
            ("Lucky Star Cafe", "www.luckystarcafe.com", true),
            ("The Lucky Star - Harbour", "www.luckystar.com", true),
            ("Müller Brot GmbH", "info@mueller-brot.de", true),
            ("Daun Hijau Sdn Bhd", "daunhijau@gmail.com", true),
            ("Hotel Aurora", "www.hotelbooking.com", false),
            ("Lucky Star Cafe", "www.tillmaker.com", false),
            ("Bo Ltd", "www.bo.com", false),
        ] {
            assert_eq!(
                witnesses(&[name, address]).domain_of(name).is_some(),
                is_spelled,
                "{name}: {address}"
            );
        }
    }

    #[test]
    fn look_alikes_are_open_until_something_else_confirms_them() {
        let open = |rest: &str| {
            witnesses(&["OINK GREEN TRADING SDN BHD", rest]).open_words("OINK GREEN TRADING SDN BHD", &[0])
        };
        assert_eq!(open("12 High Street"), ["OINK"]);
        for rest in ["Pay to: Oink Green", "www.oinkgreen.com.my", "mail@oink.my"] {
            assert!(open(rest).is_empty(), "{rest}");
        }
        assert!(witnesses(&["x"]).open_words("GOLDEN DRAGON RESTORAN", &[0]).is_empty());
    }
}
