use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use vouch_core::{
    BoundingBox, Confidence, EngineId, Evidence, Glyph, Line, PageReading, TextLayout, TextOrigin, Verdict,
    Word,
};
use vouch_mrz::check_digit;

use super::*;

/// A passport of Utopia: its zone, and what is printed above it.
pub(super) fn passport() -> ([String; 2], [&'static str; 6]) {
    let lines = [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<".to_owned(),
        "L898902C36UTO7408122F3204153ZE184226B<<<<<16".to_owned(),
    ];
    (lines, ["UTO L898902C3", "Eriksson", "Anna Maria", "12 AUG/AOUT 74", "F", "15 APR/AVR 32"])
}

fn sure(confidence: f32) -> Confidence {
    Confidence::new(confidence)
}

/// Characters read clearly, nothing else thought of.
fn glyphs(word: &str) -> Vec<Glyph> {
    word.chars()
        .map(|character| Glyph { character, confidence: sure(0.95), rival: Some(('.', sure(0.001))) })
        .collect()
}

/// One line of print: its words share the width evenly.
fn line(text: &str, y: f32) -> Option<Line> {
    let count = text.chars().count().max(1) as f32;
    let words = text.split(' ').scan(0.0, |at, word| {
        let from = *at;
        *at += word.chars().count() as f32 + 1.0;
        let edge = |place: f32| 0.05 + 0.9 * place / count;
        let bounds = BoundingBox::from_edges(edge(from), y, edge(*at - 1.0), y + 0.03);
        Some(Word { text: word.to_owned(), bounds, confidence: Some(sure(0.95)), glyphs: glyphs(word) })
    });
    Line::new(words.filter(|word| !word.text.is_empty()).collect())
}

/// A page with print at its top and a zone at its foot.
pub(super) fn page(page: u32, print: &[&str], zone: &[impl AsRef<str>]) -> PageReading {
    let above = print.iter().zip(0..).filter_map(|(text, row)| line(text, 0.05 + 0.05 * row as f32));
    let zone = zone.iter().zip(0..).filter_map(|(text, row)| line(text.as_ref(), 0.8 + 0.05 * row as f32));
    let lines = above.chain(zone).collect();
    PageReading {
        page,
        aspect: 1.4,
        slant: 0.0,
        origin: TextOrigin::Recognised,
        layout: TextLayout { lines },
    }
}

pub(super) fn reading(engine: &str, pages: Vec<PageReading>) -> Reading {
    let engine = EngineId { name: engine.to_owned(), version: "1".to_owned() };
    Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
}

const CONTEXT: Context = Context { today: Date::constant(2026, 11, 21), kind: None };

fn documents(readings: &[Reading]) -> Vec<Extraction> {
    interpret(readings, &CONTEXT).unwrap_or_default()
}

fn only(print: &[&str], zone: &[impl AsRef<str>]) -> Extraction {
    let mut all = documents(&[reading("device", vec![page(0, print, zone)])]);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// The best candidate of a field and the verdict on it.
pub(super) struct Found {
    pub value: String,
    pub verdict: &'static str,
    pub evidence: Vec<Evidence>,
}

pub(super) fn field(zone: &[impl AsRef<str>], print: &[&str], name: &str) -> Found {
    found(&only(print, zone), name)
}

fn found(extraction: &Extraction, name: &str) -> Found {
    let kind = FieldKind::from_name(name).expect("a field");
    match extraction.fields.get(&kind) {
        Some(field) => Found {
            value: field.best().value.plain(),
            verdict: field.verdict.name(),
            evidence: field.best().evidence.clone(),
        },
        None => Found { value: String::new(), verdict: Verdict::Missing.name(), evidence: Vec::new() },
    }
}

fn values(extraction: &Extraction) -> Vec<(&'static str, String)> {
    extraction.fields.iter().map(|(kind, field)| (kind.name(), field.best().value.plain())).collect()
}

#[test]
fn reads_every_format() {
    let cases: [(&[&str], &str, DocumentKind); 5] = [
        (
            &[
                "I<UTOD231458907<<<<<<<<<<<<<<<",
                "7408122F1204159UTO<<<<<<<<<<<6",
                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            ],
            "D23145890",
            DocumentKind::IdCard,
        ),
        (
            &["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
            "D23145890",
            DocumentKind::IdCard,
        ),
        (
            &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
            "L898902C3",
            DocumentKind::Passport,
        ),
        (
            &["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4UTO7408122F1204159ZE184226B<<<<<<<"],
            "L8988901C",
            DocumentKind::Visa,
        ),
        (
            &["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4UTO7408122F1204159<<<<<<<<"],
            "L8988901C",
            DocumentKind::Visa,
        ),
    ];
    for (zone, number, kind) in cases {
        let extraction = only(&[], zone);
        assert_eq!(extraction.kind, kind);
        let values: Vec<_> = values(&extraction)
            .into_iter()
            .filter(|(name, _)| !["mrz", "personal_number"].contains(name))
            .collect();
        let expected = [
            ("document_number", number),
            ("surname", "ERIKSSON"),
            ("given_names", "ANNA MARIA"),
            ("nationality", "UTO"),
            ("issuing_state", "UTO"),
            ("birth_date", "1974-08-12"),
            ("sex", "F"),
            ("expiry_date", "2012-04-15"),
        ];
        assert_eq!(values, expected.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(found(&extraction, "mrz").value, zone.join(", "));
        let expired = Finding::Expired { date: Date::constant(2012, 4, 15) };
        assert_eq!(extraction.findings, [expired]);
    }
}

#[test]
fn an_old_french_card_keeps_its_fields_elsewhere() {
    let zone = ["IDFRADURAND<DE<LA<RIVE<<<<<<<<751042", "1207751042173ANNE<<MARIE<<<7408122F8"];
    let extraction = only(&[], &zone);
    assert_eq!((extraction.kind, extraction.findings.as_slice()), (DocumentKind::IdCard, &[][..]));
    for (name, value, verdict) in [
        ("document_number", "120775104217", "proved"),
        ("surname", "DURAND DE LA RIVE", "likely"),
        ("given_names", "ANNE MARIE", "likely"),
        ("birth_date", "1974-08-12", "proved"),
        ("sex", "F", "likely"),
        ("issuing_state", "FRA", "likely"),
        ("nationality", "", "missing"),
        ("expiry_date", "", "missing"),
    ] {
        let found = found(&extraction, name);
        assert_eq!((found.value.as_str(), found.verdict), (value, verdict), "{name}");
    }
    let misprinted = [zone[0].to_owned(), zone[1].replace("7408122", "7408123")];
    let fails = |field| Finding::CheckDigitFails { field };
    let findings = only(&[], &misprinted).findings;
    assert_eq!(findings, [fails(FieldKind::BirthDate), fails(FieldKind::Mrz)]);
}

#[test]
fn a_clear_passport_is_proved_and_its_names_by_print() {
    let (zone, print) = passport();
    for name in
        ["document_number", "birth_date", "expiry_date", "surname", "given_names", "nationality", "sex"]
    {
        assert_eq!(field(&zone, &print, name).verdict, "proved", "{name}");
    }
    assert_eq!(only(&print, &zone).findings, []);
    for (name, verdict) in [("document_number", "proved"), ("birth_date", "proved"), ("surname", "likely")] {
        assert_eq!(field(&zone, &[], name).verdict, verdict, "{name}");
    }
}

#[test]
fn a_visa_has_one_check_digit_and_needs_print() {
    let zone = ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4UTO7408122F3204153<<<<<<<<"];
    assert_eq!(field(&zone, &[], "birth_date").verdict, "likely");
    assert_eq!(field(&zone, &["12.08.1974"], "birth_date").verdict, "proved");
}

#[test]
fn places_decide_what_look_alikes_are_and_say_so() {
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
fn a_number_is_never_made_to_fit() {
    let (mut zone, _) = passport();
    zone[1] = zone[1].replace("L898902C3", "L8989O2C3");
    let number = field(&zone, &[], "document_number");
    assert_eq!((number.value.as_str(), number.verdict), ("L8989O2C3", "doubtful"));
    let findings = only(&[], &zone).findings;
    let fails = |field| Finding::CheckDigitFails { field };
    assert_eq!(findings, [fails(FieldKind::DocumentNumber), fails(FieldKind::Mrz)]);
}

#[test]
fn lines_may_be_torn_short_spaced_and_in_lower_case() {
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
fn pieces_of_a_line_are_put_together() {
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

/// Red marks on a picture tear a line wherever they cross it.
#[test]
fn a_misprinted_passport_torn_to_pieces_is_flagged() {
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

#[test]
fn a_long_number_goes_on_behind_its_filler() {
    let zone = [
        "I<UTOD23145890<1233<<<<<<<<<<<",
        "7408122F3204153UTO<<<<<<<<<<<8",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];
    let number = field(&zone, &[], "document_number");
    assert_eq!(number.value, "D23145890123");
    assert!(number.evidence.contains(&Evidence::CheckDigitFits));
    assert_eq!(field(&zone, &[], "personal_number").verdict, "missing");
}

#[test]
fn print_says_the_century_and_the_rest_of_a_name() {
    let zone =
        ["P<UTOHYTHLODAY<<RAPHAEL<MARIE<ALEXANDER<JOSE", "L898902C36UTO1108121M2004150ZE184226B<<<<<14"];
    let birth = field(&zone, &["12.08.1911"], "birth_date");
    assert_eq!((birth.value.as_str(), birth.verdict), ("1911-08-12", "proved"));
    let birth = field(&zone, &[], "birth_date");
    assert_eq!((birth.value.as_str(), birth.verdict), ("2011-08-12", "likely"));
    let extraction = only(&["Raphael Marie Alexander Joseph"], &zone);
    let given = &extraction.fields[&FieldKind::GivenNames];
    let candidates: Vec<_> = given.candidates.iter().map(|candidate| candidate.value.plain()).collect();
    assert_eq!(candidates, ["RAPHAEL MARIE ALEXANDER JOSE", "RAPHAEL MARIE ALEXANDER JOSEPH"]);
    assert_eq!(given.verdict, Verdict::Likely);
}

#[test]
fn print_that_contradicts_the_zone_is_said() {
    let (zone, _) = passport();
    let extraction = only(&["12.08.1974", "15.04.2022", "15.04.2036"], &zone);
    let differ = |first: &str, second: &str| Finding::WitnessesDiffer {
        field: FieldKind::ExpiryDate,
        first: first.to_owned(),
        second: second.to_owned(),
    };
    assert_eq!(extraction.findings, [differ("2032-04-15", "2036-04-15")]);
    assert_eq!(found(&extraction, "expiry_date").verdict, "doubtful");
    assert_eq!(only(&["12.08.1974", "15.04.2022"], &zone).findings, []);
}

#[test]
fn two_witnesses_are_one_document_and_two_passports_are_two() {
    let (zone, print) = passport();
    let other =
        ["P<UTOMORE<<THOMAS<<<<<<<<<<<<<<<<<<<<<<<<<<<", "A003993396UTO7802074M3204153<<<<<<<<<<<<<<<0"];
    let both =
        [reading("device", vec![page(0, &print, &zone)]), reading("textract", vec![page(0, &print, &zone)])];
    let found = documents(&both);
    assert_eq!(found.len(), 1);
    let agree = Evidence::ReadingsAgree { engines: vec!["device".to_owned(), "textract".to_owned()] };
    assert!(found[0].fields[&FieldKind::Surname].best().evidence.contains(&agree));

    let pages = vec![page(0, &print, &zone), page(1, &["MORE", "07.02.1978"], &other)];
    let found = documents(&[reading("device", pages)]);
    let pages: Vec<_> = found.iter().map(|one| (one.document, one.pages.clone())).collect();
    assert_eq!(pages, [(0, vec![0]), (1, vec![1])]);
    assert_eq!(found[1].fields[&FieldKind::Surname].verdict, Verdict::Proved);
    assert_eq!(found[1].fields[&FieldKind::GivenNames].verdict, Verdict::Likely);
}

/// What two networks read of one zone and nothing else: documents on which nothing is printed besides.
fn read_twice(first: &[String], second: &[String]) -> Extraction {
    let look = PageReading { origin: TextOrigin::SecondReading, ..page(0, &[], second) };
    let readings = [reading("device", vec![page(0, &[], first)]), reading("second_look", vec![look])];
    documents(&readings).swap_remove(0)
}

#[test]
fn a_second_look_that_agrees_is_a_witness_and_one_that_differs_leaves_nothing_proved() {
    let (zone, _) = passport();
    let alone = only(&[], &zone);
    assert_eq!(found(&alone, "surname").verdict, "likely");
    let both = read_twice(&zone, &zone);
    assert_eq!(found(&both, "surname").verdict, "proved");
    assert_eq!(found(&both, "document_number").verdict, "proved");

    // Both numbers fit the same check digits: 10 more at a weight of 7 does not show.
    let mut other = zone.clone();
    other[1] = other[1].replace("L898902C3", "B898902C3");
    let both = read_twice(&zone, &other);
    let number = &both.fields[&FieldKind::DocumentNumber];
    assert_eq!(number.verdict, Verdict::Likely);
    let values: Vec<String> = number.candidates.iter().map(|one| one.value.plain()).collect();
    assert_eq!(values, ["L898902C3", "B898902C3"]);
    assert_eq!(found(&both, "birth_date").verdict, found(&alone, "birth_date").verdict);
}

#[test]
fn a_second_look_settles_what_only_one_witness_is_unsure_of() {
    let (mut zone, _) = passport();
    let number = "X33363399";
    let digit = check_digit(number).expect("letters and digits");
    zone[1] = zone[1].replace("L898902C36", &format!("{number}{digit}"));
    let covered = format!("{}{}{}", &zone[1][..10], &zone[1][13..20], &zone[1][21..43]);
    let whole = check_digit(&covered).expect("letters and digits");
    zone[1].replace_range(43.., &whole.to_string());

    let mut first = page(0, &[], &zone);
    first.layout.lines[1].words[0].glyphs[4].rival = Some(('G', sure(0.1)));
    let alone = documents(&[reading("device", vec![first.clone()])]).swap_remove(0);
    assert_eq!(found(&alone, "document_number").verdict, "likely");
    let look = PageReading { origin: TextOrigin::SecondReading, ..page(0, &[], &zone) };
    let both = [reading("device", vec![first]), reading("second_look", vec![look])];
    let both = documents(&both).swap_remove(0);
    assert_eq!(found(&both, "document_number").verdict, "proved");
}

#[test]
fn every_line_of_a_zone_is_looked_at_and_one_that_was_not_found() {
    let (zone, print) = passport();
    let context = Context { kind: None, ..CONTEXT };
    let both = crate::Conclusion::of(&[reading("device", vec![page(0, &print, &zone)])], &context)
        .regions_to_reread();
    assert_eq!(both.len(), 2);
    let below = ["", zone[1].as_str()];
    let looks = crate::Conclusion::of(&[reading("device", vec![page(0, &print, &below)])], &context)
        .regions_to_reread();
    let tops: Vec<f32> = looks.iter().map(|region| region.words[0].y).collect();
    assert_eq!(tops.len(), 2, "{tops:?}");
    assert!(tops[1] < tops[0], "the line above is looked for: {tops:?}");
}

#[test]
fn the_other_side_of_a_card_is_its_print() {
    let zone = [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F3204153UTO<<<<<<<<<<<2",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];
    let front: [&str; 0] = [];
    let pages = vec![page(0, &["ERIKSSON", "ANNA MARIA"], &front), page(1, &[], &zone)];
    let found = documents(&[reading("device", pages)]);
    assert_eq!((found.len(), found[0].pages.clone()), (1, vec![0, 1]));
    assert_eq!(found[0].fields[&FieldKind::Surname].verdict, Verdict::Proved);
}

#[test]
fn a_zone_that_breaks_its_grammar_is_shown_as_such() {
    let zone =
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<16"];
    let extraction = only(&[], &zone);
    assert_eq!(extraction.findings, [Finding::MrzMalformed]);
    assert_eq!(found(&extraction, "surname").value, "ERIKSSON");
    assert_eq!(found(&extraction, "document_number").verdict, "missing");
}

#[test]
fn receipts_are_no_travel_documents() {
    let receipt =
        ["UTOPIA PAPER WORKS", "TOTAL 12.50", "5412 7512 3412 3456", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"];
    let readings = [reading("device", vec![page(0, &receipt, &receipt)])];
    assert_eq!(interpret(&readings, &CONTEXT), None);
    let context = Context { kind: Some(DocumentKind::Passport), ..CONTEXT };
    let found = interpret(&readings, &context).expect("what the person said");
    assert_eq!((found.len(), found[0].kind, found[0].fields.len()), (1, DocumentKind::Passport, 0));
}

/// Whether the days in this line fit their check digits. Damage to a digit and to its check digit may hit upon that by
/// chance; then nothing in the zone speaks against it.
fn is_consistent(line: &str) -> bool {
    let fits = |days: std::ops::Range<usize>| {
        let expected = line.get(days.clone()).and_then(check_digit);
        expected.is_some() && expected == line.get(days.end..=days.end).and_then(|digit| digit.parse().ok())
    };
    line.len() == 44 && fits(13..19) && fits(21..27)
}

proptest! {
    #[test]
    fn any_text_is_survived(lines in proptest::collection::vec("[A-Z0-9<]{0,46}|\\PC{0,50}", 0..6)) {
        documents(&[reading("device", vec![page(0, &["12.08.1974"], &lines)])]);
    }

    #[test]
    fn any_damage_is_survived_and_nothing_false_is_proved(
        line in 0usize..2, at in 0usize..44, length in 0usize..3, noise in "[A-Z0-9<]{0,2}",
    ) {
        let (mut zone, _) = passport();
        zone[line].replace_range(at..(at + length).min(44), &noise);
        for one in documents(&[reading("device", vec![page(0, &[], &zone)])]) {
            for (name, value) in [("birth_date", "1974-08-12"), ("expiry_date", "2032-04-15")] {
                let found = found(&one, name);
                let is_right = found.verdict != "proved" || found.value == value;
                prop_assert!(is_right || is_consistent(&zone[1]), "{} {:?}", found.value, zone);
            }
        }
    }
}

#[test]
fn every_print_of_a_number_has_its_place() {
    let (zone, print) = passport();
    let found = only(&[&print[..], &["Passport No. L 898 902 C3"]].concat(), &zone);
    let places = |kind: FieldKind| found.fields.get(&kind).map_or(0, |field| field.printed.len());
    assert_eq!(places(FieldKind::DocumentNumber), 3, "twice in print and once in the zone");
    assert_eq!(places(FieldKind::PersonalNumber), 1);
    assert_eq!(places(FieldKind::Mrz), 1);
    assert_eq!(places(FieldKind::Surname), 0, "names are not hidden");
}
