//! The towns of the world with more than 15 000 people, as evidence of a country. `town/make.py` makes the list of
//! GeoNames.

use std::cmp::Ordering;
use std::sync::LazyLock;

/// The lines of the list: a name in plain letters, then the countries.
static LINES: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("town/towns.txt").lines().collect());

/// A place of this name in one country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Town {
    /// ISO 3166 code of the country.
    pub country: &'static str,
    /// The number of digits of its population, less one.
    pub size: u8,
}

/// Returns the places of a name, which must be folded: small letters without accents and spaces, `i` as `l`.
pub(crate) fn find(folded: &[char]) -> impl Iterator<Item = Town> {
    let found = LINES.binary_search_by(|line| compare(line, folded)).ok();
    let countries = found.map_or("", |at| LINES[at].split_once(' ').map_or("", |(_, countries)| countries));
    countries.split(' ').filter_map(|word| {
        let (country, size) = word.split_at_checked(2)?;
        Some(Town { country, size: size.parse().ok()? })
    })
}

fn compare(line: &str, folded: &[char]) -> Ordering {
    let name = line.chars().take_while(|c| *c != ' ').map(|c| if c == 'i' { 'l' } else { c });
    name.cmp(folded.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::table::by_code;

    fn countries(name: &str) -> Vec<&'static str> {
        let folded: Vec<char> = name.replace('i', "l").chars().collect();
        find(&folded).map(|town| town.country).collect()
    }

    #[test]
    fn towns_are_found_by_their_folded_name() {
        assert_eq!(countries("wien"), ["AT"]);
        assert_eq!(countries("milano"), ["IT"]);
        assert!(countries("paris").contains(&"FR") && countries("paris").contains(&"US"));
        assert_eq!(countries("kualalumpur"), ["MY"]);
        assert!(countries("").is_empty() && countries("nosuchtown").is_empty());
    }

    #[test]
    fn every_line_is_in_order_and_names_countries_of_the_table() {
        let folded = |line: &str| -> Vec<char> {
            line.chars().take_while(|c| *c != ' ').map(|c| if c == 'i' { 'l' } else { c }).collect()
        };
        for pair in LINES.windows(2) {
            assert!(folded(pair[0]) < folded(pair[1]), "{} {}", pair[0], pair[1]);
        }
        for line in LINES.iter() {
            let towns: Vec<Town> = find(&folded(line)).collect();
            assert!(!towns.is_empty() && towns.iter().all(|town| by_code(town.country).is_some()), "{line}");
        }
    }
}
