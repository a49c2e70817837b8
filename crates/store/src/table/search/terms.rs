//! The words that a person types, as expressions for the full-text indexes.

/// How many words are searched for at most. The rest of a long pasted text is ignored, since a statement has a limit.
const MOST_TERMS: usize = 16;

/// One typed word, ready for `MATCH`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// For the index of words.
    pub(crate) word: String,
    /// For the index of parts of numbers, if it may be one: three or more characters with a digit among them.
    pub(crate) part: Option<String>,
}

/// Returns the terms of a typed text; none if there is nothing to search for. The last one may be the beginning of a
/// word.
///
/// Any text is valid: characters with a meaning for the index are quoted, and words without a letter or digit are left
/// out.
pub(crate) fn terms(typed: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = typed
        .split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|term| term.contains(char::is_alphanumeric))
        .take(MOST_TERMS)
        .map(|term| Term { word: quote(term), part: part(term) })
        .collect();
    if let Some(last) = terms.last_mut() {
        last.word.push('*');
    }
    terms
}

/// Returns letters and digits only, so that a number is the same however it is grouped.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

fn part(term: &str) -> Option<String> {
    let part = squeeze(term);
    let is_number = part.contains(|character: char| character.is_ascii_digit()) && part.chars().count() >= 3;
    is_number.then(|| quote(&part))
}

fn quote(term: &str) -> String {
    format!("\"{}\"", term.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Vec<String> {
        terms(typed).into_iter().map(|term| term.word).collect()
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(words("daun hij"), [r#""daun""#, r#""hij"*"#]);
    }

    #[test]
    fn signs_are_quoted_and_never_looked_for_alone() {
        assert_eq!(words(r#"teh"o" *"#), [r#""teh""o"""*"#]);
        assert_eq!(words("a OR b"), [r#""a""#, r#""OR""#, r#""b"*"#]);
        assert_eq!(words("a\0b"), [r#""a""#, r#""b"*"#]);
        assert_eq!(words(" \" * ( ) ^ : - "), [] as [&str; 0]);
        assert_eq!(words(""), [] as [&str; 0]);
    }

    #[test]
    fn a_pasted_page_is_cut() {
        assert_eq!(terms(&"word ".repeat(5000)).len(), MOST_TERMS);
    }

    #[test]
    fn numbers_are_looked_for_inside_numbers() {
        let parts: Vec<_> = terms("café A-48/17 12 12.5").into_iter().map(|term| term.part).collect();
        assert_eq!(parts, [None, Some(r#""A4817""#.to_owned()), None, Some(r#""125""#.to_owned())]);
    }
}
