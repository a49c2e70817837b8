//! Two names for one vendor, as a person says it when asked.

use vouch_core::{DocumentId, Reading, RuleId};
use vouch_learn::Namesake;

use crate::document::view::Shown;
use crate::learning::rules::rule_view;
use crate::learning::rules_api::{AliasView, RuleView};
use crate::{App, AppError, Event, clock};

/// A document whose vendor may be another one that is known.
struct Asked {
    shown: Shown,
    readings: Vec<Reading>,
    namesake: Namesake,
    /// The known vendor's name as the person spells it.
    vendor: String,
}

impl App {
    /// The known vendor that this document's may be, where its name is nearly the same and nobody has settled it.
    pub(crate) fn ask_alias(&self, document: DocumentId) -> Result<Option<AliasView>, AppError> {
        Ok(self.asked(document)?.map(|asked| AliasView { vendor: asked.vendor }))
    }

    /// Keeps what a person answered: a rule, where it is the same vendor; or that the two names are never asked about
    /// again.
    pub(crate) fn answer_alias(
        &self,
        document: DocumentId,
        is_same: bool,
    ) -> Result<Option<RuleView>, AppError> {
        let Some(Asked { shown, readings, namesake, vendor }) = self.asked(document)? else {
            return Ok(None);
        };
        let rule = if is_same {
            let id = RuleId::new(uuid::Uuid::now_v7());
            let rule = vouch_learn::alias(&shown.extraction, &readings, &vendor, id, clock().1);
            self.store().set_vendor_rule(&rule)?;
            Some(rule_view(&rule))
        } else {
            self.store().mark_vendors_distinct(&namesake.name, &namesake.known)?;
            None
        };
        self.tell(Event::Changed);
        Ok(rule)
    }

    fn asked(&self, document: DocumentId) -> Result<Option<Asked>, AppError> {
        let shown = self.shown(document)?;
        let readings = self.readings_for(shown.row.source, &shown.extraction.pages)?;
        let known = self.known_names(&shown.extraction)?;
        let rules = self.store().vendor_rules()?;
        let found = vouch_learn::namesake(&shown.extraction, &readings, &shown.record, &rules, &known);
        let Some(namesake) = found else { return Ok(None) };
        let vendor = self.store().vendor_named(&namesake.known)?;
        Ok(vendor.map(|vendor| Asked { shown, readings, namesake, vendor }))
    }
}
