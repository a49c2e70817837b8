//! Why a value was chosen: everything that a model weighed for a field, with what was for and against it.

use vouch_core::{Candidate, FieldKind, Place};

use crate::score::features::{Features, Model, Reason};
use crate::score::probability;

/// Something on the page that could be the value of a field; for an address, one line of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The field.
    pub field: FieldKind,
    /// The value it would give the field.
    pub value: String,
    /// The name of the witness.
    pub source: String,
    /// Where it is; `None` for what was concluded.
    pub place: Option<Place>,
    /// The sum of strengths times weights.
    pub score: f32,
    /// The terms of the sum.
    pub reasons: Vec<Reason>,
}

impl Weighed {
    /// Weighs a candidate of a field by the model of the field.
    pub(crate) fn new(
        field: FieldKind,
        value: String,
        source: &str,
        place: Option<Place>,
        features: &Features,
    ) -> Self {
        Self::by(field.name(), field, value, source, place, features)
    }

    /// Weighs how likely the value of a field is right; `None` for fields without such a model.
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
