//! PDF through `hayro`: pages as pictures, their text, and embedded files.

mod attachment;
mod layout;
mod outline;
mod render;
mod text;
mod unread;
mod visibility;

use std::panic::{self, AssertUnwindSafe};

use hayro::RenderCache;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::outline::Outlines;
use self::text::PageText;
use super::{PageRun, Sink};
use crate::frame::Frame;
use crate::{IntakeError, Limits};

/// Keyword near the end of every complete PDF.
const END_KEYWORD: &[u8] = b"startxref";
/// Number of last bytes that contain it.
const TAIL: usize = 2048;

/// Decodes attachments, then the picture and the text of each page.
pub(super) fn decode(bytes: Vec<u8>, limits: &Limits, sink: &mut Sink<'_>) -> Result<(), IntakeError> {
    let truncated = is_truncated(&bytes);
    let pdf = Pdf::new(bytes).map_err(fault)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(IntakeError::damaged("PDF"));
    }
    if pages.len() as u64 > u64::from(limits.pages) {
        return Err(IntakeError::TooManyPages { pages: pages.len() as u64, limit: limits.pages });
    }
    sink(Frame::Pages { count: pages.len() as u32 })?;
    for attachment in attachment::attachments(&pdf, limits) {
        sink(Frame::Attachment { attachment })?;
    }
    let cache = RenderCache::new();
    let mut outlines = Outlines::default();
    let mut run = PageRun::default();
    for (index, page) in pages.iter().enumerate() {
        let size = render::size(page, limits);
        // Rendering a damaged page may panic; the other pages are still useful.
        let drawn = panic::catch_unwind(AssertUnwindSafe(|| {
            let pixels = render::page(page, size, &cache);
            let text = text::of_page(page, index as u32, &pixels, &mut outlines);
            (pixels, text)
        }));
        match drawn {
            // In a truncated file, the content of a blank page is likely in the missing part.
            Ok((pixels, text)) if truncated && text.readings.is_empty() && render::is_blank(&pixels) => {
                run.lost((size.width, size.height), IntakeError::damaged("PDF"), sink)?;
            }
            Ok((pixels, PageText { readings, is_partial })) => {
                run.whole(Frame::Page { width: size.width, height: size.height, pixels }, sink)?;
                readings.into_iter().try_for_each(|reading| sink(Frame::Text { reading }))?;
                if is_partial {
                    sink(Frame::PartialText)?;
                }
            }
            Err(_) => run.lost((size.width, size.height), IntakeError::damaged("PDF"), sink)?,
        }
    }
    run.end()
}

/// Whether the end of the file is missing: a complete PDF ends with the position of its cross-reference table.
fn is_truncated(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    !tail.windows(END_KEYWORD.len()).any(|window| window == END_KEYWORD)
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
