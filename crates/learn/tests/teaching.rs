//! A document is read and corrected, and the next one of its vendor is read with what was learned, by the real
//! interpreter.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use uuid::Uuid;
use vouch_core::{
    Act, Change, ChangeId, DocumentId, EngineId, Evidence, Extraction, FieldKind, Lesson, PageReading,
    Reading, Record, RuleId, TextOrigin, Value, Verdict,
};
use vouch_interpret::{Context, interpret};
use vouch_learn::{Filing, Taught, effects, lesson, may_teach, offer, teach};
use vouch_review::{InputContext, parse_input};
use vouch_testkit::typed;

const RECEIPT: &str = "\
KOPI SELATAN SDN BHD
12 JALAN KENARI 3
43000 KAJANG, SELANGOR

RECEIPT NO: A-004817
DATE: 25/03/2026  19:42
BON REF:     K-2211

2 NASI LEMAK           14.90     29.80
1 TEH TARIK             4.20      4.20

SUBTOTAL                         34.00
SERVICE TAX 6%                    2.04
ROUNDING                          0.01
TOTAL RM                         36.05";

const TODAY: Date = date(2026, 5, 3);

/// Returns a receipt of the same shop on another day.
fn another() -> String {
    RECEIPT
        .replace("KOPI SELATAN SDN BHD", "Kopi Selatan S/B")
        .replace("A-004817", "A-005120")
        .replace("K-2211", "K-3054")
        .replace("25/03", "02/04")
}

struct Read {
    readings: Vec<Reading>,
    extraction: Extraction,
}

fn read(text: &str) -> Read {
    let page = PageReading {
        page: 0,
        aspect: 0.75,
        slant: 0.0,
        origin: TextOrigin::Recognised,
        layout: typed(text),
    };
    let engine = EngineId { name: "device".to_owned(), version: "1".to_owned() };
    let readings =
        vec![Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages: vec![page], values: Vec::new() }];
    let extraction = interpret(&readings, &Context { today: TODAY, kind: None }).swap_remove(0);
    Read { readings, extraction }
}

impl Read {
    /// Returns the record after a person has typed these values.
    fn corrected(&self, typed: &[(FieldKind, &str)]) -> Record {
        let change = |(number, (field, text)): (u128, &(FieldKind, &str))| {
            let id = ChangeId::new(Uuid::from_u128(number));
            let value = parse_input(*field, text, &InputContext::new(TODAY)).expect("understood").value;
            let act = Act::Correct { field: *field, value, place: None };
            Change { id, step: id, document: DocumentId::new(Uuid::nil()), at: Timestamp::UNIX_EPOCH, act }
        };
        let changes: Vec<Change> = (1..).zip(typed).map(change).collect();
        vouch_review::record(&self.extraction, &changes, TODAY)
    }

    fn lesson(&self, typed: &[(FieldKind, &str)]) -> Option<Lesson> {
        lesson(&self.extraction, &self.readings, &self.corrected(typed), TODAY)
    }

    fn taught(&self, lessons: Vec<Lesson>) -> Extraction {
        let taught = Taught { rules: Vec::new(), lessons, filing: Filing::default(), today: TODAY };
        let mut extraction = self.extraction.clone();
        teach(&mut extraction, &self.readings, &taught);
        extraction
    }
}

fn best(extraction: &Extraction, field: FieldKind) -> (String, Verdict, &Evidence) {
    let field = &extraction.fields[&field];
    (field.best().value.plain(), field.verdict, &field.best().evidence[0])
}

#[test]
fn a_number_is_searched_where_it_was_found() {
    let lesson = read(RECEIPT).lesson(&[(FieldKind::DocumentNumber, "k2211")]).expect("something was found");
    assert_eq!(lesson.spots[0].caption.as_deref(), Some("bon ref"));
    let next = read(&another());
    assert_eq!(next.extraction.fields[&FieldKind::DocumentNumber].best().value.plain(), "A-005120");
    let taught = next.taught(vec![lesson]);
    let (value, verdict, why) = best(&taught, FieldKind::DocumentNumber);
    assert_eq!((value.as_str(), verdict), ("K-3054", Verdict::Likely));
    assert_eq!(*why, Evidence::CorrectedBefore { day: TODAY });
    let behind = &taught.fields[&FieldKind::DocumentNumber].candidates[1];
    assert_eq!(behind.value.plain(), "A-005120", "what was read stays");
}

#[test]
fn a_typed_value_that_is_not_printed_gives_no_spot() {
    assert_eq!(read(RECEIPT).lesson(&[(FieldKind::DocumentNumber, "K-9999")]), None);
    assert_eq!(read(RECEIPT).lesson(&[]), None);
}

#[test]
fn readings_are_needed_only_for_what_a_person_gave_or_filed() {
    let read = read(RECEIPT);
    for (typed, may) in [
        (vec![], false),
        (vec![(FieldKind::Notes, "lunch")], false),
        (vec![(FieldKind::Total, "")], false),
        (vec![(FieldKind::Total, "12.00")], true),
        (vec![(FieldKind::Vendor, "Kopi")], true),
        (vec![(FieldKind::Category, "Food")], true),
    ] {
        let record = read.corrected(&typed);
        assert_eq!(may_teach(&record), may, "{typed:?}");
        let teaches = lesson(&read.extraction, &read.readings, &record, TODAY).is_some();
        assert!(may || !teaches, "{typed:?}");
    }
}

#[test]
fn nothing_is_learned_across_vendors() {
    let lesson = read(RECEIPT).lesson(&[(FieldKind::DocumentNumber, "K-2211")]).expect("something was found");
    let other = read(&another().replace("Kopi Selatan S/B", "HETZWERK GMBH"));
    assert_eq!(other.taught(vec![lesson]), other.taught(Vec::new()));
}

#[test]
fn a_place_whose_value_breaks_the_sum_does_not_come_first() {
    // The person once mistook the subtotal for the total.
    let lesson = read(RECEIPT).lesson(&[(FieldKind::Total, "34.00")]).expect("something was found");
    let taught = read(&another()).taught(vec![lesson]);
    let (value, ..) = best(&taught, FieldKind::Total);
    assert_eq!(value, "36.05");
    assert!(taught.fields[&FieldKind::Total].candidates.iter().any(|one| one.value.plain() == "34.00"));
}

#[test]
fn a_name_given_without_a_rule_is_only_offered_where_the_reader_is_sure() {
    let lesson = read(RECEIPT).lesson(&[(FieldKind::Vendor, "Kopi")]).expect("a name");
    let next = read(&another());
    let vendor = next.extraction.verdict(FieldKind::Vendor);
    let taught = next.taught(vec![lesson]);
    let field = &taught.fields[&FieldKind::Vendor];
    let at = field.candidates.iter().position(|one| one.value.plain() == "Kopi");
    assert_eq!(at, Some(usize::from(vendor > Verdict::Doubtful)));
}

#[test]
fn a_rule_is_matched_by_what_is_printed() {
    let first = read(RECEIPT);
    let made = |typed: &[(FieldKind, &str)]| {
        let id = RuleId::new(Uuid::nil());
        offer(&first.extraction, &first.readings, &first.corrected(typed), &[], id, TODAY)
    };
    assert_eq!(made(&[]), None);
    assert_eq!(made(&[(FieldKind::Date, "1.4.2026")]), None);
    let rule =
        made(&[(FieldKind::Vendor, "Kopi"), (FieldKind::Category, "Meals")]).expect("two things to say");
    assert_eq!((rule.vendor.as_deref(), rule.category.as_deref()), (Some("Kopi"), Some("Meals")));

    let next = read(&another());
    let changes = effects(&rule, &next.extraction, &next.readings, &next.corrected(&[]));
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(changes, [(FieldKind::Vendor, text("Kopi")), (FieldKind::Category, text("Meals"))]);
    let given = next.corrected(&[(FieldKind::Vendor, "Kopi Selatan, Kajang")]);
    let changes = effects(&rule, &next.extraction, &next.readings, &given);
    assert_eq!(changes, [(FieldKind::Category, text("Meals"))], "never over what a person gave");

    let taught = Taught { rules: vec![rule], lessons: Vec::new(), filing: Filing::default(), today: TODAY };
    let mut extraction = next.extraction.clone();
    teach(&mut extraction, &next.readings, &taught);
    let (vendor, _, why) = best(&extraction, FieldKind::Vendor);
    assert_eq!((vendor.as_str(), why), ("Kopi", &Evidence::YourRule { since: TODAY }));
    let (category, verdict, _) = best(&extraction, FieldKind::Category);
    assert_eq!((category.as_str(), verdict), ("Meals", Verdict::Likely));
    // A learned value is not text of the document: teaching again gives the same result.
    let once = extraction.clone();
    teach(&mut extraction, &next.readings, &taught);
    assert_eq!(extraction, once);
}
