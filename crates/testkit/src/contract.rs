//! What every engine promises. The messages of the assertions are the contract in words.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use vouch_core::{
    Alphabet, BoundingBox, Cancel, Engine, EngineError, Line, NoReplies, Page, PageReading, Progress,
    ReadRequest, Reading, Source, TextRegion, Word,
};

use crate::{blank_page, broken_page, picture_source};

/// Longest time from asking for a stop to getting it: an engine looks once a second, and a test machine may be busy.
const STOP_WITHIN: Duration = Duration::from_secs(5);
/// How far a box may reach beyond another that holds it, in fractions of the page: rounding, nothing more.
const ROUNDING: f32 = 1e-4;

/// Checks that an engine keeps the contract of [`Engine`], and panics with what it broke.
///
/// `pages` are at least two pages of `source` with text on each of them.
pub fn engine_contract(engine: &dyn Engine, source: &Source, pages: &[Page]) {
    let suite = Suite { engine, source, pages };
    assert!(pages.len() > 1, "the suite needs two pages with text");
    suite.says_who_it_is();
    let reading = suite.reads_pages_in_order();
    reading.pages.iter().for_each(lays_out_words);
    suite.reports_progress();
    suite.stops_when_asked();
    suite.finds_nothing_on_nothing();
    suite.says_when_pixels_are_gone();
    suite.reads_a_region(&reading.pages[0]);
    suite.rereads_regions(&reading.pages[0]);
}

struct Suite<'a> {
    engine: &'a dyn Engine,
    source: &'a Source,
    pages: &'a [Page],
}

impl Suite<'_> {
    fn request<'a>(&'a self, pages: &'a [Page]) -> ReadRequest<'a> {
        ReadRequest {
            source: self.source,
            pages,
            kind: None,
            now: Timestamp::UNIX_EPOCH,
            replies: &NoReplies,
        }
    }

    fn read(&self, pages: &[Page]) -> Reading {
        let reading = self.engine.read(&self.request(pages), &|_| {}, &Cancel::default());
        reading.expect("pages that can be read give a reading")
    }

    fn says_who_it_is(&self) {
        let id = self.engine.id();
        let is_short =
            |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        assert!(!id.name.is_empty() && is_short(&id.name), "the name {:?} is short and lower-case", id.name);
        assert!(!id.version.is_empty(), "the version is not empty");
        assert_eq!(id, self.engine.id(), "the id stays the same");
        assert!(self.engine.concurrency() > 0, "it is worth giving at least one document to it");
    }

    fn reads_pages_in_order(&self) -> Reading {
        let reading = self.read(self.pages);
        assert_eq!(reading.engine, self.engine.id(), "a reading names its engine");
        assert_eq!(reading.read_at, Timestamp::UNIX_EPOCH, "a reading carries the time it was given");
        let expected: Vec<u32> = self.pages.iter().map(|page| page.index).collect();
        let read: Vec<u32> = reading.pages.iter().map(|page| page.page).collect();
        assert_eq!(read, expected, "pages with text are read, in order, under their own index");
        for (page, of) in reading.pages.iter().zip(self.pages) {
            let aspect = of.width as f32 / of.height as f32;
            assert!((page.aspect / aspect - 1.0).abs() < 0.01, "the aspect is that of the page");
        }
        assert_eq!(reading, self.read(self.pages), "the same pages give the same reading");
        reading
    }

    fn reports_progress(&self) {
        let seen: Mutex<Vec<Progress>> = Mutex::default();
        let note = |progress| seen.lock().expect("no report panics").push(progress);
        let _ = self.engine.read(&self.request(self.pages), &note, &Cancel::default());
        let seen = seen.into_inner().expect("no report panics");
        assert!(seen.len() > self.pages.len(), "every page reports progress, and so does the end");
        assert!(seen.is_sorted_by(|a, b| a.done <= b.done), "progress never falls");
        assert!(seen.iter().all(|at| (0.0..=1.0).contains(&at.done)), "progress lies between 0 and 1");
        assert_eq!(seen.last().map(|at| at.done), Some(1.0), "progress ends at 1");
        for at in seen {
            assert_eq!(at.pages as usize, self.pages.len(), "progress says how many pages there are");
            assert!(self.pages.iter().any(|page| page.index == at.page), "progress names a page that exists");
        }
    }

    fn stops_when_asked(&self) {
        let before = Cancel::default();
        before.cancel();
        let answer = self.engine.read(&self.request(self.pages), &|_| {}, &before);
        assert!(
            matches!(answer, Err(EngineError::Cancelled)),
            "a read cancelled before it began is cancelled"
        );

        let (during, asked) = (Cancel::default(), Mutex::new(None));
        let ask = |_| {
            asked.lock().expect("no report panics").get_or_insert_with(Instant::now);
            during.cancel();
        };
        let answer = self.engine.read(&self.request(self.pages), &ask, &during);
        assert!(matches!(answer, Err(EngineError::Cancelled)), "a read cancelled on its way is cancelled");
        let waited = asked.into_inner().expect("no report panics").map(|asked| asked.elapsed());
        assert!(waited.is_some_and(|waited| waited < STOP_WITHIN), "it stops soon: {waited:?}");

        let region = self.engine.read_region(&self.pages[0], BoundingBox::page(), Alphabet::Any, &before);
        assert!(matches!(region, Err(EngineError::Cancelled)), "a region is cancelled as well");
    }

    fn finds_nothing_on_nothing(&self) {
        // Another file: an engine may remember what it read of one.
        let nothing = picture_source("nothing.png");
        for pages in [vec![], vec![blank_page(0, 640, 480)], vec![blank_page(0, 1, 1)]] {
            let request = ReadRequest { source: &nothing, ..self.request(&pages) };
            let reading = self.engine.read(&request, &|_| {}, &Cancel::default());
            let reading = reading.expect("an empty page is not an error");
            assert_eq!(reading.pages, [], "pages without text are left out");
        }
    }

    /// An engine that sends the original away does not need them.
    fn says_when_pixels_are_gone(&self) {
        let pages = [broken_page(7)];
        let answer = self.engine.read(&self.request(&pages), &|_| {}, &Cancel::default());
        match answer {
            Err(EngineError::Pixels(error)) => assert_eq!(error.page, 7, "the error names the page"),
            Err(error) => {
                assert!(matches!(error, EngineError::Cancelled), "not {error}: the pixels are gone")
            }
            Ok(_) => {}
        }
    }

    fn reads_a_region(&self, whole: &PageReading) {
        let page = &self.pages[0];
        let line =
            whole.layout.lines.iter().max_by(|a, b| a.bounds.w.total_cmp(&b.bounds.w)).expect("a line");
        let around = grown(&line.bounds, line.bounds.h * 0.3);
        for alphabet in [Alphabet::Any, Alphabet::Amount, Alphabet::Date, Alphabet::Mrz] {
            let read = self.engine.read_region(page, around, alphabet, &Cancel::default());
            let read = read.expect("a region with text can be read");
            assert_eq!(read.page, page.index, "a region belongs to its page");
            assert!((read.aspect / whole.aspect - 1.0).abs() < 0.01, "the aspect is that of the whole page");
            lays_out_words(&read);
            for word in read.layout.words() {
                assert!(
                    holds(&around, &word.bounds),
                    "{:?}: boxes of a region refer to the whole page",
                    word.bounds
                );
            }
            let finds = read.layout.words().any(|word| word.bounds.row_overlap(&line.bounds) > 0.5);
            assert!(finds || alphabet != Alphabet::Any, "a region finds the line that the page found there");
        }
    }

    fn rereads_regions(&self, whole: &PageReading) {
        let region = |line: &Line| TextRegion {
            page: whole.page,
            words: line.words.iter().map(|word| word.bounds).collect(),
            slant: whole.slant,
            alphabet: Alphabet::Any,
        };
        let regions: Vec<TextRegion> = whole.layout.lines.iter().take(3).map(region).collect();
        let reread = |regions: &[TextRegion], cancel: &Cancel| {
            self.engine.reread_regions(self.pages, regions, Timestamp::UNIX_EPOCH, cancel)
        };
        let reading = reread(&regions, &Cancel::default()).expect("text that was read can be read again");
        let Some(reading) = reading else { return };
        assert_ne!(reading.engine.name, self.engine.id().name, "a second reading is a witness of its own");
        assert!(reading.pages.iter().all(PageReading::is_second_reading), "its pages say what they are");
        let lines: Vec<&Line> = reading.pages.iter().flat_map(|page| &page.layout.lines).collect();
        assert_eq!(lines.len(), regions.len(), "each region with text gives one line");
        for (line, first) in lines.iter().zip(&whole.layout.lines) {
            line.words.iter().for_each(is_word);
            assert!(line.bounds.row_overlap(&first.bounds) > 0.5, "it is where the first reading found it");
        }
        let nothing = reread(&[], &Cancel::default()).expect("no regions are not an error");
        assert!(nothing.is_some_and(|reading| reading.pages.is_empty()), "no region, no line");
        let stopped = Cancel::default();
        stopped.cancel();
        let answer = reread(&regions, &stopped);
        assert!(matches!(answer, Err(EngineError::Cancelled)), "a second reading is cancelled as well");
    }
}

fn lays_out_words(page: &PageReading) {
    for line in &page.layout.lines {
        assert!(!line.words.is_empty(), "no line is without words");
        let around = BoundingBox::around(line.words.iter().map(|word| &word.bounds)).expect("words");
        assert!(holds(&grown(&line.bounds, ROUNDING), &around), "the box of a line holds its words");
        let center = |word: &Word| word.bounds.center_x();
        assert!(line.words.is_sorted_by(|a, b| center(a) <= center(b)), "words come from left to right");
        line.words.iter().for_each(is_word);
    }
    for (index, line) in page.layout.lines.iter().enumerate() {
        let later = &page.layout.lines[index + 1..];
        let overtaken = later.iter().find(|other| is_over(&other.bounds, &line.bounds));
        assert!(
            overtaken.is_none(),
            "of lines above one another the upper comes first: {overtaken:?}, {line:?}"
        );
    }
}

/// Returns whether a box is above another in the same column. Lines side by side may come in either order: on a slanted
/// page nothing shows which is higher.
fn is_over(upper: &BoundingBox, lower: &BoundingBox) -> bool {
    let beside = upper.x >= lower.right() || lower.x >= upper.right();
    !beside && upper.bottom() <= lower.y
}

fn is_word(word: &Word) {
    assert!(
        !word.text.is_empty() && !word.text.contains(char::is_whitespace),
        "words are not empty and carry no space"
    );
    let bounds = &word.bounds;
    assert!(holds(&BoundingBox::page(), bounds), "{bounds:?} lies on the page");
    assert!(bounds.w > 0.0 && bounds.h > 0.0, "{bounds:?} is not empty");
    if !word.glyphs.is_empty() {
        let text: String = word.glyphs.iter().map(|glyph| glyph.character).collect();
        assert_eq!(text, word.text, "glyphs spell the word");
        let lowest = word.glyphs.iter().map(|glyph| glyph.confidence).reduce(|a, b| a.min(b));
        assert_eq!(word.confidence, lowest, "a word is as sure as the least sure of its glyphs");
    }
}

fn grown(bounds: &BoundingBox, by: f32) -> BoundingBox {
    BoundingBox::from_edges(bounds.x - by, bounds.y - by, bounds.right() + by, bounds.bottom() + by)
}

fn holds(outer: &BoundingBox, inner: &BoundingBox) -> bool {
    let outer = [-outer.x, -outer.y, outer.right(), outer.bottom()];
    let inner = [-inner.x, -inner.y, inner.right(), inner.bottom()];
    inner.iter().zip(outer).all(|(inner, outer)| *inner <= outer + ROUNDING)
}
