//! The terminal's way with an account at Amazon, on this computer: the account of `tests/aws`, and a Textract of our own.
#![cfg(all(unix, debug_assertions))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use image::{Rgb, RgbImage};
use serde_json::{Value, json};
use tempfile::TempDir;
use vouch_testkit::{AmazonAccount, Fault, Textract};

/// A person's computer: a library, a keychain and a browser, with an account it may use.
struct Computer {
    folder: TempDir,
    account: AmazonAccount,
    textract: Textract,
}

impl Computer {
    fn new() -> Self {
        let computer = Self {
            folder: TempDir::new().expect("a temporary folder"),
            account: AmazonAccount::start().expect("the emulator starts"),
            textract: Textract::start().expect("a free port"),
        };
        for name in ["keychain", "bin", "files"] {
            fs::create_dir(computer.path(name)).expect("the folder can be written to");
        }
        computer.account.put_browser_into(&computer.path("bin")).expect("the folder can be written to");
        computer
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn vouch(&self, arguments: &[&str]) -> Command {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(env!("CARGO_BIN_EXE_vouch"));
        command
            .arg("--library")
            .arg(self.path("library"))
            .args(arguments)
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("VOUCH_AMAZON_AT", self.account.endpoint())
            .env("VOUCH_TEXTRACT_AT", self.textract.endpoint())
            .env("VOUCH_KEYCHAIN_AT", self.path("keychain"));
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.vouch(arguments).output().expect("the program runs")
    }

    /// What a command prints that ends well.
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// A picture of a receipt over this many cents, in a way that [`read`] understands: a square for each bit.
    fn picture(&self, cents: u16) -> PathBuf {
        let path = self.path("files").join(format!("{cents}.png"));
        let shade = |x: u32, y: u32| u8::from(cents >> (y / SQUARE * 4 + x / SQUARE) & 1 == 1) * 255;
        let picture = RgbImage::from_fn(4 * SQUARE, 4 * SQUARE, |x, y| Rgb([shade(x, y); 3]));
        picture.save(&path).expect("the folder can be written to");
        path
    }
}

/// Side of a square in pixels: compression leaves its middle as it is.
const SQUARE: u32 = 16;

/// Textract's answer about such a picture.
fn read(picture: &[u8]) -> Option<Value> {
    let pixels = image::load_from_memory(picture).ok()?.into_rgb8();
    let is_set = |bit: u32| {
        let Rgb([shade, ..]) =
            *pixels.get_pixel(bit % 4 * SQUARE + SQUARE / 2, bit / 4 * SQUARE + SQUARE / 2);
        shade > 127
    };
    let cents = (0..16).fold(0, |cents: u16, bit| cents | u16::from(is_set(bit)) << bit);
    let field = |name: &str, text: String| json!({"Type": {"Text": name}, "ValueDetection": {"Text": text}});
    let total = format!("{}.{:02}", cents / 100, cents % 100);
    Some(json!({"ExpenseDocuments": [{"SummaryFields": [
        field("VENDOR_NAME", "Kopi Selatan".to_owned()), field("TOTAL", format!("RM {total}")),
        field("INVOICE_RECEIPT_DATE", "25/03/2026".to_owned())
    ]}]}))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn named(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[test]
fn from_the_setup_code_to_signing_out() {
    let computer = Computer::new();
    computer.textract.answer_by(|asked| read(asked.picture));
    let receipt = computer.picture(1180);
    let refused = computer.run(&["setup", "no code at all"]);
    assert!(text(&refused.stderr).contains("not a setup code"), "{}", text(&refused.stderr));
    assert!(computer.says(&["account"]).contains("No account"));
    assert!(computer.says(&["setup", computer.account.setup_code()]).contains("nobody is signed in"));

    let early = computer.run(&["extract", "--engine", "textract", named(&receipt)]);
    assert!(text(&early.stderr).contains("Sign in"), "{}", text(&early.stderr));
    assert!(computer.says(&["signin"]).contains(computer.account.user()));

    let replies = computer.path("replies");
    let extract = ["extract", "--engine", "textract", "--replies", named(&replies), named(&receipt)];
    assert!(computer.says(&extract).contains("11.80"));
    computer.says(&extract);
    assert_eq!(computer.textract.calls("AnalyzeExpense"), 1, "a kept reply is not paid for twice");
    let reply =
        fs::read_dir(&replies).expect("the folder is there").next().expect("a reply").expect("a file");
    assert!(
        computer
            .says(&["extract", "--engine", "textract", "--reply", named(&reply.path())])
            .contains("11.80")
    );

    computer.says(&["import", "--engine", "textract", named(&receipt)]);
    assert!(computer.says(&["list"]).contains("11.80"));
    let stored = computer.says(&["account", "--stored"]);
    let key = stored.split_whitespace().last().expect("one original is kept there");
    assert!(stored.contains("1180.png") && !key.contains("1180"), "{stored}");
    assert!(key.starts_with(&format!("private/{}/", computer.account.identity_id())), "{key}");
    computer.says(&["account", "--delete", key]);
    assert_eq!(computer.says(&["account", "--stored"]), "");

    assert!(computer.says(&["signout"]).contains("nobody is signed in"));
    let another = computer.picture(2460);
    assert!(
        computer.says(&["extract", "--engine", "textract", "--sign-in", named(&another)]).contains("24.60")
    );
    assert!(computer.says(&["account"]).contains("nobody is signed in"), "that sign-in ended with its run");

    computer.says(&["signin"]);
    assert!(computer.says(&["setup", "--leave"]).contains("No account"));
    assert_eq!(fs::read_dir(computer.path("keychain")).expect("the folder is there").count(), 0);
    assert_eq!(fs::read_dir(computer.path("keychain")).expect("the folder is there").count(), 0);
}

/// The engine is asked 200 times; three calls of ten fail in one of five ways, and the program is killed ten times.
#[test]
fn two_hundred_documents_survive_failures_and_kills() {
    const DOCUMENTS: u16 = 200;
    const KILLS: u16 = 10;
    let computer = Computer::new();
    computer.textract.answer_by(|asked| read(asked.picture));
    computer.textract.fail_by(|call| {
        let fault = [
            Fault::Refuse("ThrottlingException"),
            Fault::Broken,
            Fault::Cut,
            Fault::Late(Duration::from_millis(300)),
            Fault::Garbled("<html>log in here</html>"),
        ];
        // 7 and 10 have no common factor: three of ten consecutive calls, spread.
        (call * 7 % 10 < 3).then(|| fault[call % fault.len()].clone())
    });
    computer.says(&["setup", computer.account.setup_code()]);
    computer.says(&["signin"]);
    (0..DOCUMENTS).for_each(|number| drop(computer.picture(1000 + number)));

    let files = computer.path("files");
    let import = ["import", "--engine", "textract", named(&files)];
    for kill in 0..KILLS {
        let mut reading = computer.vouch(&import).stderr(Stdio::null()).spawn().expect("the program runs");
        sleep(Duration::from_millis(1500 + u64::from(kill % 3) * 700));
        reading.kill().expect("it can be killed");
        reading.wait().expect("it ends");
    }
    let last = computer.run(&import);
    assert!(last.status.success(), "{}", text(&last.stderr));

    let csv = computer.path("all.csv");
    computer.says(&["export", named(&csv)]);
    let rows = fs::read_to_string(&csv).expect("it was written");
    let mut totals: Vec<&str> =
        rows.lines().filter_map(|row| row.split(',').find(|cell| is_total(cell))).collect();
    totals.sort_unstable();
    let expected: Vec<String> =
        (0..DOCUMENTS).map(|at| format!("{}.{:02}", 10 + at / 100, at % 100)).collect();
    assert_eq!(totals, expected, "none lost, none doubled");
    let stored = computer.says(&["account", "--stored"]);
    assert_eq!(stored.lines().count(), usize::from(DOCUMENTS), "each original is kept there once");
}

fn is_total(cell: &str) -> bool {
    cell.len() == 5 && cell.starts_with(['1']) && cell.as_bytes()[2] == b'.'
}
