use vouch_core::Alphabet;

/// The characters that the recognition network tells apart, one for each of its classes. Class 0 is the blank between
/// characters.
#[derive(Debug)]
pub(crate) struct Charset {
    characters: Vec<char>,
}

impl Charset {
    /// Creates a charset from the characters of classes 1, 2, …
    pub fn new(characters: &str) -> Self {
        Self { characters: characters.chars().collect() }
    }

    /// Returns the number of classes, with the blank.
    pub fn classes(&self) -> usize {
        self.characters.len() + 1
    }

    /// Returns the character of a class, `None` for the blank.
    pub fn character(&self, class: usize) -> Option<char> {
        self.characters.get(class.checked_sub(1)?).copied()
    }

    /// Returns for each class whether an alphabet allows it. The blank is always allowed.
    pub fn allowed(&self, alphabet: Alphabet) -> Vec<bool> {
        std::iter::once(true).chain(self.characters.iter().map(|&c| alphabet.allows(c))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_zero_is_the_blank() {
        let charset = Charset::new("A1 ");
        let character = |class| charset.character(class);
        assert_eq!((character(0), character(1), character(3)), (None, Some('A'), Some(' ')));
        assert_eq!((character(4), charset.classes()), (None, 4));
    }

    #[test]
    fn an_alphabet_allows_the_blank_and_its_own_characters() {
        let charset = Charset::new("A1<a ");
        assert_eq!(charset.allowed(Alphabet::Mrz), [true, true, true, true, false, false]);
        assert_eq!(charset.allowed(Alphabet::Amount), [true, false, true, false, false, true]);
        assert!(charset.allowed(Alphabet::Any).iter().all(|&allowed| allowed));
    }
}
