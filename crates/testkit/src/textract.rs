//! A Textract of our own on this computer: AWS JSON 1.1 over HTTP on a free port of 127.0.0.1, answering from fixtures by
//! the content of the picture, else by a function; slow, broken or refusing on command.

mod http;
mod picture;

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vouch_core::{Hash, TextLayout};

/// What goes wrong with a call, on command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Refused with this code, as in `ThrottlingException`, and HTTP 400.
    Refuse(&'static str),
    /// An error of the service: HTTP 500 without anything that makes sense.
    Broken,
    /// The answer comes after this time.
    Late(Duration),
    /// The connection is cut before an answer.
    Cut,
    /// The answer is HTTP 200 and this text, whatever it is.
    Garbled(&'static str),
}

/// One call that was made.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The operation, such as `AnalyzeExpense`.
    pub operation: &'a str,
    /// Bytes of the picture.
    pub picture: &'a [u8],
}

type FailBy = Box<dyn Fn(usize) -> Option<Fault> + Send + Sync>;
type Answer = Box<dyn Fn(&Asked<'_>) -> Option<Value> + Send + Sync>;

/// A running emulator. It ends when it is dropped.
#[derive(Debug)]
pub struct Textract {
    address: SocketAddr,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    fixtures: Mutex<BTreeMap<Hash, Value>>,
    answer: Mutex<Option<Answer>>,
    faults: Mutex<VecDeque<Fault>>,
    fail_by: Mutex<Option<FailBy>>,
    calls: Mutex<BTreeMap<String, usize>>,
    is_ended: AtomicBool,
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("calls", &self.calls).finish_non_exhaustive()
    }
}

impl Textract {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.is_ended.load(Ordering::SeqCst) {
                    break;
                }
                let (Ok(stream), state) = (stream, Arc::clone(&shared)) else { continue };
                std::thread::spawn(move || state.serve(stream));
            }
        });
        Ok(Self { address, state, thread: Some(thread) })
    }

    /// Where it listens, as an address for a client.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What is answered about this picture, whatever is asked.
    pub fn knows(&self, picture: &[u8], reply: Value) {
        lock(&self.state.fixtures).insert(Hash(Sha256::digest(picture).into()), reply);
    }

    /// What answers about pictures without a fixture: an engine on this computer, for example. Without it, and where it
    /// answers `None`, nothing is found on the picture.
    pub fn answer_by(&self, answer: impl Fn(&Asked<'_>) -> Option<Value> + Send + Sync + 'static) {
        *lock(&self.state.answer) = Some(Box::new(answer));
    }

    /// What goes wrong with the next calls, one after the other.
    pub fn fail(&self, faults: impl IntoIterator<Item = Fault>) {
        lock(&self.state.faults).extend(faults);
    }

    /// What goes wrong with the call of this number, counted from 0, where no fault is due otherwise.
    pub fn fail_by(&self, fault: impl Fn(usize) -> Option<Fault> + Send + Sync + 'static) {
        *lock(&self.state.fail_by) = Some(Box::new(fault));
    }

    /// How often an operation was called, calls that went wrong included.
    pub fn calls(&self, operation: &str) -> usize {
        lock(&self.state.calls).get(operation).copied().unwrap_or(0)
    }
}

impl Drop for Textract {
    fn drop(&mut self) {
        self.state.is_ended.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl State {
    fn serve(&self, stream: TcpStream) {
        let Ok(request) = http::read(&stream) else { return };
        let operation = request.operation().unwrap_or_default().to_owned();
        let number = {
            let mut calls = lock(&self.calls);
            let number = calls.values().sum();
            *calls.entry(operation.clone()).or_default() += 1;
            number
        };
        let fault = lock(&self.faults).pop_front();
        let fault = fault.or_else(|| lock(&self.fail_by).as_ref().and_then(|fault| fault(number)));
        let reply = match fault {
            Some(Fault::Cut) => return,
            Some(Fault::Broken) => http::Reply { status: 500, body: String::new() },
            Some(Fault::Garbled(text)) => http::Reply { status: 200, body: text.to_owned() },
            Some(Fault::Refuse(code)) => refusal(code),
            Some(Fault::Late(pause)) => {
                std::thread::sleep(pause);
                self.reply(&operation, &request)
            }
            None => self.reply(&operation, &request),
        };
        let _ = http::write(&stream, &reply);
    }

    fn reply(&self, operation: &str, request: &http::Request) -> http::Reply {
        if let Some(code) = request.fault() {
            return refusal(code);
        }
        let picture = match picture::of(operation, &request.body) {
            Ok(picture) => picture,
            Err(code) => return refusal(code),
        };
        let hash = Hash(Sha256::digest(&picture).into());
        let known = lock(&self.fixtures).get(&hash).cloned();
        let asked = Asked { operation, picture: &picture };
        let answer = known.or_else(|| lock(&self.answer).as_ref().and_then(|answer| answer(&asked)));
        let body = answer.unwrap_or_else(|| nothing(operation)).to_string();
        http::Reply { status: 200, body }
    }
}

fn refusal(code: &str) -> http::Reply {
    let status = if code == "InternalServerError" { 500 } else { 400 };
    http::Reply { status, body: json!({"__type": code, "message": "refused on command"}).to_string() }
}

/// The reply about a picture on which nothing is found.
fn nothing(operation: &str) -> Value {
    let pages = json!({"Pages": 1});
    match operation {
        "AnalyzeExpense" => json!({"DocumentMetadata": pages, "ExpenseDocuments": []}),
        "AnalyzeID" => json!({"DocumentMetadata": pages, "AnalyzeIDModelVersion": "1.0"}),
        _ => json!({"DocumentMetadata": pages, "Blocks": [], "DetectDocumentTextModelVersion": "1.0"}),
    }
}

/// A layout as the blocks of a reply.
pub fn blocks(layout: &TextLayout) -> Value {
    let geometry = |b: &vouch_core::BoundingBox| json!({"BoundingBox": {"Left": b.x, "Top": b.y, "Width": b.w, "Height": b.h}});
    let percent = |confidence: Option<vouch_core::Confidence>| confidence.map(|c| c.get() * 100.0);
    let mut blocks = Vec::new();
    for (row, line) in layout.lines.iter().enumerate() {
        let ids: Vec<String> = (0..line.words.len()).map(|at| format!("word-{row}-{at}")).collect();
        for (id, word) in ids.iter().zip(&line.words) {
            blocks.push(json!({
                "BlockType": "WORD", "Id": id, "Text": word.text, "Confidence": percent(word.confidence),
                "Geometry": geometry(&word.bounds)
            }));
        }
        blocks.push(json!({
            "BlockType": "LINE", "Id": format!("line-{row}"), "Text": line.text(),
            "Geometry": geometry(&line.bounds), "Relationships": [{"Type": "CHILD", "Ids": ids}]
        }));
    }
    Value::Array(blocks)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
