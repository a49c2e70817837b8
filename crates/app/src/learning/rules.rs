//! Rules that a person makes for a vendor: offered after a correction, listed, altered, and applied to past documents
//! once it was shown what would change.

use std::collections::BTreeSet;

use vouch_core::{Act, DocumentId, FieldKind, RuleId, Value, VendorKey, VendorRule};
use vouch_store::{Query, Sort};

use crate::document::view::Shown;
use crate::dto::FieldName;
use crate::learning::rules_api::{RuleEffect, RuleView, SetRule};
use crate::{App, AppError, ErrorCode, Event, clock};

impl App {
    /// The rule that follows from what a person gave on a document, if it says anything new.
    pub(crate) fn offer_rule(&self, document: DocumentId) -> Result<Option<RuleView>, AppError> {
        Ok(self.offered(document)?.as_ref().map(rule_view))
    }

    /// Makes the rule that is offered.
    pub(crate) fn make_rule(&self, document: DocumentId) -> Result<Option<RuleView>, AppError> {
        let offered = self.offered(document)?;
        if let Some(rule) = &offered {
            self.store().set_vendor_rule(rule)?;
            self.tell(Event::Changed);
        }
        Ok(offered.as_ref().map(rule_view))
    }

    fn offered(&self, document: DocumentId) -> Result<Option<VendorRule>, AppError> {
        let Shown { row, extraction, record, .. } = self.shown(document)?;
        let readings = self.readings_for(row.source, &extraction.pages)?;
        let rules = self.store().vendor_rules()?;
        let id = RuleId::new(uuid::Uuid::now_v7());
        Ok(vouch_learn::offer(&extraction, &readings, &record, &rules, id, clock().1))
    }

    /// Every rule that the person made, in the order in which they were made.
    pub fn rules(&self) -> Result<Vec<RuleView>, AppError> {
        Ok(self.store().vendor_rules()?.iter().map(rule_view).collect())
    }

    /// Alters a rule, or switches it on or off.
    pub(crate) fn set_rule(&self, request: &SetRule) -> Result<(), AppError> {
        let rule = self.rule(AppError::parse_id(&request.rule)?)?;
        let text = |text: &str| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(text)
        };
        let altered = VendorRule {
            vendor: text(&request.vendor),
            category: text(&request.category),
            is_on: request.is_on,
            ..rule.clone()
        };
        let says_same = (&altered.vendor, &altered.category) == (&rule.vendor, &rule.category);
        let since = if says_same { rule.since } else { clock().1 };
        if altered != rule {
            self.store().set_vendor_rule(&VendorRule { since, ..altered })?;
            self.tell(Event::Changed);
        }
        Ok(())
    }

    pub(crate) fn delete_rule(&self, id: RuleId) -> Result<(), AppError> {
        self.rule(id)?;
        self.store().delete_vendor_rule(id)?;
        self.tell(Event::Changed);
        Ok(())
    }

    pub(crate) fn undo_rule(&self, id: RuleId) -> Result<(), AppError> {
        if self.store().undo_vendor_rule(id)? {
            self.tell(Event::Changed);
        }
        Ok(())
    }

    /// What a rule would change on documents that were read before, the newest first.
    pub(crate) fn rule_effects(&self, id: RuleId) -> Result<Vec<RuleEffect>, AppError> {
        let rule = self.rule(id)?;
        let all = Query { sort: Sort::Date, limit: u32::MAX, ..Query::default() };
        let mut effects = Vec::new();
        for row in self.store().documents(&all)?.rows {
            if !row.summary.kind.family().teaches() {
                continue;
            }
            let (shown, changed) = self.effects_on(&rule, row.id)?;
            effects.extend(changed.into_iter().map(|(field, value)| RuleEffect {
                document: row.id.to_string(),
                title: row.summary.vendor.clone().unwrap_or_else(|| row.file_name.clone()),
                date: row.summary.date.map(|date| date.to_string()),
                field: FieldName(field),
                before: shown.record.value(field).map(Value::plain),
                after: value.plain(),
            }));
        }
        Ok(effects)
    }

    /// Changes documents by a rule, in one go; one undo takes it back. What a person has settled since it was shown stays.
    pub(crate) fn apply_rule(&self, id: RuleId, documents: &[DocumentId]) -> Result<(), AppError> {
        let rule = self.rule(id)?;
        let mut acts = Vec::new();
        for document in documents.iter().copied().collect::<BTreeSet<_>>() {
            let (_, changed) = self.effects_on(&rule, document)?;
            acts.extend(
                changed.into_iter().map(|(field, value)| {
                    (document, Act::Correct { field, value: Some(value), place: None })
                }),
            );
        }
        if acts.is_empty() { Ok(()) } else { self.act_all(acts) }
    }

    fn effects_on(
        &self,
        rule: &VendorRule,
        document: DocumentId,
    ) -> Result<(Shown, Vec<(FieldKind, Value)>), AppError> {
        let shown = self.shown(document)?;
        let by_number = rule.keys.iter().any(|key| matches!(key, VendorKey::Iban(_)));
        // Only an account number has to be looked for in the print.
        let readings = if by_number {
            self.readings_for(shown.row.source, &shown.extraction.pages)?
        } else {
            Vec::new()
        };
        let effects = vouch_learn::effects(rule, &shown.extraction, &readings, &shown.record);
        Ok((shown, effects))
    }

    fn rule(&self, id: RuleId) -> Result<VendorRule, AppError> {
        let rule = self.store().vendor_rules()?.into_iter().find(|rule| rule.id == id);
        rule.ok_or_else(|| AppError::new(ErrorCode::NotFound))
    }
}

pub(crate) fn rule_view(rule: &VendorRule) -> RuleView {
    let key = |pick: fn(&VendorKey) -> Option<&String>| rule.keys.iter().find_map(pick).cloned();
    RuleView {
        id: rule.id.to_string(),
        since: rule.since.to_string(),
        printed: rule.printed.clone(),
        tax_id: key(|key| match key {
            VendorKey::TaxId(number) => Some(number),
            _ => None,
        }),
        iban: key(|key| match key {
            VendorKey::Iban(number) => Some(number),
            _ => None,
        }),
        vendor: rule.vendor.clone(),
        category: rule.category.clone(),
        is_on: rule.is_on,
    }
}
