use serde::{Deserialize, Serialize};

/// How sure a witness says it is, from 0 (not at all) to 1 (entirely).
///
/// Only a witness gives one. Where a witness may not say, the type is `Option<Confidence>`.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(f32);

impl Confidence {
    /// Makes a confidence, clamping to 0..=1; not-a-number becomes 0.
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// Returns the number, 0..=1.
    pub fn get(self) -> f32 {
        self.0
    }

    /// Returns the lower of two.
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_clamped_to_the_unit_interval() {
        assert_eq!(Confidence::new(-1.0).get(), 0.0);
        assert_eq!(Confidence::new(7.0).get(), 1.0);
        assert_eq!(Confidence::new(f32::NAN).get(), 0.0);
    }
}
