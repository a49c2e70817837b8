//! Groups the text of a document into blocks, of which names and addresses are made.

use vouch_core::TextOrigin;

use crate::field::{address_line, party};
use crate::layout::annotated::AnnotatedText;
use crate::layout::block::TextBlock;
use crate::layout::rows::Spot;
use crate::layout::sender_line;
use crate::text::fold;
use crate::text::tag::{Tag, Tags};

/// Captions that end a name or an address within a cell.
const ENDS: &[Tag] = &[Tag::Phone, Tag::Fax, Tag::Email, Tag::Web, Tag::TaxId, Tag::Registration, Tag::Bank];

/// Returns the cells of all rows as blocks, in reading order. The parts of a sender line are blocks of their own.
pub(crate) fn group_into_blocks(annotated: &AnnotatedText) -> Vec<TextBlock> {
    let mut blocks = Vec::new();
    for (index, row) in annotated.text_rows.rows.iter().enumerate() {
        let has_money = annotated.has_money(index);
        for cell in &row.cells {
            let inside = annotated.captions[index]
                .iter()
                .filter(|caption| cell.span.start <= caption.span.start && caption.span.end <= cell.span.end);
            // A caption ends the text only if a value follows it: OFFICE in a name is no telephone.
            let is_followed_by_value = |from: usize| {
                row.text[from..cell.span.end].contains(|c: char| c.is_ascii_digit() || c == '@' || c == ':')
            };
            let end = inside
                .filter(|caption| caption.tags.any(ENDS) && caption.span.start > cell.span.start + 3)
                .filter(|caption| is_followed_by_value(caption.span.end))
                .map(|caption| caption.span.start)
                .next()
                .unwrap_or(cell.span.end);
            let tags_from = |from: usize, to: usize| {
                let within = annotated.captions[index]
                    .iter()
                    .filter(|caption| from <= caption.span.start && caption.span.end <= to);
                within.fold(Tags::default(), |tags, caption| tags.union(caption.tags))
            };
            let tags = tags_from(cell.span.start, end);
            let tags_behind = tags_from(end, cell.span.end);
            let text = &row.text[cell.span.start..end];
            let parts = sender_line::parts(text);
            let of_sender = parts.is_some();
            let whole = || std::iter::once(0..text.len()).collect();
            for part in parts.unwrap_or_else(whole) {
                let span = cell.span.start + part.start..cell.span.start + part.end;
                let text = row.text[span.clone()].trim();
                let bounds = if of_sender { row.bounds_of(&span) } else { cell.bounds };
                let spot = Spot { row: index, span };
                blocks.push(TextBlock {
                    confidence: annotated.text_rows.confidence(&spot),
                    spot,
                    text: text.to_owned(),
                    key: fold::key(text),
                    tags_behind,
                    tags: if of_sender { Tags::default() } else { tags },
                    bounds,
                    page: row.page,
                    height: cell.bounds.h,
                    has_money,
                    is_exact: row.origin == TextOrigin::Exact,
                    like_address: false,
                    of_sender,
                    party: None,
                });
            }
        }
    }
    for block in &mut blocks {
        block.like_address = address_line::looks_like_address(block);
    }
    for at in 0..blocks.len() {
        blocks[at].party = party::party(annotated, &blocks, at);
    }
    blocks
}
