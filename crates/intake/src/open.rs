use std::path::PathBuf;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use vouch_core::{
    Attachment, Cancel, EngineId, Hash, LabelledValue, MediaType, Page, PageReading, Pixels, Reading, Source,
    WitnessKind,
};

use crate::frame::{Frame, Order, PageCode};
use crate::page_store::PageStore;
use crate::sniff::{Content, sniff};
use crate::{IntakeError, Limits, process};

/// Opens files, each in a child process.
#[derive(Clone, Debug)]
pub struct Opener {
    program: PathBuf,
    limits: Limits,
}

/// An opened file.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub source: Source,
    /// Upright pages in order; `pages[i].index == i`. Empty for an e-invoice without a PDF.
    pub pages: Vec<Page>,
    /// The text that the file itself holds, under the engine name `text`; `None` if there is none. A page can appear
    /// twice: once with the text drawn on it (exact), once with an invisible layer over a scan.
    pub text: Option<Reading>,
    /// Indexes of pages that may show more print than their text holds: on a picture, or where text was painted over.
    pub partial_text: Vec<u32>,
    /// The QR codes on the pages, under the engine name `code`, each as a value labelled `QR`; `None` if there are
    /// none.
    pub codes: Option<Reading>,
    /// Embedded files, such as the XML of an e-invoice.
    pub attachments: Vec<Attachment>,
    /// Indexes of pages that could not be decoded while others could. In `pages` they are blank.
    pub lost_pages: Vec<u32>,
}

impl Opener {
    /// Makes an opener that starts `program` for every file: an executable that calls [`crate::run_if_child`] first in
    /// its `main`, usually the running one.
    pub fn new(program: impl Into<PathBuf>, limits: Limits) -> Self {
        Self { program: program.into(), limits }
    }

    /// Returns the limits for each file.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Opens one file and blocks until its pages are decoded; `progress` goes from 0 to 1. `name` is the file's name
    /// without its folder, `member` its path inside an archive, `now` the time to stamp its text with.
    pub fn open(
        &self,
        name: &str,
        member: Option<&str>,
        bytes: &[u8],
        now: Timestamp,
        progress: &dyn Fn(f32),
        cancel: &Cancel,
    ) -> Result<Opened, IntakeError> {
        let source = self.admit(name, member, bytes)?;
        let media_type = source.media_type;
        let mut gathered = Gathered::default();
        if media_type == MediaType::Xml {
            gathered.attachments.push(Attachment::new(name, bytes));
        } else {
            let order = Order { media_type, bytes: bytes.len() as u64, limits: self.limits.clone() };
            process::decode(&self.program, &order, bytes, cancel, &mut |frame| {
                gathered.take(frame)?;
                progress(gathered.done());
                Ok(())
            })?;
            if gathered.pages.is_empty() {
                return Err(IntakeError::EmptyFile);
            }
        }
        progress(1.0);
        Ok(gathered.into_opened(source, now))
    }

    /// Returns what a file is, or refuses what needs no decoder to be refused: empty, too large, not a document.
    pub fn admit(&self, name: &str, member: Option<&str>, bytes: &[u8]) -> Result<Source, IntakeError> {
        if bytes.is_empty() {
            return Err(IntakeError::EmptyFile);
        }
        if bytes.len() as u64 > self.limits.bytes {
            return Err(IntakeError::FileTooLarge { bytes: bytes.len() as u64, limit: self.limits.bytes });
        }
        let media_type = match sniff(bytes) {
            Content::Document(media_type) => media_type,
            Content::Zip => return Err(IntakeError::unsupported("ZIP")),
            Content::Foreign(format) => return Err(IntakeError::UnsupportedFormat { format }),
            Content::Unknown => return Err(IntakeError::NotADocument),
        };
        Ok(Source {
            hash: Hash(Sha256::digest(bytes).into()),
            name: name.to_owned(),
            member: member.map(str::to_owned),
            media_type,
            bytes: bytes.len() as u64,
        })
    }
}

/// What the decoding process has sent so far.
#[derive(Default)]
struct Gathered {
    expected: u32,
    store: PageStore,
    pages: Vec<Page>,
    lost_pages: Vec<u32>,
    text: Vec<PageReading>,
    partial_text: Vec<u32>,
    codes: Vec<LabelledValue>,
    attachments: Vec<Attachment>,
}

impl Gathered {
    fn take(&mut self, frame: Frame) -> Result<(), IntakeError> {
        match frame {
            Frame::Pages { count } => self.expected = count,
            Frame::Page { width, height, pixels } => self.add_page(width, height, pixels)?,
            Frame::LostPage { width, height } => {
                self.lost_pages.push(self.pages.len() as u32);
                self.add_page(width, height, blank_page(width, height))?;
            }
            Frame::Text { reading } => self.text.push(reading),
            Frame::PartialText => self.partial_text.push(self.last_page()),
            Frame::Codes { codes } => self.add_codes(codes),
            Frame::Attachment { attachment } => self.attachments.push(attachment),
            Frame::Ready | Frame::Done | Frame::Failed { .. } => {}
        }
        Ok(())
    }

    fn add_page(&mut self, width: u32, height: u32, pixels: Pixels) -> Result<(), IntakeError> {
        let index = self.pages.len() as u32;
        let pixels = self.store.keep(index, pixels).map_err(IntakeError::unreadable)?;
        self.pages.push(Page { index, width, height, pixels });
        Ok(())
    }

    fn add_codes(&mut self, codes: Vec<PageCode>) {
        let page = self.last_page();
        self.codes.extend(codes.into_iter().map(|code| LabelledValue {
            label: "QR".to_owned(),
            text: code.text,
            page,
            bounds: Some(code.bounds),
            ..LabelledValue::default()
        }));
    }

    fn last_page(&self) -> u32 {
        self.pages.len().saturating_sub(1) as u32
    }

    fn done(&self) -> f32 {
        if self.expected == 0 { 0.0 } else { (self.pages.len() as f32 / self.expected as f32).min(1.0) }
    }

    fn into_opened(self, source: Source, now: Timestamp) -> Opened {
        let engine =
            |name: &str| EngineId { name: name.to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
        let reading = |witness: WitnessKind, pages, values| Reading {
            engine: engine(witness.name()),
            read_at: now,
            pages,
            values,
        };
        Opened {
            source,
            pages: self.pages,
            text: (!self.text.is_empty()).then(|| reading(WitnessKind::Text, self.text, Vec::new())),
            partial_text: self.partial_text,
            codes: (!self.codes.is_empty()).then(|| reading(WitnessKind::Qr, Vec::new(), self.codes)),
            attachments: self.attachments,
            lost_pages: self.lost_pages,
        }
    }
}

/// Returns a small white picture with the given proportions.
fn blank_page(width: u32, height: u32) -> Pixels {
    let shrink = f64::from(width.max(height).max(1)) / 64.0;
    let side = |length: u32| ((f64::from(length) / shrink).round() as u32).clamp(1, 64);
    let (width, height) = (side(width), side(height));
    Pixels { width, height, rgb: vec![u8::MAX; width as usize * height as usize * 3] }
}
