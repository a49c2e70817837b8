//! The on-device engine: page pixels to words.
//!
//! A page goes through: [`preprocess`] (even illumination, and the size of the detection network) · [`detection`] (a quad around
//! each line of text) · [`line_image`] (each quad straightened to a image_of_line) · [`recognize`] and [`ctc`]
//! (image_of_line to characters) · [`words`] (characters to words with boxes, helped by the gaps in the [`projection`]) · [`turn`]
//! (the same for pages that lie sideways or upside down) · [`order`] (lines as one reads them). A second look goes from
//! a [`detection::region`] to a quad and on to another recognition network.
//! The networks are data: `models/README.md` says where they come from.
#![deny(missing_docs)]
#![allow(rustdoc::private_intra_doc_links, reason = "the overview is for those who work on this crate")]

mod alphabet;
mod ctc;
mod detection;
mod engine;
mod error;
mod geometry;
mod line_image;
mod model;
mod order;
mod preprocess;
mod projection;
mod recognize;
mod turn;
mod weights;
mod words;

pub use engine::OnDevice;
