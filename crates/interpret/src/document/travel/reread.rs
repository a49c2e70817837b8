//! Fields that were misread in the zone and are in the visual zone as well.
//!
//! No characters are tried out: the visual zone is another reading of the same value, and the check digit of the zone
//! says which of the two is right.

use vouch_core::{FieldKind, Place};
use vouch_mrz::{Span, Zone, check_digit, text};

use super::visual_zone::VisualZone;

/// Most characters in which two readings of one value differ.
const MOST_MISREAD: usize = 2;

/// A field whose value was taken from the visual zone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reread {
    /// Which field.
    pub kind: FieldKind,
    /// The index of the reading with the visual zone.
    pub reading: usize,
    /// Where the value is.
    pub place: Place,
}

/// Returns the zone corrected from the visual zone, and the fields that were corrected.
pub(super) fn reread(zone: &Zone, visual: &VisualZone) -> (Zone, Vec<Reread>) {
    let layout = zone.layout();
    let fields = [
        (FieldKind::DocumentNumber, layout.number, layout.number_check),
        (FieldKind::BirthDate, layout.birth, layout.birth_check),
        (FieldKind::ExpiryDate, layout.expiry, layout.expiry_check),
    ];
    let mut corrected = zone.clone();
    let mut found = Vec::new();
    let misread = fields.into_iter().filter(|(_, field, check)| !zone.is_exact && !zone.fits(*field, *check));
    for (kind, field, check) in misread {
        if let Some((characters, reading, place)) = printed(zone, visual, kind, field, check) {
            corrected.put(field, &characters);
            found.push(Reread { kind, reading, place });
        }
    }
    (corrected, found)
}

/// Returns the value in the visual zone for a misread field: nearly the same characters, and the check digit fits.
fn printed(
    zone: &Zone,
    visual: &VisualZone,
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
        let codes = visual.codes(length).map(|code| (format!("{:<<9}", code.text), code.reading, code.place));
        codes.into_iter().find(|(characters, ..)| is_right(characters))
    } else {
        let dates = visual.dates().map(|date| (date.date.digits(), date.reading, date.place));
        dates.into_iter().find(|(characters, ..)| is_right(characters))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::travel::tests::{field, passport};

    #[test]
    fn a_misread_zone_is_corrected_from_the_visual_zone() {
        let (mut lines, visual) = passport();
        lines[1] = lines[1].replace("L898902C3", "L898902O3").replace("7408122", "7403122");
        let found = field(&lines, &visual, "document_number");
        assert_eq!((found.value.as_str(), found.verdict), ("L898902C3", "likely"));
        assert_eq!(field(&lines, &visual, "birth_date").value, "1974-08-12");
        let found = field(&lines, &[], "document_number");
        assert_eq!((found.value.as_str(), found.verdict), ("L898902O3", "doubtful"));
    }

    #[test]
    fn a_misprinted_document_stays_as_it_is() {
        let (mut lines, visual) = passport();
        lines[1] = lines[1].replace("7408122", "7408123");
        let found = field(&lines, &visual, "birth_date");
        assert_eq!((found.value.as_str(), found.verdict), ("1974-08-12", "doubtful"));
    }
}
