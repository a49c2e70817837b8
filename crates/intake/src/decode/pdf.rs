//! PDF through `hayro`: pages as pictures, the text they carry, the files inside.

mod attachment;
mod layout;
mod render;
mod text;

use std::panic::{self, AssertUnwindSafe};

use hayro::RenderCache;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{PageRun, Sink};
use crate::frame::Frame;
use crate::{IntakeError, Limits};

/// What stands at the end of every whole PDF, within so many bytes.
const MARK: &[u8] = b"startxref";
const TAIL: usize = 2048;

/// Decodes attachments, then page by page the picture and the text.
pub(super) fn decode(bytes: Vec<u8>, limits: &Limits, sink: &mut Sink<'_>) -> Result<(), IntakeError> {
    let cut_off = is_cut_off(&bytes);
    let pdf = Pdf::new(bytes).map_err(fault)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(IntakeError::damaged("PDF"));
    }
    if pages.len() as u64 > u64::from(limits.pages) {
        return Err(IntakeError::TooManyPages { pages: pages.len() as u64, limit: limits.pages });
    }
    sink(Frame::Pages { count: pages.len() as u32 })?;
    for attachment in attachment::all(&pdf, limits) {
        sink(Frame::Attachment { attachment })?;
    }
    let cache = RenderCache::new();
    let mut run = PageRun::default();
    for (index, page) in pages.iter().enumerate() {
        let size = render::size(page, limits);
        // The interpreter of a damaged page may panic; the other pages are still worth having.
        let drawn = panic::catch_unwind(AssertUnwindSafe(|| {
            (render::page(page, size, &cache), text::of_page(page, index as u32))
        }));
        match drawn {
            // What a blank page of half a file should have shown is in the other half.
            Ok((pixels, readings)) if cut_off && readings.is_empty() && render::is_blank(&pixels) => {
                run.lost((size.width, size.height), IntakeError::damaged("PDF"), sink)?;
            }
            Ok((pixels, readings)) => {
                run.whole(Frame::Page { width: size.width, height: size.height, pixels }, sink)?;
                readings.into_iter().try_for_each(|reading| sink(Frame::Text { reading }))?;
            }
            Err(_) => run.lost((size.width, size.height), IntakeError::damaged("PDF"), sink)?,
        }
    }
    run.end()
}

/// Every PDF ends by saying where its table of contents starts.
fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    !tail.windows(MARK.len()).any(|window| window == MARK)
}

fn fault(error: LoadPdfError) -> IntakeError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => IntakeError::PasswordProtected,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
            IntakeError::unsupported("PDF with an unknown encryption")
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => IntakeError::damaged("PDF"),
    }
}
