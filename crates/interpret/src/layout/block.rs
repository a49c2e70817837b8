//! A block of text: one cell of a row, with what is known of it by itself.

use vouch_core::{BoundingBox, Place};

use crate::layout::rows::Spot;
use crate::text::tag::Tags;

/// Whose name and address a block of an invoice holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Party {
    /// Who sells.
    Seller,
    /// Who buys, or where the goods go.
    Buyer,
}

/// A cell of text.
#[derive(Clone, Debug)]
pub(crate) struct TextBlock {
    /// Where it stands.
    pub spot: Spot,
    /// Its characters, without the number, telephone or the like that follows in the same cell.
    pub text: String,
    /// Its letters, folded.
    pub key: String,
    /// The captions in it.
    pub tags: Tags,
    /// Its box.
    pub bounds: BoundingBox,
    /// Index of its page in the source.
    pub page: u32,
    /// Height of its print.
    pub height: f32,
    /// Whether an amount of money stands in its row.
    pub has_money: bool,
    /// Whether its characters are exact, so that there is nothing to put right.
    pub is_exact: bool,
    /// Whether it looks like a line of an address, whatever stands around it.
    pub like_address: bool,
    /// Whether it is a part of a line that names the sender of a letter.
    pub of_sender: bool,
    /// Whose block it stands in.
    pub party: Option<Party>,
}

impl TextBlock {
    /// Its place.
    pub(crate) fn place(&self) -> Place {
        Place { page: self.page, bounds: Some(self.bounds) }
    }

    /// Whether both stand in one column.
    pub(crate) fn shares_column(&self, other: &Self) -> bool {
        let shared = self.bounds.right().min(other.bounds.right()) - self.bounds.x.max(other.bounds.x);
        shared > 0.3 * self.bounds.w.min(other.bounds.w)
    }
}
