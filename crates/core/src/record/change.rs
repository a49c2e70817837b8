use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ChangeId, DocumentId, DocumentKind, FieldKind, LineItem, Place, TaxLine, Value};

/// What a person did. Each act holds what undoing it takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Gave a field a value, or emptied it with `None`.
    Correct {
        /// Which field.
        field: FieldKind,
        /// The new value.
        value: Option<Value>,
        /// Where on the page the person found it, if they pointed there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// Checked a field and found it right.
    Confirm {
        /// Which field.
        field: FieldKind,
    },
    /// Accepted the whole document as it is.
    Accept,
    /// Said what kind of document it is.
    SetKind {
        /// The kind.
        kind: DocumentKind,
    },
    /// Edited the line items: added, split, merged, deleted or filled in some.
    SetLineItems {
        /// All rows that count from now on.
        rows: Vec<LineItem>,
    },
    /// Edited the tax lines.
    SetTaxLines {
        /// All rows that count from now on.
        rows: Vec<TaxLine>,
    },
    /// Said which parts of its file's pages make up this document. The document starts over: earlier changes were about
    /// other parts, and those that still apply are repeated after this one.
    SetParts {
        /// The parts, page by page; none where it is no longer a document of its own.
        parts: Vec<Place>,
        /// Every document that was split or joined in the same step, itself included. They are undone together or, when
        /// one of them was deleted, not at all.
        among: Vec<DocumentId>,
    },
    /// Undid an earlier change.
    Undo {
        /// Which.
        change: ChangeId,
    },
}

/// One act of a person on one document. The log is append-only: an undo is a further change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Its id; ids of version 7 sort by time.
    pub id: ChangeId,
    /// The step it belongs to, named by the id of its first change. Changes made together are one step and undone
    /// together.
    pub step: ChangeId,
    /// The document.
    pub document: DocumentId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub act: Act,
}
