use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ChangeId, DocumentId, DocumentKind, FieldKind, LineItem, Place, TaxLine, Value};

/// What a person did. Each act holds what it needs to be undone.
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
    /// Looked at a field and found it right.
    Confirm {
        /// Which field.
        field: FieldKind,
    },
    /// Accepted the whole document as it stands.
    Accept,
    /// Said what kind of document it is.
    SetKind {
        /// The kind.
        kind: DocumentKind,
    },
    /// Wrote the line items anew: added, split, merged, deleted or filled in some.
    SetLineItems {
        /// All rows as they count from now on.
        rows: Vec<LineItem>,
    },
    /// Wrote the tax lines anew.
    SetTaxLines {
        /// All rows as they count from now on.
        rows: Vec<TaxLine>,
    },
    /// Said which parts of its file's pages are this document. It begins anew there: what was done with it before was
    /// about other parts, and what still holds is said again after this.
    SetParts {
        /// The parts, page by page; none at all where it is no document of its own any more.
        parts: Vec<Place>,
        /// Every document that was parted or joined in the same go, itself included. They are taken back together or,
        /// when one of them was deleted, not at all.
        among: Vec<DocumentId>,
    },
    /// Took an earlier change back.
    Undo {
        /// Which.
        change: ChangeId,
    },
}

/// One act of a person on one document. Append-only: an undo is a further change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Its id; ids of version 7 sort by time.
    pub id: ChangeId,
    /// What was done in one go is one step, named by the id of its first change. Undo takes a whole step back.
    pub step: ChangeId,
    /// The document.
    pub document: DocumentId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub act: Act,
}
