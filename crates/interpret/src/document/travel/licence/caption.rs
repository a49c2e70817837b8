//! The captions of a licence: the numbers that ISO/IEC 18013-1 and the European Union give its fields, the words that
//! some states print after the number, and the same words alone.

use std::ops::Range;

use crate::layout::rows::Row;
use crate::text::fold::key;

/// What a caption announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    Surname,
    GivenNames,
    Birth,
    Issue,
    Expiry,
    Authority,
    /// Field 4d: another number of the holder, or the number of the licence where it is labelled so.
    Personal,
    Number,
    Sex,
    /// Any other numbered field: it ends the value before it.
    Other,
}

/// A caption in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caption {
    /// What it announces.
    pub entry: Entry,
    /// Whether it is a number, with or without words.
    pub is_numbered: bool,
    /// Its words.
    pub label: Label,
    /// Its bytes in the row. The value begins behind them.
    pub span: Range<usize>,
}

/// The words of a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A number without words.
    None,
    /// Words that say the same as the number.
    Usual,
    /// Words for the number of a licence.
    Number,
    /// Words for the number of the card itself, which says nothing about its holder: `DD`, document discriminator.
    Discriminator,
}

/// The numbers, longest first.
const NUMBERS: &[(&str, Entry)] = &[
    ("4a", Entry::Issue),
    ("4b", Entry::Expiry),
    ("4c", Entry::Authority),
    ("4d", Entry::Personal),
    ("15", Entry::Sex),
    ("1", Entry::Surname),
    ("2", Entry::GivenNames),
    ("3", Entry::Birth),
    ("5", Entry::Number),
];

/// The words after a number.
const LABELS: &[(Entry, &[&str])] = &[
    (Entry::Surname, &["LN", "SURNAME", "LAST NAME", "FAMILY NAME", "NAME"]),
    (Entry::GivenNames, &["FN", "FIRST NAME", "GIVEN NAMES", "GIVEN NAME", "OTHER NAMES"]),
    (Entry::Birth, &["DOB", "DATE OF BIRTH", "BIRTH DATE"]),
    (Entry::Issue, &["ISS", "ISSUED", "ISSUE DATE", "DATE OF ISSUE", "ISS DATE"]),
    (
        Entry::Expiry,
        &["EXP", "EXPIRES", "EXPIRY", "EXPIRY DATE", "DATE OF EXPIRY", "EXPIRATION DATE", "EXP DATE"],
    ),
    (Entry::Sex, &["SEX"]),
];
/// Words for the number of a licence, after 4d or 5 or alone.
const OF_NUMBER: &[&str] = &[
    "DLN",
    "DL",
    "DL NO",
    "DL NUMBER",
    "LIC",
    "LIC NO",
    "LICENSE NO",
    "LICENCE NO",
    "LICENSE NUMBER",
    "LICENCE NUMBER",
    "CUSTOMER IDENTIFIER",
    "ID",
    "NO",
    "NUMBER",
];
const OF_DISCRIMINATOR: &[&str] = &["DD", "DOCUMENT DISCRIMINATOR", "AUDIT"];
/// Words that need a number before them: alone they are too common.
const ONLY_NUMBERED: &[&str] = &["NAME", "ID", "NO", "NUMBER", "LIC", "ISSUED", "EXPIRES", "EXPIRY", "AUDIT"];

/// Returns the captions of a row from left to right.
pub(super) fn captions(row: &Row) -> Vec<Caption> {
    let mut found: Vec<Caption> = Vec::new();
    for word in &row.words {
        let at = word.span.start;
        if found.last().is_some_and(|last| at < last.span.end) {
            continue;
        }
        let begins_cell = row.cells.iter().any(|cell| cell.span.start == at);
        found.extend(numbered(&row.text, at, begins_cell).or_else(|| lettered(&row.text, at)));
    }
    found
}

/// Parses a number with the words after it. A digit alone is a caption only at the beginning of a cell: there are others
/// in addresses. 15 is one only with its word.
fn numbered(text: &str, at: usize, begins_cell: bool) -> Option<Caption> {
    let of_number = |(number, entry): &(&str, Entry)| {
        let end = at + after_number(&text[at..], number)?;
        let (label, end) = label_at(text, end, *entry);
        let is_told = label != Label::None || number.len() == 2 && *entry != Entry::Sex;
        let is_caption = label != Label::None || *entry != Entry::Sex;
        let span = at..with_marks(text, end);
        (is_caption && (begins_cell || is_told)).then_some(Caption {
            entry: *entry,
            is_numbered: true,
            label,
            span,
        })
    };
    NUMBERS.iter().find_map(of_number).or_else(|| begins_cell.then(|| other(text, at)).flatten())
}

/// Returns how many bytes a number and the marks behind it take up. What follows must not make it another number: `13`,
/// `4abc`.
fn after_number(rest: &str, number: &str) -> Option<usize> {
    let mut letters = rest.char_indices().peekable();
    let mut end = 0;
    for wanted in number.chars() {
        // A letter may be apart from its digit: `4 a.`.
        if wanted.is_ascii_alphabetic() && letters.peek().is_some_and(|(_, found)| *found == ' ') {
            letters.next();
        }
        let (place, found) = letters.next()?;
        let is_one = wanted == '1' && number.len() == 1 && matches!(found, 'l' | 'I' | '|');
        let is_misread = is_one && letters.peek().is_some_and(|(_, next)| *next == '.');
        if !found.eq_ignore_ascii_case(&wanted) && !is_misread {
            return None;
        }
        end = place + found.len_utf8();
    }
    let behind = &rest[end..];
    let marks = behind.len() - behind.trim_start_matches(['.', ':', ',', ')', '-']).len();
    let next = behind[marks..].chars().next();
    let ends_with_digit = number.ends_with(|last: char| last.is_ascii_digit());
    let goes_on = match next {
        None | Some(' ') => false,
        // A date or a number may follow without a space: `4b31.12.2030`, `5.12AB34567`.
        Some(next) if next.is_ascii_digit() => ends_with_digit && marks == 0,
        Some(next) if next.is_alphabetic() => {
            !ends_with_digit && marks == 0 && !starts_with_label(&behind[marks..])
        }
        Some(_) => true,
    };
    (!goes_on).then_some(end + marks)
}

fn starts_with_label(text: &str) -> bool {
    let entries = NUMBERS.iter().map(|(_, entry)| *entry);
    entries.into_iter().any(|entry| label_at(text, 0, entry).0 != Label::None)
}

/// Parses any other number of a field: one or two digits and perhaps a letter.
fn other(text: &str, at: usize) -> Option<Caption> {
    let word = text[at..].split(' ').next()?;
    let bare = word.trim_end_matches(['.', ':', ')']);
    let digits = bare.trim_end_matches(|last: char| last.is_ascii_alphabetic());
    let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_caption = is_number && bare.len() <= digits.len() + 1;
    let span = at..at + word.len();
    is_caption.then_some(Caption { entry: Entry::Other, is_numbered: true, label: Label::None, span })
}

/// Parses words that announce a field without a number.
fn lettered(text: &str, at: usize) -> Option<Caption> {
    let entries = LABELS.iter().map(|(entry, _)| *entry).chain([Entry::Number]);
    let found = entries.map(|entry| (entry, label_at(text, at, entry)));
    let (entry, (label, end)) = found.into_iter().find(|(_, (label, _))| *label != Label::None)?;
    let words = key(&text[at..end]);
    let is_common = ONLY_NUMBERED.iter().any(|word| key(word) == words);
    let span = at..with_marks(text, end);
    (!is_common).then_some(Caption { entry, is_numbered: false, label, span })
}

/// Finds the longest words for an entry at this place, and where they end. The same in a second language may follow a
/// slash.
fn label_at(text: &str, at: usize, entry: Entry) -> (Label, usize) {
    let start = at + (text[at..].len() - text[at..].trim_start().len());
    let usual = LABELS.iter().filter(|(of, _)| *of == entry).flat_map(|(_, words)| *words);
    let usual = usual.map(|words| (Label::Usual, *words));
    let is_number = matches!(entry, Entry::Personal | Entry::Number);
    let numbers = OF_NUMBER.iter().filter(|_| is_number).map(|words| (Label::Number, *words));
    let others = OF_DISCRIMINATOR.iter().filter(|_| is_number).map(|words| (Label::Discriminator, *words));
    let longest = usual
        .chain(numbers)
        .chain(others)
        .filter_map(|(label, words)| Some((label, start + words_at(&text[start..], words)?)))
        .max_by_key(|(_, end)| *end);
    let Some((label, end)) = longest else { return (Label::None, at) };
    let translation = text[end..].strip_prefix('/').map(|behind| {
        let letters = behind.len() - behind.trim_start_matches(char::is_alphabetic).len();
        end + 1 + letters
    });
    (label, translation.unwrap_or(end))
}

/// Returns how many bytes these words take up at the beginning of a text, if they do begin it.
fn words_at(text: &str, words: &str) -> Option<usize> {
    let mut end = 0;
    for (index, word) in words.split(' ').enumerate() {
        let rest = &text[end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '.']).len();
        if index > 0 && gap == 0 {
            return None;
        }
        let rest = &rest[gap..];
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_alphabetic() || c == '|').len();
        // Nearly every word of a page comes by here, so the cheap comparison comes first.
        let read = &rest[..letters];
        if read.chars().count() != word.len() || key(read) != key(word) {
            return None;
        }
        end += gap + letters;
    }
    Some(end)
}

/// Returns the end of a caption with the marks after it.
fn with_marks(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    end + (rest.len() - rest.trim_start_matches(['.', ':', '#', ' ']).len())
}
