/// Returns the check digit of ICAO 9303 for these characters of a zone: with repeating weights 7, 3, 1, digits count as
/// themselves, A to Z as 10 to 35, the filler `<` as 0, all modulo 10. Returns `None` if there is any other character.
pub fn check_digit(text: &str) -> Option<u8> {
    let mut sum = 0;
    for (character, weight) in text.bytes().zip([7, 3, 1].into_iter().cycle()) {
        let value = match character {
            b'0'..=b'9' => character - b'0',
            b'A'..=b'Z' => character - b'A' + 10,
            b'<' => 0,
            _ => return None,
        };
        sum += u32::from(value) * weight;
    }
    u8::try_from(sum % 10).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_specimen_of_icao_9303() {
        assert_eq!(check_digit("L898902C3"), Some(6));
        assert_eq!(check_digit("740812"), Some(2));
        assert_eq!(check_digit("ZE184226B<<<<<"), Some(1));
        assert_eq!(check_digit("L898902C3674081221204159ZE184226B<<<<<1"), Some(0));
        assert_eq!(check_digit("ab"), None);
    }
}
