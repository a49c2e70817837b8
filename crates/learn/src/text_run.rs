//! Text on the pages of a document that may be the value of a field: runs of words and their captions.

use vouch_core::{
    BoundingBox, Confidence, Extraction, FieldKind, PageReading, Reading, Value, ValueKind, Word,
};
use vouch_review::{InputContext, parse_input};

use crate::merchant::words;

/// Most words of a value.
const MAX_VALUE_WORDS: usize = 6;
/// Most words of a caption.
const MAX_CAPTION_WORDS: usize = 6;
/// Greatest gap between words of a caption, in heights of a word.
const MAX_WORD_GAP: f32 = 4.0;
/// Greatest gap between a value and a caption above it, in heights of the value.
const MAX_ROW_GAP: f32 = 2.5;

/// Consecutive words that mean a value.
pub(crate) struct TextRun<'a> {
    pub page: &'a PageReading,
    pub text: String,
    pub bounds: BoundingBox,
    /// The lowest confidence among its words; `None` where the witness does not say.
    pub confidence: Option<Confidence>,
    pub value: Value,
    /// What the same text could mean as well.
    pub other: Option<Value>,
}

/// Returns the best reading of every page of a document, in order.
pub(crate) fn pages<'a>(extraction: &Extraction, readings: &'a [Reading]) -> Vec<&'a PageReading> {
    extraction.pages.iter().filter_map(|page| Reading::best_of_page(readings, *page)).collect()
}

/// Returns every run of a few words on one line of a page that could be the value of a field.
pub(crate) fn runs<'a>(page: &'a PageReading, field: FieldKind, context: &InputContext) -> Vec<TextRun<'a>> {
    let mut runs = Vec::new();
    for line in &page.layout.lines {
        for start in 0..line.words.len() {
            let most = MAX_VALUE_WORDS.min(line.words.len() - start);
            let lengths = 1..=most;
            runs.extend(
                lengths.filter_map(|length| run(page, &line.words[start..start + length], field, context)),
            );
        }
    }
    runs
}

fn run<'a>(
    page: &'a PageReading,
    words: &[Word],
    field: FieldKind,
    context: &InputContext,
) -> Option<TextRun<'a>> {
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    // A caption may be printed right before its value: `TOTAL:12.50`.
    let text = match text.split_once(':') {
        Some((caption, value)) if caption.chars().all(|c| c.is_alphabetic() || c == ' ') => value.trim(),
        _ => text.trim(),
    };
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let kind = field.value_kind();
    if text.is_empty() || !has_digit && kind != ValueKind::Text {
        return None;
    }
    if kind == ValueKind::Code && !text.split(' ').all(is_part_of_code) {
        return None;
    }
    let input = parse_input(field, text, context).ok()?;
    let confidence = words.iter().filter_map(|word| word.confidence).reduce(Confidence::min);
    let bounds = BoundingBox::around(words.iter().map(|word| &word.bounds))?;
    Some(TextRun { page, text: text.to_owned(), bounds, confidence, value: input.value?, other: input.other })
}

/// Whether a word has digits, or is a few capital letters before or between such words: `INV 2026 001`.
fn is_part_of_code(word: &str) -> bool {
    const PREFIX: usize = 4;
    word.contains(|c: char| c.is_ascii_digit())
        || word.chars().count() <= PREFIX && word == word.to_uppercase()
}

/// Returns the caption to the left of a place on its row, or else right above it with `^` in front: words of letters,
/// in lower case.
pub(crate) fn caption(page: &PageReading, bounds: &BoundingBox) -> Option<String> {
    let beside = left_of(page, bounds);
    if !beside.is_empty() {
        return letters(&beside);
    }
    letters(&above(page, bounds)).map(|caption| format!("^{caption}"))
}

fn letters(caption: &[&Word]) -> Option<String> {
    let text = caption.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let letters = words(&text).into_iter().filter(|word| word.chars().all(char::is_alphabetic));
    let caption = letters.collect::<Vec<_>>().join(" ");
    (!caption.is_empty()).then_some(caption)
}

/// Returns the words left of a place, from left to right, as far as they are close to each other.
fn left_of<'a>(page: &'a PageReading, bounds: &BoundingBox) -> Vec<&'a Word> {
    let on_row =
        |word: &&Word| word.bounds.row_overlap(bounds) > 0.5 && word.bounds.right() <= bounds.x + 1e-4;
    let mut row: Vec<&Word> = page.layout.words().filter(on_row).collect();
    row.sort_by(|one, other| other.bounds.x.total_cmp(&one.bounds.x));
    let mut taken: Vec<&Word> = Vec::new();
    for word in row.into_iter().take(MAX_CAPTION_WORDS) {
        // Boxes are fractions of the page: its aspect ratio converts a height into a width.
        let reach = MAX_WORD_GAP * word.bounds.h / page.aspect.max(0.1);
        let is_near = taken.last().is_none_or(|last| last.bounds.x - word.bounds.right() < reach);
        if !is_near {
            break;
        }
        taken.push(word);
    }
    taken.reverse();
    taken
}

/// Returns the words of the nearest line right above a place.
fn above<'a>(page: &'a PageReading, bounds: &BoundingBox) -> Vec<&'a Word> {
    let is_above = |line: &&vouch_core::Line| {
        let gap = bounds.y - line.bounds.bottom();
        let shares = line.bounds.x < bounds.right() && line.bounds.right() > bounds.x;
        shares && (-0.2 * bounds.h..MAX_ROW_GAP * bounds.h).contains(&gap)
    };
    let nearest = page.layout.lines.iter().filter(is_above);
    let nearest = nearest.max_by(|one, other| one.bounds.bottom().total_cmp(&other.bounds.bottom()));
    nearest.map(|line| line.words.iter().take(MAX_CAPTION_WORDS).collect()).unwrap_or_default()
}
