//! What a person does with documents. Pure: the same extraction and the same changes always give the same record.
//!
//! [`record`] folds an extraction and its [changes](vouch_core::Change) into what counts now; [`stops`], [`glances`],
//! [`next_stop`] and [`pile`] say what is left to do; [`undo`], [`redo`] and [`restore`] pick the changes to take
//! back; [`taken_out`] and [`joined`] part and join documents, [`kept_apart`] and [`kept_together`]
//! say what of a person's work goes where; [`parse_input`] understands what a person types; [`repairs`] offers what
//! makes a failing rule close; [`mask`] hides the numbers of travel documents on screens.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod amount_input;
mod date_input;
mod input;
mod log;
mod mask;
mod month;
mod now;
mod parse;
mod record;
mod repairs;
mod rules;
mod split;
mod stops;
mod zone;

pub use input::{Input, InputContext, InputError};
pub use log::{counting, parts, redo, restore, settled_by_split, undo, undoable};
pub use mask::{is_masked, mask, masked_evidence, masked_places, masked_record};
pub use parse::{parse_input, parse_number};
pub use record::{failing_with, record};
pub use repairs::{Repair, RepairFrom, repairs};
pub use split::{joined, kept_apart, kept_together, renumber, taken_out};
pub use stops::{Reason, Stop, glances, next_stop, pile, stops};
