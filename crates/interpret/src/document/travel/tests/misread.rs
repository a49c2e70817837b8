//! Zones that were misread, torn or damaged.

use super::*;

#[test]
fn places_decide_between_look_alikes_and_evidence_says_so() {
    let zone =
        ["P<UT0ERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", "L898902C36UT074OBIZ2F3204153ZE184226B<<<<<I6"];
    let birth = field(&zone, &[], "birth_date");
    assert_eq!((birth.value.as_str(), birth.verdict), ("1974-08-12", "proved"));
    let taken = |position, read, taken| Evidence::TakenByPlace { position, read, taken };
    assert!(birth.evidence.contains(&taken(2, 'O', '0')) && birth.evidence.contains(&taken(5, 'Z', '2')));
    for (name, value) in [("surname", "ERIKSSON"), ("given_names", "ANNA MARIA"), ("nationality", "UTO")] {
        assert_eq!(field(&zone, &[], name).value, value);
    }
}

#[test]
fn a_number_is_never_changed_to_fit_its_check_digit() {
    let (mut zone, _) = passport();
    zone[1] = zone[1].replace("L898902C3", "L8989O2C3");
    let number = field(&zone, &[], "document_number");
    assert_eq!((number.value.as_str(), number.verdict), ("L8989O2C3", "doubtful"));
    let findings = only(&[], &zone).findings;
    let fails = |field| Finding::CheckDigitFails { field };
    assert_eq!(findings, [fails(FieldKind::DocumentNumber), fails(FieldKind::Mrz)]);
}

#[test]
fn lines_may_be_short_spaced_noisy_and_in_lower_case() {
    let whole = "L898902C36UTO7408122F3204153ZE184226B<<<<<16";
    let cases = [
        ["P<UTOERIKSSON<<ANNA<MARIA", whole],
        ["p<utoEriksson<<Anna<Maria<<<<<<<<<<<<<<<<<<<", "L898902c36uto7408122f3204153ze184226b<<<<<16"],
        ["P < UTOERIKSSON< <ANNA < MARIA<<<<", "L898902C3 6UTO 7408122 F3204153 ZE184226B <<<<< 16"],
        ["P‹UTOERIKSSON«ANNA‹MARIA««««", "L898902C36UTO7408122F3204153ZE184226B<<<16"],
        ["|P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<K<", "·L898902C36UTO7408122F3204153ZE184226B<<<<<<<16"],
        ["<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", whole],
    ];
    for zone in cases {
        let extraction = only(&[], &zone);
        for (name, value) in [
            ("document_number", "L898902C3"),
            ("surname", "ERIKSSON"),
            ("given_names", "ANNA MARIA"),
            ("birth_date", "1974-08-12"),
            ("expiry_date", "2032-04-15"),
            ("personal_number", "ZE184226B"),
        ] {
            assert_eq!(found(&extraction, name).value, value, "{zone:?}");
        }
        assert_eq!(found(&extraction, "document_number").verdict, "proved", "{zone:?}");
    }
}

#[test]
fn pieces_of_a_line_are_joined() {
    let (zone, _) = passport();
    let mut page = page(0, &[], &zone);
    for (index, at) in [(1, 17), (0, 30)] {
        let word = page.layout.lines[index].words[0].clone();
        let middle = word.bounds.x + word.bounds.w * at as f32 / 44.0;
        let bounds = word.bounds;
        let left = BoundingBox::from_edges(bounds.x, bounds.y, middle, bounds.bottom());
        let right = BoundingBox::from_edges(middle + 0.002, bounds.y, bounds.right(), bounds.bottom());
        let piece = |text: &str, bounds| Word {
            text: text.to_owned(),
            bounds,
            confidence: None,
            glyphs: glyphs(text),
        };
        let pieces = [piece(&word.text[..at], left), piece(&word.text[at..], right)];
        page.layout
            .lines
            .splice(index..=index, pieces.into_iter().filter_map(|piece| Line::new(vec![piece])));
    }
    let extraction = documents(&[reading("device", vec![page])]).remove(0);
    assert_eq!(found(&extraction, "document_number").verdict, "proved");
    assert_eq!(found(&extraction, "given_names").value, "ANNA MARIA");
}

/// Red marks on a picture split a line wherever they cross it.
#[test]
fn a_misprinted_passport_read_in_pieces_has_findings() {
    let zone = ["P<UTAERIKSSON<ANNA<MARIA", "L898902C36UTA7408123F3204154ZE184226B<<<<<11"];
    let mut page = page(0, &[], &zone);
    let word = page.layout.lines[1].words[0].clone();
    let edge = |at: usize| word.bounds.x + word.bounds.w * at as f32 / 44.0;
    let piece = |(from, to): (usize, usize)| {
        let bounds = BoundingBox::from_edges(
            edge(from) + 0.001,
            word.bounds.y,
            edge(to) - 0.001,
            word.bounds.bottom(),
        );
        let text = word.text[from..to].to_owned();
        Line::new(vec![Word { glyphs: glyphs(&text), text, bounds, confidence: None }])
    };
    let pieces = [(0, 19), (19, 20), (20, 27), (27, 28), (28, 40), (42, 44)].into_iter().filter_map(piece);
    page.layout.lines.splice(1..=1, pieces.collect::<Vec<_>>());
    let extraction = documents(&[reading("device", vec![page])]).remove(0);
    assert_eq!(extraction.kind, DocumentKind::Passport);
    let fails = |field| extraction.findings.contains(&Finding::CheckDigitFails { field });
    assert!(fails(FieldKind::BirthDate) && fails(FieldKind::ExpiryDate), "{:?}", extraction.findings);
    assert_eq!(found(&extraction, "document_number").value, "L898902C3");
}

/// Whether the dates of a zone of full lines fit their check digits, with look-alikes decided by place. Damage to a digit
/// and to its check digit may hit upon that by chance; then nothing in the zone contradicts it.
fn is_consistent(readings: &[Reading], line: &str) -> bool {
    let fits = |zone: &Zone| {
        let layout = zone.layout();
        zone.fits(layout.birth, layout.birth_check) && zone.fits(layout.expiry, layout.expiry_check)
    };
    line.len() == 44 && mrz::find(readings).iter().any(fits)
}

proptest! {
    #[test]
    fn any_text_is_interpreted(lines in proptest::collection::vec("[A-Z0-9<]{0,46}|\\PC{0,50}", 0..6)) {
        documents(&[reading("device", vec![page(0, &["12.08.1974"], &lines)])]);
    }

    #[test]
    fn any_damage_is_interpreted_and_nothing_wrong_is_proved(
        line in 0usize..2, at in 0usize..44, length in 0usize..3, noise in "[A-Z0-9<]{0,2}",
    ) {
        let (mut zone, _) = passport();
        zone[line].replace_range(at..(at + length).min(44), &noise);
        let readings = [reading("device", vec![page(0, &[], &zone)])];
        for one in documents(&readings) {
            for (name, value) in [("birth_date", "1974-08-12"), ("expiry_date", "2032-04-15")] {
                let found = found(&one, name);
                let is_right = found.verdict != "proved" || found.value == value;
                prop_assert!(is_right || is_consistent(&readings, &zone[1]), "{} {:?}", found.value, zone);
            }
        }
    }
}
