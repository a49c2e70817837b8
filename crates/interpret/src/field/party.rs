//! The party of a block on an invoice: seller or buyer.

use crate::layout::annotated::AnnotatedText;
use crate::layout::block::{Party, TextBlock};
use crate::text::tag::Tag;

/// Most rows of a party's name and address.
const LONGEST: usize = 9;

/// Returns the party of a block: that of the nearest heading above in its column, or in the column of the first block
/// of its row. A heading may contain the name itself.
pub(crate) fn party(annotated: &AnnotatedText, blocks: &[TextBlock], at: usize) -> Option<Party> {
    let block = &blocks[at];
    let row = block.spot.row;
    let first_in_row = blocks.iter().find(|other| other.spot.row == row).unwrap_or(block);
    let near = |heading: &&TextBlock| heading.page == block.page && heading.spot.row + LONGEST >= row;
    let above = blocks[..=at].iter().rev().take_while(near);
    let table = |row: usize| {
        annotated.tags(row).has(Tag::Item) && annotated.tags(row).any(&[Tag::Quantity, Tag::Price])
    };
    for heading in above {
        let same = heading.spot == block.spot;
        if table(heading.spot.row) || (!same && heading.spot.row == row) {
            continue;
        }
        if (same || heading.shares_column(block) || heading.shares_column(first_in_row))
            && let Some((party, names)) = heading_of(annotated, heading)
        {
            return (!same || names).then_some(party);
        }
    }
    None
}

/// Returns the party that a cell is the heading of, and whether the cell also contains the name: `Bill to: ACME Ltd`.
fn heading_of(annotated: &AnnotatedText, block: &TextBlock) -> Option<(Party, bool)> {
    let captions = &annotated.captions[block.spot.row];
    let caption = captions.iter().find(|caption| caption.span.start == block.spot.span.start)?;
    let party = if caption.tags.has(Tag::Buyer) {
        Party::Buyer
    } else if caption.tags.has(Tag::Seller) {
        Party::Seller
    } else {
        return None;
    };
    let rest = annotated.text_rows.rows[block.spot.row].text.get(caption.span.end..block.spot.span.end)?;
    let names = rest.contains(char::is_alphanumeric);
    (!names || rest.trim_start().starts_with([':', '/'])).then_some((party, names))
}
