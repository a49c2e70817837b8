//! The parts of a reply that are used. Every one is optional.

use serde::Deserialize;

/// One reply.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    pub(super) document_metadata: Option<DocumentMetadata>,
    pub(super) expense_documents: Vec<ExpenseDocument>,
    pub(super) identity_documents: Vec<IdentityDocument>,
    pub(super) blocks: Vec<Block>,
    /// Set on the results of asynchronous jobs alone.
    pub(super) job_status: Option<String>,
}

impl Reply {
    /// Returns the number of its pages, where it gives one; at least one.
    pub(super) fn pages(&self) -> u32 {
        self.document_metadata.as_ref().and_then(|metadata| metadata.pages).unwrap_or(1).max(1)
    }

    /// Whether it may be one part of a longer result.
    pub(super) fn is_part(&self) -> bool {
        self.job_status.is_some()
    }
}

/// A list that may be missing or null.
pub(super) type List<T> = Option<Vec<T>>;

/// Returns the elements of a list that may be missing or null.
pub(super) fn each<T>(list: &List<T>) -> impl Iterator<Item = &T> {
    list.iter().flatten()
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct DocumentMetadata {
    pub pages: Option<u32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct ExpenseDocument {
    pub summary_fields: List<ExpenseField>,
    pub line_item_groups: List<LineItemGroup>,
    pub blocks: List<Block>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct LineItemGroup {
    pub line_items: List<LineItemFields>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct LineItemFields {
    pub line_item_expense_fields: List<ExpenseField>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct ExpenseField {
    #[serde(rename = "Type")]
    pub label: Option<Detection>,
    pub label_detection: Option<Detection>,
    pub value_detection: Option<Detection>,
    pub page_number: Option<u32>,
    pub currency: Option<CurrencyDetection>,
    pub group_properties: List<GroupProperty>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CurrencyDetection {
    pub code: Option<String>,
    pub confidence: Option<f32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct GroupProperty {
    pub types: List<String>,
    pub id: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct IdentityDocument {
    pub identity_document_fields: List<IdentityField>,
    pub blocks: List<Block>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct IdentityField {
    #[serde(rename = "Type")]
    pub label: Option<Detection>,
    pub value_detection: Option<Detection>,
}

/// A text with Textract's confidence: a type, a caption or a value.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Detection {
    pub text: Option<String>,
    pub confidence: Option<f32>,
    pub geometry: Option<Geometry>,
    pub normalized_value: Option<NormalizedValue>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct NormalizedValue {
    pub value: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Block {
    pub block_type: Option<String>,
    pub confidence: Option<f32>,
    pub text: Option<String>,
    pub geometry: Option<Geometry>,
    pub id: Option<String>,
    pub relationships: List<Relationship>,
    pub page: Option<u32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Relationship {
    #[serde(rename = "Type")]
    pub kind: Option<String>,
    pub ids: List<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Geometry {
    pub bounding_box: Option<Rectangle>,
    pub polygon: List<Point>,
}

/// In fractions of the page.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Rectangle {
    pub width: Option<f32>,
    pub height: Option<f32>,
    pub left: Option<f32>,
    pub top: Option<f32>,
}

/// In fractions of the page.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Point {
    pub x: Option<f32>,
    pub y: Option<f32>,
}
