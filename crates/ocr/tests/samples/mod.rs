//! Pages made of the project's own samples.

use std::path::Path;
use std::sync::Arc;

use image::ImageReader;
use vouch_core::{Page, Pixels};

/// The pixels of a file in `samples/`.
pub fn pixels(name: &str) -> Pixels {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(name);
    let picture =
        ImageReader::open(path).expect("the sample is there").decode().expect("it is a picture").to_rgb8();
    Pixels { width: picture.width(), height: picture.height(), rgb: picture.into_raw() }
}

/// A page of these pixels.
pub fn page(index: u32, pixels: Pixels) -> Page {
    Page { index, width: pixels.width, height: pixels.height, pixels: Arc::new(Arc::new(pixels)) }
}
