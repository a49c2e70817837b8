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
    pub(crate) fn hear_library(
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
            let keys = vouch_learn::vendor_keys(extraction, readings);
            let taught = Taught {
                rules: self.store().vendor_rules()?,
                lessons: self.store().lessons(&keys, LESSONS)?,
                filing: self.filing(extraction)?,
                today,
            };
            vouch_learn::teach(extraction, readings, &taught);
        }
        Ok(())
    }

    /// How the person has filed, as far as it concerns a document.
    fn filing(&self, extraction: &Extraction) -> Result<Filing, AppError> {
        let store = self.store();
        let counts = Counts {
            documents: store.category_counts()?,
            words: store.word_counts(&vouch_learn::document_words(extraction))?,
        };
        let names = store.filed_names()?;
        let alike = match vouch_learn::like_vendor(extraction, &names) {
            Some(name) => Some((name.clone(), store.lessons(&[VendorKey::Name(name.clone())], LESSONS)?)),
            None => None,
        };
        Ok(Filing { counts, alike })
    }
}
