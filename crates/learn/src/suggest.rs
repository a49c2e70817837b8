//! How a learned value is added to the candidates of a field.

use vouch_core::{Candidate, Extraction, Field, FieldKind, Verdict, WitnessKind};

/// Name of the witness for values of rules.
pub(crate) const SOURCE_RULE: &str = WitnessKind::Rule.name();
/// Name of the witness for values of earlier documents.
pub(crate) const SOURCE_MEMORY: &str = WitnessKind::Memory.name();

/// Whether a candidate was learned from a person and not only read from this document.
pub fn is_learned(candidate: &Candidate) -> bool {
    [SOURCE_RULE, SOURCE_MEMORY].contains(&candidate.source.as_str())
}

/// Adds a candidate to a field. An existing candidate with the same value gets its evidence instead. With `first` it
/// becomes the first, and the field's verdict is `verdict`, unless the same value was read with a better verdict.
pub(crate) fn suggest(
    extraction: &mut Extraction,
    kind: FieldKind,
    candidate: Candidate,
    verdict: Verdict,
    first: bool,
) {
    let Some(field) = extraction.fields.get_mut(&kind) else {
        let verdict = if first { verdict } else { Verdict::Doubtful };
        let field = Field { candidates: vec![candidate], verdict, probability: None, printed: Vec::new() };
        extraction.fields.insert(kind, field);
        return;
    };
    let known = field.candidates.iter().position(|one| one.value == candidate.value);
    match known {
        Some(at) => {
            let known = std::mem::take(&mut field.candidates[at].evidence);
            let mut reasons = candidate.evidence;
            reasons.retain(|reason| !known.contains(reason));
            reasons.extend(known);
            field.candidates[at].evidence = reasons;
            if first {
                let best = field.candidates.remove(at);
                field.candidates.insert(0, best);
                field.verdict = if at == 0 { field.verdict.max(verdict) } else { verdict };
            }
        }
        None if first => {
            field.candidates.insert(0, candidate);
            field.verdict = verdict;
            field.probability = None;
        }
        None => field.candidates.insert(1.min(field.candidates.len()), candidate),
    }
}
