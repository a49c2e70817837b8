//! Textract as an engine: one page a call, as a picture inside the call, so that nothing is left in the cloud.
//!
//! Receipts and invoices go to AnalyzeExpense. Travel documents go to DetectDocumentText, whose words carry the
//! machine-readable zone; a document of the United States without a zone goes to AnalyzeID as well. Nothing is tried
//! twice here: the job queue decides when and how often.

mod american;
mod call;
mod capture;
mod picture;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_textract::Client;
use aws_sdk_textract::config::retry::RetryConfig;
use aws_sdk_textract::config::timeout::TimeoutConfig;
use aws_sdk_textract::config::{BehaviorVersion, Builder, Region, SharedCredentialsProvider};
use vouch_core::{
    Alphabet, BoundingBox, Call, Cancel, DocumentFamily, Engine, EngineError, EngineId, Page, PageReading,
    Pixels, Progress, ReadRequest, Reading, Stage, TextLayout, TextOrigin,
};

pub use call::Operation;

use crate::failure::Failure;
use crate::http::Http;
use crate::reply::{self, ENGINE, Reply, Transcript, engine_id};
use crate::worker::Worker;
use american::is_american;

/// How long a call may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long it may take to get through to the service at all.
const CONNECTING: Duration = Duration::from_secs(5);

/// Reads pages by asking Amazon Textract.
pub struct TextractEngine {
    client: Client,
    worker: Worker,
}

impl fmt::Debug for TextractEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextractEngine").finish_non_exhaustive()
    }
}

impl TextractEngine {
    /// Documents that are worth giving to it at once: the quotas of a new account allow little more than a page a
    /// second.
    pub(crate) const AT_ONCE: usize = 2;

    /// The engine that asks Textract in this region, as whom the credentials say. Nothing is taken from the environment
    /// or from profiles.
    ///
    /// # Errors
    /// [`EngineError::Unavailable`] when the system gives no thread to it.
    pub fn new(region: &str, credentials: SharedCredentialsProvider) -> Result<Self, EngineError> {
        Self::with(config(region, credentials, PATIENCE))
    }

    /// The engine that asks another service in Textract's place, for tests and for developing.
    ///
    /// # Errors
    /// Those of [`TextractEngine::new`].
    #[cfg(debug_assertions)]
    pub fn at_endpoint(
        endpoint: &str,
        credentials: SharedCredentialsProvider,
        patience: Duration,
    ) -> Result<Self, EngineError> {
        Self::with(config("us-east-1", credentials, patience).endpoint_url(endpoint))
    }

    fn with(config: Builder) -> Result<Self, EngineError> {
        let unavailable = |error: std::io::Error| EngineError::Unavailable {
            engine: ENGINE.to_owned(),
            reason: error.to_string(),
        };
        let worker = Worker::start().map_err(unavailable)?;
        Ok(Self { client: Client::from_conf(config.build()), worker })
    }

    /// The reply to a call about a page of a source: the one that is kept, or else a new one.
    fn reply(
        &self,
        request: &ReadRequest<'_>,
        page: &Page,
        operation: Operation,
        cancel: &Cancel,
    ) -> Result<Vec<Reply>, EngineError> {
        let call = Call { source: request.source.hash, page: page.index, operation: operation.name() };
        let body = match request.replies.kept(&call) {
            Some(body) => body,
            None => {
                let pixels = page.pixels.load()?;
                let Some(picture) = picture::of(&pixels, cancel)? else { return Ok(Vec::new()) };
                let body = self.ask(operation, picture, cancel)?;
                request.replies.keep(&call, &body).map_err(|error| Failure::NotKept(error.to_string()))?;
                body
            }
        };
        Ok(reply::parse(&body).map_err(Failure::Reply)?)
    }

    /// Asks, and waits for the answer as long as it is wanted.
    fn ask(&self, operation: Operation, picture: Vec<u8>, cancel: &Cancel) -> Result<Vec<u8>, EngineError> {
        let client = self.client.clone();
        let answer = async move { call::send(&client, operation, picture).await };
        Ok(self.worker.wait(answer, &|| {}, cancel)?)
    }

    /// What Textract says of one page.
    fn read_page(
        &self,
        request: &ReadRequest<'_>,
        page: &Page,
        transcript: &mut Transcript,
        cancel: &Cancel,
    ) -> Result<(), EngineError> {
        transcript.first_page = page.index;
        let aspect = Some(page.width as f32 / page.height as f32);
        if !request.kind.is_some_and(|kind| kind.family() == DocumentFamily::Identity) {
            let replies = self.reply(request, page, Operation::AnalyzeExpense, cancel)?;
            replies.iter().for_each(|reply| transcript.add(reply, aspect));
            return Ok(());
        }
        let words = self.reply(request, page, Operation::DetectDocumentText, cancel)?;
        if is_american(&words) {
            let named = self.reply(request, page, Operation::AnalyzeId, cancel)?;
            named.iter().for_each(|reply| transcript.add(reply, aspect));
        }
        if !transcript.has_text(page.index) {
            words.iter().for_each(|reply| transcript.add(reply, aspect));
        }
        Ok(())
    }
}

fn config(region: &str, credentials: SharedCredentialsProvider, patience: Duration) -> Builder {
    let timeouts = TimeoutConfig::builder().connect_timeout(CONNECTING).operation_timeout(patience).build();
    aws_sdk_textract::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region.to_owned()))
        .http_client(Http::default().services())
        .credentials_provider(credentials)
        .retry_config(RetryConfig::disabled())
        .timeout_config(timeouts)
}

impl Engine for TextractEngine {
    fn id(&self) -> EngineId {
        engine_id()
    }

    fn is_remote(&self) -> bool {
        true
    }

    fn concurrency(&self) -> usize {
        Self::AT_ONCE
    }

    fn read(
        &self,
        request: &ReadRequest<'_>,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Reading, EngineError> {
        let count = u32::try_from(request.pages.len()).unwrap_or(u32::MAX);
        let at = |stage, page, done| Progress { stage, page, pages: count, done };
        let mut transcript = Transcript::default();
        for (number, page) in request.pages.iter().enumerate() {
            progress(at(Stage::Sending, page.index, number as f32 / count as f32));
            if cancel.is_cancelled() {
                return Err(EngineError::Cancelled);
            }
            self.read_page(request, page, &mut transcript, cancel)?;
        }
        if cancel.is_cancelled() {
            return Err(EngineError::Cancelled);
        }
        progress(at(Stage::ReadingWords, request.pages.last().map_or(0, |page| page.index), 1.0));
        Ok(transcript.into_reading(request.now))
    }

    /// Asks once more, about the region alone, and is paid for like a page. Textract cannot be held to an alphabet.
    fn read_region(
        &self,
        page: &Page,
        region: BoundingBox,
        _alphabet: Alphabet,
        cancel: &Cancel,
    ) -> Result<PageReading, EngineError> {
        if cancel.is_cancelled() {
            return Err(EngineError::Cancelled);
        }
        let aspect = page.width as f32 / page.height as f32;
        let mut reading = PageReading {
            page: page.index,
            aspect,
            slant: 0.0,
            origin: TextOrigin::Recognised,
            layout: TextLayout::default(),
        };
        let pixels: Arc<Pixels> = page.pixels.load()?;
        let Some((cut, place)) = picture::cut(&pixels, &region) else { return Ok(reading) };
        let Some(picture) = picture::of(&cut, cancel)? else { return Ok(reading) };
        let body = self.ask(Operation::DetectDocumentText, picture, cancel)?;
        let mut transcript = Transcript::default();
        let replies = reply::parse(&body).map_err(Failure::Reply)?;
        replies.iter().for_each(|reply| transcript.add(reply, None));
        let read = transcript.into_reading(jiff::Timestamp::UNIX_EPOCH);
        reading.layout.lines = read.pages.into_iter().flat_map(|page| page.layout.lines).collect();
        for line in &mut reading.layout.lines {
            line.bounds = within(&place, &line.bounds);
            line.words.iter_mut().for_each(|word| word.bounds = within(&place, &word.bounds));
        }
        Ok(reading)
    }
}

/// A box of a part of the page as a box of the page.
fn within(part: &BoundingBox, own: &BoundingBox) -> BoundingBox {
    let (left, top) = (part.x + own.x * part.w, part.y + own.y * part.h);
    BoundingBox::from_edges(left, top, left + own.w * part.w, top + own.h * part.h)
}

#[cfg(test)]
mod tests;
