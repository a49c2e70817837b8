//! What a person types, as the full-text index wants it.

/// A search, ready for `MATCH`. Every term must be found; the last one may be the beginning of a word.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    /// All terms as words.
    pub(crate) all: String,
    /// Any of the terms as a word.
    pub(crate) any: String,
    /// The terms that can only be words, `None` if there are none.
    pub(crate) words: Option<String>,
    /// The terms that may also stand inside a number.
    pub(crate) numbers: Vec<NumberTerm>,
}

/// A term with a digit in it and three or more characters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NumberTerm {
    /// For the index of words.
    pub(crate) word: String,
    /// For the index of parts.
    pub(crate) part: String,
}

impl Terms {
    /// The terms of what was typed, `None` if there is nothing to look for. Anything may be typed: signs that mean
    /// something to the index are quoted, and terms without a letter or digit are left out.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let typed: Vec<&str> = typed
            .split(|character: char| character.is_whitespace() || character.is_control())
            .filter(|term| term.contains(char::is_alphanumeric))
            .collect();
        let last = typed.len().checked_sub(1)?;
        let mut all = Vec::new();
        let mut words = Vec::new();
        let mut numbers = Vec::new();
        for (index, term) in typed.into_iter().enumerate() {
            let mut word = quote(term);
            if index == last {
                word.push('*');
            }
            let part = squeeze(term);
            if part.contains(|character: char| character.is_ascii_digit()) && part.chars().count() >= 3 {
                numbers.push(NumberTerm { word: word.clone(), part: quote(&part) });
            } else {
                words.push(word.clone());
            }
            all.push(word);
        }
        Some(Self {
            all: all.join(" AND "),
            any: all.join(" OR "),
            words: (!words.is_empty()).then(|| words.join(" AND ")),
            numbers,
        })
    }
}

/// Letters and digits only, so that a number is the same however it is grouped.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

fn quote(term: &str) -> String {
    format!("\"{}\"", term.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(typed: &str) -> Option<String> {
        Terms::new(typed).map(|terms| terms.all)
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(all("daun hij").as_deref(), Some(r#""daun" AND "hij"*"#));
    }

    #[test]
    fn signs_are_quoted_and_never_looked_for_alone() {
        assert_eq!(all(r#"teh"o" *"#).as_deref(), Some(r#""teh""o"""*"#));
        assert_eq!(all("a OR b").as_deref(), Some(r#""a" AND "OR" AND "b"*"#));
        assert_eq!(all("a\0b").as_deref(), Some(r#""a" AND "b"*"#));
        assert_eq!(all(" \" * ( ) ^ : - "), None);
        assert_eq!(all(""), None);
    }

    #[test]
    fn numbers_are_looked_for_inside_numbers() {
        let terms = Terms::new("café A-48/17 12").unwrap();
        assert_eq!(terms.words.as_deref(), Some(r#""café" AND "12"*"#));
        assert_eq!(terms.numbers, [NumberTerm { word: r#""A-48/17""#.into(), part: r#""A4817""#.into() }]);
    }
}
