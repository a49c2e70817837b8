//! Characters of OCR-B that are mistaken for each other.

/// Letters and digits of the same shape: recognisers mistake either for the other.
const ALIKE: [(char, char); 6] = [('O', '0'), ('I', '1'), ('Z', '2'), ('S', '5'), ('B', '8'), ('G', '6')];

/// Letters and digits that are similar enough where the place leaves no other choice.
const SOMEWHAT_ALIKE: [(char, char); 7] =
    [('D', '0'), ('Q', '0'), ('U', '0'), ('L', '1'), ('J', '1'), ('A', '4'), ('T', '7')];

/// Returns the digit that a character is taken for in a place for digits.
pub fn as_digit(character: char) -> Option<char> {
    if character.is_ascii_digit() {
        return Some(character);
    }
    pairs().find(|(letter, _)| *letter == character).map(|(_, digit)| *digit)
}

/// Returns the letter that a character is taken for in a place for letters and fillers.
pub fn as_letter(character: char) -> Option<char> {
    if character.is_ascii_uppercase() || character == '<' {
        return Some(character);
    }
    pairs().find(|(_, digit)| *digit == character).map(|(letter, _)| *letter)
}

/// Returns the character of the same shape, for places that allow letters and digits.
pub fn look_alike(character: char) -> Option<char> {
    ALIKE.iter().find_map(|(letter, digit)| match character {
        _ if character == *letter => Some(*digit),
        _ if character == *digit => Some(*letter),
        _ => None,
    })
}

/// Returns every letter that may have been misread as this digit.
pub(super) fn letters_like(digit: char) -> impl Iterator<Item = char> {
    pairs().filter(move |(_, like)| *like == digit).map(|(letter, _)| *letter)
}

fn pairs() -> impl Iterator<Item = &'static (char, char)> {
    ALIKE.iter().chain(&SOMEWHAT_ALIKE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_decides_between_letter_and_digit() {
        assert_eq!("740BIZ".chars().filter_map(as_digit).collect::<String>(), "740812");
        assert_eq!("UT0<E21K5".chars().filter_map(as_letter).collect::<String>(), "UTO<EZIKS");
        assert_eq!((as_digit('<'), as_digit('M'), as_letter('9')), (None, None, None));
        assert_eq!((look_alike('0'), look_alike('S'), look_alike('D')), (Some('O'), Some('5'), None));
        assert_eq!(letters_like('0').collect::<String>(), "ODQU");
    }
}
