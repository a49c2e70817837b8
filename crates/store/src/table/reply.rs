//! Raw replies of services. A repeated call is answered from here, so it is paid for once.

use std::io;

use rusqlite::{OptionalExtension, params};
use vouch_core::{Call, Replies};

use crate::Store;

pub(crate) const SCHEMA: &str = "
CREATE TABLE reply (
    source     TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    page       INTEGER NOT NULL,
    operation  TEXT NOT NULL,
    body       BLOB NOT NULL,
    PRIMARY KEY (source, page, operation)
) STRICT";

impl Replies for Store {
    fn kept(&self, call: &Call) -> Option<Vec<u8>> {
        let body = self.database.read(|connection| {
            Ok(connection
                .prepare_cached(
                    "SELECT body FROM reply JOIN source ON source.id = reply.source
                     WHERE source.hash = ?1 AND page = ?2 AND operation = ?3",
                )?
                .query_row(params![call.source.to_string(), call.page, call.operation], |row| row.get(0))
                .optional()?)
        });
        // One that cannot be read is requested again.
        body.ok().flatten()
    }

    fn keep(&self, call: &Call, reply: &[u8]) -> io::Result<()> {
        let kept = self.database.write(|transaction| {
            Ok(transaction
                .prepare_cached(
                    "INSERT INTO reply (source, page, operation, body)
                     SELECT id, ?2, ?3, ?4 FROM source WHERE hash = ?1
                     ON CONFLICT (source, page, operation) DO UPDATE SET body = excluded.body",
                )?
                .execute(params![call.source.to_string(), call.page, call.operation, reply])?)
        });
        match kept {
            Ok(0) => Err(io::Error::new(io::ErrorKind::NotFound, "the file is no longer in the library")),
            Ok(_) => Ok(()),
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{add, file, library};

    #[test]
    fn a_reply_is_found_by_its_call_and_goes_with_its_source() {
        let (_dir, store) = library();
        let source = add(&store, "scan.png").source();
        let call = Call { source: file("scan.png", b"scan.png").hash, page: 1, operation: "AnalyzeExpense" };
        assert_eq!(store.kept(&call), None);
        store.keep(&call, b"first").unwrap();
        store.keep(&call, b"second").unwrap();
        assert_eq!(store.kept(&call).as_deref(), Some(&b"second"[..]));
        assert_eq!(store.kept(&Call { page: 0, ..call }), None);
        assert_eq!(store.kept(&Call { operation: "DetectDocumentText", ..call }), None);
        store.delete_source(source).unwrap();
        assert_eq!(store.kept(&call), None);
        assert_eq!(store.keep(&call, b"late").unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
