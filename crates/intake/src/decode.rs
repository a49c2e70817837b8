//! Decodes files of every format into frames. Runs inside the decoding process, and in tests without one.

mod bitmap;
mod codes;
mod heic;
mod jpeg;
mod pdf;
mod picture;
mod reduce;
mod tiff;

use vouch_core::MediaType;

use crate::frame::Frame;
use crate::{IntakeError, Limits};

/// Receives frames in the order of the file.
pub(crate) type Sink<'a> = dyn FnMut(Frame) -> Result<(), IntakeError> + 'a;

/// Decodes one file: its pages, each followed by the codes on it.
pub(crate) fn decode(
    media_type: MediaType,
    bytes: Vec<u8>,
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<(), IntakeError> {
    let sink: &mut Sink<'_> = &mut |frame| match &frame {
        // The page is sent first, so that the parent can process it meanwhile.
        Frame::Page { pixels, .. } => {
            let gray = codes::Grayscale::of(pixels);
            sink(frame)?;
            let codes = codes::find(&gray);
            if codes.is_empty() { Ok(()) } else { sink(Frame::Codes { codes }) }
        }
        _ => sink(frame),
    };
    match media_type {
        MediaType::Pdf => pdf::decode(bytes, limits, sink),
        MediaType::Tiff => tiff::decode(bytes, limits, sink),
        MediaType::Heic => heic::decode(&bytes, limits, sink),
        MediaType::Xml => sink(Frame::Pages { count: 0 }),
        MediaType::Jpeg | MediaType::Png | MediaType::Webp | MediaType::Bmp | MediaType::Gif => {
            picture::decode(media_type, bytes, limits, sink)
        }
    }
}

/// Passes pages on and remembers whether any was whole: a file of broken pages alone is broken itself.
#[derive(Default)]
struct PageRun {
    whole: u32,
    first_fault: Option<IntakeError>,
}

impl PageRun {
    fn whole(&mut self, page: Frame, sink: &mut Sink<'_>) -> Result<(), IntakeError> {
        self.whole += 1;
        sink(page)
    }

    fn lost(
        &mut self,
        (width, height): (u32, u32),
        fault: IntakeError,
        sink: &mut Sink<'_>,
    ) -> Result<(), IntakeError> {
        self.first_fault.get_or_insert(fault);
        sink(Frame::LostPage { width, height })
    }

    fn end(self) -> Result<(), IntakeError> {
        match self.first_fault {
            Some(fault) if self.whole == 0 => Err(fault),
            _ => Ok(()),
        }
    }
}

/// Returns the common name of a format.
pub(crate) fn format_name(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Jpeg => "JPEG",
        MediaType::Png => "PNG",
        MediaType::Webp => "WebP",
        MediaType::Bmp => "BMP",
        MediaType::Gif => "GIF",
        MediaType::Tiff => "TIFF",
        MediaType::Heic => "HEIC",
        MediaType::Pdf => "PDF",
        MediaType::Xml => "XML",
    }
}
