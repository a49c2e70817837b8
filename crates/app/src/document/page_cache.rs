use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use vouch_core::{Page, SourceId};

/// So many files stay opened: the one on screen, its neighbours, and the one that follows.
const OPENED: usize = 4;

/// The pages of the files shown last, newest first.
#[derive(Debug, Default)]
pub(crate) struct PageCache(Mutex<VecDeque<(SourceId, Vec<Page>)>>);

impl PageCache {
    pub fn forget(&self, source: SourceId) {
        self.lock().retain(|(opened, _)| *opened != source);
    }

    pub fn get(&self, source: SourceId) -> Option<Vec<Page>> {
        self.lock().iter().find(|(opened, _)| *opened == source).map(|(_, pages)| pages.clone())
    }

    pub fn put(&self, source: SourceId, pages: Vec<Page>) {
        let mut opened = self.lock();
        opened.push_front((source, pages));
        opened.truncate(OPENED);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<(SourceId, Vec<Page>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
