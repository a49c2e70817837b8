//! Documents that may be the same one twice.

use image_hasher::{HashAlg, HasherConfig};
use vouch_core::{DocumentId, Pixels, SourceId};
use vouch_store::{Alike, DocumentRow};

use crate::document::api::PageView;
use crate::library::duplicates_api::{Duplicate, DuplicateDocument};
use crate::{App, AppError, Event};

/// Side of the grid of brightness that a picture is hashed by.
const GRID: u32 = 16;
/// Two pictures whose hashes differ in no more bits than these are nearly the same: the same paper photographed twice
/// differs in a few dozen of the 256 at most, two receipts of one till in more.
const NEARLY: u32 = 18;

impl App {
    pub(crate) fn duplicates(&self) -> Result<Vec<Duplicate>, AppError> {
        let duplicate = |pair: Alike| {
            Ok(Duplicate {
                same_values: pair.same_values,
                same_picture: pair.apart.is_some(),
                one: self.duplicate_document(pair.one)?,
                other: self.duplicate_document(pair.other)?,
            })
        };
        self.store().alike(NEARLY)?.into_iter().map(duplicate).collect()
    }

    fn duplicate_document(&self, row: DocumentRow) -> Result<DuplicateDocument, AppError> {
        let first = row.summary.page;
        let pages = self.store().pages(row.source)?;
        let page = pages.iter().find(|page| page.index == first);
        let covered = self.covered_places(row.source)?;
        Ok(DuplicateDocument {
            page: page.map(|page| PageView { index: page.index, width: page.width, height: page.height }),
            covered: covered
                .into_iter()
                .filter(|place| place.page == first)
                .filter_map(|place| place.bounds.map(Into::into))
                .collect(),
            row: row.into(),
        })
    }

    pub(crate) fn tell_apart(&self, one: DocumentId, other: DocumentId) -> Result<(), AppError> {
        self.store().tell_apart(one, other)?;
        self.tell(Event::Changed);
        Ok(())
    }

    /// Keeps how the first page looks. A file without a hash is only never found by its picture.
    pub(crate) fn keep_look(&self, source: SourceId, pixels: &Pixels) {
        if let Some(hash) = look(pixels) {
            drop(self.store().set_look(source, &hash));
        }
    }
}

/// The hash of a picture: which parts of it are brighter than their neighbours.
fn look(pixels: &Pixels) -> Option<Vec<u8>> {
    let picture = image::RgbImage::from_raw(pixels.width, pixels.height, pixels.rgb.clone())?;
    let hasher = HasherConfig::new().hash_alg(HashAlg::Gradient).hash_size(GRID, GRID).to_hasher();
    Some(hasher.hash_image(&picture).as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(one: &Pixels, other: &Pixels) -> u32 {
        let bits = |pixels| look(pixels).expect("a picture");
        bits(one).iter().zip(bits(other)).map(|(one, other)| (one ^ other).count_ones()).sum()
    }

    #[test]
    fn a_darker_picture_of_the_same_page_looks_the_same_and_another_page_does_not() {
        let page = |seed: u32| {
            let (width, height) = (160, 220);
            let shade = |x: u32, y: u32| {
                let cell =
                    (x / 12).wrapping_mul(7).wrapping_add((y / 12).wrapping_mul(13)).wrapping_mul(seed);
                if cell % 5 < 2 { 40 } else { 230 }
            };
            let rgb = (0..height).flat_map(|y| (0..width).flat_map(move |x| [shade(x, y); 3])).collect();
            Pixels { width, height, rgb }
        };
        let darker = |page: &Pixels| Pixels {
            rgb: page.rgb.iter().map(|value| value / 2 + 10).collect(),
            ..page.clone()
        };
        let first = page(3);
        assert!(apart(&first, &darker(&first)) <= NEARLY);
        assert!(apart(&first, &page(11)) > NEARLY);
    }
}
