use crate::database::Database;
use crate::lock::LibraryLock;
use crate::vault::Vault;

/// A library on the disk: the database, the vault of originals, and the lock that keeps the two consistent.
///
/// Threads share one `Store`, and several processes may have the same library open. Methods block: asynchronous code
/// calls them on a thread for blocking work. Times are given by the caller and stored to the microsecond.
#[derive(Debug)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) vault: Vault,
    pub(crate) lock: LibraryLock,
}
