use std::fmt;
use std::io;

use crate::Hash;

/// One call about one page. The same call about the same bytes is worth asking once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Call {
    /// The source.
    pub source: Hash,
    /// Index of the page, from 0.
    pub page: u32,
    /// What was asked: the service's own name of it.
    pub operation: &'static str,
}

/// Where the raw replies of services rest: each is paid for, so that it is kept before anything is made of it, and found
/// again after a crash instead of asking once more.
pub trait Replies: Send + Sync + fmt::Debug {
    /// The reply to this call, where it was kept before.
    fn kept(&self, call: &Call) -> Option<Vec<u8>>;

    /// Keeps the reply to a call, byte for byte.
    ///
    /// # Errors
    /// When it could not be kept; the page counts as not read then.
    fn keep(&self, call: &Call, reply: &[u8]) -> io::Result<()>;
}

/// Keeps nothing: each call is made anew.
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
