//! What every story needs: a library of its own, files to drop, and the commands in short.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use vouch_app::{App, AppError, command};
use vouch_core::{Account, Engine, TextLayout};
use vouch_intake::{Limits, Opener};
use vouch_pipeline::Pipeline;
use vouch_testkit::{FakeEngine, typed};

/// A receipt whose sum closes, and whose cash less change agrees.
pub const RECEIPT: &str = "\
KOPI SELATAN SDN BHD
12 JALAN KENARI 3
43000 KAJANG, SELANGOR
TEL 03-5550100

RECEIPT NO: A-004817
DATE: 25/03/2026  19:42

2 NASI LEMAK           14.90     29.80
1 TEH TARIK             4.20      4.20

SUBTOTAL                         34.00
SERVICE TAX 6%                    2.04
ROUNDING                          0.01
TOTAL RM                         36.05

CASH                             50.00
CHANGE                           13.95";

/// A place for one story; everything in it goes with it.
pub struct TestLibrary {
    folder: TempDir,
}

impl TestLibrary {
    pub fn new() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The app on this library's library, as after a start. `pages` are what the engine reads in each file.
    pub fn app(&self, files: &[(&str, &str)]) -> App {
        let layouts = files.iter().map(|(name, text)| (*name, vec![typed(text)]));
        self.app_with(
            layouts.fold(FakeEngine::new("device"), |engine, (name, pages): (&str, Vec<TextLayout>)| {
                engine.knowing(name, pages)
            }),
        )
    }

    pub fn app_with(&self, engine: FakeEngine) -> App {
        self.app_of(vec![Arc::new(engine)], None)
    }

    /// The app with these engines, the default first, and an account.
    pub fn app_of(&self, engines: Vec<Arc<dyn Engine>>, account: Option<Arc<dyn Account>>) -> App {
        App::open(self.path("library"), pipeline(engines), account).expect("a fresh library opens")
    }

    /// One of several apps on this library's library, which soon take over from one that has died.
    pub fn app_beside_others(&self, engine: Arc<FakeEngine>, lease: Duration) -> App {
        App::open_with_lease(self.path("library"), pipeline(vec![engine]), None, lease)
            .expect("a library that is open elsewhere opens")
    }

    /// A picture file of this name. Each name gives other bytes.
    pub fn picture(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        let shade = name.bytes().fold(0_u8, u8::wrapping_add);
        let picture = image::RgbImage::from_pixel(60, 80, image::Rgb([shade, 200, 200]));
        picture.save(&path).expect("the library can be written to");
        path
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).expect("the library can be written to");
        path
    }
}

fn pipeline(engines: Vec<Arc<dyn Engine>>) -> Pipeline {
    let program = std::env::current_exe().expect("a running program has a path");
    Pipeline::new(Opener::new(program, Limits::default()), engines)
}

/// Runs a command of the table as a shell does.
pub fn call(app: &App, name: &str, request: Value) -> Value {
    try_call(app, name, request).unwrap_or_else(|error| panic!("{name}: {error} {:?}", error.args()))
}

pub fn try_call(app: &App, name: &str, request: Value) -> Result<Value, AppError> {
    command::dispatch(app, name, request)
}

/// Imports and reads until nothing waits.
pub fn bring_in(app: &App, paths: &[&Path]) -> Value {
    let imported = call(app, "import_paths", json!({ "paths": paths }));
    app.read_all(|_, _| {}).expect("the library can be written to");
    imported
}

pub fn inbox(app: &App) -> Value {
    call(app, "inbox", json!({}))
}

/// The only document of the inbox, whatever its pile.
pub fn only_document(app: &App) -> Value {
    let inbox = inbox(app);
    let rows: Vec<&Value> = ["needsReview", "needsWork", "checked", "proved"]
        .iter()
        .flat_map(|pile| inbox[pile].as_array().expect("a list"))
        .collect();
    assert_eq!(rows.len(), 1, "{inbox}");
    call(app, "document", json!({ "document": rows[0]["id"] }))
}

pub fn field<'a>(document: &'a Value, name: &str) -> &'a Value {
    let fields = document["fields"].as_array().expect("a list");
    fields.iter().find(|field| field["name"] == name).unwrap_or_else(|| panic!("no {name} in {document}"))
}
