use std::borrow::Cow;

/// What makes a spreadsheet take a cell for a formula when it comes first; the full-width forms do in East Asian
/// versions. Control characters can hide such a beginning.
const BEGINNINGS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0'];

/// A text as it may stand in a cell: with an apostrophe in front where a spreadsheet could take it for a formula, also
/// behind leading spaces. What is printed on a document is not ours to trust.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let is_space = |c: char| c.is_whitespace() && !BEGINNINGS.contains(&c);
    if text.trim_start_matches(is_space).starts_with(BEGINNINGS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_formulas_are_neutralised() {
        for text in ["=1+1", "+60 3", "-123", "@cmd", "＝1", "＋1", "－1", "＠x", "\tx", "\rx", "\nx", "\0x"]
        {
            assert_eq!(guarded(text), format!("'{text}"));
            let behind_spaces = format!(" \u{a0}\u{3000}{text}");
            assert_eq!(guarded(&behind_spaces), format!("'{behind_spaces}"));
        }
        for text in ["", "A-004817", "Nasi lemak = 2", "'=1", "10-4", " x"] {
            assert_eq!(guarded(text), text);
        }
    }
}
