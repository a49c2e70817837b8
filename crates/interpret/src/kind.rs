//! Whether a document is a receipt or an invoice.

use vouch_core::DocumentKind;

use crate::score::Features;
use crate::survey::Survey;
use crate::tag::Tag;

/// Receipt or invoice, by the words and the shape of the paper. `Other` where no money stands on it, `Unknown` where
/// nothing can be read.
pub(crate) fn kind(survey: &Survey<'_>, aspect: f32) -> DocumentKind {
    if survey.sheet.rows.is_empty() {
        return DocumentKind::Unknown;
    }
    if !survey.figures.iter().any(|(_, figure)| figure.is_money()) {
        return DocumentKind::Other;
    }
    if features(survey, aspect).score("invoice") > 0.0 {
        DocumentKind::Invoice
    } else {
        DocumentKind::Receipt
    }
}

fn features(survey: &Survey<'_>, aspect: f32) -> Features {
    let mut features = Features::default();
    let mut seen = crate::tag::Tags::default();
    for row in 0..survey.captions.len() {
        seen = seen.union(survey.tags(row));
    }
    features.tags("words", seen);
    features.flag("paper", "sheet", (0.6..=1.8).contains(&aspect));
    features.flag("paper", "roll", aspect < 0.55);
    let paid = survey.figures.iter().any(|(context, figure)| {
        figure.is_money() && context.own.any(&[Tag::Cash, Tag::Change, Tag::Tendered, Tag::Card])
    });
    features.flag("paper", "paid", paid);
    features
}
