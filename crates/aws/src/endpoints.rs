use url::Url;

use crate::Setup;

/// The addresses of calls. They are separate from the issuer, which is a name and never called.
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// Base of the sign-in page and of the token endpoint.
    pub sign_in: Url,
    /// Address of the user pool's public keys.
    pub keys: Url,
    /// Base of every service; `None` for AWS itself.
    pub services: Option<Url>,
    /// Base of Textract, where it differs from the others.
    pub textract: Option<Url>,
}

impl Endpoints {
    /// Returns the endpoints of AWS itself.
    ///
    /// # Panics
    /// Never for a set-up that was parsed: its parts are known to be valid in host names.
    pub fn of(setup: &Setup) -> Self {
        let url =
            |text: String| Url::parse(&text).expect("the parts of a set-up are checked when it is parsed");
        Self {
            sign_in: url(format!("https://{}/", setup.domain)),
            keys: url(format!("{}/.well-known/jwks.json", setup.issuer())),
            services: None,
            textract: None,
        }
    }

    /// Returns the endpoints of an emulator at one address. The shipped program lacks this: nothing may redirect its
    /// calls.
    #[cfg(debug_assertions)]
    pub fn emulator(setup: &Setup, base: &Url) -> Result<Self, url::ParseError> {
        Ok(Self {
            sign_in: base.join("/")?,
            keys: base.join(&format!("/{}/.well-known/jwks.json", setup.user_pool_id))?,
            services: Some(base.join("/")?),
            textract: None,
        })
    }

    /// Returns the endpoints of the emulators that the environment names, else those of AWS.
    #[cfg(debug_assertions)]
    pub(crate) fn for_this_build(setup: &Setup) -> Self {
        let named = |name| std::env::var(name).ok().and_then(|text| Url::parse(&text).ok());
        let own = || Self::of(setup);
        let services = named("VOUCH_AMAZON_AT").and_then(|base| Self::emulator(setup, &base).ok());
        Self { textract: named("VOUCH_TEXTRACT_AT"), ..services.unwrap_or_else(own) }
    }

    /// Returns the endpoints of AWS: the shipped program ignores the environment.
    #[cfg(not(debug_assertions))]
    pub(crate) fn for_this_build(setup: &Setup) -> Self {
        Self::of(setup)
    }
}
