use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Result, params, params_from_iter};
use vouch_core::{DocumentKind, Job, JobId, JobRequest, JobState, SourceId};

use super::from_row;
use crate::column::{json, new_uuid, time};
use crate::table::source;
use crate::{Store, StoreError};

/// A job with what a list shows of it.
#[derive(Clone, PartialEq)]
pub struct JobRow {
    /// The job.
    pub job: Job,
    /// Arguments of the last error; null where there are none.
    pub error_args: serde_json::Value,
    /// Name of the file.
    pub file_name: String,
    /// How long the successful run took.
    pub took: Option<Duration>,
    /// When it was requested.
    pub created_at: Timestamp,
    /// When its state last changed.
    pub changed_at: Timestamp,
}

impl fmt::Debug for JobRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JobRow").field("job", &self.job).finish_non_exhaustive()
    }
}

/// Which jobs to list. Default: all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobFilter {
    /// In one of these states; empty for any.
    pub states: Vec<JobState>,
    /// Of this file.
    pub source: Option<SourceId>,
}

impl Store {
    /// Requests that a file is read again, by a further job.
    pub fn enqueue(
        &self,
        source: SourceId,
        request: impl Into<JobRequest>,
        now: Timestamp,
    ) -> Result<JobId, StoreError> {
        self.database.write(|transaction| {
            source::get(transaction, source)?;
            Ok(insert(transaction, source, &request.into(), now)?)
        })
    }

    /// Makes a job due now that failed, was cancelled, parked or postponed. Its attempts are counted from 0 again. A
    /// job in any other state stays as it is.
    pub fn retry(&self, id: JobId, now: Timestamp) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            exists(transaction, id)?;
            transaction
                .prepare_cached(
                    "UPDATE job SET state = 'queued', attempts = 0, postponed = 0, due = ?2, lease_until = NULL,
                         error = NULL, error_args = 'null', changed_at = ?2
                     WHERE id = ?1 AND state IN ('failed', 'cancelled', 'parked', 'waiting')",
                )?
                .execute(params![id.to_string(), now.as_microsecond()])?;
            Ok(())
        })
    }

    /// Makes jobs due now that were parked with this error, the oldest first and at most `most`. Returns how many.
    pub fn resume(&self, error: &str, most: u32, now: Timestamp) -> Result<usize, StoreError> {
        self.database.write(|transaction| {
            let resumed = transaction
                .prepare_cached(
                    "UPDATE job SET state = 'queued', due = ?3, changed_at = ?3
                     WHERE sequence IN (SELECT sequence FROM job WHERE state = 'parked' AND error = ?1
                         ORDER BY sequence LIMIT ?2)",
                )?
                .execute(params![error, most, now.as_microsecond()])?;
            Ok(resumed)
        })
    }

    /// Cancels a job. A worker that holds it loses its lease. A job that has ended stays as it is.
    pub fn cancel(&self, id: JobId, now: Timestamp) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            exists(transaction, id)?;
            transaction
                .prepare_cached(
                    "UPDATE job SET state = 'cancelled', lease_until = NULL, changed_at = ?2
                     WHERE id = ?1 AND state IN ('queued', 'running', 'waiting', 'parked')",
                )?
                .execute(params![id.to_string(), now.as_microsecond()])?;
            Ok(())
        })
    }

    /// Returns the jobs that match, in the order in which they were requested.
    pub fn jobs(&self, filter: &JobFilter) -> Result<Vec<JobRow>, StoreError> {
        let mut sql = "SELECT job.*, source.name AS file_name FROM job JOIN source ON source.id = job.source
                       WHERE 1"
            .to_owned();
        let mut values = Vec::new();
        if !filter.states.is_empty() {
            let marks = vec!["?"; filter.states.len()].join(", ");
            sql.push_str(&format!(" AND job.state IN ({marks})"));
            values.extend(filter.states.iter().map(|state| Value::from(state.name().to_owned())));
        }
        if let Some(source) = filter.source {
            sql.push_str(" AND job.source = ?");
            values.push(source.to_string().into());
        }
        sql.push_str(" ORDER BY job.sequence");
        self.database.read(|connection| {
            let rows = connection
                .prepare_cached(&sql)?
                .query_map(params_from_iter(values), |row| {
                    Ok(JobRow {
                        job: from_row(row)?,
                        error_args: json(row, "error_args")?,
                        file_name: row.get("file_name")?,
                        took: row
                            .get::<_, Option<i64>>("took")?
                            .map(|micros| Duration::from_micros(micros.unsigned_abs())),
                        created_at: time(row, "created_at")?,
                        changed_at: time(row, "changed_at")?,
                    })
                })?
                .collect::<Result<_>>()?;
            Ok(rows)
        })
    }
}

pub(crate) fn insert(
    connection: &Connection,
    source: SourceId,
    request: &JobRequest,
    now: Timestamp,
) -> Result<JobId> {
    let id = JobId::new(new_uuid(now));
    connection
        .prepare_cached(
            "INSERT INTO job (id, source, engine, kind, keeps, state, due, created_at, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, 'queued', ?6, ?6, ?6)",
        )?
        .execute(params![
            id.to_string(),
            source.to_string(),
            request.engine,
            request.kind.map(DocumentKind::name),
            request.keeps_original,
            now.as_microsecond(),
        ])?;
    Ok(id)
}

fn exists(connection: &Connection, id: JobId) -> Result<(), StoreError> {
    if connection.prepare_cached("SELECT 1 FROM job WHERE id = ?1")?.exists([id.to_string()])? {
        Ok(())
    } else {
        Err(StoreError::not_found("job", id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{LEASE, add_and_lease, at, library};
    use crate::table::job::JobError;

    fn error(code: &str) -> JobError<'_> {
        JobError { code, args: serde_json::json!({ "page": 3 }) }
    }

    fn states(store: &Store) -> Vec<JobState> {
        store.jobs(&JobFilter::default()).unwrap().iter().map(|row| row.job.state).collect()
    }

    #[test]
    fn a_failed_job_keeps_its_file_and_its_reason_and_can_be_tried_again() {
        let (_dir, store) = library();
        let (source, lease) = add_and_lease(&store, "torn.jpg");
        store.fail(&lease, &error("truncated"), at(2)).unwrap();
        let filter = JobFilter { states: vec![JobState::Failed], source: Some(source) };
        let row = store.jobs(&filter).unwrap().remove(0);
        assert_eq!((row.job.error.as_deref(), &row.error_args["page"]), (Some("truncated"), &3.into()));
        assert_eq!((row.file_name.as_str(), row.changed_at), ("torn.jpg", at(2)));
        assert_eq!(store.original(source).unwrap(), b"torn.jpg");

        store.retry(row.job.id, at(3)).unwrap();
        let again = store.lease(at(3), LEASE).unwrap().unwrap();
        assert_eq!((again.job.attempts, again.job.error), (1, None));
        assert_eq!(store.heartbeat(&lease, at(4), LEASE).unwrap_err().code(), "lease_lost");
    }

    #[test]
    fn a_postponed_job_waits_and_a_parked_one_waits_for_a_person() {
        let (_dir, store) = library();
        let (_, lease) = add_and_lease(&store, "1.png");
        store.put_off(&lease, at(60), &error("throttled"), at(1)).unwrap();
        assert_eq!(store.lease(at(59), LEASE).unwrap(), None);
        let lease = store.lease(at(60), LEASE).unwrap().unwrap();
        store.park(&lease, &error("offline"), at(61)).unwrap();
        assert_eq!(store.lease(at(1_000_000), LEASE).unwrap(), None);
        store.retry(lease.job.id, at(62)).unwrap();
        assert!(store.lease(at(62), LEASE).unwrap().is_some());
    }

    #[test]
    fn a_cancelled_job_is_lost_to_its_worker() {
        let (_dir, store) = library();
        let (_, lease) = add_and_lease(&store, "1.png");
        store.cancel(lease.job.id, at(1)).unwrap();
        assert_eq!(store.save_result(&lease, &[], &[], at(2)).unwrap_err().code(), "lease_lost");
        assert_eq!((states(&store), store.lease(at(99), LEASE).unwrap()), (vec![JobState::Cancelled], None));
    }

    #[test]
    fn a_finished_job_is_neither_cancelled_nor_tried_again() {
        let (_dir, store) = library();
        let (_, lease) = add_and_lease(&store, "1.png");
        store.save_result(&lease, &[], &[], at(1)).unwrap();
        store.cancel(lease.job.id, at(2)).unwrap();
        store.retry(lease.job.id, at(2)).unwrap();
        assert_eq!(states(&store), [JobState::Done]);
        assert_eq!(store.cancel(JobId::new(uuid::Uuid::nil()), at(2)).unwrap_err().code(), "not_found");
    }
}
