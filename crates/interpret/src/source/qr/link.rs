//! Addresses on the web, as far as codes use them.

/// A link: its host, its path and what it asks, all decoded.
#[derive(Debug)]
pub(super) struct Link {
    /// Lower case.
    pub host: String,
    /// Parts of the path.
    pub path: Vec<String>,
    query: Vec<(String, String)>,
}

impl Link {
    /// The link that a text is, of this scheme.
    pub(super) fn of(text: &str, schemes: &[&str]) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        if !schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known))
            || rest.contains(char::is_whitespace)
        {
            return None;
        }
        let rest = rest.split('#').next()?;
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut parts = place.split('/');
        let host = parts.next()?.to_ascii_lowercase();
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=')?;
            Some((name.to_ascii_lowercase(), decoded(value)))
        };
        Some(Self {
            host,
            path: parts.filter(|part| !part.is_empty()).map(decoded).collect(),
            query: query.split('&').filter_map(pair).collect(),
        })
    }

    /// What it asks under a name.
    pub(super) fn asks(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(asked, _)| asked == name).map(|(_, value)| value.as_str())
    }
}

/// A text with `%41` and `+` put back.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hexadecimal = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        let coded = (*first == b'%').then(|| after.get(..2)).flatten().and_then(hexadecimal);
        match coded {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
