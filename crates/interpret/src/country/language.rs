//! Languages by the words of their receipts and invoices, as evidence of a country.

use std::sync::LazyLock;

use crate::country::section::sections;

/// A language.
#[derive(Debug)]
pub(crate) struct Language {
    /// ISO 639 code.
    pub code: &'static str,
    /// Common words.
    pub words: Vec<&'static str>,
    /// The code of the script that shows it by itself.
    script: &'static str,
}

/// The languages.
pub(crate) static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    sections(include_str!("table/language.ini"))
        .iter()
        .map(|section| Language {
            code: section.code,
            words: section.list("word"),
            script: section.value("script"),
        })
        .collect()
});

impl Language {
    /// Whether a letter belongs to a script that only this language, or few others, use.
    pub(crate) fn has_letter(&self, c: char) -> bool {
        match self.script {
            "ar" => matches!(c, '\u{600}'..='\u{6ff}'),
            "he" => matches!(c, '\u{590}'..='\u{5ff}'),
            "th" => matches!(c, '\u{e00}'..='\u{e7f}'),
            "ja" => matches!(c, '\u{3040}'..='\u{30ff}'),
            "zh" => matches!(c, '\u{4e00}'..='\u{9fff}'),
            "ko" => matches!(c, '\u{ac00}'..='\u{d7a3}'),
            "hi" => matches!(c, '\u{900}'..='\u{97f}'),
            "bn" => matches!(c, '\u{980}'..='\u{9ff}'),
            "ta" => matches!(c, '\u{b80}'..='\u{bff}'),
            "si" => matches!(c, '\u{d80}'..='\u{dff}'),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::table::COUNTRIES;

    #[test]
    fn every_country_speaks_a_known_language() {
        for country in COUNTRIES.iter() {
            let known = |code: &&str| LANGUAGES.iter().any(|language| language.code == *code);
            assert!(country.languages.iter().any(known), "{} {:?}", country.code, country.languages);
        }
    }

    #[test]
    fn every_language_has_words_or_a_script() {
        for language in LANGUAGES.iter() {
            assert!(language.words.is_empty() != language.script.is_empty(), "{}", language.code);
        }
    }
}
