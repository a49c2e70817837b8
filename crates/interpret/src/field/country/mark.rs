//! A mark: something on a page that belongs to a country.

use crate::layout::rows::Spot;
use crate::score::features::weight;

/// A kind of marks. Marks of different kinds are taken as independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The name of the country.
    Name,
    /// A word that only its papers carry.
    Word,
    /// A legal form.
    Form,
    /// The name of its tax.
    Tax,
    /// A usual rate of its tax.
    Rate,
    /// A tax or registration number.
    TaxNumber,
    /// A telephone number.
    Phone,
    /// An internet domain.
    Domain,
    /// A postcode with its town or state.
    Address,
    /// A town or state by itself.
    Town,
    /// Its language.
    Language,
    /// How figures are written.
    Figures,
    /// The order of dates that can be read in one way only.
    Dates,
    /// A sign of its currency.
    Sign,
}

impl Kind {
    /// Every kind.
    pub(super) const ALL: &'static [Self] = &[
        Self::Name,
        Self::Word,
        Self::Form,
        Self::Tax,
        Self::Rate,
        Self::TaxNumber,
        Self::Phone,
        Self::Domain,
        Self::Address,
        Self::Town,
        Self::Language,
        Self::Figures,
        Self::Dates,
        Self::Sign,
    ];

    /// Whether it says by itself where the document is from, so that a shell may show it.
    pub(super) fn is_shown(self) -> bool {
        !matches!(self, Self::Tax | Self::Rate | Self::Language | Self::Figures | Self::Dates | Self::Sign)
    }
}

/// Group and name of a weight.
pub(super) type Feature = (&'static str, &'static str);

/// Something on a page that belongs to a country.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The index of the country in the table.
    pub country: usize,
    /// What it is.
    pub kind: Kind,
    /// As printed.
    pub text: String,
    /// How much more likely it makes the country, as a logarithm.
    pub weight: f32,
    /// Where it stands, if at one place.
    pub spot: Option<Spot>,
}

impl Mark {
    /// Returns a mark with a weight of the table.
    pub(super) fn new(country: usize, kind: Kind, feature: Feature, text: &str, spot: Option<Spot>) -> Self {
        let (group, name) = feature;
        Self { country, kind, text: text.to_owned(), weight: weight("country", group, name), spot }
    }

    /// Returns the mark with a share of its weight.
    pub(super) fn times(self, share: f32) -> Self {
        Self { weight: self.weight * share, ..self }
    }
}
