//! What earlier corrections teach about a document that was just read.

use jiff::civil::Date;
use vouch_core::{Extraction, Reading, SourceId, VendorKey};
use vouch_learn::{Counts, Filing, Taught};

use crate::{App, AppError};

/// So many lessons of one vendor are heard, the last taught first.
const LESSONS: u32 = 12;

impl App {
    /// Adds to documents that were just interpreted what their file does not say but the library knows: how the vendor
    /// prints its days, and what the person has taught.
    pub(crate) fn apply_library(
        &self,
        source: SourceId,
        extractions: &mut [Extraction],
        readings: &[Reading],
        today: Date,
    ) -> Result<(), AppError> {
        self.settle_orders(source, extractions, today)?;
        self.teach(extractions, readings, today)
    }

    /// Puts what the person has taught among the candidates.
    fn teach(
        &self,
        extractions: &mut [Extraction],
        readings: &[Reading],
        today: Date,
    ) -> Result<(), AppError> {
        for extraction in extractions {
            let rules = self.store().vendor_rules()?;
            let mut keys = vouch_learn::vendor_keys(extraction, readings);
            keys.extend(vouch_learn::known_as(extraction, readings, &rules));
            let taught = Taught {
                rules,
                lessons: self.store().lessons(&keys, LESSONS)?,
                filing: self.filing(extraction)?,
                today,
            };
            vouch_learn::teach(extraction, readings, &taught);
        }
        Ok(())
    }

    /// The reduced names of vendors that were filed, without those that were told apart from this document's.
    pub(crate) fn known_names(&self, extraction: &Extraction) -> Result<Vec<String>, AppError> {
        let mut names = self.store().filed_names()?;
        for key in vouch_learn::vendor_keys(extraction, &[]) {
            if let VendorKey::Name(name) = key {
                let apart = self.store().vendors_distinct_from(&name)?;
                names.retain(|other| !apart.contains(other));
            }
        }
        Ok(names)
    }

    /// How the person has filed, as far as it concerns a document.
    fn filing(&self, extraction: &Extraction) -> Result<Filing, AppError> {
        let store = self.store();
        let counts = Counts {
            documents: store.category_counts()?,
            words: store.word_counts(&vouch_learn::document_words(extraction))?,
        };
        let alike = match vouch_learn::like_vendor(extraction, &self.known_names(extraction)?) {
            Some(name) => Some((name.clone(), store.lessons(&[VendorKey::Name(name.clone())], LESSONS)?)),
            None => None,
        };
        Ok(Filing { counts, alike })
    }
}
