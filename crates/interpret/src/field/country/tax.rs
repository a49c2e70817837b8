//! Tax numbers as marks of a country.

use crate::country::table::COUNTRIES;
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Spot;
use crate::value::tax_id::{self, PrintedNumber};

use super::mark::{Feature, Kind, Mark};

/// Returns the marks of tax numbers. A number without caption, letters of a country and check digit is none.
pub(super) fn marks(annotated: &AnnotatedText) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (row, line) in annotated.text_rows.rows.iter().enumerate() {
        for printed in tax_id::find(&line.text) {
            let Some(feature) = feature(&printed) else { continue };
            let position = COUNTRIES.iter().position(|country| std::ptr::eq(country, printed.number.country));
            if let Some(country) = position {
                let text = &line.text[printed.span.clone()];
                let spot = Some(Spot { row, span: printed.span.clone() });
                marks.push(Mark::new(country, Kind::TaxNumber, feature, text, spot));
            }
        }
    }
    marks
}

fn feature(printed: &PrintedNumber) -> Option<Feature> {
    let number = &printed.number;
    match (number.checks, number.names_country, printed.caption.is_some()) {
        (Some(true), true, _) => Some(("tax_number", "letters_and_check")),
        (Some(true), _, true) => Some(("tax_number", "caption_and_check")),
        (None, true, true) => Some(("tax_number", "letters_and_caption")),
        (None, _, true) => Some(("tax_number", "caption")),
        (Some(false), _, true) => Some(("tax_number", "misread")),
        _ => None,
    }
}
