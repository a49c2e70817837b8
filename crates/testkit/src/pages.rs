use std::sync::Arc;

use vouch_core::{Hash, MediaType, Page, PixelError, PixelSource, Pixels, Source};

/// A white page of this size in pixels.
pub fn blank_page(index: u32, width: u32, height: u32) -> Page {
    let length = usize::try_from(u64::from(width) * u64::from(height) * 3).unwrap_or(0);
    let pixels = Pixels { width, height, rgb: vec![255; length] };
    Page { index, width, height, pixels: Arc::new(Arc::new(pixels)) }
}

/// A page whose pixels cannot be had again.
pub fn broken_page(index: u32) -> Page {
    Page { index, width: 100, height: 100, pixels: Arc::new(Gone(index)) }
}

/// A source for pages that came from no file; its hash is made from its name.
pub fn picture_source(name: &str) -> Source {
    let mut hash = [0; 32];
    for (place, byte) in name.bytes().enumerate() {
        hash[place % 32] ^= byte.rotate_left(u32::try_from(place / 32).unwrap_or(0));
    }
    Source { hash: Hash(hash), name: name.to_owned(), member: None, media_type: MediaType::Png, bytes: 1 }
}

struct Gone(u32);

impl PixelSource for Gone {
    fn load(&self) -> Result<Arc<Pixels>, PixelError> {
        Err(PixelError { page: self.0, reason: "the page was made without pixels".to_owned() })
    }
}
