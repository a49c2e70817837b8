//! A block of text: one cell of a row, with what it says by itself.

use vouch_core::{BoundingBox, Confidence, Place};

use crate::layout::rows::Spot;
use crate::text::tag::Tags;

/// The party whose name and address a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Party {
    /// The seller.
    Seller,
    /// The buyer, or the place of delivery.
    Buyer,
}

/// A cell of text.
#[derive(Clone, Debug)]
pub(crate) struct TextBlock {
    /// Its row and bytes.
    pub spot: Spot,
    /// Its text, without a telephone number or the like at its end.
    pub text: String,
    /// Its text, folded.
    pub key: String,
    /// The tags of the captions in it.
    pub tags: Tags,
    /// The tags of the captions behind it in its cell, which end its text: those of a telephone number or the like.
    pub tags_behind: Tags,
    /// Its bounding box.
    pub bounds: BoundingBox,
    /// The index of its page in the source.
    pub page: u32,
    /// The height of its text.
    pub height: f32,
    /// Whether its row contains an amount of money.
    pub has_money: bool,
    /// The lowest confidence among its characters; `None` where the witness does not tell.
    pub confidence: Option<Confidence>,
    /// Whether its text is exact, so that nothing needs correction.
    pub is_exact: bool,
    /// Whether it looks like a line of an address, whatever is around it.
    pub like_address: bool,
    /// Whether it is part of the sender line of a letter.
    pub of_sender: bool,
    /// The party that it belongs to.
    pub party: Option<Party>,
}

/// Least shared width of two blocks in one column, as a fraction of the narrower.
const SAME_COLUMN: f32 = 0.3;

impl TextBlock {
    /// Returns its place.
    pub(crate) fn place(&self) -> Place {
        Place { page: self.page, bounds: Some(self.bounds) }
    }

    /// Whether both blocks are in one column.
    pub(crate) fn shares_column(&self, other: &Self) -> bool {
        let shared = self.bounds.right().min(other.bounds.right()) - self.bounds.x.max(other.bounds.x);
        shared > SAME_COLUMN * self.bounds.w.min(other.bounds.w)
    }
}
