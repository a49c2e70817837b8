//! Pages of one source that documents of another use: a document that continues in a second file. A linked page has a
//! number of its own in the linking source, after all others there. The link stays when a person undoes the join, so
//! that they can redo it; it counts only while a listed document uses the page.
//!
//! The table keeps the names under which it was released: `borrowed_page`, and `lender` for the source that owns a
//! page.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Result, params};
use vouch_core::{DocumentId, SourceId};

use crate::column::{grouped, parsed, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE borrowed_page (
    source  TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    lender  TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    page    INTEGER NOT NULL,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX borrowed_page_by_lender ON borrowed_page (lender)";

/// The linked pages that listed documents use, each with its document.
const IN_USE: &str = "borrowed_page
    JOIN document ON document.source = borrowed_page.source AND document.stands
    JOIN extraction ON extraction.document = document.key
    JOIN json_each(extraction.extraction, '$.pages') AS used ON used.value = borrowed_page.number";

/// A page of one source that documents of another may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkedPage {
    /// Its number in the source that links it.
    pub number: u32,
    /// The source that owns it.
    pub owner: SourceId,
    /// Its index there.
    pub page: u32,
}

impl Store {
    /// Returns the pages that a source links to, by their numbers in it.
    pub fn linked_pages(&self, source: SourceId) -> Result<Vec<LinkedPage>, StoreError> {
        Ok(self.linked_pages_of_each(&[source])?.remove(&source).unwrap_or_default())
    }

    /// Returns what `linked_pages` returns for each of these sources, with one query. A source that links to none is
    /// left out.
    pub fn linked_pages_of_each(
        &self,
        sources: &[SourceId],
    ) -> Result<BTreeMap<SourceId, Vec<LinkedPage>>, StoreError> {
        self.database.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT source, number, lender, page FROM borrowed_page
                 WHERE source IN (SELECT value FROM json_each(?1)) ORDER BY source, number",
            )?;
            let rows = statement.query_map([to_json(sources)?], |row| {
                let linked = LinkedPage {
                    number: row.get("number")?,
                    owner: parsed(row, "lender")?,
                    page: row.get("page")?,
                };
                Ok((parsed(row, "source")?, linked))
            })?;
            Ok(grouped(rows)?)
        })
    }

    /// Links a page of `owner` to `source` and returns its number there, which is at least `from`. A page that is
    /// linked already under such a number is not linked again.
    pub fn link_page(
        &self,
        source: SourceId,
        owner: SourceId,
        page: u32,
        from: u32,
    ) -> Result<u32, StoreError> {
        self.database.write(|transaction| {
            let (source, owner) = (source.to_string(), owner.to_string());
            let known: Option<u32> = transaction
                .prepare_cached(
                    "SELECT min(number) FROM borrowed_page
                     WHERE source = ?1 AND lender = ?2 AND page = ?3 AND number >= ?4",
                )?
                .query_row(params![source, owner, page, from], |row| row.get(0))?;
            if let Some(known) = known {
                return Ok(known);
            }
            let next: u32 = transaction
                .prepare_cached(
                    "SELECT 1 + max(
                         coalesce((SELECT max(number) FROM page WHERE source = ?1), 0),
                         coalesce((SELECT max(number) FROM borrowed_page WHERE source = ?1), 0))",
                )?
                .query_row([&source], |row| row.get(0))?;
            transaction
                .prepare_cached(
                    "INSERT INTO borrowed_page (source, number, lender, page) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![source, next, owner, page])?;
            Ok(next)
        })
    }

    /// Returns the documents of other sources that use pages of this one.
    pub fn linking_documents(&self, owner: SourceId) -> Result<Vec<DocumentId>, StoreError> {
        self.database.read(|connection| Ok(linking_documents(connection, owner)?))
    }
}

/// Returns the documents of other sources that use pages of this one, oldest first.
pub(crate) fn linking_documents(connection: &Connection, owner: SourceId) -> Result<Vec<DocumentId>> {
    connection
        .prepare_cached(&format!(
            "SELECT DISTINCT document.id FROM {IN_USE}
             WHERE borrowed_page.lender = ?1 AND document.source <> ?1 ORDER BY document.key"
        ))?
        .query_map([owner.to_string()], |row| parsed(row, "id"))?
        .collect()
}

/// Returns the other sources whose pages a source links, used or not.
pub(crate) fn owners(connection: &Connection, source: SourceId) -> Result<Vec<SourceId>> {
    connection
        .prepare_cached("SELECT DISTINCT lender FROM borrowed_page WHERE source = ?1 AND lender <> ?1")?
        .query_map([source.to_string()], |row| parsed(row, "lender"))?
        .collect()
}

/// Returns the names of the files that a document uses, its own first, for the search.
pub(crate) fn file_names(connection: &Connection, document: i64) -> Result<String> {
    let own: Option<String> = connection
        .prepare_cached(
            "SELECT source.name FROM document JOIN source ON source.id = document.source
             WHERE document.key = ?1",
        )?
        .query_row([document], |row| row.get(0))
        .optional()?;
    let linked = connection
        .prepare_cached(&format!(
            "SELECT DISTINCT source.name FROM {IN_USE} JOIN source ON source.id = borrowed_page.lender
             WHERE document.key = ?1"
        ))?
        .query_map([document], |row| row.get(0))?
        .collect::<Result<Vec<String>>>()?;
    Ok(own.into_iter().chain(linked).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use vouch_core::{Act, Extraction};

    use super::*;
    use crate::sample::{add, add_document, change, extraction, library, summary};
    use crate::{NewChange, PageRow, Query, SplitChange};

    fn page(index: u32, width: u32) -> PageRow {
        PageRow { index, width, height: 100 }
    }

    /// Gives a document these pages, or hides it.
    fn split(store: &Store, document: DocumentId, number: u128, pages: Option<Vec<u32>>) {
        let source = store.document(document).unwrap().row.source;
        let stands = pages.is_some();
        let extraction = Extraction { pages: pages.unwrap_or_default(), ..extraction("Both") };
        let change = change(number, document, Act::SetParts { parts: Vec::new(), among: vec![document] });
        let change_of_extent =
            SplitChange { source, engine: "device", extraction: &extraction, text: "", stands };
        let summary = summary("Both");
        let new = NewChange {
            change: &change,
            summary: &summary,
            values: &[],
            lesson: None,
            split: Some(change_of_extent),
        };
        store.append_all(&[new]).unwrap();
    }

    /// Joins two documents of two files: the first file links the page of the second.
    fn joined(store: &Store) -> (DocumentId, DocumentId) {
        let (front, back) =
            (add_document(store, "front.png", "Front", ""), add_document(store, "back.png", "Back", ""));
        let source = |id| store.document(id).unwrap().row.source;
        store.set_pages(source(front), &[page(0, 70)]).unwrap();
        store.set_pages(source(back), &[page(0, 50)]).unwrap();
        let linked = store.link_page(source(front), source(back), 0, 1).unwrap();
        split(store, front, 1, Some(vec![0, linked]));
        split(store, back, 2, None);
        (front, back)
    }

    #[test]
    fn a_linked_page_is_numbered_after_the_others() {
        let (_dir, store) = library();
        let [one, two, three] = ["1.png", "2.png", "3.png"].map(|name| add(&store, name).source());
        store.set_pages(one, &[page(0, 70), page(1, 71)]).unwrap();
        store.set_pages(two, &[page(0, 50)]).unwrap();
        assert_eq!(store.link_page(one, two, 0, 0).unwrap(), 2);
        assert_eq!(store.link_page(one, three, 4, 3).unwrap(), 3);
        assert_eq!(store.link_page(one, two, 0, 2).unwrap(), 2, "it is linked already");
        assert_eq!(store.link_page(one, two, 0, 3).unwrap(), 4, "now it comes later");
        let link = |number, owner, page| LinkedPage { number, owner, page };
        assert_eq!(store.linked_pages(one).unwrap(), [link(2, two, 0), link(3, three, 4), link(4, two, 0)]);
        store.link_page(two, three, 0, 0).unwrap();
        let of_each = store.linked_pages_of_each(&[three, two, one]).unwrap();
        assert_eq!(of_each.len(), 2, "the third file links to none");
        assert_eq!((of_each[&one].len(), of_each[&two].len()), (3, 1));
        let sizes: Vec<_> = store.pages(one).unwrap().iter().map(|page| (page.index, page.width)).collect();
        assert_eq!(sizes, [(0, 70), (1, 71), (2, 50), (4, 50)], "the third file was not opened yet");
        assert_eq!(store.linking_documents(two).unwrap(), [], "no document uses it");
    }

    #[test]
    fn both_files_are_deleted_with_the_document_that_uses_them() {
        let (_dir, store) = library();
        let (front, back) = joined(&store);
        let owner = store.document(back).unwrap().row.source;
        assert_eq!(store.linking_documents(owner).unwrap(), [front]);
        let found =
            |text: &str| store.documents(&Query { text: text.to_owned(), ..Query::default() }).unwrap().count;
        assert_eq!((found("front"), found("back")), (1, 1), "it is found by both names");
        store.delete_documents(&[front]).unwrap();
        assert_eq!(store.source(owner).unwrap_err().code(), "not_found");
    }

    #[test]
    fn a_file_stays_while_a_document_uses_it() {
        let (_dir, store) = library();
        let (front, back) = joined(&store);
        let source = |id| store.document(id).unwrap().row.source;
        let (linking, owner) = (source(front), source(back));
        split(&store, front, 3, Some(vec![0]));
        split(&store, back, 4, Some(vec![0]));
        assert_eq!(store.linking_documents(owner).unwrap(), [], "the join was undone");
        store.delete_documents(&[front]).unwrap();
        assert_eq!(store.source(linking).unwrap_err().code(), "not_found");
        assert_eq!(store.document(back).unwrap().row.source, owner);
        assert_eq!(store.original(owner).unwrap(), b"back.png");
    }

    #[test]
    fn a_document_that_uses_a_deleted_file_is_deleted() {
        let (_dir, store) = library();
        let (front, back) = joined(&store);
        store.delete_source(store.document(back).unwrap().row.source).unwrap();
        assert_eq!(store.document(front).unwrap_err().code(), "not_found");
        assert_eq!(store.documents(&Query::default()).unwrap().count, 0);
    }

    #[test]
    fn a_list_names_the_file_a_document_begins_in() {
        let (_dir, store) = library();
        let (front, _) = joined(&store);
        let name = |store: &Store| store.document(front).unwrap().row.file_name;
        assert_eq!(name(&store), "front.png");
        let mut begins = summary("Back");
        begins.page = 1;
        store.append(&change(9, front, Act::Accept), &begins, &[]).unwrap();
        assert_eq!(name(&store), "back.png");
    }
}
