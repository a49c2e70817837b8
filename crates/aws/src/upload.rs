//! Originals in the person's own bucket, for those who chose to keep them there.
//!
//! Keys reveal nothing: `private/<identity>/<uuid>.<extension>`, without a name, address or tag. Nothing is
//! overwritten: the put is conditional, so that it can be repeated when its response was lost.

mod body;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{Builder, SharedCredentialsProvider, StalledStreamProtectionConfig};
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::put_object::PutObjectError;
use aws_sdk_s3::types::ServerSideEncryption;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use jiff::Timestamp;
use uuid::Uuid;
use vouch_core::{AccountError, Cancel, Source, StoredOriginal};

use crate::client;
use crate::failure::sdk_failure;
use crate::worker::Worker;

/// How long a transfer may stall before the connection is closed: slow connections pause.
const STALL_LIMIT: Duration = Duration::from_secs(60);

/// The originals of one person.
pub struct Originals {
    client: Client,
    bucket: String,
    /// The prefix of every key of this person; it ends with a slash.
    prefix: String,
    worker: Worker,
}

impl fmt::Debug for Originals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Originals").field("bucket", &self.bucket).finish_non_exhaustive()
    }
}

impl Originals {
    /// Makes the originals of an identity (of the identity pool, as in `eu-west-1:4f2c…`) in a bucket of this region.
    /// Nothing is taken from the environment or from profiles.
    ///
    /// # Errors
    /// [`AccountError::Refused`] when the system cannot start a thread for it.
    pub fn new(
        region: &str,
        bucket: &str,
        identity: &str,
        credentials: SharedCredentialsProvider,
    ) -> Result<Self, AccountError> {
        Self::with(config(region, credentials), bucket, identity)
    }

    /// The same in another service instead of S3, for tests and development.
    ///
    /// # Errors
    /// Those of [`Originals::new`].
    #[cfg(debug_assertions)]
    pub fn at_endpoint(
        endpoint: &str,
        region: &str,
        bucket: &str,
        identity: &str,
        credentials: SharedCredentialsProvider,
    ) -> Result<Self, AccountError> {
        let config = config(region, credentials).endpoint_url(endpoint).force_path_style(true);
        Self::with(config, bucket, identity)
    }

    fn with(config: Builder, bucket: &str, identity: &str) -> Result<Self, AccountError> {
        let worker = Worker::start().map_err(|error| AccountError::Refused { reason: error.to_string() })?;
        let client = Client::from_conf(config.build());
        Ok(Self { client, bucket: bucket.to_owned(), prefix: format!("private/{identity}/"), worker })
    }

    /// Returns the key of a source. `id` is made once for it and kept, so that a further attempt finds what an earlier
    /// one stored.
    pub fn key(&self, source: &Source, id: Uuid) -> String {
        format!("{}{id}.{}", self.prefix, source.media_type.extension())
    }

    /// Stores the bytes of a source under its key. `progress` is given the number of bytes sent. A key that exists
    /// already counts as success. The service compares the bytes with the hash of the source.
    ///
    /// # Errors
    /// See [`AccountError`].
    pub fn put(
        &self,
        source: &Source,
        id: Uuid,
        bytes: Vec<u8>,
        progress: &dyn Fn(u64),
        cancel: &Cancel,
    ) -> Result<String, AccountError> {
        let key = self.key(source, id);
        let sent = Arc::new(AtomicU64::new(0));
        let put = self.client.put_object().bucket(&self.bucket).key(&key).if_none_match("*");
        let put = put
            .content_type(source.media_type.mime())
            .content_length(i64::try_from(bytes.len()).unwrap_or(i64::MAX))
            .checksum_sha256(STANDARD.encode(source.hash.0))
            .server_side_encryption(ServerSideEncryption::Aes256)
            .body(body::counted(Bytes::from(bytes), Arc::clone(&sent)));
        let call = async move {
            match put.send().await {
                Err(error) if !is_there_already(&error) => Err(sdk_failure(&error)),
                _ => Ok(()),
            }
        };
        self.worker.wait(call, &|| progress(sent.load(Ordering::Relaxed)), cancel)?;
        progress(source.bytes);
        Ok(key)
    }

    /// Deletes an original; one that is not there is deleted already.
    ///
    /// # Errors
    /// See [`AccountError`].
    pub fn delete(&self, key: &str, cancel: &Cancel) -> Result<(), AccountError> {
        let delete = self.client.delete_object().bucket(&self.bucket).key(key);
        let call = async move { delete.send().await.map(drop).map_err(|error| sdk_failure(&error)) };
        Ok(self.worker.wait(call, &|| {}, cancel)?)
    }

    /// Lists all originals of this person, by key.
    ///
    /// # Errors
    /// See [`AccountError`].
    pub fn list(&self, cancel: &Cancel) -> Result<Vec<StoredOriginal>, AccountError> {
        let list = self.client.list_objects_v2().bucket(&self.bucket).prefix(&self.prefix);
        let call = async move {
            let mut pages = list.into_paginator().send();
            let mut all = Vec::new();
            while let Some(page) = pages.next().await {
                let page = page.map_err(|error| sdk_failure(&error))?;
                all.extend(page.contents().iter().filter_map(stored));
            }
            Ok(all)
        };
        Ok(self.worker.wait(call, &|| {}, cancel)?)
    }
}

fn config(region: &str, credentials: SharedCredentialsProvider) -> Builder {
    // A whole call has no limit: a large scan takes long over a slow connection, and one that stalls is cut anyway.
    let stalled = StalledStreamProtectionConfig::enabled().grace_period(STALL_LIMIT).build();
    Builder::from(&client::personal_settings(region, credentials, None).build())
        .stalled_stream_protection(stalled)
}

fn is_there_already(error: &SdkError<PutObjectError>) -> bool {
    let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
    let status = error.raw_response().map(|response| response.status().as_u16());
    code == Some("PreconditionFailed") || status == Some(412)
}

fn stored(object: &aws_sdk_s3::types::Object) -> Option<StoredOriginal> {
    let since = object.last_modified().and_then(|time| Timestamp::from_second(time.secs()).ok());
    let bytes = object.size().and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
    Some(StoredOriginal { key: object.key()?.to_owned(), bytes, since })
}

#[cfg(test)]
mod tests;
