use std::fmt;
use std::io;

use crate::Hash;

/// One call about one page. The same call about the same bytes is made only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Call {
    /// The source.
    pub source: Hash,
    /// Index of the page, from 0.
    pub page: u32,
    /// The service's own name of the operation.
    pub operation: &'static str,
}

/// Where the raw replies of services are kept. Each one costs money, so it is stored before it is interpreted and found
/// again after a crash instead of being paid for twice.
pub trait Replies: Send + Sync + fmt::Debug {
    /// Returns the reply to this call, where it was kept before.
    fn kept(&self, call: &Call) -> Option<Vec<u8>>;

    /// Keeps the reply to a call, byte for byte.
    ///
    /// # Errors
    /// When it could not be kept; the page then counts as not read.
    fn keep(&self, call: &Call, reply: &[u8]) -> io::Result<()>;
}

/// Keeps nothing: each call is made again.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoReplies;

impl Replies for NoReplies {
    fn kept(&self, _: &Call) -> Option<Vec<u8>> {
        None
    }

    fn keep(&self, _: &Call, _: &[u8]) -> io::Result<()> {
        Ok(())
    }
}
