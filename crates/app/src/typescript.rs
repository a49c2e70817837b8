//! The TypeScript of the boundary, made from the same types that cross it.

use std::collections::BTreeMap;

use strum::VariantNames;
use ts_rs::{Config, TS, TypeVisitor};
use vouch_core::{DocumentKind, Evidence, FieldKind, Finding};

use crate::{Event, command};

/// The whole of `ui/src/lib/api.gen.ts`.
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
    for declaration in declarations.by_name.values() {
        text.push_str(&format!("export {declaration}\n"));
    }
    text.push('\n');
    text.push_str(&command::typescript_map(&config));
    text
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
