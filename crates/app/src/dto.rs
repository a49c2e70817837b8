//! Small types shared by several groups of commands. Domain types stay inside; these cross the boundary.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;
use vouch_core::{Act, BoundingBox, Evidence, FieldKind, Finding, Pile, ReviewState, Stage, Verdict};
use vouch_review::RepairFrom;

use crate::AppError;
use crate::error::plain;

/// A field by its outside name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldName(pub FieldKind);

impl TS for FieldName {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "FieldName".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}

/// A code with its arguments, already plain text (dates ISO 8601, amounts decimal with a dot). The words are the
/// shell's.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Why {
    /// Code of the evidence or finding.
    #[ts(type = "EvidenceCode | FindingCode")]
    pub code: String,
    /// Its arguments by name; a list is joined by " + ".
    pub args: BTreeMap<String, String>,
}

/// An error that is said to a person: its code and arguments choose the words.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct SaidError {
    /// Code; the UI's table over codes is exhaustive.
    pub code: crate::ErrorCode,
    /// Arguments by name.
    pub args: BTreeMap<String, String>,
}

impl From<AppError> for SaidError {
    fn from(error: AppError) -> Self {
        Self { code: error.code(), args: error.args().clone() }
    }
}

impl From<SaidError> for AppError {
    fn from(said: SaidError) -> Self {
        Self::with_args(said.code, said.args)
    }
}

/// A request or an answer that carries nothing.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// A box in fractions 0..=1 of the upright page, origin top left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct BoundingBoxView {
    /// Remaining edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl From<BoundingBox> for BoundingBoxView {
    fn from(bounds: BoundingBox) -> Self {
        Self { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }
    }
}

impl From<BoundingBoxView> for BoundingBox {
    fn from(view: BoundingBoxView) -> Self {
        Self::from_edges(view.x, view.y, view.x + view.w, view.y + view.h)
    }
}

macro_rules! name_enum {
    ($(#[$doc:meta])* $name:ident of $domain:ident { $($variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, strum::Display)]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        #[expect(missing_docs, reason = "the variants are those of the domain type")]
        pub enum $name { $($variant,)* }

        impl From<$domain> for $name {
            fn from(domain: $domain) -> Self {
                match domain { $($domain::$variant => Self::$variant,)* }
            }
        }
    };
}

name_enum!(
    /// What may be said of a field.
    VerdictName of Verdict { Missing, Doubtful, Likely, Proved }
);
name_enum!(
    /// Whether a person has looked.
    ReviewName of ReviewState { Untouched, Confirmed, Corrected }
);
name_enum!(
    /// Where the value of a repair comes from.
    RepairName of RepairFrom { Printed, Candidate, Rule }
);
name_enum!(
    /// How much of a person's time a document asks for, and who vouches for one that asks for none: evidence (`proved`)
    /// or the person (`checked`).
    PileName of Pile { Proved, Checked, NeedsReview, NeedsWork, Failed }
);
name_enum!(
    /// What is being done to a file.
    StageName of Stage {
        Opening,
        FindingWords,
        ReadingWords,
        Sending,
        Interpreting,
    }
);

/// What a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variants are those of the domain type")]
pub enum ActName {
    Correct,
    Confirm,
    Accept,
    SetKind,
    SetLineItems,
    SetTaxLines,
    SetParts,
    Undo,
}

impl From<PileName> for Pile {
    fn from(name: PileName) -> Self {
        match name {
            PileName::Proved => Self::Proved,
            PileName::Checked => Self::Checked,
            PileName::NeedsReview => Self::NeedsReview,
            PileName::NeedsWork => Self::NeedsWork,
            PileName::Failed => Self::Failed,
        }
    }
}

impl From<&Act> for ActName {
    fn from(act: &Act) -> Self {
        match act {
            Act::Correct { .. } => Self::Correct,
            Act::Confirm { .. } => Self::Confirm,
            Act::Accept => Self::Accept,
            Act::SetKind { .. } => Self::SetKind,
            Act::SetLineItems { .. } => Self::SetLineItems,
            Act::SetTaxLines { .. } => Self::SetTaxLines,
            Act::SetParts { .. } => Self::SetParts,
            Act::Undo { .. } => Self::Undo,
        }
    }
}

impl From<&Evidence> for Why {
    fn from(evidence: &Evidence) -> Self {
        Self::from_tagged(serde_json::to_value(evidence).unwrap_or_default())
    }
}

impl From<&Finding> for Why {
    fn from(finding: &Finding) -> Self {
        Self::from_tagged(serde_json::to_value(finding).unwrap_or_default())
    }
}

impl Why {
    /// Flattens an internally tagged enum: `code` apart, every other member as plain text.
    fn from_tagged(value: Json) -> Self {
        let Json::Object(members) = value else { return Self { code: String::new(), args: BTreeMap::new() } };
        let mut why = Self { code: String::new(), args: BTreeMap::new() };
        for (name, member) in members {
            let text = plain(&member);
            if name == "code" { why.code = text } else { drop(why.args.insert(name, text)) }
        }
        why
    }
}
