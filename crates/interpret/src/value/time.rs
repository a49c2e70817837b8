//! Times of day. No amount is looked for in them, and a date beside one is likely to be that of a purchase.

use std::ops::Range;

/// Finds times of day: `13:45`, `13 : 45`, `1:45:02`.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut times = Vec::new();
    let mut from = 0;
    while let Some(colon) = text[from..].find(':').map(|at| from + at) {
        let time = around(text, colon).filter(|time| time.start >= from);
        from = time.as_ref().map_or(colon + 1, |time| time.end);
        times.extend(time);
    }
    times
}

/// Returns the time whose hours and minutes are on either side of this colon.
fn around(text: &str, colon: usize) -> Option<Range<usize>> {
    let before = text[..colon].strip_suffix(' ').unwrap_or(&text[..colon]);
    let hours = digits_at_end(before);
    let start = before.len() - hours.len();
    let follows_decimal_mark = before[..start].ends_with(['.', ',']);
    if hours.is_empty() || hours.len() > 2 || follows_decimal_mark || hours.parse::<u8>().ok()? > 24 {
        return None;
    }
    let (_, minutes_end) = sixtieth(text, colon + 1)?;
    let seconds = text[minutes_end..].starts_with(':').then(|| sixtieth(text, minutes_end + 1)).flatten();
    Some(start..seconds.map_or(minutes_end, |(_, end)| end))
}

/// Returns two digits below 60 at this position, after at most one space, and where they end.
fn sixtieth(text: &str, at: usize) -> Option<(u8, usize)> {
    let at = if text[at..].starts_with(' ') { at + 1 } else { at };
    let digits = text.get(at..at + 2).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let goes_on = text[at + 2..].starts_with(|c: char| c.is_ascii_digit());
    let value = digits.parse().ok()?;
    (value < 60 && !goes_on).then_some((value, at + 2))
}

fn digits_at_end(text: &str) -> &str {
    let kept = text.trim_end_matches(|c: char| c.is_ascii_digit());
    &text[kept.len()..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_are_found_with_their_bytes() {
        for (text, times) in [
            ("18-11-18 13 : 58 SH01", vec!["13 : 58"]),
            ("10:18:00 to 11:00", vec!["10:18:00", "11:00"]),
            ("12.50:30", vec![]),
            ("RATIO 1:345", vec![]),
            ("TIME:08:49", vec!["08:49"]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, times, "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_lie_within_any_text(text in "\\PC{0,40}") {
            for time in find(&text) {
                prop_assert!(text.get(time).is_some());
            }
        }
    }
}
