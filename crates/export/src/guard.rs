use std::borrow::Cow;

/// First characters that make a spreadsheet treat a cell as a formula; the full-width ones do so in East Asian
/// versions. Control characters can hide such a first character.
const FORMULA_STARTS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0'];

/// Returns a text that is safe in a cell: with an apostrophe in front where a spreadsheet could treat it as a formula,
/// even after leading spaces. Text printed on a document cannot be trusted.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let is_space = |c: char| c.is_whitespace() && !FORMULA_STARTS.contains(&c);
    if text.trim_start_matches(is_space).starts_with(FORMULA_STARTS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised() {
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
