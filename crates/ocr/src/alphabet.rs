use vouch_core::Alphabet;

/// What stands for every class of the recognition network: class 0 is the blank between characters.
#[derive(Debug)]
pub(crate) struct Characters {
    of_class: Vec<char>,
}

impl Characters {
    /// The characters of classes 1, 2, …
    pub fn new(characters: &str) -> Self {
        Self { of_class: characters.chars().collect() }
    }

    /// Number of classes, the blank included.
    pub fn classes(&self) -> usize {
        self.of_class.len() + 1
    }

    /// The character of a class, `None` for the blank.
    pub fn of(&self, class: usize) -> Option<char> {
        self.of_class.get(class.checked_sub(1)?).copied()
    }

    /// The classes that an alphabet leaves: the blank always.
    pub fn allowed(&self, alphabet: Alphabet) -> Vec<bool> {
        std::iter::once(true).chain(self.of_class.iter().map(|&c| alphabet.allows(c))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_zero_is_the_blank() {
        let characters = Characters::new("A1 ");
        assert_eq!((characters.of(0), characters.of(1), characters.of(3)), (None, Some('A'), Some(' ')));
        assert_eq!((characters.of(4), characters.classes()), (None, 4));
    }

    #[test]
    fn an_alphabet_leaves_the_blank_and_its_own() {
        let characters = Characters::new("A1<a ");
        assert_eq!(characters.allowed(Alphabet::Mrz), [true, true, true, true, false, false]);
        assert_eq!(characters.allowed(Alphabet::Amount), [true, false, true, false, false, true]);
        assert!(characters.allowed(Alphabet::Any).iter().all(|&allowed| allowed));
    }
}
