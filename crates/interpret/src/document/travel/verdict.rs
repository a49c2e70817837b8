//! The verdict on a field of a zone.

use vouch_core::Verdict;

/// How a zone secures a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// By a check digit of its own, which fits or does not.
    Own(bool),
    /// By none, or only by the one over the whole zone.
    None,
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grounds {
    /// The check digit that covers the field.
    pub check: Check,
    /// Whether the check digit over the whole zone fits; `None` where the format has none.
    pub composite: Option<bool>,
    /// Whether its characters were read clearly.
    pub is_clear: bool,
    /// Whether another witness agrees: the visual zone, another engine, the file's own text.
    pub is_witnessed: bool,
    /// Whether something is open: a character, a century, the end of a name.
    pub is_open: bool,
    /// Whether a second reading of the zone differs.
    pub is_disputed: bool,
    /// Whether the visual zone differs.
    pub is_contradicted: bool,
}

impl Grounds {
    /// Returns the verdict. Check digits say that the characters are right, and the place says which field it is. One
    /// check digit misses one error in ten, so the one over the whole zone must fit as well, or a second witness must
    /// agree; a field without a check digit needs a second witness. Two wrong characters may leave every check digit
    /// fitting, so nothing is proved where a second reading differs.
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

    const PROVED: Grounds = Grounds {
        check: Check::Own(true),
        composite: Some(true),
        is_clear: true,
        is_witnessed: false,
        is_open: false,
        is_disputed: false,
        is_contradicted: false,
    };

    #[test]
    fn one_ground_alone_proves_nothing() {
        let cases = [
            (PROVED, Verdict::Proved),
            (Grounds { is_clear: false, ..PROVED }, Verdict::Likely),
            (Grounds { is_contradicted: true, ..PROVED }, Verdict::Doubtful),
            (Grounds { is_open: true, ..PROVED }, Verdict::Likely),
            (Grounds { is_disputed: true, is_witnessed: true, ..PROVED }, Verdict::Likely),
            (Grounds { composite: Some(false), is_witnessed: true, ..PROVED }, Verdict::Likely),
            (Grounds { composite: Some(false), is_clear: false, ..PROVED }, Verdict::Doubtful),
            (Grounds { composite: None, ..PROVED }, Verdict::Likely),
            (Grounds { composite: None, is_witnessed: true, ..PROVED }, Verdict::Proved),
            (Grounds { check: Check::Own(false), is_witnessed: true, ..PROVED }, Verdict::Doubtful),
            (Grounds { check: Check::None, ..PROVED }, Verdict::Likely),
            (Grounds { check: Check::None, is_witnessed: true, ..PROVED }, Verdict::Proved),
            (Grounds { check: Check::None, is_clear: false, is_witnessed: true, ..PROVED }, Verdict::Likely),
            (Grounds { check: Check::None, is_open: true, ..PROVED }, Verdict::Doubtful),
        ];
        for (grounds, expected) in cases {
            assert_eq!(grounds.verdict(), expected, "{grounds:?}");
        }
    }
}
