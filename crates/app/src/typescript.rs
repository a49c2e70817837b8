//! The TypeScript of the boundary, made from the same types that cross it.

use std::collections::BTreeMap;

use strum::VariantNames;
use ts_rs::{Config, TS, TypeVisitor};
use vouch_core::{
    DocumentFamily, DocumentKind, Evidence, FieldKind, FieldSection, Finding, ValueKind, WitnessKind,
};

use crate::{Event, command};

/// The whole of `ui/src/lib/domain/api.gen.ts`.
pub fn api() -> String {
    let config = Config::default();
    let mut declarations = Declarations { config: &config, by_name: BTreeMap::new() };
    declarations.visit::<Event>();
    command::visit_types(&mut declarations);
    let mut text = String::from("// Made by the test `typescript` of vouch-app. Do not edit.\n\n");
    let fields = FieldKind::ALL.iter().map(|kind| kind.name());
    text.push_str(&union("FieldName", fields));
    text.push_str(&union("KindName", DocumentKind::ALL.iter().map(|kind| kind.name())));
    text.push_str(&union("EvidenceCode", Evidence::VARIANTS.iter().copied()));
    text.push_str(&union("FindingCode", Finding::VARIANTS.iter().copied()));
    text.push_str(&constants());
    for declaration in declarations.by_name.values() {
        text.push_str(&format!("export {declaration}\n"));
    }
    text.push('\n');
    text.push_str(&command::typescript_map(&config));
    text
}

/// What the core decides and screens only show: tables of fields, document kinds, rules and witnesses.
fn constants() -> String {
    let fields = FieldKind::ALL.iter().map(|field| {
        let spec = field.spec();
        let families = spec.families.iter().map(|family| family.name());
        let (form, section) = (spec.value_kind.name(), spec.section.name());
        format!(
            "  {}: {{ form: \"{form}\", section: \"{section}\", families: {} }},\n",
            field.name(),
            list(families)
        )
    });
    let kinds = DocumentKind::ALL.iter().map(|kind| {
        let family = kind.family();
        let (name, sent_alone) = (family.name(), family.is_sent_alone());
        format!("  {}: {{ family: \"{name}\", sentAlone: {sent_alone} }},\n", kind.name())
    });
    let learned = WitnessKind::ALL.into_iter().filter(|witness| witness.is_learned()).map(WitnessKind::name);
    [
        union("ValueForm", ValueKind::ALL.iter().map(|kind| kind.name())),
        union("FieldSection", FieldSection::ALL.iter().map(|section| section.name())),
        union("FamilyName", DocumentFamily::ALL.iter().map(|family| family.name())),
        "/** What is fixed about every field, in reading order. */\n".to_owned(),
        "export const FIELDS: Record<FieldName, { form: ValueForm; section: FieldSection; families: FamilyName[] }> = {\n".to_owned(),
        fields.collect(),
        "};\n/** What is fixed about every kind of document. */\n".to_owned(),
        "export const KINDS: Record<KindName, { family: FamilyName; sentAlone: boolean }> = {\n".to_owned(),
        kinds.collect(),
        "};\n/** Rules that are reported only: nothing is to be corrected. */\n".to_owned(),
        format!("export const NOTES: readonly FindingCode[] = {};\n", list(Finding::NOTES)),
        "/** Witnesses that speak of a person's earlier corrections. */\n".to_owned(),
        format!("export const LEARNED: readonly string[] = {};\n", list(learned)),
        "/** The engines a person may choose, the default first. */\n".to_owned(),
        format!("export const ENGINES: readonly string[] = {};\n\n", list(WitnessKind::ENGINES.map(WitnessKind::name))),
    ]
    .concat()
}

fn list<'a>(members: impl IntoIterator<Item = &'a str>) -> String {
    let members: Vec<String> = members.into_iter().map(|member| format!("\"{member}\"")).collect();
    format!("[{}]", members.join(", "))
}

fn union<'a>(name: &str, members: impl Iterator<Item = &'a str>) -> String {
    let members: Vec<String> = members.map(|member| format!("\"{member}\"")).collect();
    format!("export type {name} = {};\n", members.join(" | "))
}

/// Every type met, declared once, by name.
struct Declarations<'a> {
    config: &'a Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Primitives, options, lists and types declared by hand have no file of their own.
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            T::visit_generics(self);
            return;
        }
        let name = T::ident(self.config);
        if !self.by_name.contains_key(&name) {
            self.by_name.insert(name, T::decl(self.config));
            T::visit_dependencies(self);
        }
    }
}
