use vouch_core::{DocumentKind, FieldKind};

/// Characters left to see, enough to tell two documents apart.
const VISIBLE: usize = 3;

/// Whether a field is masked on screens until asked for: the numbers that identify a person.
pub fn is_masked(document: DocumentKind, field: FieldKind) -> bool {
    document.family().is_masked() && field.spec().identifies
}

/// A value as a screen may show it: of the numbers of travel documents only the last three characters (fewer of a
/// short number, none of the machine-readable zone, whose end says little but check digits), one dot for each of the
/// others. Everything else unchanged.
pub fn mask(document: DocumentKind, field: FieldKind, plain: &str) -> String {
    if !is_masked(document, field) {
        return plain.to_owned();
    }
    let length = plain.chars().count();
    let visible = if field == FieldKind::Mrz { 0 } else { VISIBLE.min(length / 2) };
    let hide = |(index, character)| if index + visible < length { '•' } else { character };
    plain.chars().enumerate().map(hide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_end_of_travel_document_numbers_only() {
        let cases = [
            (DocumentKind::Passport, FieldKind::DocumentNumber, "L898902C3", "••••••2C3"),
            (DocumentKind::IdCard, FieldKind::PersonalNumber, "12ä4", "••ä4"),
            (DocumentKind::Visa, FieldKind::DocumentNumber, "7", "•"),
            (DocumentKind::Passport, FieldKind::Mrz, "P<UTO", "•••••"),
            (DocumentKind::Passport, FieldKind::Surname, "ERIKSSON", "ERIKSSON"),
            (DocumentKind::Receipt, FieldKind::DocumentNumber, "A-004817", "A-004817"),
        ];
        for (document, field, plain, shown) in cases {
            assert_eq!(mask(document, field, plain), shown);
        }
    }
}
