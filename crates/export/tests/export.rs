//! What is written can be read back by independent readers.

use std::collections::BTreeMap;
use std::process::Command;

use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;
use vouch_core::{
    DocumentId, DocumentKind, EngineId, FieldKind, Finding, Hash, LineItem, MediaType, Record, RecordField,
    ReviewState, Source, TaxLine, Value, Verdict,
};
use vouch_export::{Column, Content, ExportRecord, Profile, ProfileColumn, Table, guarded, preview, write};

fn export_record(kind: DocumentKind, fields: &[(FieldKind, Value)]) -> ExportRecord {
    let field = |value: &Value| RecordField {
        value: Some(value.clone()),
        verdict: Verdict::Proved,
        review: ReviewState::Untouched,
        place: None,
    };
    ExportRecord {
        document: DocumentId::new(Uuid::from_u128(7)),
        sources: vec![Source {
            hash: Hash([0xab; 32]),
            name: "april.zip".to_owned(),
            member: Some("till/IMG_2041.HEIC".to_owned()),
            media_type: MediaType::Heic,
            bytes: 1,
        }],
        engines: vec![EngineId { name: "device".to_owned(), version: "1.0".to_owned() }],
        record: Record {
            kind,
            fields: fields.iter().map(|(kind, value)| (*kind, field(value))).collect(),
            tax_lines: vec![TaxLine { rate: Some(Decimal::from(6)), base: None, amount: None }],
            tax_lines_review: ReviewState::Untouched,
            line_items: Vec::new(),
            line_items_review: ReviewState::Untouched,
            findings: Vec::new(),
            waived: Vec::new(),
            accepted: false,
        },
        reviewed_at: None,
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn receipt(vendor: &str, number: &str, cents: i64) -> ExportRecord {
    let fields = [
        (FieldKind::Vendor, text(vendor)),
        (FieldKind::DocumentNumber, Value::Code(number.to_owned())),
        (FieldKind::Date, Value::Date(Date::constant(2026, 4, 3))),
        (FieldKind::Total, Value::Amount(Decimal::new(cents, 2))),
    ];
    export_record(DocumentKind::Receipt, &fields)
}

fn written(records: &[ExportRecord], table: Table, profile: &Profile) -> String {
    let mut out = Vec::new();
    let count = write(records, table, profile, &mut out).expect("memory takes everything");
    assert_eq!(count, preview(records, table, profile, 0).count);
    String::from_utf8(out).expect("UTF-8")
}

fn neutral() -> Profile {
    Profile::named("neutral").expect("it comes along").clone()
}

/// Parses a CSV according to RFC 4180, with a reader that shares no code with the writer.
fn read_back(csv: &str, delimiter: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut rest) = (false, csv.chars().peekable());
    while let Some(character) = rest.next() {
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' => quoted = !quoted,
            _ if quoted => cell.push(character),
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ if character == delimiter => row.push(std::mem::take(&mut cell)),
            _ => cell.push(character),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the last row ends with a line end");
    rows
}

/// Returns where a profile writes a field of receipts.
fn at(profile: &Profile, field: FieldKind) -> usize {
    let is_field = |column: &ProfileColumn| column.content == Content::Column(Column::Field(field));
    profile.columns(Table::Receipts).iter().position(is_field).expect("every built-in profile writes it")
}

/// Returns the row below the header by column names.
fn by_name(csv: &str) -> BTreeMap<String, String> {
    let [header, row] = read_back(csv, ',').try_into().expect("a header and a row");
    header.into_iter().zip(row).collect()
}

#[test]
fn a_person_s_word_is_never_written_as_proof() {
    use Verdict::{Doubtful, Likely, Proved};
    let cases = [
        (Proved, ReviewState::Untouched, "proved", "untouched"),
        (Proved, ReviewState::Confirmed, "proved", "partly"),
        (Proved, ReviewState::Corrected, "likely", "partly"),
        (Likely, ReviewState::Confirmed, "likely", "partly"),
        (Doubtful, ReviewState::Confirmed, "doubtful", "partly"),
    ];
    for (verdict, review, written_verdict, reviewed) in cases {
        let mut receipt = receipt("Daun Hijau", "00481", 8215);
        let currency = RecordField {
            value: Some(Value::Currency("MYR".parse().expect("a currency"))),
            verdict: Proved,
            review: ReviewState::Untouched,
            place: None,
        };
        receipt.record.fields.insert(FieldKind::Currency, currency);
        let total = receipt.record.fields.get_mut(&FieldKind::Total).expect("a total");
        (total.verdict, total.review) = (verdict, review);
        for accepted in [false, true] {
            receipt.record.accepted = accepted;
            let row = by_name(&written(std::slice::from_ref(&receipt), Table::Receipts, &neutral()));
            let reviewed = if accepted { "accepted" } else { reviewed };
            assert_eq!((row["verdict"].as_str(), row["reviewed"].as_str()), (written_verdict, reviewed));
        }
    }
}

#[test]
fn a_receipt_is_one_row() {
    let mut receipt = receipt("Daun Hijau, Cafe", "00481", 8215);
    receipt.record.findings =
        vec![Finding::LineItemsOpen { sum: Decimal::ONE, printed: Decimal::TWO }, Finding::MrzMalformed];
    receipt.record.fields.get_mut(&FieldKind::Total).expect("a total").review = ReviewState::Corrected;
    receipt.reviewed_at = Some("2026-04-10T08:30:00Z".parse().expect("a time"));
    let csv = written(&[receipt], Table::Receipts, &neutral());
    assert!(csv.starts_with(
        "document_id,kind,vendor,vendor_address,vendor_tax_id,customer,customer_tax_id,document_number,"
    ));
    assert!(csv.ends_with("\r\n") && csv.matches("\r\n").count() == 2);
    let row = by_name(&csv);
    let expected = [
        ("document_id", "00000000-0000-0000-0000-000000000007"),
        ("kind", "receipt"),
        ("vendor", "Daun Hijau, Cafe"),
        ("document_number", "00481"),
        ("date", "2026-04-03"),
        ("currency", ""),
        ("tax_rate", "6"),
        ("total", "82.15"),
        ("verdict", "missing"),
        ("failing", "line_items_open mrz_malformed"),
        ("reviewed", "partly"),
        ("reviewed_at", "2026-04-10T08:30:00Z"),
        ("corrected", "total"),
        ("source_file", "april.zip/till/IMG_2041.HEIC"),
        ("engine", "device 1.0"),
    ];
    for (column, value) in expected {
        assert_eq!(row[column], value, "{column}");
    }
}

#[test]
fn text_is_neutralised_and_numbers_stay_numbers() {
    let row = by_name(&written(&[receipt("=HYPERLINK(\"x\")", "-123", -1250)], Table::Receipts, &neutral()));
    assert_eq!(row["vendor"], "'=HYPERLINK(\"x\")");
    assert_eq!(row["document_number"], "'-123");
    assert_eq!(row["total"], "-12.50");
}

#[test]
fn line_items_and_travel_documents_have_tables_of_their_own() {
    let mut receipt = receipt("Daun Hijau", "A-1", 2980);
    let item = |description: &str| LineItem {
        description: description.to_owned(),
        quantity: Some(Decimal::from(2)),
        unit_price: Some(Decimal::new(1490, 2)),
        amount: Some(Decimal::new(2980, 2)),
        place: None,
        verdict: Verdict::Likely,
    };
    receipt.record.line_items = vec![item("Nasi lemak"), item("+ sambal")];
    let passport = export_record(
        DocumentKind::Passport,
        &[
            (FieldKind::DocumentNumber, Value::Code("L898902C3".to_owned())),
            (FieldKind::Surname, text("ERIKSSON")),
        ],
    );
    let letter = export_record(DocumentKind::Other, &[]);
    let records = [receipt, passport, letter];
    let rows = |table| read_back(&written(&records, table, &neutral()), ',').split_off(1);
    assert_eq!(rows(Table::Receipts).len(), 1);
    let items = rows(Table::LineItems);
    assert_eq!(
        items[0][1..10],
        ["1", "Daun Hijau", "A-1", "2026-04-03", "", "Nasi lemak", "2", "14.90", "29.80"]
    );
    assert_eq!((items.len(), items[1][1].as_str(), items[1][6].as_str()), (2, "2", "'+ sambal"));
    let travel = rows(Table::TravelDocuments);
    assert_eq!((travel.len(), travel[0][2].as_str()), (1, "L898902C3"), "in full");
}

#[test]
fn what_a_credit_note_gives_back_is_negative_whichever_sign_it_states() {
    let amounts = |cents: i64| {
        let mut note = export_record(
            DocumentKind::CreditNote,
            &[
                (FieldKind::Tax, Value::Amount(Decimal::new(cents / 5, 2))),
                (FieldKind::Total, Value::Amount(Decimal::new(cents, 2))),
            ],
        );
        note.record.line_items = vec![LineItem {
            description: "Chair".to_owned(),
            quantity: Some(Decimal::from(cents.signum())),
            unit_price: Some(Decimal::new(12000, 2)),
            amount: Some(Decimal::new(cents, 2)),
            place: None,
            verdict: Verdict::Likely,
        }];
        note
    };
    for cents in [12000, -12000] {
        let row = by_name(&written(&[amounts(cents)], Table::Receipts, &neutral()));
        assert_eq!(
            (row["kind"].as_str(), row["tax"].as_str(), row["total"].as_str()),
            ("credit_note", "-24.00", "-120.00")
        );
        let row = by_name(&written(&[amounts(cents)], Table::LineItems, &neutral()));
        assert_eq!(
            (row["quantity"].as_str(), row["unit_price"].as_str(), row["amount"].as_str()),
            ("-1", "120.00", "-120.00")
        );
    }
}

#[test]
fn what_only_announces_a_payment_is_in_no_table() {
    for kind in
        [DocumentKind::Quote, DocumentKind::Proforma, DocumentKind::DeliveryNote, DocumentKind::Statement]
    {
        let record = export_record(kind, &[(FieldKind::Total, Value::Amount(Decimal::ONE))]);
        for table in Table::ALL {
            let rows = read_back(&written(std::slice::from_ref(&record), table, &neutral()), ',');
            assert_eq!(rows.len(), 1, "{kind:?}");
        }
    }
}

#[test]
fn the_profile_decides_the_format() {
    let semicolon = Profile::named("excel-semicolon").expect("it comes along");
    let csv = written(&[receipt("Müller, Söhne", "7", -123_456)], Table::Receipts, semicolon);
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(csv.contains(";\"Müller, Söhne\";") && csv.contains(";\"-1234,56\";"), "{csv}");
    let american = Profile { date: "%m/%d/%Y".to_owned(), ..neutral() };
    assert_eq!(by_name(&written(&[receipt("x", "7", 1)], Table::Receipts, &american))["date"], "04/03/2026");
}

#[test]
fn a_profile_may_have_columns_of_its_own() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/neutral.toml"));
    let columns = "
        columns = [
            { table = 'receipts', header = 'Amount', column = 'total' },
            { table = 'receipts', header = 'Account', text = '=6815' },
            { table = 'receipts', header = 'Supplier', column = 'vendor' },
            { table = 'line_items', header = 'Row', column = 'line' },
            { table = 'line_items', header = 'Of', column = 'total' },
            { table = 'line_items', header = 'Verdict', column = 'verdict' },
        ]
    ";
    let profile = Profile::parse(&format!("{}{columns}", text.expect("a file"))).expect("a profile");
    let mut receipt = receipt("Daun Hijau", "A-1", 2980);
    receipt.record.line_items = vec![LineItem {
        description: "Nasi lemak".to_owned(),
        quantity: None,
        unit_price: None,
        amount: Some(Decimal::new(2980, 2)),
        place: None,
        verdict: Verdict::Likely,
    }];
    let records = [receipt];
    let receipts = "Amount,Account,Supplier\r\n29.80,'=6815,Daun Hijau\r\n";
    assert_eq!(written(&records, Table::Receipts, &profile), receipts, "constants are guarded like any text");
    assert_eq!(preview(&records, Table::Receipts, &profile, 1).header, ["Amount", "Account", "Supplier"]);
    let items = "Row,Of,Verdict\r\n1,29.80,likely\r\n";
    assert_eq!(written(&records, Table::LineItems, &profile), items, "the verdict is the row's");
    let travel = Table::TravelDocuments;
    assert_eq!(written(&records, travel, &profile), written(&records, travel, &neutral()), "as usual");
}

#[test]
fn the_preview_shows_the_first_rows_as_they_will_be_written() {
    let records: Vec<_> = (0..5).map(|number| receipt("@x", &number.to_string(), 100)).collect();
    let preview = preview(&records, Table::Receipts, &neutral(), 2);
    let all = read_back(&written(&records, Table::Receipts, &neutral()), ',');
    assert_eq!((preview.count, preview.rows.len()), (5, 2));
    assert_eq!((&preview.header, &preview.rows[..]), (&all[0], &all[1..3]));
}

#[test]
fn the_csv_module_of_python_reads_the_same() {
    const SCRIPT: &str = "import csv, json, sys; json.dump(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', \
                          newline=''), delimiter=sys.argv[2], strict=True)), sys.stdout)";
    let nasty =
        ["a \"quoted\" word", "semi;colon, comma", "line\r\nbreak", "\n=1", "Zoë — 数量", "'", "\"", " x "];
    let records: Vec<_> = nasty.iter().map(|vendor| receipt(vendor, "1", 100)).collect();
    for profile in Profile::builtin() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), written(&records, Table::Receipts, profile)).expect("written");
        let delimiter = char::from(profile.delimiter.byte()).to_string();
        let run = Command::new("python3").args(["-c", SCRIPT]).arg(file.path()).arg(delimiter).output();
        let Ok(run) = run else {
            eprintln!("SKIPPED: python3 is not installed, nothing but our own reader was tried");
            return;
        };
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let rows: Vec<Vec<String>> = serde_json::from_slice(&run.stdout).expect("JSON");
        let vendor = at(profile, FieldKind::Vendor);
        let vendors: Vec<&str> = rows[1..].iter().map(|row| row[vendor].as_str()).collect();
        assert_eq!(vendors, nasty.map(|vendor| guarded(vendor).into_owned()), "{}", profile.name);
    }
}

#[test]
fn hledger_reads_its_profile_by_the_rules_of_the_guide() {
    let profile = Profile::named("hledger-csv").expect("it comes along");
    let mut meal = receipt("Daun Hijau, Cafe", "00481", 8215);
    let added = [
        (FieldKind::Currency, Value::Currency("MYR".parse().expect("a currency"))),
        (FieldKind::Category, text("Meals")),
        (FieldKind::Notes, text("lunch\n\nwith the \"auditors\"")),
    ];
    meal.record.fields.extend(export_record(DocumentKind::Receipt, &added).record.fields);
    let refund = receipt("=Hotel", "-7", -1250);
    let mut undated = receipt("Nowhere", "8", 100);
    undated.record.fields.remove(&FieldKind::Date);
    let csv = written(&[meal, refund, undated], Table::Receipts, profile);
    let meal =
        "2026-04-03,00481,\"Daun Hijau, Cafe\",82.15,MYR,\"lunch\n\nwith the \"\"auditors\"\"\",Meals,";
    assert_eq!(csv.lines().next(), Some("date,code,description,amount,currency,comment,category,file"));
    assert!(csv.contains(meal), "{csv}");

    let guide = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/guide.md"));
    let guide = guide.expect("the guide");
    let (_, rules) = guide.split_once("```text\nskip 1\n").expect("the rules");
    let (rules, _) = rules.split_once("```").expect("their end");
    let folder = tempfile::tempdir().expect("a folder");
    let (csv_file, rules_file) = (folder.path().join("receipts.csv"), folder.path().join("receipts.rules"));
    std::fs::write(&csv_file, csv).expect("written");
    std::fs::write(&rules_file, format!("skip 1\n{rules}")).expect("written");
    let mut hledger = Command::new("hledger");
    hledger.arg("-f").arg(csv_file).arg("--rules-file").arg(rules_file).arg("print");
    let Ok(run) = hledger.env("LC_ALL", "C.UTF-8").output() else {
        eprintln!("SKIPPED: hledger is not installed");
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let journal = String::from_utf8(run.stdout).expect("UTF-8");
    let words = journal.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "2026-04-03 (00481) Daun Hijau, Cafe ; lunch",
        "expenses:Meals MYR82.15 assets:cash MYR-82.15",
        "2026-04-03 ('-7) '=Hotel ; file:april.zip/till/IMG_2041.HEIC",
        "expenses:unknown -12.50 assets:cash 12.50",
    ] {
        assert!(words.contains(expected), "{expected}: {journal}");
    }
    assert_eq!(journal.matches("2026-").count(), 2, "without the receipt that has no date: {journal}");
}

proptest! {
    #[test]
    fn any_text_comes_back_with_nothing_but_the_guard(vendor in "\\PC{0,12}|[\\x00-\\x7f=+@-]{0,12}", cents: i32) {
        for profile in Profile::builtin() {
            let csv = written(&[receipt(&vendor, "7", cents.into())], Table::Receipts, profile);
            let rows = read_back(csv.trim_start_matches('\u{feff}'), char::from(profile.delimiter.byte()));
            let (vendor_at, total_at) = (at(profile, FieldKind::Vendor), at(profile, FieldKind::Total));
            prop_assert_eq!(rows[1][vendor_at].as_str(), guarded(&vendor));
            let total = rows[1][total_at].replace(',', ".").parse::<Decimal>();
            prop_assert_eq!(total, Ok(Decimal::new(cents.into(), 2)));
            let mut cells = rows[1].iter().enumerate();
            let formula = cells.find(|(index, cell)| *index != total_at && cell.starts_with(['=', '+', '@']));
            prop_assert!(formula.is_none());
        }
    }
}
