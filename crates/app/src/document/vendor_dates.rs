//! What is known of a vendor from its other documents.

use jiff::civil::Date;
use vouch_core::{Extraction, FieldKind, ReviewState, SourceId, Value};
use vouch_interpret::KnownDay;

use crate::{App, AppError};

/// So many of the vendor's latest documents are looked at.
const LATEST: usize = 20;

impl App {
    /// Settles days that could be read two ways by how the vendor prints its days elsewhere in the library.
    pub(crate) fn settle_orders(
        &self,
        source: SourceId,
        extractions: &mut [Extraction],
        today: Date,
    ) -> Result<(), AppError> {
        let open = |extraction: &&mut Extraction| vouch_interpret::is_order_open(extraction);
        for extraction in extractions.iter_mut().filter(open) {
            let Some(vendor) = extraction.fields.get(&FieldKind::Vendor) else { continue };
            let known = self.known_days(&vendor.best().value.plain(), source)?;
            vouch_interpret::resolve_day_month_order(extraction, &known, today);
        }
        Ok(())
    }

    /// Days of the vendor's other documents that are certain, or that a person confirmed or gave.
    fn known_days(&self, vendor: &str, besides: SourceId) -> Result<Vec<KnownDay>, AppError> {
        let mut known = Vec::new();
        for id in self.store().of_vendor(vendor, besides, LATEST)? {
            let shown = self.shown(id)?;
            let Some(read) = shown.extraction.fields.get(&FieldKind::Date) else { continue };
            let Some(field) = shown.record.fields.get(&FieldKind::Date) else { continue };
            let Some(date) = field.value.as_ref().and_then(Value::date) else { continue };
            let by_person = field.review != ReviewState::Untouched || shown.record.accepted;
            let as_read = field.value.as_ref() == Some(&read.best().value);
            if by_person || (as_read && vouch_interpret::is_order_certain(&shown.extraction)) {
                known.push(KnownDay { printed: read.best().raw.clone(), date });
            }
        }
        Ok(known)
    }
}
