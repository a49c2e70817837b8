//! Scores as sums of features times weights, so that every choice can be explained and every weight fitted.
//!
//! The weights are data, in `weights.tsv`. Each line has a model, a feature, the prior (what people believe it weighs)
//! and the weight itself, which `bench/fit` fits to receipts with known truth, starting from the prior. A feature that
//! a model does not list weighs nothing.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use crate::text::tag::Tags;

/// The name of a model: each line of `weights.tsv` belongs to one.
pub(crate) type Model = &'static str;

/// One term of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Group and name of the feature, such as `own:total`; `start` is the constant term of the model.
    pub feature: String,
    /// How strong it is; 1 for a feature that is either present or not.
    pub strength: f32,
    /// What it weighs.
    pub weight: f32,
}

/// What is for and against a candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Features(Vec<(&'static str, &'static str, f32)>);

impl Features {
    /// Adds a feature of some strength, unless that is 0.
    pub(crate) fn add(&mut self, group: &'static str, name: &'static str, strength: f32) {
        if strength != 0.0 {
            self.0.push((group, name, strength));
        }
    }

    /// Adds a feature of strength 1 if the condition holds.
    pub(crate) fn flag(&mut self, group: &'static str, name: &'static str, is_so: bool) {
        self.add(group, name, if is_so { 1.0 } else { 0.0 });
    }

    /// Adds every tag of a set.
    pub(crate) fn tags(&mut self, group: &'static str, tags: Tags) {
        for tag in tags.iter() {
            self.add(group, tag.name(), 1.0);
        }
    }

    /// Adds all features of another set.
    pub(crate) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Returns the sum of strengths times weights, with the constant term of the model.
    pub(crate) fn score(&self, model: Model) -> f32 {
        weight(model, "", "start")
            + self.0.iter().map(|(group, name, strength)| strength * weight(model, group, name)).sum::<f32>()
    }

    /// Returns the terms of the score, each feature once.
    pub(crate) fn reasons(&self, model: Model) -> Vec<Reason> {
        let start = Reason { feature: "start".to_owned(), strength: 1.0, weight: weight(model, "", "start") };
        let mut reasons = vec![start];
        for (group, name, strength) in &self.0 {
            let feature = format!("{group}:{name}");
            match reasons.iter_mut().find(|reason| reason.feature == feature) {
                Some(same) => same.strength += strength,
                None => {
                    reasons.push(Reason { feature, strength: *strength, weight: weight(model, group, name) });
                }
            }
        }
        reasons
    }
}

/// Returns the weight of a feature; 0 where the model does not list it.
pub(crate) fn weight(model: Model, group: &str, name: &str) -> f32 {
    WEIGHTS.get(&(model, group, name)).copied().unwrap_or(0.0)
}

static WEIGHTS: LazyLock<HashMap<(&str, &str, &str), f32>> = LazyLock::new(|| {
    let table = OTHER_TABLE.get().map_or(include_str!("weights.tsv"), String::as_str);
    lines(table).map(|(model, group, name, w)| ((model, group, name), w)).collect()
});

/// A table that replaces the one built into the program.
static OTHER_TABLE: OnceLock<String> = OnceLock::new();

/// Replaces the table built into the program, for the rest of the process: weights are measured on documents that they
/// were not fitted on. Returns `false` if it is too late, because something was weighed already.
pub fn weigh_by(table: String) -> bool {
    LazyLock::get(&WEIGHTS).is_none() && OTHER_TABLE.set(table).is_ok()
}

/// Returns the lines of a table of weights: model, group and name of the feature, weight.
fn lines(table: &str) -> impl Iterator<Item = (&str, &str, &str, f32)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let (model, feature, _prior) = (columns.next()?, columns.next()?, columns.next()?);
        let weight = columns.next()?;
        let (group, name) = feature.split_once(':').unwrap_or(("", feature));
        Some((model, group, name, weight.trim().parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use vouch_core::Evidence;

    use super::*;
    use crate::text::tag::Tag;

    #[test]
    fn every_line_of_the_table_is_a_weight() {
        let table = include_str!("weights.tsv");
        let expected = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(lines(table).count(), expected);
        assert_eq!(WEIGHTS.len(), expected, "a feature is listed twice");
    }

    /// A weight that no code asks for has no effect, for instance after a feature was renamed.
    #[test]
    fn every_weight_is_asked_for_by_the_code() {
        let mut source = String::new();
        read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut source);
        let source: String = source.chars().filter(|c| !c.is_whitespace()).collect();
        let of_tags = ["own", "above", "row", "column", "tag", "words"];
        for (model, group, name, _) in lines(include_str!("weights.tsv")) {
            let is_tag = || of_tags.contains(&group) && Tag::ALL.iter().any(|tag| tag.name() == name);
            let is_evidence = || group == "evidence" && Evidence::CODES.contains(&name);
            let is_asked_for = source.contains(&format!("\"{group}\",\"{name}\""));
            assert!(is_asked_for || is_tag() || is_evidence(), "{model} {group}:{name}");
        }
    }

    fn read_sources(folder: &Path, source: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read_sources(&path, source);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                source.push_str(&std::fs::read_to_string(path).expect("a source file"));
            }
        }
    }

    #[test]
    fn a_score_is_a_sum() {
        let mut features = Features::default();
        features.flag("own", "no such feature", true);
        assert_eq!(features.score("no such model"), 0.0);
        features.flag("own", "total", true);
        features.add("own", "change", 0.0);
        assert_eq!(features.0.len(), 2);
        assert!(features.score("total") > Features::default().score("total"));
    }
}
