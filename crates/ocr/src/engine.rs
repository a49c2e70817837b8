use std::sync::Arc;
use std::thread::available_parallelism;

use jiff::Timestamp;
use vouch_core::{
    Alphabet, BoundingBox, Cancel, Engine, EngineError, EngineId, Page, PageReading, Pixels, Progress,
    ReadRequest, Reading, Stage, TextLayout, TextOrigin, TextRegion, WitnessKind,
};

use crate::detection::detector::Detector;
use crate::detection::region::quad_of_region;
use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;
use crate::geometry::page_size::PageSize;
use crate::layout::reading_order::{OrderedLines, reading_order};
use crate::layout::words::{place_line, place_lines};
use crate::network::{Network, OnnxNetwork};
use crate::preprocess::illumination::correct_illumination;
use crate::recognition::charset::Charset;
use crate::recognition::orientation::recognize_any_orientation;
use crate::recognition::recognizer::{RecognizedLine, Recognizer};
use crate::weights;

const NAME: &str = WitnessKind::Device.name();
/// The name of the witness that a second reading is. Libraries hold it, so it keeps its first spelling.
const SECOND_READER: &str = WitnessKind::SecondReading.name();

/// The share of a page's work that is detection, as progress counts it.
const DETECTION_SHARE: f32 = 0.2;

impl From<ReadError> for EngineError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Cancelled => Self::Cancelled,
            other => Self::Failed { engine: NAME.into(), reason: other.to_string(), retry_after: None },
        }
    }
}

/// The engine that reads on this computer: no network connection, nothing to configure.
///
/// It finds lines with one neural network and reads each with another. For a second reading it has a third, of another
/// family, which makes other mistakes. All are part of the program. A page that is sideways or upside down is read in
/// the direction of its text, and its words and lines are in that order; boxes stay on the page as given. One reading at
/// a time uses all workers, so several documents at once are no faster.
#[derive(Debug)]
pub struct OnDevice {
    detector: Detector,
    recognizer: Recognizer,
    second_recognizer: Recognizer,
}

impl OnDevice {
    /// Creates an engine that uses every core.
    ///
    /// # Errors
    /// [`EngineError::Unavailable`] when the networks cannot be loaded.
    pub fn new() -> Result<Self, EngineError> {
        Self::with_workers(available_parallelism().map_or(1, usize::from))
    }

    /// Creates an engine that uses this many threads, at least one.
    ///
    /// # Errors
    /// [`EngineError::Unavailable`] when the networks cannot be loaded.
    pub fn with_workers(workers: usize) -> Result<Self, EngineError> {
        let workers = workers.max(1);
        let load = |name, bytes, threads| {
            OnnxNetwork::load(name, bytes, threads)
                .map_err(|error| EngineError::Unavailable { engine: NAME.into(), reason: error.to_string() })
        };
        let detection = load("detection", weights::DETECTION, workers)?;
        let recognizer = |name, bytes, characters| {
            let network = load(name, bytes, 1)?;
            let networks = (0..workers).map(|_| Box::new(network.with_threads(1)) as Box<dyn Network>);
            Ok::<_, EngineError>(Recognizer::new(networks.collect(), Charset::new(characters)))
        };
        Ok(Self {
            detector: Detector::new(Box::new(detection)),
            recognizer: recognizer("recognition", weights::RECOGNITION, weights::CHARSET)?,
            second_recognizer: recognizer(
                "second recognition",
                weights::SECOND_RECOGNITION,
                weights::SECOND_CHARSET,
            )?,
        })
    }

    fn read_page(
        &self,
        pixels: &Pixels,
        report: impl Fn(Stage, f32),
        cancel: &Cancel,
    ) -> Result<OrderedLines, ReadError> {
        report(Stage::FindingWords, 0.0);
        if cancel.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        let corrected = correct_illumination(pixels);
        let pixels = corrected.as_ref().unwrap_or(pixels);
        let quads = self.detector.detect(pixels)?;
        let all = quads.len().max(1) as f32;
        report(Stage::ReadingWords, DETECTION_SHARE);
        let recognized = recognize_any_orientation(&self.recognizer, pixels, quads, cancel, |done| {
            report(Stage::ReadingWords, DETECTION_SHARE + (1.0 - DETECTION_SHARE) * done as f32 / all);
        })?;
        Ok(lay_out(&recognized, pixels))
    }
}

fn size(pixels: &Pixels) -> PageSize {
    PageSize { width: pixels.width, height: pixels.height }
}

/// Returns what was recognized on a page as lines in reading order.
fn lay_out(recognized: &[RecognizedLine], pixels: &Pixels) -> OrderedLines {
    reading_order(recognized.iter().flat_map(|line| place_lines(line, size(pixels))).collect())
}

fn page_reading(page: &Page, OrderedLines { lines, slant }: OrderedLines) -> PageReading {
    let aspect = page.width.max(1) as f32 / page.height.max(1) as f32;
    let layout = TextLayout { lines };
    PageReading { page: page.index, aspect, slant, origin: TextOrigin::Recognised, layout }
}

/// Loads the pixels of a page.
///
/// # Errors
/// When there are none, or fewer or more than their size says.
fn load(page: &Page) -> Result<Arc<Pixels>, EngineError> {
    let pixels = page.pixels.load()?;
    let is_whole = pixels.width > 0
        && pixels.height > 0
        && pixels.rgb.len() as u64 == u64::from(pixels.width) * u64::from(pixels.height) * 3;
    if is_whole { Ok(pixels) } else { Err(ReadError::EmptyPage.into()) }
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
            let ordered = self.read_page(&*load(page)?, report, cancel)?;
            report(Stage::ReadingWords, 1.0);
            if !ordered.lines.is_empty() {
                pages.push(page_reading(page, ordered));
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
        let recognized = self.recognizer.recognize(&pixels, vec![quad], alphabet, cancel, |_| {})?;
        Ok(page_reading(page, lay_out(&recognized, &pixels)))
    }

    fn reread_regions(
        &self,
        pages: &[Page],
        regions: &[TextRegion],
        now: Timestamp,
        cancel: &Cancel,
    ) -> Result<Option<Reading>, EngineError> {
        let mut readings = Vec::new();
        for page in pages {
            let of_page: Vec<&TextRegion> =
                regions.iter().filter(|region| region.page == page.index).collect();
            let Some(first) = of_page.first() else { continue };
            let pixels = load(page)?;
            let size = size(&pixels);
            let quads: Vec<(LineQuad, Alphabet)> = of_page
                .iter()
                .filter_map(|region| Some((quad_of_region(region, size)?, region.alphabet)))
                .collect();
            let recognized = self.second_recognizer.recognize_in_order(&pixels, &quads, cancel)?;
            let lines: Vec<_> = recognized.iter().filter_map(|line| place_line(line, size)).collect();
            if !lines.is_empty() {
                let reading = page_reading(page, OrderedLines { lines, slant: first.slant });
                readings.push(PageReading { origin: TextOrigin::SecondReading, ..reading });
            }
        }
        let engine = EngineId { name: SECOND_READER.into(), version: weights::SECOND_VERSION.into() };
        Ok(Some(Reading { engine, read_at: now, pages: readings, values: Vec::new() }))
    }
}
