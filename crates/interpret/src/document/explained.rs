//! A document with everything that was weighed for its fields.

use vouch_core::Extraction;

use crate::layout::orientation::Turned;
use crate::score::trace::Weighed;

/// A document with everything that was weighed for its fields.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The document.
    pub extraction: Extraction,
    /// What was weighed, field by field, best first; empty for travel documents and labelled data, whose fields are not
    /// chosen by weight.
    pub weighed: Vec<Weighed>,
    /// How likely the value of each field is right: scores are log odds, and their terms are for and against the value.
    pub believed: Vec<Weighed>,
}

impl Explained {
    /// Returns a document whose fields were not chosen by weight.
    pub(crate) fn unweighed(extraction: Extraction) -> Self {
        Self { extraction, weighed: Vec::new(), believed: Vec::new() }
    }

    /// Moves every place of the document to the page as it is shown.
    pub(crate) fn put_back(&mut self, turned: &Turned) {
        if turned.is_level() {
            return;
        }
        for field in self.extraction.fields.values_mut() {
            let places = field.candidates.iter_mut().filter_map(|candidate| candidate.place.as_mut());
            places.chain(&mut field.printed).for_each(|place| turned.back(place));
        }
        let rows = self.extraction.line_items.iter_mut().filter_map(|item| item.place.as_mut());
        self.extraction.parts.iter_mut().for_each(|part| turned.back(part));
        let weighed = self.weighed.iter_mut().chain(&mut self.believed);
        rows.chain(weighed.filter_map(|weighed| weighed.place.as_mut())).for_each(|place| turned.back(place));
    }
}
