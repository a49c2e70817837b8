//! The settings that the clients of all AWS services share. Nothing is taken from the environment or from profiles.

use std::time::Duration;

use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::region::Region;
use aws_types::sdk_config::{Builder, RetryConfig, SdkConfig, SharedCredentialsProvider, TimeoutConfig};

use crate::http::Http;

/// How long connecting to a service may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Returns the settings of a client in a region.
pub(crate) fn settings(region: &str, http: &Http) -> Builder {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region.to_owned()))
        .http_client(http.services())
}

/// Returns the settings of a client that works for the signed-in person. It makes each call once: the job queue decides
/// when and how often to try again. A call takes `longest` at most, where that is given.
pub(crate) fn personal_settings(
    region: &str,
    credentials: SharedCredentialsProvider,
    longest: Option<Duration>,
) -> Builder {
    let mut timeouts = TimeoutConfig::builder().connect_timeout(CONNECT_TIMEOUT);
    timeouts.set_operation_timeout(longest);
    settings(region, &Http::default())
        .credentials_provider(credentials)
        .retry_config(RetryConfig::disabled())
        .timeout_config(timeouts.build())
}
