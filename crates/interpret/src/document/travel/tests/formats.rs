//! Every format, and zones that keep to none.

use super::*;

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
fn an_old_french_card_has_its_fields_in_other_places() {
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
        ("nationality", "FRA", "likely"),
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
fn a_long_number_continues_after_a_filler() {
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
fn an_unknown_date_takes_nothing_else_with_it() {
    let passport =
        ["P<UTOERIKSSON<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<", "L898902C36UTO<<<<<<0F3302277<<<<<<<<<<<<<<06"];
    let of = |zone: &[&str]| {
        let extraction = only(&[], zone);
        ["document_number", "birth_date", "sex", "expiry_date"].map(|name| found(&extraction, name).value)
    };
    assert_eq!(of(&passport), ["L898902C3", "", "F", "2033-02-27"]);
    let day = [passport[0].to_owned(), passport[1].replace("<<<<<<0F", "7408<<7F")];
    assert_eq!(of(&day.each_ref().map(String::as_str)), ["L898902C3", "", "F", "2033-02-27"]);
    let card = [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F<<<<<<0UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];
    assert_eq!(of(&card), ["D23145890", "1974-08-12", "F", ""]);
}

#[test]
fn a_zone_that_breaks_its_format_is_a_finding() {
    let zone =
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<16"];
    let extraction = only(&[], &zone);
    assert_eq!(extraction.findings, [Finding::MrzMalformed]);
    assert_eq!(found(&extraction, "surname").value, "ERIKSSON");
    assert_eq!(found(&extraction, "document_number").verdict, "missing");
}
