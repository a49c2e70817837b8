//! The second reading: which regions are worth one, and what it says.
//!
//! Another network, of another family, reads the print of the fields that matter once more. It saw nothing else of the
//! page, so it can say of a value only whether the same characters stand there; what the value is and whether it is the
//! field was concluded before. Both can be wrong in the same place, but hardly in the same way.
//!
//! Text that the file carries is read a second time too: what it says may be something else than what it shows. It has
//! no faults of print, so only characters that cannot be taken for one another count against it.

use vouch_core::{
    Alphabet, BoundingBox, Candidate, Evidence, FieldKind, Line, PageReading, Place, Reading, TextOrigin,
    TextRegion, Value, Word,
};

use crate::text::fold::key;
use crate::text::spelling;
use crate::value::{amount, date};

/// Share of both together that two boxes of one region have in common at least.
const SAME_PLACE: f32 = 0.5;

/// The second readings of a source, and the readings of which they are a part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SecondReading<'a> {
    readings: &'a [Reading],
}

/// What a second reading says of a value.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    Same,
    Other(String),
}

/// Words of one line of a page, by their places in the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    line: usize,
    words: Vec<usize>,
}

impl<'a> SecondReading<'a> {
    /// Of these readings.
    pub(crate) fn of(readings: &'a [Reading]) -> Self {
        Self { readings }
    }

    /// Adds to the candidates of a field what the second reading says of them, where there is one.
    pub(crate) fn note(&self, field: FieldKind, candidates: &mut [Candidate]) {
        if !field.spec().is_reread {
            return;
        }
        for candidate in candidates {
            if let Some((engine, said)) = self.said(candidate) {
                candidate.evidence.push(match said {
                    Said::Same => Evidence::SecondReadingAgrees { engine },
                    Said::Other(read) => Evidence::SecondReadingDiffers { engine, read },
                });
            }
        }
    }

    /// Returns what a second reading makes of a value that it reads otherwise, as one more candidate.
    pub(crate) fn other(&self, best: &Candidate) -> Option<Candidate> {
        let (engine, Said::Other(read)) = self.said(best)? else { return None };
        let value = match &best.value {
            Value::Text(_) => Value::Text(crate::field::vendor::clean(&read)),
            Value::Code(_) => Value::Code(read.trim().to_owned()),
            Value::Amount(_) => Value::Amount(amount::find(&read, &[]).first()?.value),
            Value::Date(_) => Value::Date(date::find(&read).first()?.certain()?),
            _ => return None,
        };
        let place = best.place;
        Some(Candidate {
            value,
            raw: read,
            confidence: None,
            source: engine,
            place,
            score: best.score,
            evidence: vec![],
        })
    }

    fn said(&self, candidate: &Candidate) -> Option<(String, Said)> {
        let page = self.page_of(candidate)?;
        let bounds = candidate.place?.bounds?;
        let mut read: Vec<&Line> = Vec::new();
        let mut engine = None;
        let mut printed = Vec::new();
        for words in words_in(page, &bounds) {
            let around = BoundingBox::around(words.of(page).map(|word| &word.bounds))?;
            let (name, line) = self.line_at(page.page, &around)?;
            engine = Some(name);
            read.push(line);
            printed.push(words.text(page));
        }
        let text = read.iter().map(|line| line.text()).collect::<Vec<_>>().join(" ");
        let printed = printed.join(" ");
        let said = match said(&candidate.value, &printed, &text) {
            Said::Other(_) if page.origin == TextOrigin::Exact && !shows_other(&printed, &read) => {
                return None;
            }
            said => said,
        };
        Some((engine?.to_owned(), said))
    }

    /// The page on which a candidate stands, as its witness recognised it or as the file says it.
    fn page_of(&self, candidate: &Candidate) -> Option<&'a PageReading> {
        let page = candidate.place?.page;
        let own = self.readings.iter().filter(|reading| reading.engine.name == candidate.source);
        own.flat_map(|reading| &reading.pages)
            .find(|of| of.page == page && matches!(of.origin, TextOrigin::Recognised | TextOrigin::Exact))
    }

    /// Returns what the second reading has at this place.
    fn line_at(&self, page: u32, bounds: &BoundingBox) -> Option<(&'a str, &'a Line)> {
        let looks = self.readings.iter().flat_map(|reading| {
            let pages = reading.pages.iter().filter(|of| of.page == page && of.is_second_reading());
            pages.flat_map(|of| &of.layout.lines).map(|line| (reading.engine.name.as_str(), line))
        });
        let shared = |line: &Line| shared(&line.bounds, bounds);
        looks
            .filter(|(_, line)| shared(line) >= SAME_PLACE)
            .max_by(|(_, a), (_, b)| shared(a).total_cmp(&shared(b)))
    }
}

impl Words {
    fn of<'a>(&'a self, page: &'a PageReading) -> impl Iterator<Item = &'a Word> {
        self.words.iter().filter_map(|word| page.layout.lines.get(self.line)?.words.get(*word))
    }

    fn text(&self, page: &PageReading) -> String {
        self.of(page).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The words of a page whose middle lies in a box, line by line.
fn words_in(page: &PageReading, bounds: &BoundingBox) -> Vec<Words> {
    let is_in = |word: &Word| bounds.holds_middle_of(&word.bounds);
    let lines = page.layout.lines.iter().enumerate().map(|(line, of)| {
        let words = of.words.iter().enumerate().filter(|(_, word)| is_in(word)).map(|(at, _)| at);
        Words { line, words: words.collect() }
    });
    lines.filter(|words| !words.words.is_empty()).collect()
}

/// Returns the regions of text that should be read a second time for these fields. `upright` are the readings on the page
/// turned upright, where `fields` stand; `shown` are the same ones as they were read.
pub(crate) fn regions<'a>(
    fields: impl Iterator<Item = (FieldKind, &'a Candidate)>,
    upright: &[Reading],
    shown: &[Reading],
) -> Vec<TextRegion> {
    let look = SecondReading::of(upright);
    let mut found: Vec<TextRegion> = Vec::new();
    for (_, candidate) in fields.filter(|(field, _)| field.spec().is_reread) {
        let pages = look.page_of(candidate).zip(SecondReading::of(shown).page_of(candidate));
        let (Some((page, as_shown)), Some(Place { bounds: Some(bounds), .. })) = (pages, candidate.place)
        else {
            continue;
        };
        for words in words_in(page, &bounds) {
            let region = TextRegion {
                page: page.page,
                words: words.of(as_shown).map(|word| word.bounds).collect(),
                slant: as_shown.slant,
                alphabet: Alphabet::Any,
            };
            if !found.contains(&region) {
                found.push(region);
            }
        }
    }
    found
}

/// What `read`, a second reading of what was `printed` first, says of a value.
fn said(value: &Value, printed: &str, read: &str) -> Said {
    let is_same = match value {
        Value::Amount(value) => amount::find(read, &[])
            .iter()
            .any(|amount| !amount.corrected && (amount.value == *value || amount.other == Some(*value))),
        Value::Date(value) => {
            date::find(read).iter().any(|day| day.readings.iter().any(|(_, date)| date == value))
        }
        Value::Text(value) => {
            // `SON BHD` is `SDN BHD`: legal forms and words of trade are put right in both.
            let right = |text: &str| letters(&spelling::restore_name(text));
            stands_in(&letters(value), &letters(printed), &letters(read)) || letters(value) == right(read)
        }
        Value::Code(value) => stands_in(&code(value), &code(printed), &code(read)),
        _ => false,
    };
    if is_same { Said::Same } else { Said::Other(read.to_owned()) }
}

/// Whether the characters of a value stand in a second reading where they stand in the first, with the same neighbors:
/// a digit that one of them left out at the end of a number, or a letter at that of a word, would be missed otherwise.
fn stands_in(value: &str, printed: &str, read: &str) -> bool {
    let (Some(first), Some(last)) = (value.chars().next(), value.chars().next_back()) else { return false };
    let goes_on = |neighbor: Option<char>, end: char| {
        neighbor.filter(|neighbor| neighbor.is_ascii_digit() == end.is_ascii_digit())
    };
    let neighbors = |text: &str, at: usize| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + value.len()..].chars().next());
        (goes_on(before, first), goes_on(behind, last))
    };
    let in_printed = || printed.match_indices(value).map(|(at, _)| neighbors(printed, at));
    if in_printed().next().is_none() {
        // The first reading was put right: the second one has to say so without help.
        return read == value;
    }
    read.match_indices(value).any(|(at, _)| in_printed().any(|of| of == neighbors(read, at)))
}

/// Letters and digits alone, without case. Look-alikes stay apart, except for a digit behind a letter: `C0.` is `CO.`
fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase) {
        let behind_letter = letters.chars().next_back().is_some_and(char::is_alphabetic);
        letters.push(match c {
            '0' if behind_letter => 'O',
            '1' if behind_letter => 'I',
            '5' if behind_letter => 'S',
            '8' if behind_letter => 'B',
            other => other,
        });
    }
    letters
}

/// Confidence from which on a character that is read from the pixels counts against text of the file.
const SURE: f32 = 0.8;
/// Share of the characters that must differ where not all of them can be compared one by one.
const MOSTLY_OTHER: f32 = 0.5;

/// Whether the pixels show something else than the text that the file has there: other digits, or mostly other
/// characters. Look-alikes are equal, and what the network cannot read at all says nothing.
fn shows_other(printed: &str, read: &[&Line]) -> bool {
    let is_known = |c: char| !c.is_alphabetic() || matches!(c, '\0'..='\u{24F}');
    if !printed.chars().all(is_known) {
        return false;
    }
    let printed: Vec<Character> = printed.chars().flat_map(|c| Character::folded(c, 1.0)).collect();
    let seen: Vec<Character> = read.iter().flat_map(|line| &line.words).flat_map(characters).collect();
    let most = MOSTLY_OTHER * printed.len().max(seen.len()) as f32;
    let of_all = seen.iter().map(|seen| seen.confidence).sum::<f32>() / seen.len().max(1) as f32;
    if printed.len() != seen.len() {
        let folded = |characters: &[Character]| characters.iter().map(|c| c.folded).collect::<Vec<char>>();
        return of_all >= SURE && edit_distance(&folded(&printed), &folded(&seen)) as f32 > most;
    }
    let differing = || printed.iter().zip(&seen).filter(|(printed, seen)| printed.folded != seen.folded);
    let is_other_digit = |(printed, seen): (&Character, &Character)| {
        printed.is_digit && seen.is_digit && seen.confidence >= SURE
    };
    differing().any(is_other_digit) || (of_all >= SURE && differing().count() as f32 > most)
}

/// A character that is compared.
struct Character {
    /// What it has in common with its look-alikes.
    folded: char,
    /// Whether it is a digit as it is printed.
    is_digit: bool,
    confidence: f32,
}

impl Character {
    /// Returns the characters that one folds to; none for a gap or a mark.
    fn folded(character: char, confidence: f32) -> Vec<Self> {
        let is_digit = character.is_ascii_digit();
        key(&character.to_string()).chars().map(|folded| Self { folded, is_digit, confidence }).collect()
    }
}

/// Returns the characters of a word.
fn characters(word: &Word) -> Vec<Character> {
    if word.glyphs.is_empty() {
        let confidence = word.confidence.map_or(1.0, |confidence| confidence.get());
        return word.text.chars().flat_map(|character| Character::folded(character, confidence)).collect();
    }
    word.glyphs.iter().flat_map(|glyph| Character::folded(glyph.character, glyph.confidence.get())).collect()
}

/// Returns how many characters must be changed, added or left out to make one text of the other.
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in b.iter().enumerate() {
            let changed = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Letters and digits alone.
fn code(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The part that two boxes share of both together.
fn shared(a: &BoundingBox, b: &BoundingBox) -> f32 {
    let width = a.right().min(b.right()) - a.x.max(b.x);
    let height = a.bottom().min(b.bottom()) - a.y.max(b.y);
    let both = width.max(0.0) * height.max(0.0);
    both / (a.w * a.h + b.w * b.h - both).max(f32::EPSILON)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::Date;
    use vouch_core::{EngineId, Verdict};

    use super::*;
    use crate::layout::rows::tests::page;
    use crate::{Context, interpret};

    const CONTEXT: Context = Context { today: Date::constant(2026, 11, 21), kind: None };

    fn reading(engine: &str, origin: TextOrigin, lines: &[(f32, f32, &str)]) -> Reading {
        let engine = EngineId { name: engine.to_owned(), version: "1".to_owned() };
        let pages = vec![PageReading { origin, ..page(lines) }];
        Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
    }

    const RECEIPT: [(f32, f32, &str); 5] = [
        (0.30, 0.10, "LUCKY STAR TRADING SDN BHD"),
        (0.30, 0.13, "12, JALAN MAWAR, 81100 JOHOR BAHRU"),
        (0.10, 0.20, "Date: 14/03/2018"),
        (0.10, 0.30, "TEA"),
        (0.10, 0.40, "TOTAL RM 12.50"),
    ];

    /// The receipt, and a second reading of some of its lines that reads them so.
    fn seen(second: &[(f32, f32, &str)]) -> [Reading; 2] {
        let first = reading("device", TextOrigin::Recognised, &RECEIPT);
        [first, reading("second_look", TextOrigin::SecondReading, second)]
    }

    fn best(readings: &[Reading], field: FieldKind) -> (Verdict, Candidate) {
        let found = interpret(readings, &CONTEXT).swap_remove(0);
        (found.verdict(field), found.fields[&field].best().clone())
    }

    fn has(candidate: &Candidate, wanted: fn(&Evidence) -> bool) -> bool {
        candidate.evidence.iter().any(wanted)
    }

    #[test]
    fn what_matters_is_looked_at_and_nothing_else() {
        let first = [reading("device", TextOrigin::Recognised, &RECEIPT)];
        let looks = crate::Conclusion::of(&first, &CONTEXT).regions_to_reread();
        let middles: Vec<usize> =
            looks.iter().map(|region| (region.words[0].center_y() * 100.0) as usize).collect();
        assert_eq!(middles.len(), 3, "{middles:?}");
        assert!([10, 20, 40].iter().all(|row| middles.contains(row)), "name, day and total: {middles:?}");
        let exact = [reading("text", TextOrigin::Exact, &RECEIPT)];
        assert_eq!(crate::Conclusion::of(&exact, &CONTEXT).regions_to_reread().len(), 3, "may show another");
    }

    #[test]
    fn text_that_shows_something_else_proves_nothing() {
        let exact = |second: &[(f32, f32, &'static str)]| {
            let first = reading("text", TextOrigin::Exact, &RECEIPT);
            best(&[first, reading("second_look", TextOrigin::SecondReading, second)], FieldKind::Date)
        };
        assert_eq!(exact(&[]).0, Verdict::Proved);
        let (verdict, day) = exact(&[(0.16, 0.20, "11/08/2018")]);
        assert_eq!(verdict, Verdict::Likely, "{:?}", day.evidence);
        assert!(has(&day, |e| matches!(e, Evidence::SecondReadingDiffers { .. })), "{:?}", day.evidence);
        let (verdict, day) = exact(&[(0.16, 0.20, "I4/O3/20l8")]);
        assert_eq!(verdict, Verdict::Proved, "look-alikes: {:?}", day.evidence);
        assert!(!has(&day, |e| matches!(e, Evidence::SecondReadingDiffers { .. })));
    }

    #[test]
    fn only_other_characters_count_against_text_of_the_file() {
        let cases = [
            ("INV-3387", "INV-3301", true),
            ("INV-3301", "INV 33O1", false),
            ("1.234,50", "1,234.50", false),
            ("120.00", "120.0", false),
            ("120.00", "4711", true),
            ("Miller Ltd", "Miler Ltd", false),
            ("Miller Ltd", "Harbour Print", true),
            ("\u{397}\u{3BB}\u{3AF}\u{3B1}\u{3C2}", "HAiac", false),
            ("120.00", "", false),
        ];
        for (printed, read, differs) in cases {
            let layout = page(&[(0.1, 0.1, read)]).layout;
            let lines: Vec<&Line> = layout.lines.iter().collect();
            assert_eq!(shows_other(printed, &lines), differs, "{printed} and {read}");
        }
    }

    #[test]
    fn agreement_proves_a_name_whatever_its_gaps() {
        let alone = [reading("device", TextOrigin::Recognised, &RECEIPT)];
        assert_eq!(best(&alone, FieldKind::Vendor).0, Verdict::Likely);
        let (verdict, name) = best(&seen(&[(0.30, 0.10, "LUCKYSTARTRADINGSDNBHDxxxx")]), FieldKind::Vendor);
        assert!(
            verdict != Verdict::Proved && has(&name, |e| matches!(e, Evidence::SecondReadingDiffers { .. }))
        );
        let same = [(0.30, 0.10, "LUCKYSTAR TRADINGSDN BHD**")];
        let (verdict, name) = best(&seen(&same), FieldKind::Vendor);
        assert!(has(&name, |e| matches!(e, Evidence::SecondReadingAgrees { .. })), "{:?}", name.evidence);
        assert_eq!(verdict, Verdict::Proved);
    }

    #[test]
    fn a_difference_is_said_and_shown() {
        let readings = seen(&[(0.10, 0.40, "TOTAL RM 18.50")]);
        let found = interpret(&readings, &CONTEXT).swap_remove(0);
        let total = &found.fields[&FieldKind::Total];
        let differs = Evidence::SecondReadingDiffers {
            engine: "second_look".to_owned(),
            read: "TOTAL RM 18.50".to_owned(),
        };
        assert!(total.best().evidence.contains(&differs), "{:?}", total.best().evidence);
        let sources: Vec<&str> = total.candidates.iter().map(|one| one.source.as_str()).collect();
        assert_eq!(sources[..2], ["device", "second_look"]);
        assert_eq!(total.candidates[1].value.plain(), "18.50");
    }

    #[test]
    fn the_same_value_in_other_print_is_the_same() {
        let amount = |text: &str| Value::Amount(text.parse().expect("an amount"));
        let day = Value::Date(Date::constant(2018, 3, 14));
        let name = Value::Text("AEON CO. (M) BHD".to_owned());
        let shop = Value::Text("OIN LEE".to_owned());
        let number = Value::Code("CS-10O2".to_owned());
        let till = Value::Code("003-12".to_owned());
        let cases = [
            (&amount("1234.50"), "1,234.50", "1,284.50", false),
            (&amount("1234.50"), "1,234.50", "RM1,234.50", true),
            (&day, "14/03/2018", "[14-03-2018", true),
            (&day, "14/03/2018", "11/03/2018", false),
            (&name, "AEON CO. (M) BHD (126926-H)", "AEON C0.(M)BHD(12692G-H)", true),
            (&name, "AEON CO. (M) BHD (126926-H)", "AEON CO. (M) BHDT (126926-H)", false),
            (&name, "AEON CO. (M) BHD", "T AEON CO. (M) BHD", false),
            (&shop, "OIN LEE", "0IN LEE", false),
            (&shop, "OIN LEE", "OlN LEE", false),
            (&shop, "OIN LEE", "OINLEE", true),
            (&number, "CS-10O2", "CS10O2", true),
            (&number, "CS-10O2", "CS-1002", false),
            (&till, "NO:003-12", "NG:003-12", true),
            (&till, "NO:003-12", "NO:003-127", false),
            (&till, "NO:003-12", "NO:1003-12", false),
        ];
        for (value, printed, read, expected) in cases {
            assert_eq!(said(value, printed, read) == Said::Same, expected, "{printed} and {read}");
        }
    }
}
