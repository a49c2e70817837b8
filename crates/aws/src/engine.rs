//! Textract as an engine: each call contains one page as a picture, so that nothing stays in the cloud.
//!
//! Receipts and invoices go to AnalyzeExpense. Travel documents go to DetectDocumentText, whose words include the
//! machine-readable zone; a document of the United States without a zone goes to AnalyzeID as well. Nothing is retried
//! here: the job queue decides when and how often.

mod american;
mod call;
mod capture;
mod picture;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_textract::Client;
use aws_sdk_textract::config::SharedCredentialsProvider;
use aws_types::sdk_config::Builder;
use vouch_core::{
    Alphabet, BoundingBox, Call, Cancel, DocumentFamily, Engine, EngineError, EngineId, Page, PageReading,
    Pixels, Progress, ReadRequest, Reading, Stage, TextLayout, TextOrigin,
};

pub use call::Operation;

use crate::client::personal_settings;
use crate::failure::Failure;
use crate::reply::{self, ENGINE, ReadingBuilder, Reply, engine_id};
use crate::worker::Worker;
use american::is_american;

/// How long a call may take.
pub(crate) const CALL_TIMEOUT: Duration = Duration::from_secs(60);

/// Reads pages with Amazon Textract.
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
    /// How many documents it can usefully read at once: the quotas of a new account allow little more than a page a
    /// second.
    pub(crate) const CONCURRENCY: usize = 2;

    /// Makes an engine that calls Textract in this region with these credentials. Nothing is taken from the environment
    /// or from profiles.
    ///
    /// # Errors
    /// [`EngineError::Unavailable`] when the system cannot start a thread for it.
    pub fn new(region: &str, credentials: SharedCredentialsProvider) -> Result<Self, EngineError> {
        Self::with(personal_settings(region, credentials, Some(CALL_TIMEOUT)))
    }

    /// Makes an engine that calls another service instead of Textract, for tests and development.
    ///
    /// # Errors
    /// Those of [`TextractEngine::new`].
    #[cfg(debug_assertions)]
    pub fn at_endpoint(
        endpoint: &str,
        credentials: SharedCredentialsProvider,
        call_timeout: Duration,
    ) -> Result<Self, EngineError> {
        Self::with(personal_settings("us-east-1", credentials, Some(call_timeout)).endpoint_url(endpoint))
    }

    fn with(settings: Builder) -> Result<Self, EngineError> {
        let unavailable = |error: std::io::Error| EngineError::Unavailable {
            engine: ENGINE.to_owned(),
            reason: error.to_string(),
        };
        let worker = Worker::start().map_err(unavailable)?;
        Ok(Self { client: Client::new(&settings.build()), worker })
    }

    /// Returns the reply to a call about a page of a source: the one that was kept, or else a new one.
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
                let Some(picture) = picture::encode(&pixels, cancel)? else { return Ok(Vec::new()) };
                let body = self.call(operation, picture, cancel)?;
                request.replies.keep(&call, &body).map_err(|error| Failure::NotKept(error.to_string()))?;
                body
            }
        };
        Ok(reply::parse(&body).map_err(Failure::Reply)?)
    }

    /// Makes a call and waits for the reply, unless it is cancelled.
    fn call(&self, operation: Operation, picture: Vec<u8>, cancel: &Cancel) -> Result<Vec<u8>, EngineError> {
        let client = self.client.clone();
        let reply = async move { call::send(&client, operation, picture).await };
        Ok(self.worker.wait(reply, &|| {}, cancel)?)
    }

    /// Adds what Textract reads on one page.
    fn read_page(
        &self,
        request: &ReadRequest<'_>,
        page: &Page,
        builder: &mut ReadingBuilder,
        cancel: &Cancel,
    ) -> Result<(), EngineError> {
        builder.first_page = page.index;
        let aspect = Some(page.width as f32 / page.height as f32);
        if !request.kind.is_some_and(|kind| kind.family() == DocumentFamily::Identity) {
            let replies = self.reply(request, page, Operation::AnalyzeExpense, cancel)?;
            replies.iter().for_each(|reply| builder.add(reply, aspect));
            return Ok(());
        }
        let words = self.reply(request, page, Operation::DetectDocumentText, cancel)?;
        if is_american(&words) {
            let named = self.reply(request, page, Operation::AnalyzeId, cancel)?;
            named.iter().for_each(|reply| builder.add(reply, aspect));
        }
        if !builder.has_text(page.index) {
            words.iter().for_each(|reply| builder.add(reply, aspect));
        }
        Ok(())
    }
}

impl Engine for TextractEngine {
    fn id(&self) -> EngineId {
        engine_id()
    }

    fn is_remote(&self) -> bool {
        true
    }

    fn concurrency(&self) -> usize {
        Self::CONCURRENCY
    }

    fn read(
        &self,
        request: &ReadRequest<'_>,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &Cancel,
    ) -> Result<Reading, EngineError> {
        let count = u32::try_from(request.pages.len()).unwrap_or(u32::MAX);
        let at = |stage, page, done| Progress { stage, page, pages: count, done };
        let mut builder = ReadingBuilder::default();
        for (number, page) in request.pages.iter().enumerate() {
            progress(at(Stage::Sending, page.index, number as f32 / count as f32));
            if cancel.is_cancelled() {
                return Err(EngineError::Cancelled);
            }
            self.read_page(request, page, &mut builder, cancel)?;
        }
        if cancel.is_cancelled() {
            return Err(EngineError::Cancelled);
        }
        progress(at(Stage::ReadingWords, request.pages.last().map_or(0, |page| page.index), 1.0));
        Ok(builder.into_reading(request.now))
    }

    /// Makes another call, about the region alone, which costs as much as a page. Textract cannot be restricted to an
    /// alphabet.
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
        let Some((cropped, place)) = picture::crop(&pixels, &region) else { return Ok(reading) };
        let Some(picture) = picture::encode(&cropped, cancel)? else { return Ok(reading) };
        let body = self.call(Operation::DetectDocumentText, picture, cancel)?;
        let mut builder = ReadingBuilder::default();
        let replies = reply::parse(&body).map_err(Failure::Reply)?;
        replies.iter().for_each(|reply| builder.add(reply, None));
        let read = builder.into_reading(jiff::Timestamp::UNIX_EPOCH);
        reading.layout.lines = read.pages.into_iter().flat_map(|page| page.layout.lines).collect();
        for line in &mut reading.layout.lines {
            line.bounds = on_page(&place, &line.bounds);
            line.words.iter_mut().for_each(|word| word.bounds = on_page(&place, &word.bounds));
        }
        Ok(reading)
    }
}

/// Converts a box within a part of the page to a box on the page.
fn on_page(part: &BoundingBox, own: &BoundingBox) -> BoundingBox {
    let (left, top) = (part.x + own.x * part.w, part.y + own.y * part.h);
    BoundingBox::from_edges(left, top, left + own.w * part.w, top + own.h * part.h)
}

#[cfg(test)]
mod tests;
