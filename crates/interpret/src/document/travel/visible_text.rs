//! The printed zone of a travel document: what people read, and a second witness to its machine-readable zone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use vouch_core::{BoundingBox, Place, Reading};

use super::visible_date::{PrintedDate, dates};
use vouch_mrz::Zone;

/// Most words that a number is torn into.
const MOST_WORDS: usize = 4;

/// What is printed on a document, its machine-readable zone left out.
pub(super) struct PrintedZone {
    lines: Vec<PrintedLine>,
}

struct PrintedLine {
    /// Index of the reading it was found in.
    reading: usize,
    place: Place,
    /// Its words as a zone would write them, marks left out: `MULLER`.
    words: Vec<String>,
    /// The same with marked letters written out: `MUELLER`.
    written_out: Vec<String>,
    dates: Vec<PrintedDate>,
}

/// A number that is printed, and where.
pub(super) struct PrintedCode {
    /// Its letters and digits.
    pub text: String,
    /// Index of the reading it was found in.
    pub reading: usize,
    /// Where it stands.
    pub place: Place,
}

/// A day that is printed, and where.
pub(super) struct DateInPrint {
    /// The day.
    pub date: PrintedDate,
    /// Index of the reading it was found in.
    pub reading: usize,
    /// Where it stands.
    pub place: Place,
}

impl PrintedZone {
    /// The print that belongs to a document: on pages with zones what is nearest to its own, and the pages without any.
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

    /// Where a name is printed, its words side by side on one line.
    pub fn name(&self, name: &str) -> Option<Place> {
        let words: Vec<&str> = name.split(' ').collect();
        let says = |printed: &[String]| printed.windows(words.len()).any(|run| run.iter().eq(words.iter()));
        self.lines.iter().find(|line| says(&line.words) || says(&line.written_out)).map(|line| line.place)
    }

    /// What is printed of a name that the zone had no room for, in which reading and where.
    pub fn longer_name(&self, name: &str) -> Option<(String, usize, Place)> {
        let words: Vec<&str> = name.split(' ').collect();
        let (last, whole) = words.split_last()?;
        let goes_on = |printed: &Vec<String>| {
            let begins = printed.len() >= words.len() && printed.iter().zip(whole).all(|(a, b)| a == b);
            (begins && printed[whole.len()].starts_with(last)).then(|| printed.join(" "))
        };
        let longer = |line: &PrintedLine| {
            let text = goes_on(&line.words).or_else(|| goes_on(&line.written_out))?;
            (text.len() > name.len()).then_some((text, line.reading, line.place))
        };
        self.lines.iter().find_map(longer)
    }

    /// Where a code is printed as a word, or as words side by side.
    pub fn code(&self, code: &str) -> Option<Place> {
        self.codes(code.len()).find(|printed| printed.text == code).map(|printed| printed.place)
    }

    /// Every word, or words side by side, of so many letters and digits.
    pub fn codes(&self, length: usize) -> impl Iterator<Item = PrintedCode> {
        self.lines.iter().flat_map(move |line| line.codes(length))
    }

    /// Every day that is printed.
    pub fn dates(&self) -> impl Iterator<Item = DateInPrint> {
        let of_line = |line: &PrintedLine| {
            let (reading, place) = (line.reading, line.place);
            line.dates.clone().into_iter().map(move |date| DateInPrint { date, reading, place })
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
        Self { reading, place, words: words(plain), written_out: words(written_out), dates: dates(text) }
    }

    fn codes(&self, length: usize) -> impl Iterator<Item = PrintedCode> {
        let runs = (1..=MOST_WORDS).flat_map(|count| self.words.windows(count));
        let texts = runs.map(<[String]>::concat).filter(move |text| text.len() == length);
        texts.map(|text| PrintedCode { text, reading: self.reading, place: self.place })
    }
}

/// Whether a zone is the nearest of those on its page to a line of print. Print stands above its zone.
fn is_nearest(line: &BoundingBox, zone: &Zone, rivals: &[&Zone]) -> bool {
    let distance = |zone: &Zone| {
        let across = (zone.bounds.x - line.right()).max(line.x - zone.bounds.right()).max(0.0);
        let down = zone.bounds.y - line.bottom();
        // What stands below a zone belongs to the next one, if there is one.
        across + if down >= 0.0 { down } else { 2.0 - down }
    };
    rivals.iter().all(|other| distance(zone) <= distance(other))
}

/// Capital letters and digits as a zone writes them; apostrophes fall away, everything else parts words.
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

/// Letters that no mark can be taken from.
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

/// Letters that ICAO 9303 lets a zone write as two.
fn written_out(character: char) -> &'static str {
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

    fn print(lines: &[&str]) -> PrintedZone {
        let line = |text: &&str| PrintedLine::new(0, Place { page: 0, bounds: None }, text);
        PrintedZone { lines: lines.iter().map(line).collect() }
    }

    #[test]
    fn names_are_printed_with_marks_hyphens_and_apostrophes() {
        let print = print(&["Surname/Nom", "Müller-Łąc O'Hara", "Þóra Æva"]);
        for name in ["MULLER LAC", "MUELLER", "OHARA", "THORA AEVA"] {
            assert!(print.name(name).is_some(), "{name}");
        }
        assert_eq!((print.name("MULLER OHARA"), print.name("THOR")), (None, None));
    }

    #[test]
    fn a_name_cut_short_goes_on_in_print() {
        let print = print(&["HYTHLODAY", "ANNA MARIA SOPHIE"]);
        let longer = |name| print.longer_name(name).map(|(text, ..)| text);
        assert_eq!(longer("ANNA MARIA SOPH").as_deref(), Some("ANNA MARIA SOPHIE"));
        assert_eq!((longer("ANNA MARIA SOPHIE"), longer("ANNE")), (None, None));
    }

    #[test]
    fn numbers_are_printed_in_pieces() {
        let print = print(&["No. D 231 458-90", "UTO"]);
        assert!(print.code("D23145890").is_some() && print.code("UTO").is_some());
        assert!(print.code("23145").is_none());
    }
}
