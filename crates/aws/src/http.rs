use std::time::Duration;

use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;

use crate::error_chain::in_full;

/// Longest response accepted, in bytes. Those of the sign-in have a few kilobytes.
const MAX_RESPONSE: usize = 1 << 20;

/// The HTTP clients of AWS's library and of the sign-in, with the same TLS.
#[derive(Clone, Debug)]
pub struct Http {
    services: SharedHttpClient,
    plain: SharedHttpConnector,
}

/// Why a plain request has no response.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// It was not sent, or not answered.
    #[error("no answer: {reason}")]
    Unreachable {
        /// What happened.
        reason: String,
    },
    /// The response is longer than any may be.
    #[error("the answer is too long")]
    TooLong,
}

impl Default for Http {
    fn default() -> Self {
        let tls = || Provider::Rustls(CryptoMode::AwsLc);
        let settings = HttpConnectorSettings::builder()
            .connect_timeout(Duration::from_secs(5))
            .read_timeout(Duration::from_secs(15))
            .build();
        Self {
            services: Builder::new().tls_provider(tls()).build_https(),
            plain: SharedHttpConnector::new(
                Connector::builder().connector_settings(settings).tls_provider(tls()).build(),
            ),
        }
    }
}

impl Http {
    pub(crate) fn services(&self) -> SharedHttpClient {
        self.services.clone()
    }

    pub(crate) async fn send(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, HttpError> {
        let unreachable = |reason: String| HttpError::Unreachable { reason };
        let request = request.map(SdkBody::from).try_into();
        let request = request.map_err(|error| unreachable(format!("{error}")))?;
        let answer = self.plain.call(request).await.map_err(|error| unreachable(in_full(&error)))?;
        let answer: http::Response<SdkBody> =
            answer.try_into_http1x().map_err(|error| unreachable(format!("{error}")))?;
        let (head, body) = answer.into_parts();
        let mut body = ByteStream::new(body);
        let mut bytes = Vec::new();
        while let Some(part) = body.try_next().await.map_err(|error| unreachable(in_full(&error)))? {
            if bytes.len() + part.len() > MAX_RESPONSE {
                return Err(HttpError::TooLong);
            }
            bytes.extend_from_slice(&part);
        }
        Ok(http::Response::from_parts(head, bytes))
    }
}
