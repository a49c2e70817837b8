//! A document that goes on in another file: the pages it borrows there, and what was read on them, as if they were pages
//! of the file it begins in.

use std::collections::BTreeMap;

use vouch_core::{LabelledValue, PageReading, Reading, SourceId};
use vouch_store::SourceRow;

use crate::{App, AppError};

/// The pages that one file lends to another, each as its index here and its number there.
#[derive(Debug, PartialEq)]
struct LinkedPages(Vec<(u32, u32)>);

impl App {
    /// What was ever read where a document on these pages stands: in its own file, and on the pages it borrows.
    pub(crate) fn readings_for(&self, source: SourceId, pages: &[u32]) -> Result<Vec<Reading>, AppError> {
        let mut readings = self.readings_of(source)?;
        for (owner, linked) in self.linked_pages(source, pages)? {
            readings.extend(self.readings_of(owner)?.iter().filter_map(|reading| linked.seen(reading)));
        }
        Ok(readings)
    }

    /// What was read in the last run over a file and over those of which it borrows these pages; of the file that was
    /// read just now, that. A witness that read several of them speaks once.
    pub(crate) fn last_readings(
        &self,
        source: SourceId,
        pages: &[u32],
        now: Option<(SourceId, &[Reading])>,
    ) -> Result<Vec<Reading>, AppError> {
        let last = |source: SourceId| match now {
            Some((read, readings)) if read == source => Ok(readings.to_vec()),
            _ => self.readings_of(source).map(of_last_run),
        };
        let mut readings = last(source)?;
        for (owner, linked) in self.linked_pages(source, pages)? {
            for linked_page in last(owner)?.iter().filter_map(|reading| linked.seen(reading)) {
                put_together(&mut readings, linked_page);
            }
        }
        Ok(readings)
    }

    /// What was ever read of a file itself.
    pub(crate) fn readings_of(&self, source: SourceId) -> Result<Vec<Reading>, AppError> {
        Ok(self.store().readings_of(source)?.into_iter().map(|row| row.reading).collect())
    }

    /// The file that a page is of, and its index there.
    pub(crate) fn origin(&self, source: SourceId, page: u32) -> Result<(SourceId, u32), AppError> {
        let linked =
            self.store().linked_pages(source)?.into_iter().find(|linked_page| linked_page.number == page);
        Ok(linked.map_or((source, page), |linked_page| (linked_page.owner, linked_page.page)))
    }

    /// The files that a document on these pages stands on, in their order, each with those that are of it.
    pub(crate) fn files_of(
        &self,
        source: SourceId,
        pages: &[u32],
    ) -> Result<Vec<(SourceRow, Vec<u32>)>, AppError> {
        let mut files: Vec<(SourceId, Vec<u32>)> = Vec::new();
        let linked_page = self.store().linked_pages(source)?;
        for page in pages {
            let of = linked_page
                .iter()
                .find(|linked_page| linked_page.number == *page)
                .map_or(source, |linked_page| linked_page.owner);
            match files.iter_mut().find(|(file, _)| *file == of) {
                Some((_, pages)) => pages.push(*page),
                None => files.push((of, vec![*page])),
            }
        }
        let row = |(file, pages)| Ok((self.store().source(file)?, pages));
        files.into_iter().map(row).collect()
    }

    /// The number in a file of a page that may be of another, `from` at least: borrowed unless it is of the file itself
    /// and comes in time.
    pub(crate) fn page_in(
        &self,
        source: SourceId,
        (of, page): (SourceId, u32),
        from: u32,
    ) -> Result<u32, AppError> {
        let (owner, index) = self.origin(of, page)?;
        if owner == source && index >= from {
            return Ok(index);
        }
        Ok(self.store().link_page(source, owner, index, from)?)
    }

    fn linked_pages(
        &self,
        source: SourceId,
        pages: &[u32],
    ) -> Result<BTreeMap<SourceId, LinkedPages>, AppError> {
        let mut linked_pages = BTreeMap::new();
        for linked_page in self
            .store()
            .linked_pages(source)?
            .iter()
            .filter(|linked_page| pages.contains(&linked_page.number))
        {
            linked_pages
                .entry(linked_page.owner)
                .or_insert_with(|| LinkedPages(Vec::new()))
                .0
                .push((linked_page.page, linked_page.number));
        }
        Ok(linked_pages)
    }
}

impl LinkedPages {
    /// What a witness saw on the pages that are linked_page; `None` where it saw nothing there.
    fn seen(&self, reading: &Reading) -> Option<Reading> {
        let mut pages = Vec::new();
        let mut values = Vec::new();
        for &(index, number) in &self.0 {
            let seen = reading.pages.iter().filter(|seen| seen.page == index);
            pages.extend(seen.map(|seen| PageReading { page: number, ..seen.clone() }));
            values.extend(reading.values.iter().filter(|said| said.page == index).map(|said| {
                let group = said.group.as_deref().map(|group| self.group(group));
                LabelledValue { page: number, group, ..said.clone() }
            }));
        }
        let says_something = !pages.is_empty() || !values.is_empty();
        says_something.then(|| Reading { pages, values, ..reading.clone() })
    }

    /// Groups of two files are not the same one, though each begins to count anew.
    fn group(&self, group: &str) -> String {
        let mark = self.0.first().map_or(0, |(_, number)| *number);
        group.split('/').map(|part| format!("{part}+{mark}")).collect::<Vec<_>>().join("/")
    }
}

/// The readings of the last run: they bear one time.
fn of_last_run(readings: Vec<Reading>) -> Vec<Reading> {
    let last = readings.iter().map(|reading| reading.read_at).max();
    readings.into_iter().filter(|reading| Some(reading.read_at) == last).collect()
}

/// Adds what a witness saw in another file to what it saw before, or puts it beside that of the others. Data that a file
/// carries is of that file alone.
fn put_together(readings: &mut Vec<Reading>, linked_page: Reading) {
    let same =
        |reading: &&mut Reading| reading.engine.name == linked_page.engine.name && !reading.pages.is_empty();
    match readings.iter_mut().find(same).filter(|_| !linked_page.pages.is_empty()) {
        Some(reading) => {
            reading.pages.extend(linked_page.pages);
            reading.pages.sort_by_key(|page| page.page);
            reading.values.extend(linked_page.values);
            reading.read_at = reading.read_at.max(linked_page.read_at);
        }
        None => readings.push(linked_page),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use vouch_core::{EngineId, TextOrigin};
    use vouch_testkit::typed;

    use super::*;

    fn reading(engine: &str, pages: &[(u32, &str)], values: &[(u32, &str)]) -> Reading {
        let page = |(page, text): &(u32, &str)| PageReading {
            page: *page,
            aspect: 0.7,
            origin: TextOrigin::Recognised,
            slant: 0.0,
            layout: typed(text),
        };
        let value = |(page, group): &(u32, &str)| LabelledValue {
            page: *page,
            group: Some((*group).to_owned()),
            ..LabelledValue::default()
        };
        Reading {
            engine: EngineId { name: engine.to_owned(), version: "1".to_owned() },
            read_at: Timestamp::UNIX_EPOCH,
            pages: pages.iter().map(page).collect(),
            values: values.iter().map(value).collect(),
        }
    }

    #[test]
    fn only_what_stands_on_lent_pages_is_seen_there() {
        let all =
            reading("textract", &[(0, "front"), (1, "back")], &[(0, "expense:1"), (1, "expense:2/line:3")]);
        let seen = LinkedPages(vec![(1, 4)]).seen(&all).expect("one page");
        let pages: Vec<_> = seen.pages.iter().map(|page| (page.page, page.layout.text())).collect();
        assert_eq!(pages, [(4, "back".to_owned())]);
        let groups: Vec<_> = seen.values.iter().map(|said| (said.page, said.group.as_deref())).collect();
        assert_eq!(groups, [(4, Some("expense:2+4/line:3+4"))]);
        assert_eq!(LinkedPages(vec![(7, 4)]).seen(&all), None);
    }

    #[test]
    fn a_witness_that_read_two_files_speaks_once() {
        let mut readings =
            vec![reading("einvoice", &[], &[(0, "line:1")]), reading("device", &[(0, "front")], &[])];
        put_together(&mut readings, reading("device", &[(1, "back")], &[]));
        put_together(&mut readings, reading("einvoice", &[], &[(1, "line:1")]));
        put_together(&mut readings, reading("text", &[(1, "back")], &[]));
        let said: Vec<_> =
            readings.iter().map(|reading| (reading.engine.name.as_str(), reading.pages.len())).collect();
        assert_eq!(said, [("einvoice", 0), ("device", 2), ("einvoice", 0), ("text", 1)]);
    }

    #[test]
    fn the_last_run_is_told_by_its_time() {
        let later =
            Reading { read_at: Timestamp::from_second(9).expect("a time"), ..reading("device", &[], &[]) };
        assert_eq!(of_last_run(vec![reading("device", &[], &[]), later.clone()]), [later]);
    }
}
