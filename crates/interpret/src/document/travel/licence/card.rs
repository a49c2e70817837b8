//! One page of a licence as one witness saw it: the values behind its captions.

use jiff::civil::Date;
use vouch_core::{BoundingBox, PageReading, Sex, TextOrigin};

use super::caption::{Caption, Entry, Label, captions};
use super::date::{DateInOrder, date_at};
use super::title::Title;
use crate::layout::rows::{Row, Spot, TextRows};
use crate::text::caption;
use crate::text::tag::Tag;

/// Fewest numbered fields on a page that also has the words for a licence.
const LEAST_NUMBERED: usize = 3;
/// Fewest fields announced by words alone.
const LEAST_LETTERED: usize = 4;
/// The fields that together make up a licence whose title cannot be read.
const UNMISTAKABLE: [Entry; 6] =
    [Entry::Surname, Entry::GivenNames, Entry::Birth, Entry::Issue, Entry::Expiry, Entry::Number];
/// How far below its caption a value may be, in heights of the text.
const BELOW: f32 = 2.5;
/// How far to the left of its caption a value below it may begin, in heights of the text.
const OUTDENT: f32 = 1.5;
/// Greatest distance between the left edges of a name and of its next line, in heights of the text.
const ALIGNED: f32 = 0.5;
/// Greatest gap between the lines of one name, in heights of the text.
const NEXT_LINE: f32 = 1.2;
/// Most words of one name or number.
const MOST_WORDS: usize = 6;
/// Fewest letters and digits of a number, and the most.
const CODE: std::ops::RangeInclusive<usize> = 4..=24;

/// A value as it is printed.
#[derive(Clone)]
pub(super) enum Printed {
    Name(String),
    Date(DateInOrder),
    Code(String),
    Sex(Sex),
    /// Anything, such as the name of an authority.
    Text,
}

/// A captioned value.
pub(super) struct Found {
    pub entry: Entry,
    pub is_numbered: bool,
    pub label: Label,
    /// The caption as it is printed.
    pub caption: String,
    pub value: Printed,
    /// Where the value is; a name may go on in a second row.
    pub spots: Vec<Spot>,
}

/// The captioned values of a page.
pub(super) struct Card<'a> {
    pub rows: TextRows,
    pub page: &'a PageReading,
    pub title: Option<Title>,
    pub found: Vec<Found>,
}

impl<'a> Card<'a> {
    /// Collects the values of a page.
    pub fn of(source: &str, page: &'a PageReading) -> Self {
        let rows = TextRows::new(source, &[page]);
        let title = Title::of(&rows);
        let found = Search { rows: &rows, captions: rows.rows.iter().map(captions).collect(), page }.all();
        Self { rows, page, title, found }
    }

    /// Whether these are the fields of a licence in its layout: several numbers, one of them before a date of issue or
    /// expiry, from top to bottom.
    pub fn is_licence(&self) -> bool {
        let has = |entry: &Entry, may_be: fn(&Found) -> bool| {
            self.found.iter().any(|found| found.entry == *entry && may_be(found))
        };
        let numbered = |entry: &Entry| has(entry, |found| found.is_numbered);
        let any = |entry: &Entry| has(entry, |_| true);
        let entries = || UNMISTAKABLE.iter().chain(&[Entry::Authority, Entry::Personal]);
        let is_dated = numbered(&Entry::Issue) || numbered(&Entry::Expiry);
        let by_numbers = is_dated && entries().filter(|entry| numbered(entry)).count() >= LEAST_NUMBERED;
        let is_named = any(&Entry::Surname) || any(&Entry::GivenNames);
        let by_words = is_named
            && any(&Entry::Birth)
            && any(&Entry::Expiry)
            && entries().filter(|entry| any(entry)).count() >= LEAST_LETTERED;
        let is_unmistakable = UNMISTAKABLE.iter().all(numbered);
        self.is_in_order() && (self.title.is_some() && (by_numbers || by_words) || is_unmistakable)
    }

    /// Whether the numbers 1, 2 and 3 are from top to bottom, as on every licence.
    fn is_in_order(&self) -> bool {
        let row = |entry| {
            let of_entry = self.found.iter().filter(|found| found.entry == entry && found.is_numbered);
            of_entry.map(|found| found.spots[0].row).min()
        };
        let rows: Vec<usize> =
            [Entry::Surname, Entry::GivenNames, Entry::Birth].into_iter().filter_map(row).collect();
        rows.is_sorted()
    }

    /// Whether anything says that money was or will be paid. The tag for amounts does not: `Amt` is also the office that
    /// issues a German licence.
    pub fn is_about_money(&self) -> bool {
        const OF_MONEY: &[Tag] = &[
            Tag::Total,
            Tag::Sub,
            Tag::Due,
            Tag::Tendered,
            Tag::Price,
            Tag::Invoice,
            Tag::Receipt,
            Tag::CreditNote,
        ];
        let is_of_money = |row: &Row| {
            // Exactly these words: those of a licence in another language may be one letter off.
            caption::find(&row.text, TextOrigin::Exact).iter().any(|caption| caption.tags.any(OF_MONEY))
        };
        self.rows.rows.iter().any(is_of_money)
    }

    /// Whether 4d is the number of the licence, as in North America, where 5 is that of the card.
    pub fn has_number_in_4d(&self) -> bool {
        let is_so = |found: &Found| match found.entry {
            Entry::Personal => found.label == Label::Number,
            Entry::Number => found.label == Label::Discriminator,
            _ => false,
        };
        self.title == Some(Title::American) || self.found.iter().any(is_so)
    }
}

struct Search<'a> {
    rows: &'a TextRows,
    captions: Vec<Vec<Caption>>,
    page: &'a PageReading,
}

impl Search<'_> {
    /// Returns every captioned value, from top to bottom.
    fn all(&self) -> Vec<Found> {
        let mut all = Vec::new();
        for (row, captions) in self.captions.iter().enumerate() {
            // Words that turn out to announce nothing do not end the value before them.
            let mut end = self.rows.rows[row].text.len();
            let mut of_row = Vec::new();
            for (index, caption) in captions.iter().enumerate().rev() {
                let found = self.value(row, index, end);
                if found.is_some() || caption.is_numbered {
                    end = caption.span.start;
                }
                of_row.extend(found);
            }
            all.extend(of_row.into_iter().rev());
        }
        all
    }

    fn value(&self, row: usize, index: usize, end: usize) -> Option<Found> {
        let caption = &self.captions[row][index];
        if caption.entry == Entry::Other {
            return None;
        }
        let beside = self.cell_from(row, caption.span.end.min(end), end);
        let may_be_below = caption.label != Label::None || caption.entry == Entry::Personal;
        let (value, first) = match beside.and_then(|spot| self.parse(caption, spot)) {
            Some(found) => found,
            None if may_be_below && beside_is_empty(&self.rows.rows[row], caption, end) => {
                self.below(row, index).and_then(|spot| self.parse(caption, spot))?
            }
            None => return None,
        };
        let mut value = value;
        let mut spots = vec![first];
        if let Printed::Name(name) = &mut value
            && let Some((more, spot)) = self.continuation(&spots[0])
        {
            *name = format!("{name} {more}");
            spots.push(spot);
        }
        Some(Found {
            entry: caption.entry,
            is_numbered: caption.is_numbered,
            label: caption.label,
            caption: self.rows.rows[row].text[caption.span.clone()].trim().to_owned(),
            value,
            spots,
        })
    }

    /// Returns the text from here to the end of its cell, or of the next one where nothing else is in this one.
    fn cell_from(&self, row: usize, start: usize, end: usize) -> Option<Spot> {
        let text = &self.rows.rows[row].text;
        let start = start + (text[start..end].len() - text[start..end].trim_start().len());
        let cell = self.rows.rows[row].cells.iter().find(|cell| cell.span.contains(&start))?;
        let span = start..end.min(cell.span.end);
        (!span.is_empty()).then_some(Spot { row, span })
    }

    /// Returns the cell below a caption, left of the next caption.
    fn below(&self, row: usize, index: usize) -> Option<Spot> {
        let of = &self.rows.rows[row];
        let caption = &self.captions[row][index];
        let left = of.bounds_of(&caption.span).x - self.widths(OUTDENT * of.height);
        let next = self.captions[row].get(index + 1).map(|next| of.bounds_of(&next.span).x);
        let right = next.map_or(1.0, |next| next - self.widths(OUTDENT * of.height));
        let (below, under) = (row + 1, self.rows.rows.get(row + 1)?);
        let is_near = under.bounds.y - of.bounds.bottom() < BELOW * of.height;
        let within = |bounds: &BoundingBox| bounds.x >= left && bounds.x < right;
        let words: Vec<_> = under.words.iter().filter(|word| within(&word.bounds)).collect();
        let (first, last) = (words.first().filter(|_| is_near)?, words.last()?);
        let cell = under.cells.iter().find(|cell| cell.span.contains(&first.span.start))?;
        Some(Spot { row: below, span: first.span.start..last.span.end.min(cell.span.end) })
    }

    /// Returns the second line of a name: aligned with the first, without a caption.
    fn continuation(&self, first: &Spot) -> Option<(String, Spot)> {
        let (of, row) = (&self.rows.rows[first.row], first.row + 1);
        let under = self.rows.rows.get(row)?;
        let left = of.bounds_of(&first.span).x;
        let is_near = under.bounds.y - of.bounds.bottom() < NEXT_LINE * of.height;
        let is_aligned = |x: f32| (x - left).abs() < self.widths(ALIGNED * of.height);
        let cell = under.cells.iter().find(|cell| is_aligned(cell.bounds.x)).filter(|_| is_near)?;
        let is_captioned = self.captions[row].iter().any(|caption| caption.span.start <= cell.span.end);
        let name = name(&under.text[cell.span.clone()]).filter(|_| !is_captioned)?;
        Some((name, Spot { row, span: cell.span.clone() }))
    }

    /// Returns a height as a share of the width of the page.
    fn widths(&self, height: f32) -> f32 {
        if self.page.aspect > 0.0 { height / self.page.aspect } else { height }
    }

    fn parse(&self, caption: &Caption, spot: Spot) -> Option<(Printed, Spot)> {
        let text = self.rows.text(&spot);
        match caption.entry {
            Entry::Surname | Entry::GivenNames => Some((Printed::Name(name(text)?), spot)),
            Entry::Birth | Entry::Issue | Entry::Expiry => {
                let (date, span) = date_at(text)?;
                let from = spot.span.start;
                Some((Printed::Date(date), Spot { span: from + span.start..from + span.end, ..spot }))
            }
            Entry::Personal | Entry::Number => {
                let code = code(text)?;
                let span = spot.span.start..spot.span.start + code.len();
                let bare = code.trim_end_matches(|last: char| !last.is_alphanumeric());
                Some((Printed::Code(bare.to_owned()), Spot { span, ..spot }))
            }
            Entry::Sex => {
                let word = text.split(' ').next()?;
                let sex = match word {
                    "M" => Sex::M,
                    "F" => Sex::F,
                    "X" => Sex::X,
                    _ => return None,
                };
                let span = spot.span.start..spot.span.start + word.len();
                Some((Printed::Sex(sex), Spot { span, ..spot }))
            }
            Entry::Authority => Some((Printed::Text, spot)),
            Entry::Other => None,
        }
    }
}

/// Whether nothing is beside a caption but what follows from the next one on.
fn beside_is_empty(row: &Row, caption: &Caption, end: usize) -> bool {
    row.text[caption.span.end.min(end)..end].trim().is_empty()
}

/// Returns a text that may be a name, without marks at its ends.
fn name(text: &str) -> Option<String> {
    let is_mark = |c: char| !c.is_alphabetic() && c != '.';
    let bare = text.trim_matches(is_mark).trim_start_matches('.');
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let may_be = |c: char| c.is_alphabetic() || " -'’.,".contains(c);
    let is_name = letters >= 2 && bare.chars().all(may_be) && bare.split(' ').count() <= MOST_WORDS;
    is_name.then(|| bare.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the number at the beginning of a text, with the words that go on with it: `D12-34 5678`.
fn code(text: &str) -> Option<&str> {
    let is_part = |word: &str| {
        let may_be = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || "-/.".contains(c);
        word.chars().all(may_be) && word.bytes().any(|byte| byte.is_ascii_digit())
    };
    let mut end = 0;
    for word in text.split(' ').take(MOST_WORDS).take_while(|word| is_part(word)) {
        end += word.len() + usize::from(end > 0);
    }
    let code = &text[..end];
    let length = code.chars().filter(|c| c.is_alphanumeric()).count();
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    (CODE.contains(&length) && digits >= 2).then_some(code)
}

impl Found {
    /// Returns the date that is printed here, if one is.
    pub fn date(&self) -> Option<&DateInOrder> {
        match &self.value {
            Printed::Date(date) => Some(date),
            _ => None,
        }
    }
}

/// Whether no date comes before one that must be earlier.
pub(super) fn are_in_time(
    birth: Option<Date>,
    issue: Option<Date>,
    expiry: Option<Date>,
    today: Date,
) -> bool {
    let dates: Vec<Date> = [birth, issue, expiry].into_iter().flatten().collect();
    dates.is_sorted() && birth.is_none_or(|birth| birth <= today)
}
