//! Replies of Textract, as the service sends them and as its console, command line and SDKs save them.
//!
//! The types are our own: every part is optional, since replies differ by year and operation, and a reply must stay
//! readable as long as the document is kept. AnalyzeExpense, AnalyzeID, DetectDocumentText, AnalyzeDocument and the
//! results of their asynchronous variants are recognised by their content.

mod aspect;
mod error;
mod layout;
mod parse;
mod shape;
mod text_layout;
mod values;

use std::collections::BTreeMap;

use jiff::Timestamp;
use vouch_core::{EngineId, LabelledValue, Line, PageReading, Reading, TextLayout, TextOrigin, WitnessKind};

pub use error::ReplyError;
pub use parse::parse;
pub use shape::Reply;
pub use values::{CURRENCY, NORMALIZED};

/// Name of the witness.
pub const ENGINE: &str = WitnessKind::Textract.name();
/// Version of the API whose replies are understood.
const VERSION: &str = "2018-06-27";

/// Returns the name and version of the witness.
pub fn engine_id() -> EngineId {
    EngineId { name: ENGINE.to_owned(), version: VERSION.to_owned() }
}

/// Returns the reading of a source from the replies about it, in the order of its pages. The pages of each reply are
/// numbered after those of the previous one; the parts of one asynchronous result count as one reply.
pub fn reading(replies: &[Reply], now: Timestamp) -> Reading {
    let mut builder = ReadingBuilder::default();
    for (number, reply) in replies.iter().enumerate() {
        let is_continued =
            number.checked_sub(1).is_some_and(|before| replies[before].is_part() && reply.is_part());
        if !is_continued {
            builder.first_page = builder.next_page;
        }
        builder.add(reply, None);
    }
    builder.into_reading(now)
}

/// Replies about one source, combined page by page.
#[derive(Debug, Default)]
pub(crate) struct ReadingBuilder {
    /// Index of the page that the next reply numbers 1.
    pub(crate) first_page: u32,
    next_page: u32,
    pages: BTreeMap<u32, PageReading>,
    values: Vec<LabelledValue>,
    documents: u32,
}

impl ReadingBuilder {
    /// Adds a reply whose pages begin at `first_page`. `aspect` is the page's width divided by its height, where it is
    /// known: a reply does not contain it.
    pub(crate) fn add(&mut self, reply: &Reply, aspect: Option<f32>) {
        let values = values::values(reply, self.first_page, self.documents);
        self.documents += values::documents(reply);
        let mut layouts = layout::layouts(reply);
        if layouts.is_empty() {
            layouts = text_layout::layouts(reply);
        }
        let seen = layouts.keys().max().copied().unwrap_or(1).max(reply.pages());
        self.next_page = self.next_page.max(self.first_page.saturating_add(seen));
        for (number, layout) in layouts {
            self.add_page(self.first_page.saturating_add(number - 1), layout, aspect);
        }
        self.values.extend(values);
    }

    fn add_page(&mut self, page: u32, layout: TextLayout, aspect: Option<f32>) {
        let known = self.pages.entry(page).or_insert_with(|| PageReading {
            page,
            aspect: 1.0,
            slant: 0.0,
            origin: TextOrigin::Recognised,
            layout: TextLayout::default(),
        });
        known.layout.lines.extend(layout.lines);
        known.layout.lines.sort_by(|a, b| a.bounds.y.total_cmp(&b.bounds.y));
        known.aspect = aspect.unwrap_or_else(|| aspect::estimate(&known.layout));
    }

    /// Whether any text was found on a page.
    pub(crate) fn has_text(&self, page: u32) -> bool {
        self.pages.get(&page).is_some_and(|page| !page.layout.lines.is_empty())
    }

    /// Returns every line, page by page.
    pub(crate) fn lines(&self) -> impl Iterator<Item = String> {
        self.pages.values().flat_map(|page| &page.layout.lines).map(Line::text)
    }

    /// Returns the reading of all replies together.
    pub(crate) fn into_reading(self, now: Timestamp) -> Reading {
        let pages = self.pages.into_values().filter(|page| !page.layout.lines.is_empty()).collect();
        Reading { engine: engine_id(), read_at: now, pages, values: self.values }
    }
}

#[cfg(test)]
mod tests;
