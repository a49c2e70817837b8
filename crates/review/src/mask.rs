use vouch_core::{DocumentKind, Evidence, Extraction, FieldKind, Place, Record, Value};

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

/// Returns the record as a screen may show it: every value [masked](mask).
pub fn masked_record(record: &Record) -> Record {
    let mut masked = record.clone();
    for (field, entry) in &mut masked.fields {
        if is_masked(record.kind, *field) {
            let value = entry.value.as_ref();
            entry.value = value.map(|value| Value::Code(mask(record.kind, *field, &value.plain())));
        }
    }
    masked
}

/// Returns a reason as a screen may show it: what it quotes of the field is masked as the field is.
pub fn masked_evidence(document: DocumentKind, field: FieldKind, evidence: &Evidence) -> Evidence {
    let mut masked = evidence.clone();
    match &mut masked {
        Evidence::RivalClose { value: quoted } | Evidence::SecondReadingDiffers { read: quoted, .. } => {
            *quoted = mask(document, field, quoted);
        }
        _ => {}
    }
    masked
}

/// Returns every place on the pages that a screen covers: where a masked field was read, may have been read, or is
/// printed besides.
pub fn masked_places(extraction: &Extraction, record: &Record) -> Vec<Place> {
    let fields = FieldKind::ALL.iter().filter(|field| is_masked(record.kind, **field));
    let places = fields.flat_map(|field| {
        let given = record.fields.get(field).and_then(|entry| entry.place);
        let read = extraction.fields.get(field).into_iter().flat_map(|read| {
            let candidates = read.candidates.iter().filter_map(|candidate| candidate.place);
            candidates.chain(read.printed.iter().copied())
        });
        given.into_iter().chain(read)
    });
    let mut once: Vec<Place> = Vec::new();
    for place in places {
        if !once.contains(&place) {
            once.push(place);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use vouch_core::{BoundingBox, Candidate, Field, RecordField, ReviewState, Verdict};

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

    const NUMBER: &str = "L898902C3";

    fn at(page: u32, top: f32) -> Place {
        Place { page, bounds: Some(BoundingBox::from_edges(0.1, top, 0.5, top + 0.02)) }
    }

    /// A document with one number, read at one place, perhaps at another, and printed at a third.
    fn read(kind: DocumentKind) -> Extraction {
        let candidate = |value: &str, place| Candidate {
            value: Value::Code(value.to_owned()),
            raw: value.to_owned(),
            confidence: None,
            source: "device".to_owned(),
            place: Some(place),
            score: 1.0,
            evidence: Vec::new(),
        };
        let number = Field {
            candidates: vec![candidate(NUMBER, at(0, 0.1)), candidate("L898902C8", at(0, 0.8))],
            verdict: Verdict::Likely,
            probability: None,
            printed: vec![at(0, 0.1), at(1, 0.3)],
        };
        Extraction {
            interpreter: "1".to_owned(),
            document: 0,
            kind,
            pages: vec![0, 1],
            parts: Vec::new(),
            fields: BTreeMap::from([(FieldKind::DocumentNumber, number)]),
            tax_lines: Vec::new(),
            line_items: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn counting(extraction: &Extraction) -> Record {
        let mut record = crate::record(extraction, &[], jiff::civil::Date::constant(2026, 4, 10));
        let surname = RecordField {
            value: Some(Value::Text("ERIKSSON".to_owned())),
            verdict: Verdict::Likely,
            review: ReviewState::Corrected,
            place: Some(at(0, 0.5)),
        };
        record.fields.insert(FieldKind::Surname, surname);
        record
    }

    #[test]
    fn a_record_is_shown_without_the_numbers_of_a_person() {
        let passport = counting(&read(DocumentKind::Passport));
        let masked = masked_record(&passport);
        assert_eq!(masked.value(FieldKind::DocumentNumber), Some(&Value::Code("••••••2C3".to_owned())));
        assert_eq!(masked.fields[&FieldKind::Surname], passport.fields[&FieldKind::Surname]);
        let invoice = counting(&read(DocumentKind::Invoice));
        assert_eq!(masked_record(&invoice), invoice);
    }

    #[test]
    fn every_place_of_a_masked_number_is_covered_once() {
        let passport = read(DocumentKind::Passport);
        let mut record = counting(&passport);
        assert_eq!(masked_places(&passport, &record), [at(0, 0.1), at(0, 0.8), at(1, 0.3)]);
        let pointed = record.fields.get_mut(&FieldKind::DocumentNumber).expect("it is required");
        pointed.place = Some(at(0, 0.2));
        assert_eq!(masked_places(&passport, &record)[0], at(0, 0.2));
        let invoice = read(DocumentKind::Invoice);
        assert_eq!(masked_places(&invoice, &counting(&invoice)), []);
    }

    #[test]
    fn a_reason_quotes_no_masked_number() {
        let rival = Evidence::RivalClose { value: "L898902C8".to_owned() };
        let differs =
            Evidence::SecondReadingDiffers { engine: "second_look".to_owned(), read: NUMBER.to_owned() };
        let shown = |evidence| masked_evidence(DocumentKind::Passport, FieldKind::DocumentNumber, evidence);
        assert_eq!(shown(&rival), Evidence::RivalClose { value: "••••••2C8".to_owned() });
        assert!(
            matches!(shown(&differs), Evidence::SecondReadingDiffers { read, .. } if read == "••••••2C3")
        );
        assert_eq!(masked_evidence(DocumentKind::Invoice, FieldKind::DocumentNumber, &rival), rival);
    }
}
