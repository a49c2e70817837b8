use std::ops::Range;

use vouch_core::FieldKind::{self, BirthDate, DocumentNumber, ExpiryDate, Mrz, PersonalNumber};
use vouch_core::{Finding, Value};
use vouch_mrz::check_digit;

use crate::now::{Now, is_changed};

/// Where the check digits of one format are, counted over all lines joined.
struct Layout {
    line: usize,
    lines: usize,
    is_visa: bool,
    covered: &'static [(FieldKind, Range<usize>, usize)],
    composite: Option<(&'static [Range<usize>], usize)>,
}

const LAYOUTS: [Layout; 5] = [
    // TD1
    Layout {
        line: 30,
        lines: 3,
        is_visa: false,
        covered: &[(DocumentNumber, 5..14, 14), (BirthDate, 30..36, 36), (ExpiryDate, 38..44, 44)],
        composite: Some((&[5..30, 30..37, 38..45, 48..59], 59)),
    },
    // TD2
    Layout {
        line: 36,
        lines: 2,
        is_visa: false,
        covered: &[(DocumentNumber, 36..45, 45), (BirthDate, 49..55, 55), (ExpiryDate, 57..63, 63)],
        composite: Some((&[36..46, 49..56, 57..71], 71)),
    },
    // TD3
    Layout {
        line: 44,
        lines: 2,
        is_visa: false,
        covered: &[
            (DocumentNumber, 44..53, 53),
            (BirthDate, 57..63, 63),
            (ExpiryDate, 65..71, 71),
            (PersonalNumber, 72..86, 86),
        ],
        composite: Some((&[44..54, 57..64, 65..87], 87)),
    },
    // MRV-A
    Layout {
        line: 44,
        lines: 2,
        is_visa: true,
        covered: &[(DocumentNumber, 44..53, 53), (BirthDate, 57..63, 63), (ExpiryDate, 65..71, 71)],
        composite: None,
    },
    // MRV-B
    Layout {
        line: 36,
        lines: 2,
        is_visa: true,
        covered: &[(DocumentNumber, 36..45, 45), (BirthDate, 49..55, 55), (ExpiryDate, 57..63, 63)],
        composite: None,
    },
];

/// Returns the check digits that fail when the corrected fields are put into the machine-readable zone that counts. If
/// there is no zone to put them into, the findings about unchanged fields stay.
pub(crate) fn findings(now: &Now<'_>) -> Vec<Finding> {
    let Some(Value::Code(printed) | Value::Text(printed)) = now.value(Mrz) else {
        return unchanged_findings(now);
    };
    let lines: Vec<&str> = printed.split(", ").collect();
    let layout = LAYOUTS.iter().find(|layout| {
        layout.is_visa == printed.starts_with('V')
            && layout.lines == lines.len()
            && lines.iter().all(|line| line.is_ascii() && line.len() == layout.line)
    });
    let Some(layout) = layout else {
        return if is_changed(now, Mrz) { vec![Finding::MrzMalformed] } else { unchanged_findings(now) };
    };
    let mut zone = lines.concat();
    for (field, place, _) in layout.covered.iter().filter(|(field, ..)| is_changed(now, *field)) {
        match now.value(*field).and_then(|value| as_printed(value, place.len())) {
            Some(characters) => zone.replace_range(place.clone(), &characters),
            None => return unchanged_findings(now),
        }
    }
    let mut failing = Vec::new();
    for (field, place, digit) in layout.covered {
        if !fits(&zone, &zone[place.clone()], *digit) {
            failing.push(Finding::CheckDigitFails { field: *field });
        }
    }
    if let Some((places, digit)) = &layout.composite {
        let covered: String = places.iter().map(|place| &zone[place.clone()]).collect();
        if !fits(&zone, &covered, *digit) {
            failing.push(Finding::CheckDigitFails { field: Mrz });
        }
    }
    failing
}

/// Whether the digit at this position is the check digit of these characters. A filler counts as 0 beside an empty
/// optional field.
fn fits(zone: &str, covered: &str, place: usize) -> bool {
    let printed = match zone.as_bytes()[place] {
        b'<' => Some(0),
        digit => digit.is_ascii_digit().then(|| digit - b'0'),
    };
    printed.is_some() && printed == check_digit(covered)
}

/// Returns a value as the zone prints it in this many characters; `None` if that is impossible.
fn as_printed(value: &Value, width: usize) -> Option<String> {
    let characters = match value {
        Value::Date(date) => date.strftime("%y%m%d").to_string(),
        other => other.plain().chars().filter(|c| !matches!(c, ' ' | '-')).collect::<String>().to_uppercase(),
    };
    let is_possible = characters.len() <= width && check_digit(&characters).is_some();
    is_possible.then(|| format!("{characters:<<width$}"))
}

/// Returns the findings of the extraction about fields that nobody changed.
fn unchanged_findings(now: &Now<'_>) -> Vec<Finding> {
    let stays = |finding: &&Finding| match finding {
        Finding::CheckDigitFails { field } => !is_changed(now, *field),
        Finding::MrzMalformed => !is_changed(now, Mrz),
        _ => false,
    };
    now.extraction.findings.iter().filter(stays).cloned().collect()
}
