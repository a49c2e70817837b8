use std::sync::Arc;

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_sdk_cognitoidentity::Client;
use tokio::sync::OnceCell;

use crate::session::{Session, SessionError};

/// Credentials of the signed-in person, from the identity pool. Clones share the identity. The client's cache loads
/// them again before they expire.
#[derive(Clone, Debug)]
pub struct PersonCredentials {
    session: Session,
    client: Client,
    identity: Arc<OnceCell<String>>,
}

impl PersonCredentials {
    /// Makes the credentials of whoever is signed in to a session.
    pub fn of(session: &Session) -> Self {
        let client = Client::new(&session.client_settings().build());
        Self { session: session.clone(), client, identity: Arc::default() }
    }

    /// Returns the person's id in the identity pool: the name of the only folder that they may use.
    pub async fn identity(&self) -> std::result::Result<&str, CredentialsError> {
        let identity = self.identity.get_or_try_init(|| async {
            let setup = self.session.setup();
            let answer = self
                .client
                .get_id()
                .identity_pool_id(&setup.identity_pool_id)
                .logins(setup.provider(), self.token().await?)
                .send()
                .await
                .map_err(CredentialsError::provider_error)?;
            answer.identity_id.ok_or_else(|| CredentialsError::unhandled("the identity pool gave no id"))
        });
        identity.await.map(String::as_str)
    }

    async fn token(&self) -> std::result::Result<String, CredentialsError> {
        self.session.id_token().await.map_err(|error| match error {
            SessionError::SignedOut => CredentialsError::not_loaded(error),
            error => CredentialsError::provider_error(error),
        })
    }

    async fn load(&self) -> Result {
        let answer = self
            .client
            .get_credentials_for_identity()
            .identity_id(self.identity().await?)
            .logins(self.session.setup().provider(), self.token().await?)
            .send()
            .await
            .map_err(CredentialsError::provider_error)?;
        let given =
            answer.credentials.ok_or_else(|| CredentialsError::unhandled("no credentials came back"))?;
        let (Some(key), Some(secret)) = (given.access_key_id, given.secret_key) else {
            return Err(CredentialsError::unhandled("half of the credentials came back"));
        };
        let expires = given.expiration.and_then(|time| time.try_into().ok());
        Ok(Credentials::new(key, secret, given.session_token, expires, "identity pool"))
    }
}

impl ProvideCredentials for PersonCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.load())
    }
}
