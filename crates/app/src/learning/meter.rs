//! How well documents are read for this person, judged by their own acts. Computed when it is asked for, and told to
//! nobody else.

use vouch_learn::{Settled, Share};
use vouch_store::{Query, Sort};

use crate::document::view::Shown;
use crate::dto::FieldName;
use crate::learning::meter_api::{FieldShare, MeterView, ShareView};
use crate::{App, AppError};

/// So many documents are judged: those that were accepted last.
const LAST: u32 = 1000;

impl App {
    pub(crate) fn meter(&self) -> Result<MeterView, AppError> {
        let accepted = Query { accepted: Some(true), sort: Sort::Updated, limit: LAST, ..Query::default() };
        let rows = self.store().documents(&accepted)?.rows;
        let documents: Vec<Settled> = rows
            .into_iter()
            .map(|row| {
                let Shown { extraction, record, changes, .. } = self.shown(row.id)?;
                Ok(Settled { extraction, record, changes })
            })
            .collect::<Result<_, AppError>>()?;
        let meter = vouch_learn::meter(&documents);
        let fields = meter.right.into_iter().map(|((field, witness), right)| FieldShare {
            field: FieldName(field),
            witness,
            right: share_view(right),
        });
        Ok(MeterView {
            fields: fields.collect(),
            untouched: meter.untouched.map(share_view),
            seconds: meter.seconds.map(|(seconds, _)| seconds),
            timed: meter.seconds.map_or(0, |(_, of)| of),
        })
    }
}

fn share_view(share: Share) -> ShareView {
    ShareView { times: share.times, of: share.of }
}
