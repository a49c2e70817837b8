//! TIFF: several pages, in the many variants that scanners write.

mod palette;
mod raster;

use std::io::Cursor;

use image::metadata::Orientation;
use tiff::TiffError;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

use raster::Raster;

use super::{PageRun, Sink, picture};
use crate::frame::Frame;
use crate::{IntakeError, Limits};

/// Bit of `NewSubfileType` for a smaller copy of another page.
const REDUCED_COPY: u32 = 1;
/// Bit of `NewSubfileType` for a mask of another page.
const MASK: u32 = 4;

/// Decodes every page; a broken one becomes a lost page as long as another one is whole.
pub(super) fn decode(mut bytes: Vec<u8>, limits: &Limits, sink: &mut Sink<'_>) -> Result<(), IntakeError> {
    let allowed = usize::try_from(limits.memory).unwrap_or(usize::MAX);
    let mut buffers = tiff::decoder::Limits::default();
    buffers.decoding_buffer_size = allowed;
    buffers.intermediate_buffer_size = allowed;
    let fault = |error: TiffError| fault(&error, limits);
    palette::declare_as_gray(&mut bytes);
    let mut decoder = Decoder::new(Cursor::new(bytes.as_slice())).map_err(fault)?.with_limits(buffers);

    let pages = page_indexes(&mut decoder, limits)?;
    sink(Frame::Pages { count: pages.len() as u32 })?;
    let mut run = PageRun::default();
    let (mut width, mut height) = (1, 1);
    for index in pages {
        let size = decoder.seek_to_image(index).and_then(|()| decoder.dimensions());
        // A page with an unreadable directory is given the size of the page before.
        (width, height) = *size.as_ref().unwrap_or(&(width, height));
        limits.check_pixels(width, height)?;
        match size.and_then(|_| page(&mut decoder, limits)) {
            Ok(page) => run.whole(page, sink)?,
            Err(error) => run.lost((width, height), fault(error), sink)?,
        }
    }
    run.end()
}

/// Returns the directories of the file that are pages, and not thumbnails or masks.
fn page_indexes(decoder: &mut Decoder<Cursor<&[u8]>>, limits: &Limits) -> Result<Vec<usize>, IntakeError> {
    let mut pages = Vec::new();
    let mut directory = 0;
    let mut readable = true;
    loop {
        let kind = match decoder.find_tag_unsigned::<u32>(Tag::NewSubfileType) {
            Ok(Some(kind)) if readable => kind,
            _ => 0,
        };
        if kind & (REDUCED_COPY | MASK) == 0 {
            pages.push(directory);
        }
        if !decoder.more_images() {
            break;
        }
        directory += 1;
        readable = decoder.next_image().is_ok();
    }
    if pages.len() as u64 > u64::from(limits.pages) {
        return Err(IntakeError::TooManyPages { pages: pages.len() as u64, limit: limits.pages });
    }
    // A file with reduced copies alone: the first one is used.
    if pages.is_empty() {
        pages.push(0);
    }
    Ok(pages)
}

fn page(decoder: &mut Decoder<Cursor<&[u8]>>, limits: &Limits) -> Result<Frame, TiffError> {
    let (width, height) = decoder.dimensions()?;
    let color = decoder.colortype()?;
    let orientation = decoder
        .find_tag_unsigned::<u8>(Tag::Orientation)
        .ok()
        .flatten()
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms);
    let palette = palette::of_page(decoder);
    let mut samples = DecodingResult::U8(Vec::new());
    let layout = decoder.read_image_to_buffer(&mut samples)?;
    let raster = Raster::new(width, height, color, samples, &layout)?;
    let picture = match palette {
        Some(palette) => raster.through_palette(&palette),
        None => raster.into_rgb()?,
    };
    Ok(picture::upright_page(picture, orientation, limits))
}

fn fault(error: &TiffError, limits: &Limits) -> IntakeError {
    match error {
        TiffError::LimitsExceeded => IntakeError::TooMuchMemory { limit: limits.memory },
        TiffError::UnsupportedError(_) => IntakeError::unsupported("TIFF of a rare kind"),
        _ => IntakeError::damaged("TIFF"),
    }
}
