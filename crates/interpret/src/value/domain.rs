//! Web and mail addresses in text, and the names that they spell.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::fold::unaccented;

/// A web or mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Domain {
    /// The host as printed, in lower case, without `www.`: `acme.co.uk`.
    pub host: String,
    /// What may spell the owner's name: the label that was registered, or the person of a mailbox at a provider; letters
    /// and digits alone.
    pub label: String,
}

/// Providers of mailboxes: their domain says nothing about the owner of the address.
static PROVIDERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "gmail googlemail yahoo ymail rocketmail hotmail outlook live msn icloud me mac aol gmx web t-online freenet arcor \
     mailbox posteo orange wanadoo free laposte sfr neuf bbox libero virgilio alice tiscali tin hotmail terra telefonica \
     uol bol ig sapo netcabo clix telenet skynet ziggo kpnmail planet hetnet home xs4all bluewin sunrise hispeed aon chello \
     seznam centrum email post azet zoznam wp o2 onet interia op poczta tlen gazeta freemail citromail abv mail dir \
     yandex ukr rambler bigmir in inbox apollo takas one hot online telia spray bredband comhem tele2 tdc jubii stofanet \
     broadpark luukku elisa kolumbus suomi24 otenet forthnet singnet starhub streamyx tm jaring naver daum hanmail qq 163 \
     126 sina sohu rediffmail btinternet btopenworld sky ntlworld virginmedia talktalk blueyonder eircom comcast verizon \
     sbcglobal att bellsouth cox charter earthlink shaw telus rogers sympatico videotron bigpond optusnet xtra mweb \
     protonmail proton zoho ymail facebook instagram twitter x tiktok youtube linkedin google tripadvisor whatsapp wa"
        .split_whitespace()
        .collect()
});

/// Endings of hosts besides those of countries, which have two letters.
const ENDINGS: &[&str] = &[
    "com",
    "net",
    "org",
    "info",
    "biz",
    "edu",
    "gov",
    "shop",
    "store",
    "online",
    "restaurant",
    "cafe",
    "hotel",
    "taxi",
    "app",
    "cat",
    "berlin",
    "wien",
    "london",
    "paris",
    "travel",
    "asia",
    "name",
    "pro",
    "coop",
    "museum",
    "aero",
];
/// Labels between the registered one and the country: `co` in `acme.co.uk`.
const SECOND_LEVEL: &[&str] =
    &["co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "gob", "gouv", "web", "nom", "k12"];
/// Labels before the registered one.
const PREFIXES: &[&str] = &["www", "www2", "shop", "mail", "m", "my", "info", "store", "survey", "feedback"];
/// Fewest letters of a label that tells an owner.
const SHORTEST: usize = 3;
/// Fewest letters of a host's label that is known without `www`, `http` or `@`.
const SHORTEST_BARE: usize = 4;

/// Finds the web and mail addresses in a text.
pub(crate) fn find(text: &str) -> Vec<Domain> {
    let lower = text
        .to_lowercase()
        .replace("www. ", "www.")
        .replace(" @ ", "@")
        .replace("@ ", "@")
        .replace(" @", "@");
    let words = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '<' | '>' | '|' | '"'));
    words.filter_map(domain).collect()
}

fn domain(word: &str) -> Option<Domain> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (is_marked, rest) = match word.split_once("://") {
        Some((_, rest)) => (true, rest),
        None => (word.starts_with("www") || word.contains('@'), word),
    };
    // `Web:www.acme.com`, `E-Mail:info@acme.com`.
    let rest = rest.rsplit(':').next().unwrap_or(rest);
    let (person, host) = rest.split_once('@').map_or((None, rest), |(person, host)| (Some(person), host));
    let host = host.split(['/', '?']).next().unwrap_or(host);
    let host = host.strip_prefix("www.").unwrap_or(host).trim_matches('.');
    let mut labels: Vec<&str> = host.split('.').collect();
    let ending = labels.pop().filter(|ending| !labels.is_empty() && is_ending(ending))?;
    while labels.len() > 1
        && ending.len() == 2
        && labels.last().is_some_and(|label| SECOND_LEVEL.contains(label))
    {
        labels.pop();
    }
    let registered = labels.iter().rev().find(|label| !PREFIXES.contains(*label)).copied()?;
    let is_host = registered.chars().all(|c| c.is_alphanumeric() || c == '-')
        && registered.chars().any(char::is_alphabetic);
    let is_long = registered.len() >= SHORTEST_BARE || is_marked;
    if !is_host || !is_long {
        return None;
    }
    let owner = if PROVIDERS.contains(registered) { person? } else { registered };
    let label = unaccented(owner);
    (label.chars().count() >= SHORTEST).then(|| Domain { host: host.to_owned(), label })
}

fn is_ending(ending: &str) -> bool {
    ENDINGS.contains(&ending) || (ending.len() == 2 && ending.chars().all(|c| c.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<String> {
        find(text).into_iter().map(|domain| domain.label).collect()
    }

    #[test]
    fn the_registered_label_tells_the_owner() {
        for (text, label) in [
            ("www.lucky-star.com.my", "luckystar"),
            ("Visit us at WWW.ACME.CO.UK/survey", "acme"),
            ("https://shop.acme.de", "acme"),
            ("E-Mail: info@muster-werke.de", "musterwerke"),
            ("Web:www.acme.com", "acme"),
            ("luckystar@gmail.com", "luckystar"),
            ("acmestore.com", "acmestore"),
            ("www. acme.pl", "acme"),
        ] {
            assert_eq!(labels(text), [label], "{text}");
        }
    }

    #[test]
    fn amounts_and_abbreviations_are_no_addresses() {
        for text in [
            "12.50",
            "S.A.",
            "sp. z o.o.",
            "No.12",
            "Tel.030",
            "St.Gallen",
            "Av.de",
            "1.234,50",
            "@ 2.50",
            "gmail.com",
        ] {
            assert!(labels(text).is_empty(), "{text}: {:?}", labels(text));
        }
    }
}
