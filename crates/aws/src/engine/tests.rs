//! The engine against an emulator of Textract.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use jiff::Timestamp;
use serde_json::json;
use vouch_core::{DocumentKind, NoReplies, Replies};
use vouch_testkit::{Fault, Textract, bar_page, blocks, engine_contract, picture_source, read_bars};

use super::*;
use crate::SessionError;

/// Replies kept in memory.
#[derive(Debug, Default)]
struct Memory {
    kept: Mutex<BTreeMap<Call, Vec<u8>>>,
    is_full: bool,
}

impl Replies for Memory {
    fn kept(&self, call: &Call) -> Option<Vec<u8>> {
        self.kept.lock().unwrap().get(call).cloned()
    }

    fn keep(&self, call: &Call, reply: &[u8]) -> io::Result<()> {
        if self.is_full {
            return Err(io::Error::other("the disk is full"));
        }
        self.kept.lock().unwrap().insert(*call, reply.to_vec());
        Ok(())
    }
}

/// A session that gives no credentials, and why.
#[derive(Debug)]
struct NoCredentials(fn() -> CredentialsError);

impl ProvideCredentials for NoCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(Err(self.0()))
    }
}

fn somebody() -> SharedCredentialsProvider {
    SharedCredentialsProvider::new(Credentials::new("AKIAEXAMPLE", "secret", None, None, "test"))
}

fn engine_at(endpoint: &str) -> TextractEngine {
    TextractEngine::at_endpoint(endpoint, somebody(), Duration::from_millis(400)).unwrap()
}

/// A Textract that reads bars, and an engine that calls it.
fn rig() -> (Textract, TextractEngine) {
    let textract = Textract::start().unwrap();
    textract.answer_by(|asked| {
        let blocks = blocks(&read_bars(asked.picture));
        let named = |label: &str| json!([{"Type": {"Text": label}, "ValueDetection": {"Text": "BAR0"}}]);
        Some(match asked.operation {
            "AnalyzeExpense" => json!({"ExpenseDocuments": [{"SummaryFields": named("TOTAL"), "Blocks": blocks}]}),
            "AnalyzeID" => {
                json!({"IdentityDocuments": [{"IdentityDocumentFields": named("LAST_NAME"), "Blocks": blocks}]})
            }
            _ => json!({"Blocks": blocks}),
        })
    });
    let engine = engine_at(&textract.endpoint());
    (textract, engine)
}

fn read(
    engine: &TextractEngine,
    replies: &Memory,
    kind: Option<DocumentKind>,
    pages: &[Page],
) -> Result<Reading, EngineError> {
    let source = picture_source("receipt.png");
    let request = ReadRequest { source: &source, pages, kind, now: Timestamp::UNIX_EPOCH, replies };
    engine.read(&request, &|_| {}, &Cancel::default())
}

fn pages() -> [Page; 2] {
    [bar_page(0, 200, 300, &[2, 3]), bar_page(1, 200, 300, &[1, 1, 4])]
}

fn fault(engine: &TextractEngine) -> EngineError {
    read(engine, &Memory::default(), None, &pages()).unwrap_err()
}

fn may_help(error: &EngineError) -> Option<bool> {
    match error {
        EngineError::Failed { retry_after, .. } => Some(retry_after.is_some()),
        _ => None,
    }
}

#[test]
fn passes_the_contract_suite() {
    let (_textract, engine) = rig();
    engine_contract(&engine, &picture_source("receipt.png"), &pages());
}

#[test]
fn a_reply_is_kept_and_never_requested_again() {
    let (textract, engine) = rig();
    let memory = Memory::default();
    let reading = read(&engine, &memory, Some(DocumentKind::Receipt), &pages()).unwrap();
    assert_eq!(reading.values.iter().map(|value| value.page).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(textract.calls("AnalyzeExpense"), 2);
    let kept = memory.kept.lock().unwrap().clone();
    assert_eq!(kept.keys().map(|call| call.page).collect::<Vec<_>>(), [0, 1]);
    assert!(kept.values().all(|body| body.starts_with(b"{\"ExpenseDocuments\"")));
    assert_eq!(read(&engine, &memory, Some(DocumentKind::Receipt), &pages()).unwrap(), reading);
    assert_eq!(textract.calls("AnalyzeExpense"), 2, "what is kept is not paid for twice");
}

#[test]
fn an_interrupted_read_continues_where_it_was() {
    let (textract, engine) = rig();
    let memory = Memory::default();
    assert!(read(&engine, &memory, None, &pages()[..1]).is_ok());
    textract.fail([Fault::Broken]);
    assert_eq!(may_help(&read(&engine, &memory, None, &pages()).unwrap_err()), Some(true));
    assert!(read(&engine, &memory, None, &pages()).is_ok());
    assert_eq!(textract.calls("AnalyzeExpense"), 3, "one page twice, the other once");
}

#[test]
fn what_is_not_kept_is_not_read() {
    let (_textract, engine) = rig();
    let full = Memory { is_full: true, ..Memory::default() };
    let error = read(&engine, &full, None, &pages()).unwrap_err();
    assert_eq!(may_help(&error), Some(false));
    assert!(error.to_string().contains("the disk is full"));
}

#[test]
fn every_kind_goes_to_the_operation_that_knows_it() {
    let (textract, engine) = rig();
    let page = &pages()[..1];
    read(&engine, &Memory::default(), Some(DocumentKind::Invoice), page).unwrap();
    read(&engine, &Memory::default(), Some(DocumentKind::Passport), page).unwrap();
    let counts = || ["AnalyzeExpense", "DetectDocumentText", "AnalyzeID"].map(|name| textract.calls(name));
    assert_eq!(counts(), [1, 1, 0]);
}

#[test]
fn a_licence_of_the_united_states_goes_to_analyze_id() {
    let (textract, engine) = rig();
    let licence = vouch_testkit::typed("SPRINGFIELD\nDRIVER\nLICENSE");
    let zone = vouch_testkit::typed("UNITED STATES\nP<USALEE<<AMARA");
    for (layout, asked) in [(licence, 1), (zone, 1)] {
        let reply = blocks(&layout);
        textract.answer_by(move |asked| {
            (asked.operation == "DetectDocumentText").then(|| json!({"Blocks": reply}))
        });
        let reading = read(&engine, &Memory::default(), Some(DocumentKind::IdCard), &pages()[..1]).unwrap();
        assert!(!reading.pages.is_empty(), "the words stay where AnalyzeID gives none");
        assert_eq!(textract.calls("AnalyzeID"), asked);
    }
}

#[test]
fn temporary_errors_may_be_tried_again() {
    let passing = [
        Fault::Refuse("ThrottlingException"),
        Fault::Refuse("ProvisionedThroughputExceededException"),
        Fault::Refuse("LimitExceededException"),
        Fault::Refuse("InternalServerError"),
        Fault::Broken,
        Fault::Cut,
        Fault::Garbled("<html>proxy</html>"),
        Fault::Late(Duration::from_secs(2)),
    ];
    for broken in passing {
        let (textract, engine) = rig();
        textract.fail([broken.clone()]);
        let error = fault(&engine);
        assert_eq!(may_help(&error), Some(true), "{broken:?}: {error}");
        assert_eq!(textract.calls("AnalyzeExpense"), 1, "{broken:?}: the queue retries, not the engine");
        assert!(read(&engine, &Memory::default(), None, &pages()).is_ok(), "{broken:?}");
    }
}

#[test]
fn permanent_errors_are_reported_at_once() {
    let lasting = [
        Fault::Refuse("UnsupportedDocumentException"),
        Fault::Refuse("DocumentTooLargeException"),
        Fault::Refuse("BadDocumentException"),
        Fault::Refuse("InvalidParameterException"),
        Fault::Refuse("AccessDeniedException"),
        Fault::Refuse("SomethingNewException"),
        Fault::Garbled("{\"JobStatus\": \"FAILED\"}"),
    ];
    for broken in lasting {
        let (textract, engine) = rig();
        textract.fail([broken.clone()]);
        let error = fault(&engine);
        assert_eq!(may_help(&error), Some(false), "{broken:?}: {error}");
    }
}

#[test]
fn without_network_or_sign_in_nothing_fails_for_good() {
    let (textract, ..) = rig();
    for code in ["ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException"] {
        textract.fail([Fault::Refuse(code)]);
        let error = fault(&engine_at(&textract.endpoint()));
        assert!(matches!(error, EngineError::SignedOut { .. }), "{code}: {error}");
    }
    let without = |why: fn() -> CredentialsError| {
        let nobody = SharedCredentialsProvider::new(NoCredentials(why));
        fault(&TextractEngine::at_endpoint(&textract.endpoint(), nobody, CALL_TIMEOUT).unwrap())
    };
    let signed_out = without(|| CredentialsError::not_loaded(SessionError::SignedOut));
    assert!(matches!(signed_out, EngineError::SignedOut { .. }), "{signed_out}");
    let offline = without(|| {
        CredentialsError::provider_error(SessionError::Unreachable { reason: "no network".to_owned() })
    });
    assert!(matches!(offline, EngineError::Offline { .. }), "{offline}");
    let gone = textract.endpoint();
    drop(textract);
    for endpoint in [gone.as_str(), "http://nowhere.invalid"] {
        let error = fault(&engine_at(endpoint));
        assert!(matches!(error, EngineError::Offline { .. }), "{endpoint}: {error}");
    }
}

#[test]
fn a_cancelled_call_does_not_wait_for_its_reply() {
    let (textract, ..) = rig();
    textract.fail([Fault::Late(Duration::from_secs(5))]);
    let engine = TextractEngine::at_endpoint(&textract.endpoint(), somebody(), CALL_TIMEOUT).unwrap();
    let (source, cancel) = (picture_source("receipt.png"), Cancel::default());
    let request = ReadRequest {
        source: &source,
        pages: &pages(),
        kind: None,
        now: Timestamp::UNIX_EPOCH,
        replies: &NoReplies,
    };
    let started = std::time::Instant::now();
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(100));
            cancel.cancel();
        });
        engine.read(&request, &|_| {}, &cancel)
    });
    assert!(matches!(outcome, Err(EngineError::Cancelled)));
    assert!(started.elapsed() < Duration::from_secs(2));
}
