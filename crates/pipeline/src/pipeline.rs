use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use vouch_core::{
    Cancel, Engine, EngineError, Extraction, Page, Progress, ReadRequest, Reading, Source, Stage, TextOrigin,
};
use vouch_intake::{IntakeError, Opened, Opener};
use vouch_interpret::{Conclusion, Context};

use crate::error::PipelineError;
use crate::task::{Task, Witnesses};

/// What came of a file.
#[derive(Debug)]
pub struct Outcome {
    /// The file.
    pub source: Source,
    /// Its pages.
    pub pages: Vec<Page>,
    /// What each witness saw.
    pub readings: Vec<Reading>,
    /// The documents in it; at least one.
    pub extractions: Vec<Extraction>,
    /// Name of the engine that read it; of the default one where the engine asked for did not get it to see.
    pub engine: String,
    /// How long it took from bytes to fields.
    pub elapsed: Duration,
}

/// Opens, reads and interprets files.
#[derive(Clone, Debug)]
pub struct Pipeline {
    opener: Opener,
    engines: Vec<Arc<dyn Engine>>,
}

/// A page needs no recognition when the file carries at least this many words of exact text for it: fewer are a stamp or
/// a page number on a scan.
const WORDS_OF_A_TEXT_PAGE: usize = 12;

/// How far the work has come once the file is open, for the progress shown.
const OPENING_SHARE: f32 = 0.1;
/// How far once it was looked at here before it is sent.
const LOOKED_SHARE: f32 = 0.3;
/// How far once the original is in the account.
const SENT_SHARE: f32 = 0.6;

impl Pipeline {
    /// A pipeline with these engines, the default first.
    pub fn new(opener: Opener, engines: Vec<Arc<dyn Engine>>) -> Self {
        Self { opener, engines }
    }

    /// The engines, the default first.
    pub fn engines(&self) -> &[Arc<dyn Engine>] {
        &self.engines
    }

    /// The opener.
    pub fn opener(&self) -> &Opener {
        &self.opener
    }

    /// Turns bytes into pages and what the file itself says.
    pub fn open(
        &self,
        name: &str,
        member: Option<&str>,
        bytes: &[u8],
        now: Timestamp,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Opened, PipelineError> {
        let opening = |done: f32| {
            progress(Progress { stage: Stage::Opening, page: 0, pages: 0, done: done * OPENING_SHARE });
        };
        opening(0.0);
        self.opener.open(name, member, bytes, now, &opening, cancel).map_err(PipelineError::from)
    }

    /// Reads and interprets an opened file. `started` is when its work began.
    ///
    /// With an engine that sends pages away, a file of which nobody said what it is is looked at by the default engine
    /// first: a travel document then stays here.
    pub fn read(
        &self,
        opened: Opened,
        task: &Task<'_>,
        started: Instant,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Outcome, PipelineError> {
        let mut readings = Vec::new();
        if matches!(task.witnesses, Witnesses::Auto | Witnesses::Embedded) {
            readings.extend(vouch_interpret::einvoice::readings(&opened.attachments, task.now));
        }
        if matches!(task.witnesses, Witnesses::Auto | Witnesses::Text) {
            readings.extend(opened.text);
        }
        if matches!(task.witnesses, Witnesses::Auto | Witnesses::Pixels) {
            readings.extend(opened.codes);
        }
        let pages = match task.witnesses {
            Witnesses::Pixels => opened.pages.clone(),
            Witnesses::Auto => pages_to_recognize(&opened.pages, &readings, &opened.partial_text),
            Witnesses::Embedded | Witnesses::Text => Vec::new(),
        };
        let context = Context { today: task.today, kind: task.kind };
        let at_page = |stage, done| Progress {
            stage,
            page: 0,
            pages: u32::try_from(opened.pages.len()).unwrap_or(u32::MAX),
            done,
        };
        let read_by = |engine: &dyn Engine, from: f32, to: f32| -> Result<Option<Reading>, PipelineError> {
            if pages.is_empty() {
                return Ok(None);
            }
            let request = ReadRequest {
                source: &opened.source,
                pages: &pages,
                kind: task.kind,
                now: task.now,
                replies: task.replies,
            };
            let within = |at: Progress| progress(Progress { done: from + at.done * (to - from), ..at });
            Ok(Some(engine.read(&request, &within, cancel)?))
        };

        let (first, asked) = (self.engine(None)?, self.engine(Some(&task.engine))?);
        let (mut look, mut done) = (None, OPENING_SHARE);
        let mut stays = false;
        if asked.is_remote() && task.kind.is_none() {
            look = read_by(first.as_ref(), done, LOOKED_SHARE)?;
            done = LOOKED_SHARE;
            let seen: Vec<Reading> = readings.iter().chain(&look).cloned().collect();
            stays = Conclusion::of(&seen, &context).holds_travel_document();
        }
        let engine = if stays { first } else { asked };
        if engine.is_remote()
            && let Some(before_sending) = task.before_sending
        {
            let from = done;
            let told = |part| progress(at_page(Stage::Sending, from + part * (SENT_SHARE - from)));
            before_sending(&told, cancel).map_err(PipelineError::BeforeSending)?;
            done = SENT_SHARE;
        }
        readings.extend(if stays { look } else { read_by(engine.as_ref(), done, 1.0)? });
        if task.kind.is_none() && says_nothing(&readings) && are_blank(&opened.pages)? {
            return Err(IntakeError::BlankFile.into());
        }
        let mut conclusion = Conclusion::of(&readings, &context);
        // Text that the file carries is held against what the page shows.
        let shown = if task.witnesses == Witnesses::Auto { &opened.pages } else { &pages };
        let second = self.second_reading(&conclusion, shown, task.now, cancel)?;
        progress(at_page(Stage::Interpreting, 1.0));
        second.iter().cloned().for_each(|reading| conclusion.add_second_reading(reading));
        let extractions = conclusion.extractions();
        readings.extend(second);
        Ok(Outcome {
            engine: engine.id().name,
            source: opened.source,
            pages: opened.pages,
            readings,
            extractions,
            elapsed: started.elapsed(),
        })
    }

    /// Returns the second reading of what is worth one, by the first engine on this computer that offers it. One that
    /// fails leaves the first reading as it is.
    fn second_reading(
        &self,
        conclusion: &Conclusion<'_>,
        pages: &[Page],
        now: Timestamp,
        cancel: &Cancel,
    ) -> Result<Option<Reading>, PipelineError> {
        if pages.is_empty() {
            return Ok(None);
        }
        let regions = conclusion.regions_to_reread();
        if regions.is_empty() {
            return Ok(None);
        }
        for engine in self.engines.iter().filter(|engine| !engine.is_remote()) {
            match engine.reread_regions(pages, &regions, now, cancel) {
                Ok(Some(seen)) => return Ok(Some(seen).filter(|seen| !seen.pages.is_empty())),
                Err(EngineError::Cancelled) => return Err(EngineError::Cancelled.into()),
                Ok(None) | Err(_) => {}
            }
        }
        Ok(None)
    }

    /// The engine of this name; the default one where no name is given.
    pub fn engine(&self, name: Option<&str>) -> Result<&Arc<dyn Engine>, PipelineError> {
        let is_meant = |engine: &&Arc<dyn Engine>| name.is_none_or(|name| engine.id().name == name);
        let found = self.engines.iter().find(is_meant);
        found.ok_or_else(|| PipelineError::NoEngine { name: name.map(str::to_owned) })
    }
}

/// Returns the pages whose words the file does not carry itself, or not all of them.
fn pages_to_recognize(pages: &[Page], readings: &[Reading], partial_text: &[u32]) -> Vec<Page> {
    let has_text = |page: &Page| {
        readings.iter().flat_map(|reading| &reading.pages).any(|reading| {
            reading.page == page.index
                && reading.origin == TextOrigin::Exact
                && reading.layout.words().take(WORDS_OF_A_TEXT_PAGE).count() == WORDS_OF_A_TEXT_PAGE
        })
    };
    let is_read = |page: &&Page| !has_text(page) || partial_text.contains(&page.index);
    pages.iter().filter(is_read).cloned().collect()
}

/// Whether no witness saw anything.
fn says_nothing(readings: &[Reading]) -> bool {
    readings.iter().all(|reading| reading.pages.is_empty() && reading.values.is_empty())
}

/// Greatest difference of a color channel on a blank page.
const EVEN: u8 = 8;

/// Whether there are pages, and all have the same color all over.
fn are_blank(pages: &[Page]) -> Result<bool, PipelineError> {
    for page in pages {
        let pixels = page.pixels.load().map_err(EngineError::from)?;
        let mut colors = pixels.rgb.as_chunks::<3>().0.iter();
        let Some(first) = colors.next() else { continue };
        if colors.any(|color| color.iter().zip(first).any(|(a, b)| a.abs_diff(*b) > EVEN)) {
            return Ok(false);
        }
    }
    Ok(!pages.is_empty())
}
