//! Development only: a Textract on this computer that answers by the on-device reader.
//!
//! Prints the address it listens on and runs until its standard input closes. Any sign-in will do for it.

use std::io::{Read, stdin};
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use vouch_core::{Cancel, Engine, FieldKind, NoReplies, Page, Pixels, ReadRequest, Reading};
use vouch_interpret::Context;
use vouch_ocr::OnDevice;
use vouch_testkit::{Asked, Textract, blocks, picture_source};

/// Textract's names of the fields that are answered.
const NAMES: [(FieldKind, &str); 4] = [
    (FieldKind::Vendor, "VENDOR_NAME"),
    (FieldKind::Date, "INVOICE_RECEIPT_DATE"),
    (FieldKind::Total, "TOTAL"),
    (FieldKind::DocumentNumber, "INVOICE_RECEIPT_ID"),
];

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "tells its address, or why it cannot start")]
fn main() -> ExitCode {
    let textract = match start() {
        Ok(textract) => textract,
        Err(error) => {
            eprintln!("cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", textract.endpoint());
    // Whoever started it ends it by closing this.
    let _ = stdin().read_to_end(&mut Vec::new());
    ExitCode::SUCCESS
}

fn start() -> Result<Textract, Box<dyn std::error::Error>> {
    let reader = OnDevice::new()?;
    let textract = Textract::start()?;
    textract.answer_by(move |asked| answer(&reader, asked));
    Ok(textract)
}

fn answer(reader: &OnDevice, asked: &Asked<'_>) -> Option<Value> {
    let reading = read(reader, asked.picture)?;
    let words = reading.pages.first().map(|page| blocks(&page.layout))?;
    Some(match asked.operation {
        "AnalyzeExpense" => {
            json!({"ExpenseDocuments": [{"SummaryFields": fields(reading), "Blocks": words}]})
        }
        "AnalyzeID" => json!({"IdentityDocuments": [{"IdentityDocumentFields": [], "Blocks": words}]}),
        _ => json!({"Blocks": words}),
    })
}

fn read(reader: &OnDevice, picture: &[u8]) -> Option<Reading> {
    let rgb = image::load_from_memory(picture).ok()?.into_rgb8();
    let (width, height) = rgb.dimensions();
    let pixels = Arc::new(Pixels { width, height, rgb: rgb.into_raw() });
    let source = picture_source("picture");
    let page = Page { index: 0, width, height, pixels: Arc::new(pixels) };
    let request = ReadRequest {
        source: &source,
        pages: &[page],
        kind: None,
        now: Timestamp::UNIX_EPOCH,
        replies: &NoReplies,
    };
    reader.read(&request, &|_| {}, &Cancel::default()).ok()
}

fn fields(reading: Reading) -> Vec<Value> {
    let context = Context { today: Date::MAX, kind: None };
    let found = vouch_interpret::interpret(&[reading], &context);
    let named = |(kind, name): &(FieldKind, &str)| {
        let best = found.first()?.fields.get(kind)?.best();
        Some(json!({"Type": {"Text": name}, "ValueDetection": {"Text": best.raw}}))
    };
    NAMES.iter().filter_map(named).collect()
}
