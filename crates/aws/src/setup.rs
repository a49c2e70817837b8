use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserialize, Serialize};

/// The version of the code that this program understands.
const VERSION: u32 = 1;

/// Most characters of a code, so that a pasted document is refused before it is decoded.
const MAX_CHARACTERS: usize = 4096;

/// With or without padding: the template writes it, some clipboards lose it.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The resources of Vouch in a person's own AWS account: the output `SetupCode` of `infra/vouch.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    #[serde(rename = "v")]
    version: u32,
    /// Region of all resources, such as `eu-central-1`.
    pub region: String,
    /// Id of the user pool.
    pub user_pool_id: String,
    /// Id of the desktop client in the user pool.
    pub client_id: String,
    /// Host name of the sign-in page.
    pub domain: String,
    /// Id of the identity pool.
    pub identity_pool_id: String,
    /// Name of the bucket for originals.
    pub bucket: String,
}

/// Why a pasted text is not a setup code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetupError {
    /// It is not a code, or only a part of one.
    #[error("this is not a setup code, or not the whole of it")]
    NotACode,
    /// It was made by a later template.
    #[error("the setup code has the form {version}, which this version does not understand")]
    UnknownVersion {
        /// Its version.
        version: u32,
    },
    /// A part does not have the form that AWS gives it. This stops codes that send people elsewhere.
    #[error("the part {part} of the setup code is not one of AWS")]
    BadPart {
        /// Name of the part.
        part: &'static str,
    },
}

impl Setup {
    /// Parses a pasted code; spaces and line breaks do no harm.
    pub fn parse(text: &str) -> Result<Self, SetupError> {
        let code: String =
            text.chars().filter(|character| !character.is_whitespace()).take(MAX_CHARACTERS).collect();
        let json = BASE64.decode(code).map_err(|_| SetupError::NotACode)?;
        #[derive(Deserialize)]
        struct Form {
            v: u32,
        }
        let form: Form = serde_json::from_slice(&json).map_err(|_| SetupError::NotACode)?;
        if form.v != VERSION {
            return Err(SetupError::UnknownVersion { version: form.v });
        }
        let setup: Self = serde_json::from_slice(&json).map_err(|_| SetupError::NotACode)?;
        setup.checked()
    }

    /// Returns the code to paste elsewhere.
    pub fn code(&self) -> String {
        BASE64.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// Returns the issuer of this user pool's tokens.
    pub fn issuer(&self) -> String {
        format!("https://{}", self.provider())
    }

    /// Returns the user pool's name as an identity provider.
    pub fn provider(&self) -> String {
        format!("cognito-idp.{}.amazonaws.com/{}", self.region, self.user_pool_id)
    }

    fn checked(self) -> Result<Self, SetupError> {
        let Self { region, user_pool_id, client_id, domain, identity_pool_id, bucket, .. } = &self;
        let is = |text: &str, others: &str| {
            !text.is_empty() && text.chars().all(|one| one.is_ascii_alphanumeric() || others.contains(one))
        };
        let name = domain.strip_suffix(&format!(".auth.{region}.amazoncognito.com"));
        let pool = user_pool_id.strip_prefix(region.as_str()).and_then(|rest| rest.strip_prefix('_'));
        let identities =
            identity_pool_id.strip_prefix(region.as_str()).and_then(|rest| rest.strip_prefix(':'));
        let parts = [
            ("region", is(region, "-")),
            ("user_pool_id", pool.is_some_and(|id| is(id, ""))),
            ("client_id", is(client_id, "")),
            ("domain", name.is_some_and(|name| is(name, "-"))),
            ("identity_pool_id", identities.is_some_and(|id| is(id, "-"))),
            ("bucket", is(bucket, "-.")),
        ];
        match parts.iter().find(|(_, is_good)| !is_good) {
            Some((part, _)) => Err(SetupError::BadPart { part }),
            None => Ok(self),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The set-up of an account that does not exist.
    pub(crate) fn nowhere() -> Setup {
        Setup {
            version: VERSION,
            region: "eu-central-1".to_owned(),
            user_pool_id: "eu-central-1_AbCdEf123".to_owned(),
            client_id: "1example23456789".to_owned(),
            domain: "vouch-0a1b2c.auth.eu-central-1.amazoncognito.com".to_owned(),
            identity_pool_id: "eu-central-1:0a1b2c3d-0000-4000-8000-000000000000".to_owned(),
            bucket: "vouch-originals-0a1b2c".to_owned(),
        }
    }

    #[test]
    fn a_pasted_code_survives_line_breaks_and_lost_padding() {
        let code = nowhere().code();
        assert_eq!(Setup::parse(&code), Ok(nowhere()));
        let broken = format!(" {}\r\n{}\n", &code[..40], &code[40..]);
        assert_eq!(Setup::parse(&broken), Ok(nowhere()));
        assert_eq!(Setup::parse(code.trim_end_matches('=')), Ok(nowhere()));
    }

    #[test]
    fn what_is_not_a_code_is_reported() {
        let coded = |json: &str| Setup::parse(&BASE64.encode(json));
        assert_eq!(Setup::parse(""), Err(SetupError::NotACode));
        assert_eq!(Setup::parse(&nowhere().code()[..80]), Err(SetupError::NotACode));
        assert_eq!(coded("{}"), Err(SetupError::NotACode));
        assert_eq!(coded(r#"{"v":1}"#), Err(SetupError::NotACode));
        assert_eq!(coded(r#"{"v":2,"new":true}"#), Err(SetupError::UnknownVersion { version: 2 }));
    }

    #[test]
    fn a_code_that_leads_elsewhere_is_refused() {
        let part = |change: fn(&mut Setup)| {
            let mut setup = nowhere();
            change(&mut setup);
            Setup::parse(&setup.code())
        };
        let bad = |part| Err(SetupError::BadPart { part });
        assert_eq!(part(|setup| setup.domain = "sign-in.example".to_owned()), bad("domain"));
        assert_eq!(part(|setup| setup.domain = format!("evil/{}", setup.domain)), bad("domain"));
        assert_eq!(part(|setup| setup.region = "eu central".to_owned()), bad("region"));
        assert_eq!(part(|setup| setup.user_pool_id = "us-east-1_A".to_owned()), bad("user_pool_id"));
        assert_eq!(part(|setup| setup.identity_pool_id.clear()), bad("identity_pool_id"));
        assert_eq!(part(|setup| setup.bucket = "a/b".to_owned()), bad("bucket"));
    }

    #[test]
    fn the_issuer_names_the_pool() {
        let issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123";
        assert_eq!(nowhere().issuer(), issuer);
    }
}
