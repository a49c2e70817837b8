//! One file's way: bytes → pages → readings → extractions. The same for the terminal, the window and the tests.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use vouch_core::{
    Cancel, DocumentKind, Engine, Extraction, Page, Progress, ReadRequest, Reading, Source, Stage, TextOrigin,
};
use vouch_intake::{Opened, Opener};
use vouch_interpret::Context;

use crate::AppError;

/// Which witnesses to hear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Witnesses {
    /// The best of all: data and text that the file carries, and pixels where it carries none.
    #[default]
    Auto,
    /// Only the data of an e-invoice.
    Embedded,
    /// Only the text layer.
    Text,
    /// Only the rendered picture.
    Pixels,
}

/// What is to be done with a file.
#[derive(Clone, Debug)]
pub struct Task {
    /// Name of the engine for pixels.
    pub engine: String,
    /// Which witnesses to hear.
    pub witnesses: Witnesses,
    /// What the person said it is.
    pub kind: Option<DocumentKind>,
    /// The time to stamp readings with.
    pub now: Timestamp,
    /// The day of reading.
    pub today: Date,
}

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

/// Share of a file's work that opening it takes, for the progress shown.
const OPENING_SHARE: f32 = 0.1;

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
    ) -> Result<Opened, AppError> {
        let opening = |done: f32| {
            progress(Progress { stage: Stage::Opening, page: 0, pages: 0, done: done * OPENING_SHARE });
        };
        opening(0.0);
        self.opener.open(name, member, bytes, now, &opening, cancel).map_err(AppError::from)
    }

    /// Reads and interprets an opened file. `started` is when its work began.
    pub fn read(
        &self,
        opened: Opened,
        task: &Task,
        started: Instant,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Outcome, AppError> {
        let mut readings = Vec::new();
        if matches!(task.witnesses, Witnesses::Auto | Witnesses::Embedded) {
            readings.extend(
                opened
                    .attachments
                    .iter()
                    .filter_map(|file| vouch_interpret::einvoice::reading(&file.bytes, task.now)),
            );
        }
        if matches!(task.witnesses, Witnesses::Auto | Witnesses::Text) {
            readings.extend(opened.text);
        }
        let pages = match task.witnesses {
            Witnesses::Pixels => opened.pages.clone(),
            Witnesses::Auto => pages_without_text(&opened.pages, &readings),
            Witnesses::Embedded | Witnesses::Text => Vec::new(),
        };
        if !pages.is_empty() {
            let request =
                ReadRequest { source: &opened.source, pages: &pages, kind: task.kind, now: task.now };
            let reading = |at: Progress| {
                progress(Progress { done: OPENING_SHARE + at.done * (1.0 - OPENING_SHARE), ..at });
            };
            readings.push(self.engine(&task.engine)?.read(&request, &reading, cancel)?);
        }
        progress(Progress {
            stage: Stage::Interpreting,
            page: 0,
            pages: u32::try_from(opened.pages.len()).unwrap_or(u32::MAX),
            done: 1.0,
        });
        let extractions =
            vouch_interpret::interpret(&readings, &Context { today: task.today, kind: task.kind });
        Ok(Outcome {
            source: opened.source,
            pages: opened.pages,
            readings,
            extractions,
            elapsed: started.elapsed(),
        })
    }

    fn engine(&self, name: &str) -> Result<&Arc<dyn Engine>, AppError> {
        self.engines
            .iter()
            .find(|engine| engine.id().name == name)
            .ok_or_else(|| AppError::new(crate::ErrorCode::EngineUnavailable).with("engine", name))
    }
}

/// The pages whose words the file does not carry itself.
fn pages_without_text(pages: &[Page], readings: &[Reading]) -> Vec<Page> {
    let has_text = |page: &Page| {
        readings.iter().flat_map(|reading| &reading.pages).any(|reading| {
            reading.page == page.index
                && reading.origin == TextOrigin::Exact
                && reading.layout.words().take(WORDS_OF_A_TEXT_PAGE).count() == WORDS_OF_A_TEXT_PAGE
        })
    };
    pages.iter().filter(|page| !has_text(page)).cloned().collect()
}
