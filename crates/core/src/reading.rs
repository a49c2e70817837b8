mod confidence;
mod text;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{BoundingBox, Redacted};

pub use confidence::Confidence;
pub use text::{Glyph, Line, TextLayout, Word};

/// Name and version of a witness.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EngineId {
    /// Short name: `device`, `second_look`, `text`, `einvoice`, `textract`.
    pub name: String,
    /// Version of its models or rules.
    pub version: String,
}

/// Where the characters of a page come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextOrigin {
    /// The file holds them as text drawn on the page: exact.
    Exact,
    /// The file holds them as an invisible layer over a picture: other software recognised them.
    HiddenLayer,
    /// Recognised from pixels.
    Recognised,
    /// Recognised from pixels in a second reading: single lines that another network read after the whole page was
    /// read.
    #[serde(rename = "second_look")]
    SecondReading,
}

/// The text of one page as one witness saw it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageReading {
    /// Index of the page in the source, from 0.
    pub page: u32,
    /// Width of the upright page divided by its height: boxes are fractions, layout needs true proportions.
    pub aspect: f32,
    /// Rotation of the text on the page in degrees clockwise: 90 where lines run down the page, 180 where they are
    /// upside down. Boxes refer to the page as it is shown.
    #[serde(default)]
    pub slant: f32,
    /// Where the characters come from.
    pub origin: TextOrigin,
    /// The text.
    pub layout: TextLayout,
}

/// A raw value with the witness's own label: an element of an e-invoice, a field of Textract.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LabelledValue {
    /// The witness's own label, such as BT-112 or INVOICE_RECEIPT_ID.
    pub label: String,
    /// The characters.
    pub text: String,
    /// The caption printed beside it, where the witness says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// How sure the witness is of the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_confidence: Option<Confidence>,
    /// Which repeated group it belongs to (line item, tax line, second document), such as `line:3`.
    pub group: Option<String>,
    /// Index of the page.
    pub page: u32,
    /// Where it is, where the witness says.
    pub bounds: Option<BoundingBox>,
    /// How sure the witness is of the characters.
    pub confidence: Option<Confidence>,
}

impl fmt::Debug for LabelledValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LabelledValue")
            .field("label", &self.label)
            .field("text", &Redacted(&self.text))
            .field("caption", &self.caption.as_deref().map(Redacted))
            .field("group", &self.group)
            .finish()
    }
}

impl PageReading {
    /// Whether it is a second reading of single regions, and not the text of the page.
    pub fn is_second_reading(&self) -> bool {
        self.origin == TextOrigin::SecondReading
    }
}

/// What one witness saw in one run over one source. Immutable; values stay raw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The witness.
    pub engine: EngineId,
    /// When it was read.
    pub read_at: Timestamp,
    /// Text, page by page; pages without any text are left out.
    pub pages: Vec<PageReading>,
    /// Labelled values; empty for plain text recognition.
    pub values: Vec<LabelledValue>,
}

impl Reading {
    /// Whether it is a second reading of single regions. A person does not see it as a reader of its own.
    pub fn is_second_reading(&self) -> bool {
        self.pages.iter().any(PageReading::is_second_reading)
    }

    /// Returns the best reading of a page: text of the file itself before recognised text, and the newest of each.
    /// Pages without text do not count.
    pub fn best_of_page(readings: &[Self], page: u32) -> Option<&PageReading> {
        let of_page = readings.iter().rev().flat_map(|reading| &reading.pages).filter(|one| one.page == page);
        of_page.filter(|one| !one.layout.lines.is_empty()).min_by_key(|one| match one.origin {
            TextOrigin::Exact => 0,
            TextOrigin::Recognised => 1,
            TextOrigin::HiddenLayer => 2,
            TextOrigin::SecondReading => 3,
        })
    }
}
