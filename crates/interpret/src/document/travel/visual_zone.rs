//! The visual inspection zone of a travel document (ICAO 9303): what people read, and a second witness to its
//! machine-readable zone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use vouch_core::{BoundingBox, Place, Reading};

use super::visual_date::{PrintedDate, dates};
use vouch_mrz::Zone;

/// Most words that a number is split into.
const MOST_WORDS: usize = 4;

/// The text of a document without its machine-readable zone.
pub(super) struct VisualZone {
    lines: Vec<PrintedLine>,
}

struct PrintedLine {
    /// The index of its reading.
    reading: usize,
    place: Place,
    /// Its words as a zone would write them, without diacritics: `MULLER`.
    words: Vec<String>,
    /// The same with letters that have diacritics written as two: `MUELLER`.
    written_as_two: Vec<String>,
    dates: Vec<PrintedDate>,
}

/// A number in the visual zone, and its place.
pub(super) struct PrintedCode {
    /// Its letters and digits.
    pub text: String,
    /// The index of its reading.
    pub reading: usize,
    /// Where it is.
    pub place: Place,
}

/// A date in the visual zone, and its place.
pub(super) struct DateInZone {
    /// The day.
    pub date: PrintedDate,
    /// The index of its reading.
    pub reading: usize,
    /// Where it is.
    pub place: Place,
}

impl VisualZone {
    /// Collects the text of a document: on its own page what is nearest to its zone, and the pages without any zone.
    pub fn of(document: &Zone, documents: &[&Zone], zones: &[Zone], readings: &[Reading]) -> Self {
        let mut lines = Vec::new();
        for (index, reading) in readings.iter().enumerate() {
            for page in &reading.pages {
                let rivals: Vec<&Zone> =
                    documents.iter().copied().filter(|other| other.page == page.page).collect();
                if !rivals.is_empty() && document.page != page.page {
                    continue;
                }
                let is_zone = |line: usize| {
                    let own = zones.iter().filter(|zone| (zone.reading, zone.page) == (index, page.page));
                    own.into_iter().any(|zone| zone.text_lines.contains(&line))
                };
                for (number, line) in page.layout.lines.iter().enumerate() {
                    let text = line.text();
                    if is_nearest(&line.bounds, document, &rivals) && !is_zone(number) && !text.contains("<<")
                    {
                        let place = Place { page: page.page, bounds: Some(line.bounds) };
                        lines.push(PrintedLine::new(index, place, &text));
                    }
                }
            }
        }
        Self { lines }
    }

    /// Returns where a name is, with its words side by side on one line.
    pub fn name(&self, name: &str) -> Option<Place> {
        let words: Vec<&str> = name.split(' ').collect();
        let contains =
            |printed: &[String]| printed.windows(words.len()).any(|run| run.iter().eq(words.iter()));
        self.lines
            .iter()
            .find(|line| contains(&line.words) || contains(&line.written_as_two))
            .map(|line| line.place)
    }

    /// Whether a line is a name, or ends with it: then no word of it is missing.
    pub fn whole_name(&self, name: &str) -> bool {
        let words: Vec<&str> = name.split(' ').collect();
        let ends = |printed: &[String]| {
            let start = printed.len().checked_sub(words.len());
            start.is_some_and(|start| printed[start..].iter().eq(words.iter()))
        };
        self.lines.iter().any(|line| ends(&line.words) || ends(&line.written_as_two))
    }

    /// Returns the longer form of a name that did not fit into the zone, with its reading and place. Its caption may be
    /// in front of it.
    pub fn longer_name(&self, name: &str) -> Option<(String, usize, Place)> {
        let words: Vec<&str> = name.split(' ').collect();
        let (last, whole) = words.split_last()?;
        let goes_on = |printed: &Vec<String>| {
            let begins = |start: &usize| {
                let name = &printed[*start..];
                name.iter().zip(whole).all(|(a, b)| a == b) && name[whole.len()].starts_with(last)
            };
            let starts = 0..(printed.len() + 1).saturating_sub(words.len());
            starts.into_iter().find(begins).map(|start| printed[start..].join(" "))
        };
        let longer = |line: &PrintedLine| {
            let text = goes_on(&line.words).or_else(|| goes_on(&line.written_as_two))?;
            (text.len() > name.len()).then_some((text, line.reading, line.place))
        };
        self.lines.iter().find_map(longer)
    }

    /// Returns where a code is, as one word or as words side by side.
    pub fn code(&self, code: &str) -> Option<Place> {
        self.codes(code.len()).find(|printed| printed.text == code).map(|printed| printed.place)
    }

    /// Returns every word, or words side by side, with this number of letters and digits.
    pub fn codes(&self, length: usize) -> impl Iterator<Item = PrintedCode> {
        self.lines.iter().flat_map(move |line| line.codes(length))
    }

    /// Returns every date.
    pub fn dates(&self) -> impl Iterator<Item = DateInZone> {
        let of_line = |line: &PrintedLine| {
            let (reading, place) = (line.reading, line.place);
            line.dates.clone().into_iter().map(move |date| DateInZone { date, reading, place })
        };
        self.lines.iter().flat_map(of_line)
    }
}

impl PrintedLine {
    fn new(reading: usize, place: Place, text: &str) -> Self {
        let words = |writing: fn(char) -> &'static str| {
            let folded = fold(text, writing);
            let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        Self {
            reading,
            place,
            words: words(plain),
            written_as_two: words(written_as_two),
            dates: dates(text),
        }
    }

    fn codes(&self, length: usize) -> impl Iterator<Item = PrintedCode> {
        let runs = (1..=MOST_WORDS).flat_map(|count| self.words.windows(count));
        let texts = runs.map(<[String]>::concat).filter(move |text| text.len() == length);
        texts.map(|text| PrintedCode { text, reading: self.reading, place: self.place })
    }
}

/// Whether a zone is the nearest of those on its page to a line of text. The visual zone is above its machine-readable
/// zone.
fn is_nearest(line: &BoundingBox, zone: &Zone, rivals: &[&Zone]) -> bool {
    let distance = |zone: &Zone| {
        let across = (zone.bounds.x - line.right()).max(line.x - zone.bounds.right()).max(0.0);
        let down = zone.bounds.y - line.bottom();
        // Text below a zone belongs to the next one, if there is one.
        across + if down >= 0.0 { down } else { 2.0 - down }
    };
    rivals.iter().all(|other| distance(zone) <= distance(other))
}

/// Returns a text in the capital letters and digits of a zone. Apostrophes are dropped; everything else separates
/// words.
fn fold(text: &str, writing: fn(char) -> &'static str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_uppercase) {
        match writing(character) {
            "" if matches!(character, '\'' | '’' | '`') => {}
            "" => folded.extend(std::iter::once(character).nfd().filter(|c| !is_combining_mark(*c))),
            letters => folded.push_str(letters),
        }
    }
    folded
}

/// Returns letters that cannot be written by dropping a diacritic.
fn plain(character: char) -> &'static str {
    match character {
        'Æ' => "AE",
        'Œ' => "OE",
        'ẞ' => "SS",
        'Ø' => "O",
        'Đ' | 'Ð' => "D",
        'Ł' => "L",
        'Þ' => "TH",
        _ => "",
    }
}

/// Returns letters that ICAO 9303 allows a zone to write as two.
fn written_as_two(character: char) -> &'static str {
    match character {
        'Ä' => "AE",
        'Ö' | 'Ø' => "OE",
        'Ü' => "UE",
        'Å' => "AA",
        other => plain(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_of(lines: &[&str]) -> VisualZone {
        let line = |text: &&str| PrintedLine::new(0, Place { page: 0, bounds: None }, text);
        VisualZone { lines: lines.iter().map(line).collect() }
    }

    #[test]
    fn names_are_found_with_diacritics_hyphens_and_apostrophes() {
        let zone_of = zone_of(&["Surname/Nom", "Müller-Łąc O'Hara", "Þóra Æva"]);
        for name in ["MULLER LAC", "MUELLER", "OHARA", "THORA AEVA"] {
            assert!(zone_of.name(name).is_some(), "{name}");
        }
        assert_eq!((zone_of.name("MULLER OHARA"), zone_of.name("THOR")), (None, None));
    }

    #[test]
    fn a_name_cut_short_is_longer_in_the_visual_zone() {
        let zone_of = zone_of(&["HYTHLODAY", "ANNA MARIA SOPHIE"]);
        let longer = |name| zone_of.longer_name(name).map(|(text, ..)| text);
        assert_eq!(longer("ANNA MARIA SOPH").as_deref(), Some("ANNA MARIA SOPHIE"));
        assert_eq!((longer("ANNA MARIA SOPHIE"), longer("ANNE")), (None, None));
        assert!(zone_of.whole_name("MARIA SOPHIE") && !zone_of.whole_name("ANNA MARIA"));
        let zone_of = super::tests::zone_of(&["Given names ANNA MARIA SOPHIE"]);
        let longer = zone_of.longer_name("ANNA MARIA S").map(|(text, ..)| text);
        assert_eq!(longer.as_deref(), Some("ANNA MARIA SOPHIE"));
    }

    #[test]
    fn numbers_are_found_in_pieces() {
        let zone_of = zone_of(&["No. D 231 458-90", "UTO"]);
        assert!(zone_of.code("D23145890").is_some() && zone_of.code("UTO").is_some());
        assert!(zone_of.code("23145").is_none());
    }
}
