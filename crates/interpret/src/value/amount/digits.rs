//! The digits of a figure and the marks between them.

use crate::value::number::Body;

use super::scan::Scan;

impl Scan<'_> {
    /// Digits in groups: `1.234,56`, `12'345.00`, `1 234,56`, `12. 50`.
    pub(super) fn body(&self, start: usize) -> Body {
        let mut body = Body::default();
        let mut at = start;
        loop {
            let mut group = String::new();
            while let Some((digit, mended)) = self.digit(at) {
                group.push(digit);
                body.mended |= mended;
                at += 1;
            }
            body.groups.push(group);
            body.end = at;
            let Some((mark, next)) = self.mark(at, &body) else { return body };
            body.mended |= next > at + 1 || self.char(at) != Some(mark);
            body.marks.push(mark);
            at = next;
        }
    }

    /// The digit at this place, putting right what is misread among digits.
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
        // A letter is a digit only inside a figure: after a decimal mark or a digit, and with no letter behind it.
        let before = at.checked_sub(1).and_then(|before| self.char(before));
        let after = self.char(at + 1);
        let inside = before.is_some_and(|b| b.is_ascii_digit() || matches!(b, '.' | ','))
            && after.is_none_or(|a| !a.is_alphabetic() || matches!(a, 'O' | 'o' | 'l' | 'I'));
        inside.then_some((meant, true))
    }

    /// A separator that goes on with digits, and where they begin.
    fn mark(&self, at: usize, body: &Body) -> Option<(char, usize)> {
        let run = |from: usize| (from..).take_while(|i| self.digit(*i).is_some()).count();
        let c = self.char(at)?;
        match c {
            '.' | ',' if run(at + 1) > 0 => Some((c, at + 1)),
            // A recogniser's gap after the decimal mark: two digits must follow and end there.
            '.' | ',' if self.char(at + 1) == Some(' ') && run(at + 2) == 2 && !body.marks.contains(&c) => {
                let after = self.char(at + 4);
                let ends =
                    after.is_none_or(|a| !a.is_alphanumeric() && !matches!(a, '.' | ',' | '/' | '-' | '%'));
                (ends && body.groups.len() == 1).then_some((c, at + 2))
            }
            '\'' | '’' if run(at + 1) == 3 => Some(('\'', at + 1)),
            // A point read as a dash, as in `78-10`: only where the row ends with it.
            '-' if body.groups.len() == 1 && run(at + 1) == 2 && self.char(at + 3).is_none() => {
                self.starts_cell(at, body).then_some(('.', at + 1))
            }
            // A space among thousands: only before three digits that a decimal mark follows, or among their like.
            ' ' | '\u{a0}' | '\u{202f}' => {
                let short = body.groups.last().is_some_and(|g| g.len() <= 3)
                    && body.marks.iter().all(|mark| *mark == ' ')
                    && body.groups.iter().skip(1).all(|g| g.len() == 3);
                let digits = run(at + 1);
                let decimal = self.char(at + 4) == Some(',') && run(at + 5) == 2;
                let printed_together = c != ' ';
                (short && digits == 3 && (decimal || printed_together)).then_some((' ', at + 1))
            }
            _ => None,
        }
    }

    /// Whether the only group of digits before this place follows a space or begins the text.
    fn starts_cell(&self, at: usize, body: &Body) -> bool {
        let start = at - body.groups[0].chars().count();
        start
            .checked_sub(1)
            .is_none_or(|before| self.char(before).is_some_and(|c| c == ' ' || !c.is_alphanumeric()))
    }
}
