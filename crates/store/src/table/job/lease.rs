//! Who works on a job: the lease, and everything that only its holder may do.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params, params};
use vouch_core::{Job, JobState};

use super::{JobError, from_row};
use crate::column::to_json;
use crate::{Store, StoreError};

/// How many microseconds from `:now` a job can be leased, 0 or less where it can be already; leases are taken for
/// `:lease_for`.
///
/// The clock may have been set back since a time was written. So a queued job is always due. A postponed job is due
/// if even the time at which it was postponed is in the future. A lease that ends later than any lease could, with as
/// much again for a clock that was corrected a little, does not count.
const WAIT: &str = "(CASE
    WHEN state = 'queued' THEN 0
    WHEN state = 'waiting' AND changed_at <= :now THEN due - :now
    WHEN state = 'running' AND lease_until - :now <= 2 * :lease_for THEN lease_until - :now
    ELSE 0 END)";

/// The right to work on a job until `job.lease_until`. Whoever holds an older one can no longer change the job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The job as it was when it was leased.
    pub job: Job,
    number: i64,
}

impl Store {
    /// Leases the job that has been due longest, for this time; `None` if nothing is due. A job whose lease has run
    /// out is due again; `attempts` counts how often it was leased. A clock that was set back delays nothing.
    pub fn lease(&self, now: Timestamp, lease_for: Duration) -> Result<Option<Lease>, StoreError> {
        self.database.write(|transaction| {
            let lease = transaction
                .prepare_cached(&format!(
                    "UPDATE job SET state = 'running', attempts = attempts + 1, lease = lease + 1,
                         lease_until = :now + :lease_for, changed_at = :now
                     WHERE sequence = (
                         SELECT sequence FROM job
                         WHERE state IN ('queued', 'waiting', 'running') AND {WAIT} <= 0
                         ORDER BY due, sequence LIMIT 1)
                     RETURNING *"
                ))?
                .query_row(
                    named_params! { ":now": now.as_microsecond(), ":lease_for": microseconds(lease_for) },
                    |row| Ok(Lease { job: from_row(row)?, number: row.get("lease")? }),
                )
                .optional()?;
            Ok(lease)
        })
    }

    /// Extends the lease to this time from now: the worker is alive.
    pub fn heartbeat(&self, lease: &Lease, now: Timestamp, lease_for: Duration) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            let changed = transaction
                .prepare_cached(
                    "UPDATE job SET lease_until = ?3 WHERE id = ?1 AND lease = ?2 AND state = 'running'",
                )?
                .execute(params![
                    lease.job.id.to_string(),
                    lease.number,
                    now.as_microsecond().saturating_add(microseconds(lease_for)),
                ])?;
            held(changed, lease)
        })
    }

    /// Returns how long it takes at most until a job can be leased: a running one counts from the end of its lease.
    /// `None` if nothing will be due by itself.
    pub fn until_due(&self, now: Timestamp, lease_for: Duration) -> Result<Option<Duration>, StoreError> {
        self.database.read(|connection| {
            let wait: Option<i64> = connection
                .prepare_cached(&format!(
                    "SELECT min({WAIT}) FROM job WHERE state IN ('queued', 'waiting', 'running')"
                ))?
                .query_row(
                    named_params! { ":now": now.as_microsecond(), ":lease_for": microseconds(lease_for) },
                    |row| row.get(0),
                )?;
            Ok(wait.map(|wait| Duration::from_micros(u64::try_from(wait).unwrap_or(0))))
        })
    }

    /// Ends the job without a document. The file stays in the library, with the error.
    pub fn fail(&self, lease: &Lease, error: &JobError<'_>, now: Timestamp) -> Result<(), StoreError> {
        self.leave(lease, JobState::Failed, lease.job.due, error, now)
    }

    /// Postpones the job: it is due again at this time.
    pub fn put_off(
        &self,
        lease: &Lease,
        due: Timestamp,
        error: &JobError<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.leave(lease, JobState::Waiting, due, error, now)
    }

    /// Ends the job because a person stopped it.
    pub fn stop(&self, lease: &Lease, now: Timestamp) -> Result<(), StoreError> {
        let error = JobError { code: "cancelled", args: serde_json::Value::Null };
        self.leave(lease, JobState::Cancelled, lease.job.due, &error, now)
    }

    /// Parks the job until `retry` or `resume`: something outside must change first.
    pub fn park(&self, lease: &Lease, error: &JobError<'_>, now: Timestamp) -> Result<(), StoreError> {
        self.leave(lease, JobState::Parked, lease.job.due, error, now)
    }

    fn leave(
        &self,
        lease: &Lease,
        state: JobState,
        due: Timestamp,
        error: &JobError<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            let changed = transaction
                .prepare_cached(
                    "UPDATE job SET state = ?3, due = ?4, error = ?5, error_args = ?6, lease_until = NULL,
                         attempts = 0, postponed = postponed + (?3 = 'waiting'), changed_at = ?7
                     WHERE id = ?1 AND lease = ?2 AND state = 'running'",
                )?
                .execute(params![
                    lease.job.id.to_string(),
                    lease.number,
                    state.name(),
                    due.as_microsecond(),
                    error.code,
                    to_json(&error.args)?,
                    now.as_microsecond(),
                ])?;
            held(changed, lease)
        })
    }
}

/// Ends the job as done, if the lease still holds.
pub(crate) fn finish(connection: &Connection, lease: &Lease, now: Timestamp) -> Result<(), StoreError> {
    let changed = connection
        .prepare_cached(
            "UPDATE job SET state = 'done', error = NULL, error_args = 'null', lease_until = NULL,
                 took = max(?3 - changed_at, 0), changed_at = ?3
             WHERE id = ?1 AND lease = ?2 AND state = 'running'",
        )?
        .execute(params![lease.job.id.to_string(), lease.number, now.as_microsecond()])?;
    held(changed, lease)
}

fn held(changed: usize, lease: &Lease) -> Result<(), StoreError> {
    if changed == 1 { Ok(()) } else { Err(StoreError::LeaseLost { job: lease.job.id }) }
}

fn microseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::JobFilter;
    use crate::sample::{LEASE, add, add_and_lease, at, library};

    fn error(code: &str) -> JobError<'_> {
        JobError { code, args: serde_json::Value::Null }
    }

    fn states(store: &Store) -> Vec<JobState> {
        store.jobs(&JobFilter::default()).unwrap().iter().map(|row| row.job.state).collect()
    }

    #[test]
    fn the_job_due_longest_is_leased_first_and_only_once() {
        let (_dir, store) = library();
        let first = add(&store, "1.png").source();
        let second = add(&store, "2.png").source();
        let leased = [(); 3].map(|()| store.lease(at(0), LEASE).unwrap().map(|lease| lease.job.source));
        assert_eq!(leased, [Some(first), Some(second), None]);
    }

    #[test]
    fn a_clock_that_is_set_back_delays_no_job() {
        const DAY: i64 = 24 * 60 * 60;
        let (_dir, store) = library();
        add(&store, "1.png");
        assert_eq!(store.until_due(at(-DAY), LEASE).unwrap(), Some(Duration::ZERO));
        let lease = store.lease(at(-DAY), LEASE).unwrap().expect("what is queued is due");

        store.put_off(&lease, at(60), &error("throttled"), at(1)).unwrap();
        assert_eq!(store.until_due(at(1), LEASE).unwrap(), Some(Duration::from_secs(59)));
        assert_eq!(store.until_due(at(-DAY), LEASE).unwrap(), Some(Duration::ZERO));
        let lease =
            store.lease(at(-DAY), LEASE).unwrap().expect("it was put off for a minute, not for a day");

        store.heartbeat(&lease, at(0), LEASE).unwrap();
        assert_eq!(store.until_due(at(-DAY), LEASE).unwrap(), Some(Duration::ZERO));
        let taken = store.lease(at(-DAY), LEASE).unwrap().expect("no worker holds a job for a day");
        assert_eq!((taken.job.id, taken.job.attempts), (lease.job.id, 2));
    }

    #[test]
    fn a_clock_that_is_corrected_a_little_takes_no_job_from_its_worker() {
        let (_dir, store) = library();
        let (_, lease) = add_and_lease(&store, "1.png");
        store.heartbeat(&lease, at(10), LEASE).unwrap();
        assert_eq!(store.lease(at(0), LEASE).unwrap(), None);
        assert_eq!(store.until_due(at(0), LEASE).unwrap(), Some(LEASE + Duration::from_secs(10)));
    }

    #[test]
    fn a_job_whose_worker_died_is_leased_again_and_the_dead_one_can_do_nothing() {
        let (_dir, store) = library();
        let (_, dead) = add_and_lease(&store, "1.png");
        assert_eq!(store.lease(at(29), LEASE).unwrap(), None);
        let alive = store.lease(at(30), LEASE).unwrap().unwrap();
        assert_eq!((alive.job.id, alive.job.attempts), (dead.job.id, 2));
        assert_eq!(store.heartbeat(&dead, at(31), LEASE).unwrap_err().code(), "lease_lost");
        assert_eq!(store.fail(&dead, &error("x"), at(31)).unwrap_err().code(), "lease_lost");
        assert_eq!(store.stop(&dead, at(31)).unwrap_err().code(), "lease_lost");
        assert_eq!(store.save_result(&dead, &[], &[], at(31)).unwrap_err().code(), "lease_lost");
        store.save_result(&alive, &[], &[], at(31)).unwrap();
        assert_eq!(states(&store), [JobState::Done]);
    }

    #[test]
    fn a_worker_stops_its_own_job() {
        let (_dir, store) = library();
        let (_, lease) = add_and_lease(&store, "1.png");
        store.stop(&lease, at(1)).unwrap();
        assert_eq!(
            (states(&store), store.until_due(at(1), LEASE).unwrap()),
            (vec![JobState::Cancelled], None)
        );
    }

    #[test]
    fn a_heartbeat_keeps_the_lease() {
        let (_dir, store) = library();
        let (_, lease) = add_and_lease(&store, "1.png");
        store.heartbeat(&lease, at(20), LEASE).unwrap();
        assert_eq!(store.lease(at(49), LEASE).unwrap(), None);
        assert!(store.lease(at(50), LEASE).unwrap().is_some());
    }

    #[test]
    fn what_is_due_next_is_the_first_job_that_will_be_due_by_itself() {
        let (_dir, store) = library();
        let until_due = |second| store.until_due(at(second), LEASE).unwrap();
        assert_eq!(until_due(0), None);
        let (_, lease) = add_and_lease(&store, "1.png");
        assert_eq!(until_due(0), Some(LEASE), "its worker may have died");
        store.put_off(&lease, at(60), &error("throttled"), at(1)).unwrap();
        assert_eq!((until_due(20), until_due(99)), (Some(Duration::from_secs(40)), Some(Duration::ZERO)));
        let lease = store.lease(at(60), LEASE).unwrap().unwrap();
        store.park(&lease, &error("offline"), at(61)).unwrap();
        assert_eq!(until_due(61), None);
    }
}
