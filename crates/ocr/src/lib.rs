//! The on-device engine: page pixels to words.
//!
//! A page goes through: [`light`] (faded print and shadows evened out) · [`resize`] (to the size of the detection
//! network) · [`detect`] and [`boxes`] (a band around each line of print, with a [`bow`] where the line bends; [`seam`]
//! cuts pages of small print into pieces) · [`crop`] (each band straightened to a strip) · [`recognize`] and [`ctc`]
//! (strip to characters) · [`words`] (characters to words with boxes, helped by the gaps in the [`ink`]) · [`turn`]
//! (the same for pages that lie sideways or upside down) · [`order`] (lines as one reads them). A second look goes from
//! a [`stretch`] to a band and on to another recognition network.
//! The networks are data: `models/README.md` says where they come from.
#![deny(missing_docs)]
#![allow(rustdoc::private_intra_doc_links, reason = "the overview is for those who work on this crate")]

mod alphabet;
mod band;
mod bow;
mod boxes;
mod crop;
mod ctc;
mod detect;
mod engine;
mod ink;
mod light;
mod model;
mod order;
mod recognize;
mod rectangle;
mod resize;
mod seam;
mod stretch;
mod turn;
mod weights;
mod words;

pub use engine::OnDevice;
