//! Whether a document is a receipt or an invoice.

use vouch_core::DocumentKind;

use crate::layout::annotated::AnnotatedText;
use crate::score::features::Features;
use crate::text::tag::{Tag, Tags};

/// Returns receipt or invoice, by the words and the shape of the paper. A document without money is `Other`, one
/// without text `Unknown`.
pub(crate) fn kind(annotated: &AnnotatedText, aspect: f32) -> DocumentKind {
    if annotated.text_rows.rows.is_empty() {
        return DocumentKind::Unknown;
    }
    if !annotated.figures.iter().any(|(_, figure)| figure.is_money()) {
        return DocumentKind::Other;
    }
    if features(annotated, aspect).score("invoice") > 0.0 {
        DocumentKind::Invoice
    } else {
        DocumentKind::Receipt
    }
}

fn features(annotated: &AnnotatedText, aspect: f32) -> Features {
    let mut features = Features::default();
    let mut seen = Tags::default();
    for row in 0..annotated.captions.len() {
        seen = seen.union(annotated.tags(row));
    }
    features.tags("words", seen);
    features.flag("paper", "sheet", (0.6..=1.8).contains(&aspect));
    features.flag("paper", "roll", aspect < 0.55);
    let paid = annotated.figures.iter().any(|(context, figure)| {
        figure.is_money() && context.own.any(&[Tag::Cash, Tag::Change, Tag::Tendered, Tag::Card])
    });
    features.flag("paper", "paid", paid);
    features
}
