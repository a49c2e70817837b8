//! Everything that one witness saw on the pages of a document, to be asked whether a value is there.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::Value;

use crate::layout::annotated::AnnotatedText;
use crate::text::fold::key;
use crate::text::lexicon;

/// The text of a document.
#[derive(Debug)]
pub(crate) struct PageText {
    /// Its letters and digits.
    letters: String,
    /// Its words.
    words: BTreeSet<String>,
    amounts: BTreeSet<Decimal>,
    days: BTreeSet<Date>,
}

/// Fewest letters of a word that tells one name or address from another.
const SHORTEST_WORD: usize = 3;
/// Fewest characters of a code that cannot be a part of another by chance.
const LONG_CODE: usize = 5;

impl PageText {
    /// Collects what is in a text.
    pub(crate) fn new(annotated: &AnnotatedText) -> Self {
        let rows = || annotated.text_rows.rows.iter().map(|row| row.text.as_str());
        let figures = annotated.figures.iter().flat_map(|(_, figure)| [Some(figure.value), figure.other]);
        let days = annotated.days.iter().flat_map(|(_, day)| &day.readings);
        Self {
            letters: rows().map(key).collect(),
            words: rows().flat_map(words).collect(),
            amounts: figures.flatten().map(|amount| amount.abs()).collect(),
            days: days.map(|(_, date)| *date).collect(),
        }
    }

    /// Whether a value is on the pages, in whatever form and order: an amount with either sign, half of the words of a
    /// name or address.
    pub(crate) fn shows(&self, value: &Value) -> bool {
        match value {
            Value::Amount(amount) => self.amounts.contains(&amount.abs()),
            Value::Date(date) => self.days.contains(date),
            Value::Code(code) if code.len() < LONG_CODE => self.words.contains(&key(code)),
            Value::Code(code) => self.letters.contains(&key(code)),
            Value::Text(text) => {
                let name = lexicon::company_form(text).map_or(text.as_str(), |form| &text[..form.start]);
                let wanted = words(name).filter(|word| word.chars().count() >= SHORTEST_WORD);
                let wanted: BTreeSet<String> = wanted.collect();
                let found = wanted.iter().filter(|word| self.words.contains(*word)).count();
                self.letters.contains(&key(text)) || found > 0 && found * 2 >= wanted.len()
            }
            Value::Currency(_) | Value::Country(_) | Value::Sex(_) => false,
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    #[test]
    fn values_are_found_in_any_form() {
        let rows = [
            (0.1, 0.1, "MUSTERMANN BAU, Hafenweg 3, 20095 Hamburg"),
            (0.1, 0.2, "Rechnung RE 2025/117 vom 14.03.2025"),
            (0.1, 0.3, "Summe 1.190,00"),
        ];
        let text = PageText::new(&AnnotatedText::new(TextRows::new("text", &[&page(&rows)])));
        let amount = |text: &str| Value::Amount(text.parse().expect("a decimal"));
        for value in [
            amount("1190.00"),
            amount("-1190"),
            Value::Date(Date::constant(2025, 3, 14)),
            Value::Code("RE-2025-117".to_owned()),
            Value::Text("Mustermann Bau GmbH".to_owned()),
            Value::Text("Hafenweg 3, 20095 Hamburg, DE".to_owned()),
        ] {
            assert!(text.shows(&value), "{}", value.plain());
        }
        for value in [
            amount("952"),
            Value::Date(Date::constant(2025, 4, 13)),
            Value::Code("RE-2025-118".to_owned()),
            Value::Text("Beta Handel GmbH".to_owned()),
        ] {
            assert!(!text.shows(&value), "{}", value.plain());
        }
    }
}
