//! Rules that a person makes for a vendor.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::document::api::DocumentRef;
use crate::dto::FieldName;
use crate::dto::Nothing;
use crate::{App, AppError};

/// A rule as a person reads it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Its id.
    pub id: String,
    /// The day on which it was made or last altered, ISO 8601.
    pub since: String,
    /// The name as it is printed on the vendor's documents.
    pub printed: Option<String>,
    /// The vendor's tax number, where the rule knows it.
    pub tax_id: Option<String>,
    /// The account paid to, where the rule knows it.
    pub iban: Option<String>,
    /// The name as the person spells it.
    pub vendor: Option<String>,
    /// What to file under.
    pub category: Option<String>,
    /// Whether it counts.
    pub is_on: bool,
}

/// A vendor that another may be, its name being nearly the same.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AliasView {
    /// As the person spells it.
    pub vendor: String,
}

/// What a person answered.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerAlias {
    /// Id of the document that was asked about.
    pub document: String,
    /// Whether it is of that vendor.
    pub is_same: bool,
}

/// One rule.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RuleRef {
    /// Its id.
    pub rule: String,
}

/// What a rule is to say from now on.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetRule {
    /// Its id.
    pub rule: String,
    /// The name as the person spells it; empty for none.
    pub vendor: String,
    /// What to file under; empty for nothing.
    pub category: String,
    /// Whether it counts.
    pub is_on: bool,
}

/// What a rule would change on one field of a document.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RuleEffect {
    /// Id of the document.
    pub document: String,
    /// Vendor, or the name of the file.
    pub title: String,
    /// Its day, ISO 8601.
    pub date: Option<String>,
    /// The field.
    pub field: FieldName,
    /// Its value now.
    pub before: Option<String>,
    /// The value it would have.
    pub after: String,
}

/// Documents to change by a rule.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ApplyRule {
    /// Id of the rule.
    pub rule: String,
    /// Ids of the documents: those that were shown.
    pub documents: Vec<String>,
}

pub(crate) fn offer(app: &App, request: DocumentRef) -> Result<Option<RuleView>, AppError> {
    app.offer_rule(AppError::parse_id(&request.document)?)
}

pub(crate) fn make(app: &App, request: DocumentRef) -> Result<Option<RuleView>, AppError> {
    app.make_rule(AppError::parse_id(&request.document)?)
}

pub(crate) fn ask_alias(app: &App, request: DocumentRef) -> Result<Option<AliasView>, AppError> {
    app.ask_alias(AppError::parse_id(&request.document)?)
}

pub(crate) fn answer_alias(app: &App, request: AnswerAlias) -> Result<Option<RuleView>, AppError> {
    app.answer_alias(AppError::parse_id(&request.document)?, request.is_same)
}

pub(crate) fn rules(app: &App, _: Nothing) -> Result<Vec<RuleView>, AppError> {
    app.rules()
}

pub(crate) fn set(app: &App, request: SetRule) -> Result<Nothing, AppError> {
    app.set_rule(&request)?;
    Ok(Nothing {})
}

pub(crate) fn delete(app: &App, request: RuleRef) -> Result<Nothing, AppError> {
    app.delete_rule(AppError::parse_id(&request.rule)?)?;
    Ok(Nothing {})
}

pub(crate) fn undo(app: &App, request: RuleRef) -> Result<Nothing, AppError> {
    app.undo_rule(AppError::parse_id(&request.rule)?)?;
    Ok(Nothing {})
}

pub(crate) fn effects(app: &App, request: RuleRef) -> Result<Vec<RuleEffect>, AppError> {
    app.rule_effects(AppError::parse_id(&request.rule)?)
}

pub(crate) fn apply(app: &App, request: ApplyRule) -> Result<Nothing, AppError> {
    app.apply_rule(AppError::parse_id(&request.rule)?, &AppError::parse_ids(&request.documents)?)?;
    Ok(Nothing {})
}
