use std::fmt;
use std::sync::Arc;

/// The pixels of an upright page: 8-bit RGB, rows from the top, no padding; `rgb.len() == width * height * 3`.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue, three bytes a pixel.
    pub rgb: Vec<u8>,
}

impl fmt::Debug for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pixels({}x{})", self.width, self.height)
    }
}

/// The pixels of a page could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pixels of page {page} are gone: {reason}")]
pub struct PixelError {
    /// Index of the page, from 0.
    pub page: u32,
    /// What the system said.
    pub reason: String,
}

/// Where a page's pixels come from. They are loaded when needed and dropped afterwards, so that a long document fits in
/// memory.
pub trait PixelSource: Send + Sync {
    /// Loads the pixels.
    fn load(&self) -> Result<Arc<Pixels>, PixelError>;
}

impl PixelSource for Arc<Pixels> {
    fn load(&self) -> Result<Arc<Pixels>, PixelError> {
        Ok(Arc::clone(self))
    }
}

/// One upright page of a source.
#[derive(Clone)]
pub struct Page {
    /// Index in the source, from 0.
    pub index: u32,
    /// Upright width in pixels of the picture, or of the rendering of a PDF.
    pub width: u32,
    /// Upright height, likewise.
    pub height: u32,
    /// The pixels. They may be fewer than `width` x `height` where the original is needlessly large; boxes are
    /// fractions, so nothing else changes.
    pub pixels: Arc<dyn PixelSource>,
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Page({}, {}x{})", self.index, self.width, self.height)
    }
}
