//! Characters of OCR-B that are taken for each other.

/// Letter and digit of the same shape: readers of print take either for the other.
const ALIKE: [(char, char); 6] = [('O', '0'), ('I', '1'), ('Z', '2'), ('S', '5'), ('B', '8'), ('G', '6')];

/// Letter and digit that are like enough where the place leaves no other choice.
const SOMEWHAT_ALIKE: [(char, char); 7] =
    [('D', '0'), ('Q', '0'), ('U', '0'), ('L', '1'), ('J', '1'), ('A', '4'), ('T', '7')];

/// The digit that a character stands for at a place that holds only digits.
pub fn as_digit(character: char) -> Option<char> {
    if character.is_ascii_digit() {
        return Some(character);
    }
    pairs().find(|(letter, _)| *letter == character).map(|(_, digit)| *digit)
}

/// The letter that a character stands for at a place that holds only letters and fillers.
pub fn as_letter(character: char) -> Option<char> {
    if character.is_ascii_uppercase() || character == '<' {
        return Some(character);
    }
    pairs().find(|(_, digit)| *digit == character).map(|(letter, _)| *letter)
}

/// The character of the same shape where letters and digits both stand.
pub fn look_alike(character: char) -> Option<char> {
    ALIKE.iter().find_map(|(letter, digit)| match character {
        _ if character == *letter => Some(*digit),
        _ if character == *digit => Some(*letter),
        _ => None,
    })
}

/// Every letter that a digit may be a misreading of.
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
    fn a_place_decides_what_a_shape_stands_for() {
        assert_eq!("740BIZ".chars().filter_map(as_digit).collect::<String>(), "740812");
        assert_eq!("UT0<E21K5".chars().filter_map(as_letter).collect::<String>(), "UTO<EZIKS");
        assert_eq!((as_digit('<'), as_digit('M'), as_letter('9')), (None, None, None));
        assert_eq!((look_alike('0'), look_alike('S'), look_alike('D')), (Some('O'), Some('5'), None));
        assert_eq!(letters_like('0').collect::<String>(), "ODQU");
    }
}
