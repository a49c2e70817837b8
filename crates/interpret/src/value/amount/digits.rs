//! The digits of a number and the separators between them.

use crate::value::number::Body;

use super::scan::Scan;

impl Scan<'_> {
    /// Reads digits in groups: `1.234,56`, `12'345.00`, `1 234,56`, `12. 50`.
    pub(super) fn body(&self, start: usize) -> Body {
        let mut body = Body::default();
        let mut at = start;
        loop {
            let mut group = String::new();
            while let Some((digit, corrected)) = self.digit(at) {
                group.push(digit);
                body.corrected |= corrected;
                at += 1;
            }
            body.groups.push(group);
            body.end = at;
            let Some((mark, next)) = self.mark(at, &body) else { return body };
            body.corrected |= next > at + 1 || self.char(at) != Some(mark);
            body.marks.push(mark);
            at = next;
        }
    }

    /// Returns the digit at this position, and whether it was corrected: some letters are misread digits.
    fn digit(&self, at: usize) -> Option<(char, bool)> {
        let c = self.char(at)?;
        if c.is_ascii_digit() {
            return Some((c, false));
        }
        let meant = match c {
            'O' | 'o' | 'Q' => '0',
            'l' | 'I' | '|' => '1',
            _ => return None,
        };
        // A letter is a digit only inside a number: after a decimal mark or a digit, and with no other letter after it.
        let before = at.checked_sub(1).and_then(|before| self.char(before));
        let after = self.char(at + 1);
        let inside = before.is_some_and(|b| b.is_ascii_digit() || matches!(b, '.' | ','))
            && after.is_none_or(|a| !a.is_alphabetic() || matches!(a, 'O' | 'o' | 'l' | 'I'));
        inside.then_some((meant, true))
    }

    /// Returns the separator at this position if digits follow, and where they begin.
    fn mark(&self, at: usize, body: &Body) -> Option<(char, usize)> {
        let run = |from: usize| (from..).take_while(|i| self.digit(*i).is_some()).count();
        let c = self.char(at)?;
        match c {
            '.' | ',' if run(at + 1) > 0 => Some((c, at + 1)),
            // A recogniser may add a space after the decimal mark: exactly two digits must follow.
            '.' | ',' if self.char(at + 1) == Some(' ') && run(at + 2) == 2 && !body.marks.contains(&c) => {
                let after = self.char(at + 4);
                let ends =
                    after.is_none_or(|a| !a.is_alphanumeric() && !matches!(a, '.' | ',' | '/' | '-' | '%'));
                (ends && body.groups.len() == 1).then_some((c, at + 2))
            }
            '\'' | '’' if run(at + 1) == 3 => Some(('\'', at + 1)),
            // A point may be misread as a dash, as in `78-10`. It counts only at the end of the text.
            '-' if body.groups.len() == 1 && run(at + 1) == 2 && self.char(at + 3).is_none() => {
                self.starts_cell(at, body).then_some(('.', at + 1))
            }
            // A space separates thousands only if the text has more such groups or a decimal comma follows.
            // Elsewhere the style of the page decides.
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => {
                let short = body.groups.last().is_some_and(|g| g.len() <= 3)
                    && !body.groups[0].starts_with('0')
                    && body.marks.iter().all(|mark| *mark == ' ')
                    && body.groups.iter().skip(1).all(|g| g.len() == 3);
                let digits = run(at + 1);
                let decimal = self.char(at + 4) == Some(',') && run(at + 5) == 2;
                let is_unbreakable = c != ' ';
                let by_style = self.style.spaces && self.narrow.binary_search(&self.byte(at)).is_ok();
                (short && digits == 3 && (decimal || is_unbreakable || by_style)).then_some((' ', at + 1))
            }
            _ => None,
        }
    }

    /// Whether the only group of digits before this position begins the text or follows a space or a mark.
    fn starts_cell(&self, at: usize, body: &Body) -> bool {
        let start = at - body.groups[0].chars().count();
        start
            .checked_sub(1)
            .is_none_or(|before| self.char(before).is_some_and(|c| c == ' ' || !c.is_alphanumeric()))
    }
}
