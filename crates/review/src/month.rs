/// Beginnings of the names of months in English, German, French, Spanish, Italian, Portuguese, Dutch, Malay,
/// Indonesian, Swedish, Danish and Norwegian, in lower case.
const STEMS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen"],
    &["feb", "fev", "fév"],
    &["mar", "mär", "mrz", "maa", "mac"],
    &["apr", "abr", "avr"],
    &["may", "mai", "mei", "mag", "maj"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "ago", "aou", "aoû", "ogo", "agu"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "déc", "dic", "dis", "des"],
];

/// Returns the month, 1..=12, whose name begins like this word.
pub(crate) fn by_name(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    (1..)
        .zip(STEMS)
        .find(|(_, stems)| stems.iter().any(|stem| word.starts_with(stem)))
        .map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_months_in_many_languages() {
        let cases = [
            ("March", 3),
            ("märz", 3),
            ("Mac", 3),
            ("maio", 5),
            ("juin", 6),
            ("juillet", 7),
            ("Ogos", 8),
            ("OTTOBRE", 10),
            ("Disember", 12),
        ];
        for (name, month) in cases {
            assert_eq!(by_name(name), Some(month), "{name}");
        }
        assert_eq!(by_name("ju"), None);
    }
}
