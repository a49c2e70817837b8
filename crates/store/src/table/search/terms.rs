//! What a person types, as the full-text indexes want it.

/// Words looked for at most; what is pasted beyond them is left out, since a statement cannot grow without end.
const MOST_TERMS: usize = 16;

/// One word that was typed, ready for `MATCH`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// For the index of words.
    pub(crate) word: String,
    /// For the index of parts of numbers, if it may be one: with a digit in it, and three or more characters.
    pub(crate) part: Option<String>,
}

/// The terms of what was typed; none if there is nothing to look for. The last one may be the beginning of a word.
///
/// Anything may be typed: signs that mean something to the index are quoted, and what has no letter or digit in it is
/// left out.
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

/// Letters and digits only, so that a number is the same however it is grouped.
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
