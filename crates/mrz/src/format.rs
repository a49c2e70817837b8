//! The formats and the places of their fields.

/// A span of one line: line and columns from 0, `to` excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The line.
    pub line: usize,
    /// The first column.
    pub from: usize,
    /// The column after the last.
    pub to: usize,
}

impl Span {
    /// Whether the format has no such field.
    pub fn is_empty(self) -> bool {
        self.from == self.to
    }
}

const fn span(line: usize, from: usize, to: usize) -> Span {
    Span { line, from, to }
}

/// A format of ICAO 9303, or the old French one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Cards: three lines of 30.
    Td1,
    /// Larger cards: two lines of 36.
    Td2,
    /// Passports: two lines of 44.
    Td3,
    /// Visas of the size of a passport page: two lines of 44.
    MrvA,
    /// Smaller visas: two lines of 36.
    MrvB,
    /// French identity cards issued from 1988 to 2021: two lines of 36 that differ from TD2.
    OldFrench,
}

/// The places of the fields in a format.
#[derive(Debug)]
pub struct Layout {
    /// The number of characters in a line.
    pub width: usize,
    /// The number of lines.
    pub lines: usize,
    /// The kind of document.
    pub code: Span,
    /// The issuing state.
    pub state: Span,
    /// The document number.
    pub number: Span,
    /// The check digit of the document number.
    pub number_check: Span,
    /// The holder's nationality.
    pub nationality: Span,
    /// The holder's date of birth, year first, without the century.
    pub birth: Span,
    /// Its check digit.
    pub birth_check: Span,
    /// The holder's sex.
    pub sex: Span,
    /// The date of expiry, likewise.
    pub expiry: Span,
    /// Its check digit.
    pub expiry_check: Span,
    /// Surname, two fillers, given names; the surname alone where given names have a place of their own.
    pub names: Span,
    /// Given names, where they have a place of their own.
    pub given: Option<Span>,
    /// Further places that allow only digits.
    pub digits: &'static [Span],
    /// Optional fields, in order of importance.
    pub optional: &'static [Span],
    /// The check digit of the first optional field.
    pub optional_check: Option<Span>,
    /// The spans that the composite check digit covers, and that digit.
    pub composite: Option<(&'static [Span], Span)>,
}

impl Format {
    /// Returns the places of its fields.
    pub fn layout(self) -> &'static Layout {
        match self {
            Self::Td1 => &TD1,
            Self::Td2 => &TD2,
            Self::Td3 => &TD3,
            Self::MrvA => &MRV_A,
            Self::MrvB => &MRV_B,
            Self::OldFrench => &OLD_FRENCH,
        }
    }
}

impl Layout {
    /// Returns the number of check digits for the fields that every format checks, and for the whole.
    pub fn checks(&self) -> usize {
        let of_fields = [self.number_check, self.birth_check, self.expiry_check];
        of_fields.iter().filter(|span| !span.is_empty()).count() + usize::from(self.composite.is_some())
    }
}

static TD1: Layout = Layout {
    width: 30,
    lines: 3,
    code: span(0, 0, 2),
    state: span(0, 2, 5),
    number: span(0, 5, 14),
    number_check: span(0, 14, 15),
    nationality: span(1, 15, 18),
    birth: span(1, 0, 6),
    birth_check: span(1, 6, 7),
    sex: span(1, 7, 8),
    expiry: span(1, 8, 14),
    expiry_check: span(1, 14, 15),
    names: span(2, 0, 30),
    given: None,
    digits: &[],
    optional: &[span(0, 15, 30), span(1, 18, 29)],
    optional_check: None,
    composite: Some((&[span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)], span(1, 29, 30))),
};

static TD2: Layout = Layout {
    width: 36,
    names: span(0, 5, 36),
    optional: &[span(1, 28, 35)],
    optional_check: None,
    composite: Some((&[span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)], span(1, 35, 36))),
    ..TWO_LINES
};

static TD3: Layout = Layout {
    width: 44,
    names: span(0, 5, 44),
    optional: &[span(1, 28, 42)],
    optional_check: Some(span(1, 42, 43)),
    composite: Some((&[span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)], span(1, 43, 44))),
    ..TWO_LINES
};

static MRV_A: Layout = Layout { width: 44, names: span(0, 5, 44), optional: &[span(1, 28, 44)], ..TWO_LINES };

static MRV_B: Layout = Layout { width: 36, names: span(0, 5, 36), optional: &[span(1, 28, 36)], ..TWO_LINES };

/// The number begins with year and month of issue. The expiry is only on the back of the card, and the holder is
/// French.
static OLD_FRENCH: Layout = Layout {
    width: 36,
    number: span(1, 0, 12),
    number_check: span(1, 12, 13),
    nationality: span(1, 0, 0),
    birth: span(1, 27, 33),
    birth_check: span(1, 33, 34),
    sex: span(1, 34, 35),
    expiry: span(1, 0, 0),
    expiry_check: span(1, 0, 0),
    names: span(0, 5, 30),
    given: Some(span(1, 13, 27)),
    digits: &[span(0, 30, 36), span(1, 0, 4), span(1, 7, 12)],
    composite: Some((&[span(0, 0, 36), span(1, 0, 35)], span(1, 35, 36))),
    ..TWO_LINES
};

/// What all formats of two lines share.
const TWO_LINES: Layout = Layout {
    width: 0,
    lines: 2,
    code: span(0, 0, 2),
    state: span(0, 2, 5),
    number: span(1, 0, 9),
    number_check: span(1, 9, 10),
    nationality: span(1, 10, 13),
    birth: span(1, 13, 19),
    birth_check: span(1, 19, 20),
    sex: span(1, 20, 21),
    expiry: span(1, 21, 27),
    expiry_check: span(1, 27, 28),
    names: span(0, 5, 5),
    given: None,
    digits: &[],
    optional: &[],
    optional_check: None,
    composite: None,
};
