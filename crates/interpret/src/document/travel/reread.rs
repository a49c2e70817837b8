//! Fields that were misread in the zone and stand in print as well.
//!
//! This tries no characters: what is printed is another reading of the same value, and the check digit of the zone says
//! which of the two readings is right.

use vouch_core::{FieldKind, Place};
use vouch_mrz::check_digit;

use super::visible_text::PrintedZone;
use vouch_mrz::{Span, Zone, text};

/// Most characters in which two readings of one value differ.
const MOST_MISREAD: usize = 2;

/// A field whose value was taken from print.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reread {
    /// Which field.
    pub kind: FieldKind,
    /// Index of the reading that shows it in print.
    pub reading: usize,
    /// Where.
    pub place: Place,
}

/// The zone with the fields that print reads better, and which they are.
pub(super) fn reread(zone: &Zone, print: &PrintedZone) -> (Zone, Vec<Reread>) {
    let layout = zone.layout();
    let fields = [
        (FieldKind::DocumentNumber, layout.number, layout.number_check),
        (FieldKind::BirthDate, layout.birth, layout.birth_check),
        (FieldKind::ExpiryDate, layout.expiry, layout.expiry_check),
    ];
    let mut better = zone.clone();
    let mut found = Vec::new();
    let misread = fields.into_iter().filter(|(_, field, check)| !zone.is_exact && !zone.fits(*field, *check));
    for (kind, field, check) in misread {
        if let Some((characters, reading, place)) = printed(zone, print, kind, field, check) {
            better.put(field, &characters);
            found.push(Reread { kind, reading, place });
        }
    }
    (better, found)
}

/// What print says in place of a field: nearly the same characters, and the check digit fits.
fn printed(
    zone: &Zone,
    print: &PrintedZone,
    kind: FieldKind,
    field: Span,
    check: Span,
) -> Option<(String, usize, Place)> {
    let misread = text(zone.cells(field)?);
    let digit = zone.cells(check)?.first()?.character.to_digit(10)?;
    let is_right = |printed: &str| {
        let differing = printed.chars().zip(misread.chars()).filter(|(a, b)| a != b).count();
        differing <= MOST_MISREAD && check_digit(printed).map(u32::from) == Some(digit)
    };
    if kind == FieldKind::DocumentNumber {
        let length = misread.trim_end_matches('<').len();
        let codes = print.codes(length).map(|code| (format!("{:<<9}", code.text), code.reading, code.place));
        codes.into_iter().find(|(characters, ..)| is_right(characters))
    } else {
        let dates = print.dates().map(|date| (date.date.digits(), date.reading, date.place));
        dates.into_iter().find(|(characters, ..)| is_right(characters))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::travel::tests::{field, passport};

    #[test]
    fn print_and_check_digit_outvote_a_misread_zone() {
        let (mut lines, print) = passport();
        lines[1] = lines[1].replace("L898902C3", "L898902O3").replace("7408122", "7403122");
        let found = field(&lines, &print, "document_number");
        assert_eq!((found.value.as_str(), found.verdict), ("L898902C3", "likely"));
        assert_eq!(field(&lines, &print, "birth_date").value, "1974-08-12");
        let found = field(&lines, &[], "document_number");
        assert_eq!((found.value.as_str(), found.verdict), ("L898902O3", "doubtful"));
    }

    #[test]
    fn a_misprinted_document_stays_as_it_is() {
        let (mut lines, print) = passport();
        lines[1] = lines[1].replace("7408122", "7408123");
        let found = field(&lines, &print, "birth_date");
        assert_eq!((found.value.as_str(), found.verdict), ("1974-08-12", "doubtful"));
    }
}
