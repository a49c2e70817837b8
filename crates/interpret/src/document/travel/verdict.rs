//! What may be said of a field of a zone.

use vouch_core::Verdict;

/// How a field is secured in the zone itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// By a check digit of its own, which fits or does not.
    Own(bool),
    /// By none, or only by the one over the whole.
    None,
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grounds {
    /// How the field is secured.
    pub check: Check,
    /// Whether the check digit over the whole fits; `None` where the format has none.
    pub composite: Option<bool>,
    /// Whether its characters were read clearly.
    pub is_clear: bool,
    /// Whether another witness says the same: the printed zone, another engine, the file's own text.
    pub is_witnessed: bool,
    /// Whether something is left open: a character, a century, where one name ends.
    pub is_open: bool,
    /// Whether a second look at the zone read other characters.
    pub is_disputed: bool,
    /// Whether the printed zone says otherwise.
    pub is_contradicted: bool,
}

impl Grounds {
    /// Check digits say that the characters are right and the place says which field it is. One check digit misses one
    /// error in ten, so a second one or a second witness must bear it out; without any, only a second witness can. Damage
    /// to two characters may leave every check digit fitting: where a second look differs, nothing is proved.
    pub fn verdict(self) -> Verdict {
        let is_whole = self.composite == Some(true) || self.composite.is_none() && self.is_witnessed;
        match self.check {
            _ if self.is_contradicted => Verdict::Doubtful,
            Check::Own(false) => Verdict::Doubtful,
            Check::Own(true) if is_whole && self.is_clear && !self.is_open && !self.is_disputed => {
                Verdict::Proved
            }
            Check::Own(true) if is_whole || self.is_clear => Verdict::Likely,
            Check::Own(true) => Verdict::Doubtful,
            Check::None if self.is_open => Verdict::Doubtful,
            Check::None if self.is_clear && self.is_witnessed && !self.is_disputed => Verdict::Proved,
            Check::None if self.is_clear || self.is_witnessed => Verdict::Likely,
            Check::None => Verdict::Doubtful,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEST: Grounds = Grounds {
        check: Check::Own(true),
        composite: Some(true),
        is_clear: true,
        is_witnessed: false,
        is_open: false,
        is_disputed: false,
        is_contradicted: false,
    };

    #[test]
    fn only_two_grounds_prove() {
        let cases = [
            (BEST, Verdict::Proved),
            (Grounds { is_clear: false, ..BEST }, Verdict::Likely),
            (Grounds { is_contradicted: true, ..BEST }, Verdict::Doubtful),
            (Grounds { is_open: true, ..BEST }, Verdict::Likely),
            (Grounds { is_disputed: true, is_witnessed: true, ..BEST }, Verdict::Likely),
            (Grounds { composite: Some(false), is_witnessed: true, ..BEST }, Verdict::Likely),
            (Grounds { composite: Some(false), is_clear: false, ..BEST }, Verdict::Doubtful),
            (Grounds { composite: None, ..BEST }, Verdict::Likely),
            (Grounds { composite: None, is_witnessed: true, ..BEST }, Verdict::Proved),
            (Grounds { check: Check::Own(false), is_witnessed: true, ..BEST }, Verdict::Doubtful),
            (Grounds { check: Check::None, ..BEST }, Verdict::Likely),
            (Grounds { check: Check::None, is_witnessed: true, ..BEST }, Verdict::Proved),
            (Grounds { check: Check::None, is_clear: false, is_witnessed: true, ..BEST }, Verdict::Likely),
            (Grounds { check: Check::None, is_open: true, ..BEST }, Verdict::Doubtful),
        ];
        for (grounds, expected) in cases {
            assert_eq!(grounds.verdict(), expected, "{grounds:?}");
        }
    }
}
