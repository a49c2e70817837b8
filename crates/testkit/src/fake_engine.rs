use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use vouch_core::{
    Alphabet, BoundingBox, Cancel, Engine, EngineError, EngineId, Line, Page, PageReading, Progress,
    ReadRequest, Reading, Stage, TextLayout, TextOrigin,
};

/// How long a waiting engine sleeps before it looks at `cancel` again.
const NAP: Duration = Duration::from_millis(5);

/// What a [`FakeEngine`] answers for one source.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// Text by page; pages beyond it are empty.
    pub pages: Vec<TextLayout>,
    /// How long each page takes.
    pub pause: Duration,
    /// Reads that fail in these ways, one after the other, before one succeeds.
    pub failures: VecDeque<Failure>,
}

/// A way in which a read fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It breaks off for this reason, and trying again would not help.
    BreaksOff(String),
    /// Its service is busy; trying again after this time may help.
    Busy(Duration),
    /// Its service cannot be reached.
    Offline,
    /// Its service knows nobody here.
    SignedOut,
    /// It has a fault of its own, and panics with this message.
    Panics(String),
}

/// An engine that plays a script by the name of the source, and passes the contract suite. It looks at pixels only to
/// see that they are there.
#[derive(Debug)]
pub struct FakeEngine {
    name: String,
    is_remote: bool,
    asked: Mutex<Vec<String>>,
    scripts: Mutex<BTreeMap<String, Script>>,
    seen: Mutex<BTreeMap<u32, TextLayout>>,
}

impl FakeEngine {
    /// An engine of this name that knows no source yet: it finds nothing.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_remote: false,
            asked: Mutex::default(),
            scripts: Mutex::default(),
            seen: Mutex::default(),
        }
    }

    /// The same, as one with which pages leave the computer.
    pub fn remote(self) -> Self {
        Self { is_remote: true, ..self }
    }

    /// Names of the sources it was asked to read, in order.
    pub fn asked(&self) -> Vec<String> {
        lock(&self.asked).clone()
    }

    /// Adds or replaces the script for sources of this name.
    pub fn script(self, source: &str, script: Script) -> Self {
        lock(&self.scripts).insert(source.to_owned(), script);
        self
    }

    /// A script that answers these pages at once.
    pub fn knowing(self, source: &str, pages: Vec<TextLayout>) -> Self {
        self.script(source, Script { pages, ..Script::default() })
    }

    /// The script for a source, with one failure fewer for next time.
    fn next(&self, source: &str) -> Result<Script, EngineError> {
        let mut scripts = lock(&self.scripts);
        let Some(script) = scripts.get_mut(source) else { return Ok(Script::default()) };
        match script.failures.pop_front() {
            Some(failure) => Err(self.error(failure)),
            None => Ok(script.clone()),
        }
    }

    #[expect(clippy::panic, reason = "a script can ask for it")]
    fn error(&self, failure: Failure) -> EngineError {
        let engine = self.name.clone();
        match failure {
            Failure::BreaksOff(reason) => EngineError::Failed { engine, reason, retry_after: None },
            Failure::Busy(after) => {
                EngineError::Failed { engine, reason: "busy".to_owned(), retry_after: Some(after) }
            }
            Failure::Offline => EngineError::Offline { engine },
            Failure::SignedOut => EngineError::SignedOut { engine },
            Failure::Panics(message) => panic!("{message}"),
        }
    }
}

impl Engine for FakeEngine {
    fn id(&self) -> EngineId {
        EngineId { name: self.name.clone(), version: "fake".to_owned() }
    }

    fn is_remote(&self) -> bool {
        self.is_remote
    }

    fn concurrency(&self) -> usize {
        1
    }

    fn read(
        &self,
        request: &ReadRequest<'_>,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Reading, EngineError> {
        lock(&self.asked).push(request.source.name.clone());
        let script = self.next(&request.source.name)?;
        let count = u32::try_from(request.pages.len()).unwrap_or(u32::MAX);
        let at = |page, done| Progress { stage: Stage::ReadingWords, page, pages: count, done };
        let mut pages = Vec::new();
        for (number, page) in request.pages.iter().enumerate() {
            progress(at(page.index, number as f32 / count as f32));
            wait(script.pause, cancel)?;
            page.pixels.load()?;
            let layout = script.pages.get(page.index as usize).cloned().unwrap_or_default();
            if !layout.lines.is_empty() {
                lock(&self.seen).insert(page.index, layout.clone());
                pages.push(page_reading(page, layout));
            }
        }
        progress(at(request.pages.last().map_or(0, |page| page.index), 1.0));
        Ok(Reading { engine: self.id(), read_at: request.now, pages, values: Vec::new() })
    }

    /// The words of the page with text read last under this index that lie in the region, without the characters that the
    /// alphabet does not allow.
    fn read_region(
        &self,
        page: &Page,
        region: BoundingBox,
        alphabet: Alphabet,
        cancel: &Cancel,
    ) -> Result<PageReading, EngineError> {
        wait(Duration::ZERO, cancel)?;
        let layout = lock(&self.seen).get(&page.index).cloned().unwrap_or_default();
        let lines = layout.lines.into_iter().filter_map(|mut line| {
            line.words.retain(|word| lies_in(&word.bounds, &region));
            for word in &mut line.words {
                word.text.retain(|character| alphabet.allows(character));
            }
            line.words.retain(|word| !word.text.is_empty());
            Line::new(line.words)
        });
        Ok(page_reading(page, TextLayout { lines: lines.collect() }))
    }
}

fn page_reading(page: &Page, layout: TextLayout) -> PageReading {
    let aspect = page.width as f32 / page.height as f32;
    PageReading { page: page.index, aspect, slant: 0.0, origin: TextOrigin::Recognised, layout }
}

fn lies_in(bounds: &BoundingBox, region: &BoundingBox) -> bool {
    let (x, y) = (bounds.center_x(), bounds.center_y());
    (region.x..=region.right()).contains(&x) && (region.y..=region.bottom()).contains(&y)
}

fn wait(pause: Duration, cancel: &Cancel) -> Result<(), EngineError> {
    let end = Instant::now() + pause;
    loop {
        if cancel.is_cancelled() {
            return Err(EngineError::Cancelled);
        }
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(());
        }
        std::thread::sleep(left.min(NAP));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use vouch_core::NoReplies;

    use super::*;
    use crate::{blank_page, engine_contract, picture_source, typed};

    #[test]
    fn passes_the_contract_suite() {
        let source = picture_source("receipt.png");
        let pages = [blank_page(0, 60, 80), blank_page(1, 60, 80)];
        let layouts = vec![typed("KOPI SELATAN\nTotal RM     11.80"), typed("Page 2")];
        engine_contract(&FakeEngine::new("fake").knowing("receipt.png", layouts), &source, &pages);
    }

    #[test]
    fn fails_as_often_as_the_script_says() {
        let failures = VecDeque::from([Failure::BreaksOff("the line dropped".to_owned())]);
        let engine = FakeEngine::new("fake").script("a.png", Script { failures, ..Script::default() });
        let source = picture_source("a.png");
        let request = ReadRequest {
            source: &source,
            pages: &[],
            kind: None,
            now: Timestamp::UNIX_EPOCH,
            replies: &NoReplies,
        };
        let read = || engine.read(&request, &|_| {}, &Cancel::default());
        assert!(matches!(read(), Err(EngineError::Failed { reason, .. }) if reason == "the line dropped"));
        assert!(read().is_ok());
    }
}
