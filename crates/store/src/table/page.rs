//! Upright sizes of the pages of a source. The pictures are made again from the original when they are needed.

use rusqlite::{Result, params};
use vouch_core::SourceId;

use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE page (
    source  TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    width   INTEGER NOT NULL,
    height  INTEGER NOT NULL,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID";

/// One upright page of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// Index in the source, from 0.
    pub index: u32,
    /// Upright width in pixels, of the picture or of the rendering.
    pub width: u32,
    /// Upright height, likewise.
    pub height: u32,
}

impl Store {
    /// Says what pages the source has, in place of what was said before.
    pub fn set_pages(&self, source: SourceId, pages: &[PageRow]) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            super::source::get(transaction, source)?;
            let source = source.to_string();
            transaction.prepare_cached("DELETE FROM page WHERE source = ?1")?.execute([&source])?;
            let mut insert = transaction
                .prepare_cached("INSERT INTO page (source, number, width, height) VALUES (?1, ?2, ?3, ?4)")?;
            for page in pages {
                insert.execute(params![source, page.index, page.width, page.height])?;
            }
            Ok(())
        })
    }

    /// The pages of the source in order, those it borrows behind its own; none before it was opened for the first time.
    pub fn pages(&self, source: SourceId) -> Result<Vec<PageRow>, StoreError> {
        self.database.read(|connection| {
            let rows = connection
                .prepare_cached(
                    "SELECT number, width, height FROM page WHERE source = ?1
                     UNION ALL
                     SELECT borrowed_page.number, page.width, page.height FROM borrowed_page
                     JOIN page ON page.source = borrowed_page.lender AND page.number = borrowed_page.page
                     WHERE borrowed_page.source = ?1
                     ORDER BY 1",
                )?
                .query_map([source.to_string()], |row| {
                    Ok(PageRow { index: row.get(0)?, width: row.get(1)?, height: row.get(2)? })
                })?
                .collect::<Result<_>>()?;
            Ok(rows)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{add, library};

    #[test]
    fn pages_are_what_was_said_last() {
        let (_dir, store) = library();
        let source = add(&store, "scan.png").source();
        let page = |index| PageRow { index, width: 1240, height: 1754 };
        store.set_pages(source, &[page(1), page(0), page(2)]).unwrap();
        assert_eq!(store.pages(source).unwrap(), [page(0), page(1), page(2)]);
        store.set_pages(source, &[page(0)]).unwrap();
        assert_eq!(store.pages(source).unwrap(), [page(0)]);
    }

    #[test]
    fn pages_need_their_source() {
        let (_dir, store) = library();
        let source = add(&store, "scan.png").source();
        store.delete_source(source).unwrap();
        assert_eq!(store.set_pages(source, &[]).unwrap_err().code(), "not_found");
    }
}
