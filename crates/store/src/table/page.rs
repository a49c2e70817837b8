//! Upright sizes of the pages of a source. The images are rendered again from the original when they are needed.

use std::collections::BTreeMap;

use rusqlite::params;
use vouch_core::SourceId;

use super::source;
use crate::column::{grouped, parsed, to_json};
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
    /// Upright width in pixels, of the image or of the rendering.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
}

impl Store {
    /// Sets the pages of the source, in place of earlier ones.
    pub fn set_pages(&self, source: SourceId, pages: &[PageRow]) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            source::get(transaction, source)?;
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

    /// Returns the pages of a source in order, linked pages after its own. A source that was never opened has none.
    pub fn pages(&self, source: SourceId) -> Result<Vec<PageRow>, StoreError> {
        Ok(self.pages_of_each(&[source])?.remove(&source).unwrap_or_default())
    }

    /// Returns what `pages` returns for each of these sources, with one query. A source without pages is left out.
    pub fn pages_of_each(
        &self,
        sources: &[SourceId],
    ) -> Result<BTreeMap<SourceId, Vec<PageRow>>, StoreError> {
        self.database.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT source, number, width, height FROM page
                 WHERE source IN (SELECT value FROM json_each(?1))
                 UNION ALL
                 SELECT borrowed_page.source, borrowed_page.number, page.width, page.height FROM borrowed_page
                 JOIN page ON page.source = borrowed_page.lender AND page.number = borrowed_page.page
                 WHERE borrowed_page.source IN (SELECT value FROM json_each(?1))
                 ORDER BY 1, 2",
            )?;
            let rows = statement.query_map([to_json(sources)?], |row| {
                let page = PageRow { index: row.get(1)?, width: row.get(2)?, height: row.get(3)? };
                Ok((parsed(row, "source")?, page))
            })?;
            Ok(grouped(rows)?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{add, library};

    #[test]
    fn pages_are_those_that_were_set_last() {
        let (_dir, store) = library();
        let source = add(&store, "scan.png").source();
        let page = |index| PageRow { index, width: 1240, height: 1754 };
        store.set_pages(source, &[page(1), page(0), page(2)]).unwrap();
        assert_eq!(store.pages(source).unwrap(), [page(0), page(1), page(2)]);
        store.set_pages(source, &[page(0)]).unwrap();
        assert_eq!(store.pages(source).unwrap(), [page(0)]);
    }

    #[test]
    fn pages_of_several_sources_are_found_at_once() {
        let (_dir, store) = library();
        let [one, two, never_opened] = ["1.png", "2.png", "3.png"].map(|name| add(&store, name).source());
        let page = |index, width| PageRow { index, width, height: 100 };
        store.set_pages(one, &[page(0, 70), page(1, 71)]).unwrap();
        store.set_pages(two, &[page(0, 50)]).unwrap();
        store.link_page(two, one, 1, 0).unwrap();
        let expected = [(one, vec![page(0, 70), page(1, 71)]), (two, vec![page(0, 50), page(1, 71)])];
        assert_eq!(store.pages_of_each(&[two, one, never_opened]).unwrap(), expected.into());
    }

    #[test]
    fn pages_need_their_source() {
        let (_dir, store) = library();
        let source = add(&store, "scan.png").source();
        store.delete_source(source).unwrap();
        assert_eq!(store.set_pages(source, &[]).unwrap_err().code(), "not_found");
    }
}
