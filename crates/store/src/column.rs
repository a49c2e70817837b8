//! How columns hold domain values: ids, days, amounts and names as text, times as microseconds, the rest as JSON.

use std::collections::BTreeMap;
use std::error::Error;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Result, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::{NoContext, Uuid};

/// A column holds something that was never written into it. The message names the column, never its content.
#[derive(Debug, thiserror::Error)]
#[error("the column {column} holds something unknown")]
struct Unknown {
    column: String,
    #[source]
    cause: Option<Box<dyn Error + Send + Sync>>,
}

fn unknown(column: &str, cause: Option<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
    let unknown = Unknown { column: column.to_owned(), cause };
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(unknown))
}

/// Reads a value that is written as text: an id, a hash, a day, an amount, a currency.
pub(crate) fn parsed<T>(row: &Row<'_>, column: &str) -> Result<T>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    row.get_ref(column)?.as_str()?.parse().map_err(|cause| unknown(column, Some(Box::new(cause))))
}

/// The same for a column that may be empty.
pub(crate) fn parsed_option<T>(row: &Row<'_>, column: &str) -> Result<Option<T>>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let text = row.get_ref(column)?.as_str_or_null()?;
    text.map(str::parse).transpose().map_err(|cause| unknown(column, Some(Box::new(cause))))
}

/// Reads a value of a closed set by its name.
pub(crate) fn named<T>(row: &Row<'_>, column: &str, lookup: impl Fn(&str) -> Option<T>) -> Result<T> {
    lookup(row.get_ref(column)?.as_str()?).ok_or_else(|| unknown(column, None))
}

/// The same for a column that may be empty.
pub(crate) fn named_option<T>(
    row: &Row<'_>,
    column: &str,
    lookup: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let text = row.get_ref(column)?.as_str_or_null()?;
    text.map(|name| lookup(name).ok_or_else(|| unknown(column, None))).transpose()
}

/// Reads a value stored as JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?)
        .map_err(|cause| unknown(column, Some(Box::new(cause))))
}

/// Returns a value as JSON.
pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|cause| rusqlite::Error::ToSqlConversionFailure(Box::new(cause)))
}

/// Reads a time, to the microsecond.
pub(crate) fn time(row: &Row<'_>, column: &str) -> Result<Timestamp> {
    micros(row.get(column)?, column)
}

/// Reads a time that may be empty.
pub(crate) fn time_option(row: &Row<'_>, column: &str) -> Result<Option<Timestamp>> {
    row.get::<_, Option<i64>>(column)?.map(|value| micros(value, column)).transpose()
}

fn micros(value: i64, column: &str) -> Result<Timestamp> {
    Timestamp::from_microsecond(value).map_err(|cause| unknown(column, Some(Box::new(cause))))
}

/// Collects rows by what they belong to, each group in the order of the rows.
pub(crate) fn grouped<K: Ord, V>(rows: impl Iterator<Item = Result<(K, V)>>) -> Result<BTreeMap<K, Vec<V>>> {
    let mut groups = BTreeMap::<K, Vec<V>>::new();
    for row in rows {
        let (key, value) = row?;
        groups.entry(key).or_default().push(value);
    }
    Ok(groups)
}

/// Returns a new id of version 7 with the caller's time, not the clock's.
pub(crate) fn new_uuid(now: Timestamp) -> Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanoseconds = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanoseconds))
}
