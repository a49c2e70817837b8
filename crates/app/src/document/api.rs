//! One document: what was read, what a person did with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vouch_core::Place;

use crate::dto::Nothing;
use crate::dto::{
    ActName, BoundingBoxView, FieldName, PileName, RepairName, ReviewName, SaidError, VerdictName, Why,
};
use crate::{App, AppError};

/// One document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DocumentRef {
    /// Its id.
    pub document: String,
}

/// Several documents.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Documents {
    /// Their ids.
    pub documents: Vec<String>,
}

/// One field of a document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct FieldRef {
    /// Id of the document.
    pub document: String,
    /// The field.
    pub field: FieldName,
}

/// A text typed for a field.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Understand {
    /// Id of the document.
    pub document: String,
    /// The field.
    pub field: FieldName,
    /// As typed.
    pub text: String,
}

/// What a typed text means.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Understood {
    /// The normalised value; `null` when the text is impossible for the field or empty.
    pub value: Option<String>,
    /// What the same text could mean as well: the other order of day and month, the other reading of a lone separator.
    pub other: Option<String>,
    /// Why it is impossible.
    pub error: Option<SaidError>,
}

/// A value given by a person.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Correct {
    /// Id of the document.
    pub document: String,
    /// The field.
    pub field: FieldName,
    /// As typed; empty to empty the field.
    pub text: String,
    /// Where on the page the person found it, if they pointed there.
    #[serde(default)]
    pub place: Option<PlaceView>,
}

/// A kind given by a person.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetKind {
    /// Id of the document.
    pub document: String,
    /// Kind by its outside name.
    #[ts(type = "KindName")]
    pub kind: String,
}

/// What undo or redo touched.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// Id of the document it was in; `null` when there was nothing to take back.
    pub document: Option<String>,
    /// The field it was in, where it was in one.
    pub field: Option<FieldName>,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    /// Index of the page in the file, from 0.
    pub page: u32,
    /// Box on that page; `null` where the witness gives no place.
    pub bounds: Option<BoundingBoxView>,
}

impl From<PlaceView> for Place {
    fn from(view: PlaceView) -> Self {
        Self { page: view.page, bounds: view.bounds.map(Into::into) }
    }
}

/// One possible value of a field.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    /// Normalised.
    pub value: String,
    /// As read.
    pub raw: String,
    /// Name of the witness.
    pub source: String,
    /// Where it stands.
    pub place: Option<PlaceView>,
    /// What speaks for and against it.
    pub why: Vec<Why>,
}

/// One field of a document.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Which field.
    pub name: FieldName,
    /// The value that counts, plain: dates ISO 8601, amounts decimal with a dot.
    pub value: Option<String>,
    /// What the machine read, where a person gave another value.
    pub read: Option<String>,
    /// What the machine says of its reading.
    pub verdict: VerdictName,
    /// What a person did.
    pub review: ReviewName,
    /// Whether the document is incomplete without it.
    pub required: bool,
    /// Whether a person must stop here.
    pub stop: bool,
    /// Whether to mask it on screen until asked.
    pub masked: bool,
    /// Why the verdict, most telling first.
    pub why: Vec<Why>,
    /// Where the value that counts stands.
    pub place: Option<PlaceView>,
    /// Every place in which a masked number is printed, to be covered with it.
    pub printed: Vec<PlaceView>,
    /// Characters of `value` that were unclear, by index.
    pub doubtful: Vec<u32>,
    /// All candidates, best first.
    pub candidates: Vec<CandidateView>,
}

/// One row of what was bought.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineItemView {
    /// What it is.
    pub description: String,
    /// How many.
    pub quantity: Option<String>,
    /// Price of one.
    pub unit_price: Option<String>,
    /// Price of the row.
    pub amount: Option<String>,
    /// Where the row stands.
    pub place: Option<PlaceView>,
    /// What may be said of it.
    pub verdict: VerdictName,
}

/// One rate of tax.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaxLineView {
    /// Percent.
    pub rate: Option<String>,
    /// What it is taken of.
    pub base: Option<String>,
    /// The tax.
    pub amount: Option<String>,
}

/// A value after which a failing rule closes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RepairView {
    /// Which field to give it to.
    pub field: FieldName,
    /// The value, plain.
    pub value: String,
    /// Where it comes from.
    pub from: RepairName,
}

/// A rule that fails.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Which rule, with its arguments.
    pub why: Why,
    /// The fields it speaks of.
    pub fields: Vec<FieldName>,
    /// What makes it close, the likeliest first; at most two.
    pub repairs: Vec<RepairView>,
}

/// One page of a document.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// Its number in the document's file, from 0: the picture is asked for by source and this number. One of another
    /// file has a number behind all others.
    pub index: u32,
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
}

/// An original in the account.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoredView {
    /// Its key there.
    pub key: String,
    /// Since when it is there, ISO 8601.
    pub since: Option<String>,
}

/// A file that a document stands on.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Its id.
    pub source: String,
    /// Its name.
    pub name: String,
    /// The numbers of the document's pages that are of it.
    pub pages: Vec<u32>,
    /// Where its original is kept in the account; `null` where it is not.
    pub stored: Option<StoredView>,
}

/// One document with all its fields.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Its id.
    pub id: String,
    /// Id of its file.
    pub source: String,
    /// File name.
    pub name: String,
    /// Kind, by its outside name.
    #[ts(type = "KindName")]
    pub kind: String,
    /// Which pile it lies on.
    pub pile: PileName,
    /// Whether a person accepted it.
    pub accepted: bool,
    /// Names of the witnesses.
    pub engines: Vec<String>,
    /// Whether it was to be read elsewhere and stayed here, because it is a travel document.
    pub stayed_here: bool,
    /// The files it stands on, in the order of its pages: one, unless a person joined documents of several.
    pub files: Vec<FileView>,
    /// How long its file took to read, in seconds.
    pub seconds: Option<f32>,
    /// Its pages.
    pub pages: Vec<PageView>,
    /// The parts of its pages that it stands on, where it shares one with other documents; else empty.
    pub parts: Vec<PlaceView>,
    /// Where numbers stand that identify a person: covered on screens until asked for.
    pub covered: Vec<PlaceView>,
    /// Ids of all documents of its file in the order of their pages, itself among them.
    pub of_file: Vec<String>,
    /// Fields in reading order: required and found ones.
    pub fields: Vec<FieldView>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLineView>,
    /// Whether a person wrote them.
    pub tax_lines_review: ReviewName,
    /// What was bought.
    pub line_items: Vec<LineItemView>,
    /// Whether a person wrote it.
    pub line_items_review: ReviewName,
    /// What the rows come to; `null` where one has no amount.
    pub line_items_sum: Option<String>,
    /// Rules that fail for the values that count now.
    pub findings: Vec<FindingView>,
    /// How many stops a person has to make.
    pub stops: u32,
}

/// A line item as typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineInput {
    /// What it is.
    pub description: String,
    /// How many.
    pub quantity: String,
    /// Price of one.
    pub unit_price: String,
    /// Price of the row.
    pub amount: String,
    /// Where the row stands.
    pub place: Option<PlaceView>,
}

/// All line items of a document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetLineItems {
    /// Id of the document.
    pub document: String,
    /// Every row, in order.
    pub rows: Vec<LineInput>,
}

/// A tax line as typed.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TaxLineInput {
    /// Percent.
    pub rate: String,
    /// What it is taken of.
    pub base: String,
    /// The tax.
    pub amount: String,
}

/// All tax lines of a document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetTaxLines {
    /// Id of the document.
    pub document: String,
    /// Every row, in order.
    pub rows: Vec<TaxLineInput>,
}

/// A rule that is let stand.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LetStand {
    /// Id of the document.
    pub document: String,
    /// The field it speaks of.
    pub field: FieldName,
    /// What to note.
    pub note: String,
}

/// What one witness read.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WitnessView {
    /// Its name.
    pub engine: String,
    /// Its version.
    pub version: String,
    /// When it read, ISO 8601.
    pub at: String,
    /// How many words it saw.
    pub words: u32,
    /// How many labelled values it gave.
    pub values: u32,
}

/// What a person did.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Id of the change.
    pub change: String,
    /// What was done in one go has one step.
    pub step: String,
    /// When, ISO 8601.
    pub at: String,
    /// What was done.
    pub act: ActName,
    /// The field it was done to.
    pub field: Option<FieldName>,
    /// Its value before, covered where a screen must.
    pub before: Option<String>,
    /// Its value after.
    pub after: Option<String>,
    /// The kind that was given.
    #[ts(type = "KindName | null")]
    pub kind: Option<String>,
    /// Whether it still counts.
    pub counts: bool,
    /// Whether the state after it can be brought back: not one of before the document got the parts it has.
    pub can_restore: bool,
}

/// How a document came to be as it is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HistoryView {
    /// What was read, oldest first.
    pub witnesses: Vec<WitnessView>,
    /// What a person did, oldest first.
    pub steps: Vec<StepView>,
}

/// A state of a document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Restore {
    /// Id of the document.
    pub document: String,
    /// The change after which it stood so; `null` for what was read.
    pub change: Option<String>,
}

pub(crate) fn document(app: &App, request: DocumentRef) -> Result<DocumentView, AppError> {
    app.document(AppError::parse_id(&request.document)?)
}

pub(crate) fn understand(app: &App, request: Understand) -> Result<Understood, AppError> {
    app.understand(AppError::parse_id(&request.document)?, request.field.0, &request.text)
}

pub(crate) fn correct(app: &App, request: Correct) -> Result<DocumentView, AppError> {
    let place = request.place.map(Place::from);
    app.correct(AppError::parse_id(&request.document)?, request.field.0, &request.text, place)
}

pub(crate) fn confirm(app: &App, request: FieldRef) -> Result<DocumentView, AppError> {
    app.confirm(AppError::parse_id(&request.document)?, request.field.0)
}

pub(crate) fn accept(app: &App, request: Documents) -> Result<Nothing, AppError> {
    app.accept(&AppError::parse_ids(&request.documents)?)?;
    Ok(Nothing {})
}

pub(crate) fn let_stand(app: &App, request: LetStand) -> Result<DocumentView, AppError> {
    app.let_stand(AppError::parse_id(&request.document)?, request.field.0, &request.note)
}

pub(crate) fn set_line_items(app: &App, request: SetLineItems) -> Result<DocumentView, AppError> {
    app.set_line_items(AppError::parse_id(&request.document)?, &request.rows)
}

pub(crate) fn set_tax_lines(app: &App, request: SetTaxLines) -> Result<DocumentView, AppError> {
    app.set_tax_lines(AppError::parse_id(&request.document)?, &request.rows)
}

pub(crate) fn history(app: &App, request: DocumentRef) -> Result<HistoryView, AppError> {
    app.history(AppError::parse_id(&request.document)?)
}

pub(crate) fn restore(app: &App, request: Restore) -> Result<DocumentView, AppError> {
    let change = request.change.as_deref().map(AppError::parse_id).transpose()?;
    app.restore(AppError::parse_id(&request.document)?, change)
}

pub(crate) fn set_kind(app: &App, request: SetKind) -> Result<DocumentView, AppError> {
    app.set_kind(AppError::parse_id(&request.document)?, &request.kind)
}

pub(crate) fn undo(app: &App, _: Nothing) -> Result<Undone, AppError> {
    app.undo()
}

pub(crate) fn redo(app: &App, _: Nothing) -> Result<Undone, AppError> {
    app.redo()
}

pub(crate) fn delete_documents(app: &App, request: Documents) -> Result<Nothing, AppError> {
    app.delete_documents(&AppError::parse_ids(&request.documents)?)?;
    Ok(Nothing {})
}
