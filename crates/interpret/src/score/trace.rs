//! Why a value won: everything that a model weighed for a field, with what spoke for and against it.

use vouch_core::{Candidate, FieldKind, Place};

use crate::score::features::{Features, Model, Reason};
use crate::score::probability;

/// One thing on the page that could be a field, or for an address one line of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The field.
    pub field: FieldKind,
    /// What it would say.
    pub value: String,
    /// Name of the witness.
    pub source: String,
    /// Where it stands; `None` for what was concluded.
    pub place: Option<Place>,
    /// The sum of strengths times weights.
    pub score: f32,
    /// What the sum is made of.
    pub reasons: Vec<Reason>,
}

impl Weighed {
    /// One candidate of a field, weighed by the field's own model.
    pub(crate) fn new(
        field: FieldKind,
        value: String,
        source: &str,
        place: Option<Place>,
        features: &Features,
    ) -> Self {
        Self::by(field.name(), field, value, source, place, features)
    }

    /// The value of a field, weighed by how likely it is right; `None` for fields that were not measured.
    pub(crate) fn believed(field: FieldKind, candidates: &[Candidate]) -> Option<Self> {
        let (model, features) = (probability::model(field)?, probability::features(candidates)?);
        let best = candidates.first()?;
        Some(Self::by(model, field, best.value.plain(), &best.source, best.place, &features))
    }

    fn by(
        model: Model,
        field: FieldKind,
        value: String,
        source: &str,
        place: Option<Place>,
        features: &Features,
    ) -> Self {
        let (score, reasons) = (features.score(model), features.reasons(model));
        Self { field, value, source: source.to_owned(), place, score, reasons }
    }
}
