//! Any sequence of acts leaves the library as a model in memory says.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vouch_core::{Act, DocumentId, JobState, SourceId};
use vouch_store::{Added, JobError, JobFilter, Lease, Query, Store};

use crate::sample::{LEASE, add, at, change, document, library, reading, summary};

const WORDS: [&str; 6] = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"];

#[derive(Clone, Debug)]
enum Step {
    Add(usize),
    Enqueue(usize),
    Lease,
    Wait,
    /// Saves documents with these words as the result of the lease of this number.
    Save(usize, Vec<usize>),
    Fail(usize),
    Cancel(usize),
    Retry(usize),
    /// Accepts a document and gives it the word.
    Accept(usize, usize),
    DeleteDocument(usize),
    DeleteSource(usize),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let any = 0..8_usize;
    let word = 0..WORDS.len();
    prop_oneof![
        4 => word.clone().prop_map(Step::Add),
        1 => any.clone().prop_map(Step::Enqueue),
        6 => Just(Step::Lease),
        1 => Just(Step::Wait),
        6 => (any.clone(), prop::collection::vec(word.clone(), 0..4)).prop_map(|(lease, words)| Step::Save(lease, words)),
        1 => any.clone().prop_map(Step::Fail),
        1 => any.clone().prop_map(Step::Cancel),
        1 => any.clone().prop_map(Step::Retry),
        3 => (any.clone(), word).prop_map(|(document, word)| Step::Accept(document, word)),
        1 => any.clone().prop_map(Step::DeleteDocument),
        1 => any.prop_map(Step::DeleteSource),
        1 => Just(Step::Reopen),
    ]
}

#[derive(Debug, PartialEq)]
struct ModelDocument {
    id: DocumentId,
    word: usize,
    accepted: bool,
}

#[derive(Debug)]
struct ModelJob {
    source: SourceId,
    state: JobState,
    lease_until: i64,
    /// Number of the lease in `Model::leases` that counts.
    lease: Option<usize>,
}

#[derive(Default)]
struct Model {
    now: i64,
    names: BTreeMap<usize, SourceId>,
    documents: BTreeMap<SourceId, BTreeMap<usize, ModelDocument>>,
    jobs: Vec<(vouch_core::JobId, ModelJob)>,
    leases: Vec<Lease>,
    changes: u32,
}

impl Model {
    fn documents(&self) -> impl Iterator<Item = &ModelDocument> {
        self.documents.values().flat_map(BTreeMap::values)
    }

    fn nth_document(&self, number: usize) -> Option<DocumentId> {
        self.documents().nth(number).map(|document| document.id)
    }

    fn forget(&mut self, source: SourceId) {
        self.names.retain(|_, known| *known != source);
        self.documents.remove(&source);
        self.jobs.retain(|(_, job)| job.source != source);
    }

    /// The job whose lease of this number still counts.
    fn held(&mut self, lease: usize) -> Option<&mut ModelJob> {
        self.jobs
            .iter_mut()
            .map(|(_, job)| job)
            .find(|job| job.lease == Some(lease) && job.state == JobState::Running)
    }

    fn apply(&mut self, store: &Store, step: &Step) {
        self.now += 1;
        let now = at(self.now);
        match step {
            Step::Add(name) => match (add(store, WORDS[*name]), self.names.get(name)) {
                (Added::Known { source }, Some(known)) => assert_eq!(source, *known),
                (Added::New { source, job }, None) => {
                    self.names.insert(*name, source);
                    self.documents.insert(source, BTreeMap::new());
                    self.queue(job, source);
                }
                (added, known) => panic!("{added:?}, but {known:?}"),
            },
            Step::Enqueue(number) => {
                if let Some(source) = self.names.values().nth(*number).copied() {
                    let job = store.enqueue(source, "device", now).unwrap();
                    self.queue(job, source);
                }
            }
            Step::Lease => {
                let due = |job: &ModelJob| match job.state {
                    JobState::Queued => true,
                    JobState::Running => job.lease_until <= self.now,
                    _ => false,
                };
                let lease = store.lease(now, LEASE).unwrap();
                assert_eq!(lease.is_some(), self.jobs.iter().any(|(_, job)| due(job)));
                let Some(lease) = lease else { return };
                let (_, job) = self.jobs.iter_mut().find(|(id, _)| *id == lease.job.id).unwrap();
                job.state = JobState::Running;
                job.lease_until = self.now + 30;
                job.lease = Some(self.leases.len());
                self.leases.push(lease);
            }
            Step::Wait => self.now += 31,
            Step::Save(number, words) => self.save(store, *number, words),
            Step::Fail(number) => {
                let Some(lease) = self.leases.get(*number).cloned() else { return };
                let error = JobError { code: "unreadable", args: serde_json::Value::Null };
                let failed = store.fail(&lease, &error, now);
                let held = self.held(*number);
                assert_eq!(failed.is_ok(), held.is_some());
                if let Some(job) = held {
                    job.state = JobState::Failed;
                }
            }
            Step::Cancel(number) => {
                let Some((id, job)) = self.jobs.get_mut(*number) else { return };
                store.cancel(*id, now).unwrap();
                if !job.state.is_final() {
                    job.state = JobState::Cancelled;
                }
            }
            Step::Retry(number) => {
                let Some((id, job)) = self.jobs.get_mut(*number) else { return };
                store.retry(*id, now).unwrap();
                if matches!(job.state, JobState::Failed | JobState::Cancelled) {
                    job.state = JobState::Queued;
                }
            }
            Step::Accept(number, word) => {
                let Some(id) = self.nth_document(*number) else { return };
                self.changes += 1;
                let mut summary = summary(WORDS[*word]);
                summary.accepted = true;
                let values = [WORDS[*word].to_owned()];
                store.append(&change(self.changes.into(), id, Act::Accept), &summary, &values).unwrap();
                let mut documents = self.documents.values_mut().flat_map(BTreeMap::values_mut);
                let document = documents.find(|document| document.id == id).unwrap();
                (document.word, document.accepted) = (*word, true);
            }
            Step::DeleteDocument(number) => {
                let Some(id) = self.nth_document(*number) else { return };
                store.delete_documents(&[id]).unwrap();
                self.documents
                    .values_mut()
                    .for_each(|documents| documents.retain(|_, document| document.id != id));
                // Only the source that lost its last document goes, not one that never had any.
                let gone = self.names.values().copied().find(|source| store.source(*source).is_err());
                if let Some(source) = gone {
                    assert!(self.documents[&source].is_empty());
                    self.forget(source);
                }
            }
            Step::DeleteSource(number) => {
                if let Some(source) = self.names.values().nth(*number).copied() {
                    store.delete_source(source).unwrap();
                    self.forget(source);
                }
            }
            Step::Reopen => {}
        }
    }

    fn queue(&mut self, id: vouch_core::JobId, source: SourceId) {
        let job = ModelJob { source, state: JobState::Queued, lease_until: 0, lease: None };
        self.jobs.push((id, job));
    }

    fn save(&mut self, store: &Store, number: usize, words: &[usize]) {
        let Some(lease) = self.leases.get(number).cloned() else { return };
        let given: Vec<_> = words.iter().map(|word| document(WORDS[*word], "")).collect();
        let saved = store.save_result(&lease, &[reading("x")], &given, at(self.now));
        let held = self.held(number);
        assert_eq!(saved.is_ok(), held.is_some());
        let (Ok(ids), Some(job)) = (saved, held) else { return };
        job.state = JobState::Done;
        let documents = self.documents.get_mut(&lease.job.source).unwrap();
        documents.retain(|position, document| *position < words.len() || document.accepted);
        for (position, (id, word)) in ids.into_iter().zip(words).enumerate() {
            let stands =
                documents.entry(position).or_insert(ModelDocument { id, word: *word, accepted: false });
            assert_eq!(stands.id, id);
            if !stands.accepted {
                stands.word = *word;
            }
        }
    }

    fn check(&self, store: &Store) {
        for (name, source) in &self.names {
            assert_eq!(store.original(*source).unwrap(), WORDS[*name].as_bytes());
            let found: Vec<_> = store
                .documents_of(*source)
                .unwrap()
                .into_iter()
                .map(|document| {
                    (document.row.position as usize, document.row.id, document.row.summary.accepted)
                })
                .collect();
            let expected: Vec<_> = self.documents[source]
                .iter()
                .map(|(position, document)| (*position, document.id, document.accepted))
                .collect();
            assert_eq!(found, expected);
        }
        for (word, text) in WORDS.iter().enumerate() {
            // Found by its own values and by the name of its file.
            let named = self.names.get(&word).map_or(0, |source| {
                self.documents[source].values().filter(|document| document.word != word).count()
            });
            let expected = named + self.documents().filter(|document| document.word == word).count();
            let query = Query { text: (*text).to_owned(), ..Query::default() };
            assert_eq!(store.documents(&query).unwrap().count, expected as u64, "{text}");
        }
        let jobs: Vec<_> = store
            .jobs(&JobFilter::default())
            .unwrap()
            .iter()
            .map(|row| (row.job.id, row.job.state))
            .collect();
        let expected: Vec<_> = self.jobs.iter().map(|(id, job)| (*id, job.state)).collect();
        assert_eq!(jobs, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 300, ..ProptestConfig::default() })]
    #[test]
    fn the_library_does_as_the_model(steps in prop::collection::vec(step(), 1..60)) {
        let (dir, mut store) = library();
        let mut model = Model::default();
        for step in &steps {
            model.apply(&store, step);
            if matches!(step, Step::Reopen) {
                drop(store);
                store = Store::open(&dir.path().join("library")).unwrap();
            }
            model.check(&store);
        }
    }
}
