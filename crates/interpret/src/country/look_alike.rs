//! Letters and digits that a recogniser confuses.

/// Returns the character that a recogniser takes for another.
pub(crate) fn look_alike(c: char) -> Option<char> {
    match c {
        '0' => Some('O'),
        'O' | 'Q' | 'D' => Some('0'),
        '1' => Some('I'),
        'I' | 'L' => Some('1'),
        '5' => Some('S'),
        'S' => Some('5'),
        '8' => Some('B'),
        'B' => Some('8'),
        '2' => Some('Z'),
        'Z' => Some('2'),
        _ => None,
    }
}
