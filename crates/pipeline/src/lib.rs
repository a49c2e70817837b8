//! One file on its way: bytes → pages → readings → documents. The same for the terminal, the window and the tests.
//!
//! Nothing here knows a library, a window or a service: engines are handed in, and so is whatever has to be done before
//! a file leaves this computer.
#![deny(missing_docs)]

mod contain;
mod error;
mod extract;
mod pipeline;
mod task;

pub use contain::contain;
pub use error::PipelineError;
pub use extract::{Extracted, extract};
pub use pipeline::{Outcome, Pipeline};
pub use task::{BeforeSending, Task, Witnesses};
