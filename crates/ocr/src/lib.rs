//! The on-device engine: page pixels to words.
//!
//! A page goes through the four steps of a reader, with the same [`geometry`] in each:
//!
//! 1. [`preprocess`]: faded text and shadows are corrected, and the page gets the size that the detection network takes.
//! 2. [`detection`]: a network draws where text is, and each line becomes a quad, with a curve where the line is curved.
//!    Pages of small text are detected again in tiles.
//! 3. [`recognition`]: each quad is rectified to a line image, and a second network reads its characters. That is tried
//!    in another direction on pages that are sideways or upside down.
//! 4. [`layout`]: characters become words with boxes, and lines are sorted into reading order.
//!
//! A second reading takes no detection: the boxes of words that were read give the quads, and a third network reads them.
//! The networks are data: `models/README.md` says where they come from.
#![deny(missing_docs)]
#![allow(rustdoc::private_intra_doc_links, reason = "the overview is for those who work on this crate")]

mod detection;
mod engine;
mod error;
mod geometry;
mod layout;
mod network;
mod preprocess;
mod recognition;
mod weights;

pub use engine::OnDevice;
