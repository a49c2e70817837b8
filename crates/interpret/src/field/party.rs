//! Whose name and address stand in a block of an invoice: the one's who sells or the one's who buys.

use crate::layout::annotated::AnnotatedText;
use crate::layout::block::Party;
use crate::layout::block::TextBlock;
use crate::text::tag::Tag;

/// Rows that the block of a party has at most.
const LONGEST: usize = 9;

/// Whose block a block stands in: that of the nearest heading above its column, or above the column in which its row
/// begins. A heading may be followed by the name in its own cell.
pub(crate) fn party(annotated: &AnnotatedText, blocks: &[TextBlock], at: usize) -> Option<Party> {
    let block = &blocks[at];
    let row = block.spot.row;
    let begins = blocks.iter().find(|other| other.spot.row == row).unwrap_or(block);
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
        if (same || heading.shares_column(block) || heading.shares_column(begins))
            && let Some((party, names)) = heads(annotated, heading)
        {
            return (!same || names).then_some(party);
        }
    }
    None
}

/// The party that a cell heads, and whether it names it as well: `Bill to: ACME Ltd`.
fn heads(annotated: &AnnotatedText, block: &TextBlock) -> Option<(Party, bool)> {
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
