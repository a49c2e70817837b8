use std::sync::Arc;
use std::thread::available_parallelism;

use jiff::Timestamp;
use vouch_core::{
    Alphabet, BoundingBox, Cancel, Engine, EngineError, EngineId, Page, PageReading, Pixels, Progress,
    ReadRequest, Reading, Stage, TextLayout, TextOrigin, TextRegion,
};

use crate::alphabet::Characters;
use crate::detection::detector::Detector;
use crate::detection::region::quad_of_region;
use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;
use crate::geometry::page_size::PageSize;
use crate::model::{Network, Trained};
use crate::order::{Ordered, in_order};
use crate::preprocess::illumination::correct_illumination;
use crate::recognize::Recognizer;
use crate::turn::read_any_way_up;
use crate::weights;

const NAME: &str = "device";
/// Name of the witness that a second look is.
const SECOND: &str = "second_look";

/// Share of a page's work that finding its lines is, as progress counts it.
const FINDING: f32 = 0.2;

impl From<ReadError> for EngineError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Cancelled => Self::Cancelled,
            other => Self::Failed { engine: NAME.into(), reason: other.to_string(), retry_after: None },
        }
    }
}

/// The engine that reads on this computer: no network, nothing to configure.
///
/// It finds lines with one neural network and reads each with another; where it is asked to look again it reads with a
/// third, of another family, so that its misreadings are its own. All are part of the program. A page that lies
/// sideways or upside down is read as its print runs, words and lines in that order; boxes stay on the page as given.
/// One reading at a time uses all its workers, so that giving it several documents at once gains nothing.
#[derive(Debug)]
pub struct OnDevice {
    detector: Detector,
    recognizer: Recognizer,
    second: Recognizer,
}

impl OnDevice {
    /// An engine that uses every core.
    ///
    /// # Errors
    /// [`EngineError::Unavailable`] when the networks cannot be loaded.
    pub fn new() -> Result<Self, EngineError> {
        Self::with_workers(available_parallelism().map_or(1, usize::from))
    }

    /// An engine that keeps to this many threads, at least one.
    ///
    /// # Errors
    /// [`EngineError::Unavailable`] when the networks cannot be loaded.
    pub fn with_workers(workers: usize) -> Result<Self, EngineError> {
        let workers = workers.max(1);
        let load = |name, bytes, threads| {
            Trained::load(name, bytes, threads)
                .map_err(|error| EngineError::Unavailable { engine: NAME.into(), reason: error.to_string() })
        };
        let detect = load("detection", weights::DETECT, workers)?;
        let recognizer = |name, bytes, characters| {
            let network = load(name, bytes, 1)?;
            let readers = (0..workers).map(|_| Box::new(network.on_threads(1)) as Box<dyn Network>).collect();
            Ok::<_, EngineError>(Recognizer::new(readers, Characters::new(characters)))
        };
        Ok(Self {
            detector: Detector::new(Box::new(detect)),
            recognizer: recognizer("recognition", weights::RECOGNIZE, weights::CHARACTERS)?,
            second: recognizer("second recognition", weights::SECOND, weights::SECOND_CHARACTERS)?,
        })
    }

    fn read_page(
        &self,
        pixels: &Pixels,
        report: impl Fn(Stage, f32),
        cancel: &Cancel,
    ) -> Result<Ordered, ReadError> {
        report(Stage::FindingWords, 0.0);
        if cancel.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        let corrected = correct_illumination(pixels);
        let pixels = corrected.as_ref().unwrap_or(pixels);
        let quads = self.detector.detect(pixels)?;
        let all = quads.len().max(1) as f32;
        report(Stage::ReadingWords, FINDING);
        let lines = read_any_way_up(&self.recognizer, pixels, quads, cancel, |done| {
            report(Stage::ReadingWords, FINDING + (1.0 - FINDING) * done as f32 / all);
        })?;
        Ok(in_order(lines))
    }
}

fn page_reading(page: &Page, Ordered { lines, slant }: Ordered) -> PageReading {
    let aspect = page.width.max(1) as f32 / page.height.max(1) as f32;
    let layout = TextLayout { lines };
    PageReading { page: page.index, aspect, slant, origin: TextOrigin::Recognised, layout }
}

fn load(page: &Page) -> Result<Arc<Pixels>, EngineError> {
    let pixels = page.pixels.load()?;
    let whole = pixels.width > 0
        && pixels.height > 0
        && pixels.rgb.len() as u64 == u64::from(pixels.width) * u64::from(pixels.height) * 3;
    if whole { Ok(pixels) } else { Err(ReadError::EmptyPage.into()) }
}

impl Engine for OnDevice {
    fn id(&self) -> EngineId {
        EngineId { name: NAME.into(), version: weights::VERSION.into() }
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
        let count = request.pages.len() as u32;
        let mut pages = Vec::new();
        for (position, page) in request.pages.iter().enumerate() {
            let report = |stage, share: f32| {
                let done = ((position as f32 + share) / count as f32).min(1.0);
                progress(Progress { stage, page: page.index, pages: count, done });
            };
            let read = self.read_page(&*load(page)?, report, cancel)?;
            report(Stage::ReadingWords, 1.0);
            if !read.lines.is_empty() {
                pages.push(page_reading(page, read));
            }
        }
        Ok(Reading { engine: self.id(), read_at: request.now, pages, values: Vec::new() })
    }

    fn read_region(
        &self,
        page: &Page,
        region: BoundingBox,
        alphabet: Alphabet,
        cancel: &Cancel,
    ) -> Result<PageReading, EngineError> {
        let pixels = load(page)?;
        let (width, height) = (pixels.width as f32, pixels.height as f32);
        let quad =
            LineQuad::upright(region.x * width, region.y * height, region.w * width, region.h * height);
        let lines = self.recognizer.read(&pixels, vec![quad], alphabet, cancel, |_| {})?;
        Ok(page_reading(page, in_order(lines)))
    }
    fn reread_regions(
        &self,
        pages: &[Page],
        regions: &[TextRegion],
        now: Timestamp,
        cancel: &Cancel,
    ) -> Result<Option<Reading>, EngineError> {
        let mut found = Vec::new();
        for page in pages {
            let of_page: Vec<&TextRegion> =
                regions.iter().filter(|region| region.page == page.index).collect();
            let Some(first) = of_page.first() else { continue };
            let pixels = load(page)?;
            let size = PageSize { width: pixels.width, height: pixels.height };
            let quads: Vec<(LineQuad, Alphabet)> = of_page
                .iter()
                .filter_map(|region| Some((quad_of_region(region, size)?, region.alphabet)))
                .collect();
            let lines: Vec<_> =
                self.second.read_each(&pixels, &quads, cancel)?.into_iter().flatten().collect();
            if !lines.is_empty() {
                let seen = page_reading(page, Ordered { lines, slant: first.slant });
                found.push(PageReading { origin: TextOrigin::SecondReading, ..seen });
            }
        }
        let engine = EngineId { name: SECOND.into(), version: weights::SECOND_VERSION.into() };
        Ok(Some(Reading { engine, read_at: now, pages: found, values: Vec::new() }))
    }
}
