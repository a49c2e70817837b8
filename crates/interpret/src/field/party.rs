//! The party of a block on an invoice: seller or buyer.

use crate::layout::annotated::AnnotatedText;
use crate::layout::block::{Party, TextBlock};
use crate::layout::rows::Spot;
use crate::text::tag::Tag;

/// Most rows of a party's name and address.
const LONGEST: usize = 9;
/// Most rows below a word such as "Customer", which heads a name less often than "Bill to" does.
const SHORT: usize = 6;

/// The heading that names a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The party.
    pub party: Party,
    /// The index of its row.
    pub row: usize,
    /// The heading as printed.
    pub label: String,
    /// Whether it stands in the block itself, before the name: `Bill to: ACME Ltd`.
    pub is_own: bool,
    /// Where it ends in its block, if it stands in the block itself.
    pub end: usize,
    /// Whether it may head something else too.
    is_weak: bool,
    /// Whether it contains a name.
    names: bool,
}

/// Returns the party of a block: that of the nearest heading above in its column, or in the column of the first block
/// of its row. A heading may contain the name itself.
pub(crate) fn party(annotated: &AnnotatedText, blocks: &[TextBlock], at: usize) -> Option<Party> {
    heading(annotated, blocks, at).map(|heading| heading.party)
}

/// Returns the heading of a block's party.
pub(crate) fn heading(annotated: &AnnotatedText, blocks: &[TextBlock], at: usize) -> Option<Heading> {
    let block = &blocks[at];
    let row = block.spot.row;
    let first_in_row = blocks.iter().find(|other| other.spot.row == row).unwrap_or(block);
    let near = |heading: &&TextBlock| heading.page == block.page && heading.spot.row + LONGEST >= row;
    let above = blocks[..=at].iter().rev().take_while(near);
    let table = |row: usize| {
        annotated.tags(row).has(Tag::Item) && annotated.tags(row).any(&[Tag::Quantity, Tag::Price])
    };
    for candidate in above {
        let same = candidate.spot == block.spot;
        if table(candidate.spot.row) || (!same && candidate.spot.row == row) {
            continue;
        }
        if (same || candidate.shares_column(block) || candidate.shares_column(first_in_row))
            && let Some(heading) = heading_of(annotated, candidate)
        {
            let is_far = heading.is_weak && (heading.row + SHORT < row || (heading.names && !same));
            return ((!same || heading.names) && !is_far).then_some(Heading { is_own: same, ..heading });
        }
    }
    None
}

/// Returns the party in whose block a spot lies.
pub(crate) fn party_at(blocks: &[TextBlock], spot: &Spot) -> Option<Party> {
    let in_row =
        blocks.iter().filter(|block| block.spot.row == spot.row && block.spot.span.start <= spot.span.start);
    in_row.max_by_key(|block| block.spot.span.start)?.party
}

/// Returns what a cell is the heading of: `Bill to`, `Bill to: ACME Ltd`.
fn heading_of(annotated: &AnnotatedText, block: &TextBlock) -> Option<Heading> {
    let captions = &annotated.captions[block.spot.row];
    let caption = captions.iter().find(|caption| caption.span.start == block.spot.span.start)?;
    let is_weak = !caption.tags.any(&[Tag::Buyer, Tag::Seller]);
    let party = match () {
        () if caption.tags.has(Tag::Buyer) => Party::Buyer,
        () if caption.tags.has(Tag::Seller) => Party::Seller,
        () if caption.tags.has(Tag::Customer) => Party::Buyer,
        () => return None,
    };
    let text = &annotated.text_rows.rows[block.spot.row].text;
    let rest = text.get(caption.span.end..block.spot.span.end)?;
    let names = rest.contains(char::is_alphanumeric);
    let is_named = !names || rest.trim_start().starts_with([':', '/']);
    let is_number = names && rest.chars().filter(|c| c.is_alphabetic()).count() < 3;
    (is_named && !(is_weak && is_number)).then(|| Heading {
        party,
        row: block.spot.row,
        label: text[caption.span.clone()].to_owned(),
        is_own: false,
        end: caption.span.end - block.spot.span.start,
        is_weak,
        names,
    })
}
