//! Forms of numbers and postcodes, character by character: `n` is a digit, `a` a letter, `x` either; everything else
//! stands for itself. `n{5}` repeats, `n{2,4}` is two to four, `x?` and `(…)` are optional, `(A|B)` are alternatives.

use crate::country::look_alike::look_alike;

/// One character of a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A digit.
    Digit,
    /// A letter.
    Letter,
    /// A letter or digit.
    Either,
    /// This character.
    Exactly(char),
}

/// A form of fixed length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mask {
    /// Its characters, each with whether it is part of the number itself. An optional prefix such as `GB` is not.
    pub classes: Vec<(Class, bool)>,
}

impl Class {
    fn fits(self, c: char) -> bool {
        match self {
            Self::Digit => c.is_ascii_digit(),
            Self::Letter => c.is_ascii_alphabetic(),
            Self::Either => c.is_ascii_alphanumeric(),
            Self::Exactly(own) => own == c,
        }
    }

    fn of(c: char) -> Self {
        match c {
            'n' => Self::Digit,
            'a' => Self::Letter,
            'x' => Self::Either,
            own => Self::Exactly(own),
        }
    }
}

impl Mask {
    /// Whether a text has this form.
    pub(crate) fn fits(&self, text: &[char]) -> bool {
        self.classes.len() == text.len()
            && self.classes.iter().zip(text).all(|((class, _), c)| class.fits(*c))
    }

    /// Returns a text with digits in the place of letters that the form prescribes set right; `None` if it has another
    /// form all the same.
    pub(crate) fn with_letters(&self, text: &[char]) -> Option<Vec<char>> {
        let set_right = |(class, c): (Class, char)| match class {
            Class::Exactly(own) if own.is_alphabetic() && look_alike(c) == Some(own) => own,
            _ => c,
        };
        let classes = self.classes.iter().map(|(class, _)| *class);
        let spelled: Vec<char> = classes.zip(text.iter().copied()).map(set_right).collect();
        (self.classes.len() == text.len() && self.fits(&spelled)).then_some(spelled)
    }

    /// Returns the characters of a fitting text that are part of the number itself: without what is optional and
    /// without the letters of the country.
    pub(crate) fn core(&self, text: &[char]) -> Vec<char> {
        let is_prefix = |class: &Class| matches!(class, Class::Exactly(c) if c.is_alphabetic());
        let own = self.classes.iter().zip(text).filter(|((_, core), _)| *core);
        own.skip_while(|((class, _), _)| is_prefix(class)).map(|(_, c)| *c).collect()
    }

    /// Returns how many letters the form prescribes: `DE` of a German number.
    pub(crate) fn fixed_letters(&self) -> usize {
        self.classes
            .iter()
            .filter(|(class, _)| matches!(class, Class::Exactly(c) if c.is_alphabetic()))
            .count()
    }

    /// Returns its length.
    pub(crate) fn len(&self) -> usize {
        self.classes.len()
    }
}

/// Returns all masks that a form stands for.
pub(crate) fn masks(form: &str) -> Vec<Mask> {
    let chars: Vec<char> = form.chars().collect();
    expanded(&chars, true)
}

fn expanded(form: &[char], core: bool) -> Vec<Mask> {
    let Some((first, rest)) = form.split_first() else { return vec![Mask::default()] };
    let (heads, rest): (Vec<Mask>, &[char]) = match first {
        '(' => {
            let end = rest.iter().position(|c| *c == ')').unwrap_or(rest.len());
            let mut heads = vec![Mask::default()];
            heads.extend(rest[..end].split(|c| *c == '|').flat_map(|choice| expanded(choice, false)));
            (heads, rest.get(end + 1..).unwrap_or_default())
        }
        first => {
            let (least, most, rest) = repeats(rest);
            let repeated = |times: usize| Mask { classes: vec![(Class::of(*first), core); times] };
            ((least..=most).map(repeated).collect(), rest)
        }
    };
    let tails = expanded(rest, core);
    let joined = |head: &Mask, tail: &Mask| Mask {
        classes: head.classes.iter().chain(&tail.classes).copied().collect(),
    };
    heads.iter().flat_map(|head| tails.iter().map(move |tail| joined(head, tail))).collect()
}

/// Returns how often a character is repeated by what follows it: `{2,4}`, `?` or nothing.
fn repeats(rest: &[char]) -> (usize, usize, &[char]) {
    match rest.first() {
        Some('?') => (0, 1, &rest[1..]),
        Some('{') => {
            let end = rest.iter().position(|c| *c == '}').unwrap_or(rest.len());
            let inside: String = rest[1..end].iter().collect();
            let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
            let number = |text: &str| text.parse().unwrap_or(1);
            (number(least), number(most), rest.get(end + 1..).unwrap_or_default())
        }
        _ => (1, 1, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(form: &str, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        masks(form).iter().any(|mask| mask.fits(&text))
    }

    #[test]
    fn forms_stand_for_masks() {
        assert!(fits("DEn{9}", "DE123456789") && !fits("DEn{9}", "AT123456789"));
        assert!(fits("(GB)n{9}", "GB123456789") && fits("(GB)n{9}", "123456789"));
        assert!(fits("CHEn{9}(MWST|TVA)", "CHE123456789TVA") && fits("CHEn{9}(MWST|TVA)", "CHE123456789"));
        assert!(fits("a{1,2}nx? naa", "SW1A 1AA") && fits("a{1,2}nx? naa", "N1 9GU"));
        assert!(!fits("a{1,2}nx? naa", "SW1A 11A"));
        assert_eq!(masks("ROn{2,10}").len(), 9);
    }

    #[test]
    fn an_optional_prefix_is_no_part_of_the_number() {
        let text: Vec<char> = "NO988077917MVA".chars().collect();
        let mask = masks("(NO)n{9}(MVA)").into_iter().find(|mask| mask.fits(&text));
        assert_eq!(
            mask.map(|mask| mask.core(&text).into_iter().collect::<String>()),
            Some("988077917".into())
        );
    }
}
