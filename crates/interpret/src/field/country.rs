//! The country of a document, concluded from everything on it that belongs to some country: the address, telephone and
//! tax numbers, internet domains, legal forms, the language, how figures are written. Each mark makes the countries that
//! share it more likely, so that no accidental pair of letters decides. The conclusion weighs the currency and the
//! order of day and month.

mod address;
mod mark;
mod network;
mod print;
mod tax;

use std::collections::HashSet;

use vouch_core::{Confidence, Evidence};

use crate::country::table::{COUNTRIES, Country};
#[cfg(test)]
use crate::field::blocks::group_into_blocks;
use crate::layout::annotated::AnnotatedText;
use crate::layout::block::{Party, TextBlock};
use crate::score::features::weight;
use mark::{Kind, Mark};

/// A country that the text points to.
#[derive(Debug)]
pub(crate) struct Origin {
    /// The country.
    pub country: &'static Country,
    /// How likely the document is from there.
    pub probability: f32,
    /// How likely it would be if no currency were printed.
    pub apart_from_currency: f32,
    /// How many different marks occur; currency signs are not counted.
    pub signs: u32,
    /// The strongest marks, as printed.
    pub marks: Vec<String>,
    /// How many different kinds of marks are strong.
    pub strong_kinds: u32,
}

impl Origin {
    /// Returns the reason that a shell shows.
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence::DocumentCountry {
            country: self.country.code.to_owned(),
            probability: Confidence::new(self.probability),
            marks: self.marks.clone(),
            kinds: self.strong_kinds,
        }
    }
}

/// Returns the countries that the text points to, the most likely first.
#[cfg(test)]
pub(crate) fn origins(annotated: &AnnotatedText) -> Vec<Origin> {
    origins_of(annotated, &group_into_blocks(annotated))
}

/// Returns the countries that the text points to, where its blocks are known already.
pub(crate) fn origins_of(annotated: &AnnotatedText, blocks: &[TextBlock]) -> Vec<Origin> {
    let mut marks = print::marks(annotated);
    marks.extend(address::marks(annotated));
    marks.extend(network::marks(annotated));
    marks.extend(tax::marks(annotated));
    for mark in &mut marks {
        let of_buyer = mark.spot.as_ref().is_some_and(|spot| {
            blocks.iter().any(|block| {
                block.party == Some(Party::Buyer)
                    && block.spot.row == spot.row
                    && block.spot.span.contains(&spot.span.start)
            })
        });
        if of_buyer {
            mark.weight *= weight("country", "party", "buyer");
        }
    }
    conclude(&marks)
}

/// Most marks that a shell names.
const NAMED: usize = 5;
/// Least weight of a kind of marks that is strong.
const STRONG: f32 = 1.5;

fn conclude(marks: &[Mark]) -> Vec<Origin> {
    let mut cases: Vec<Case> = COUNTRIES.iter().map(Case::new).collect();
    for (at, case) in cases.iter_mut().enumerate() {
        let mut own: Vec<&Mark> = marks.iter().filter(|mark| mark.country == at).collect();
        own.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        for kind in Kind::ALL {
            case.add(*kind, own.iter().filter(|mark| mark.kind == *kind).copied());
        }
        let mut named = HashSet::new();
        let shown = own.iter().filter(|mark| mark.kind.is_shown() && named.insert(mark.text.to_lowercase()));
        case.shown = shown.take(NAMED).map(|mark| mark.text.clone()).collect();
    }
    let share = |of: fn(&Case) -> f32| -> Vec<f32> {
        let highest = cases.iter().map(of).fold(weight("country", "prior", "elsewhere"), f32::max);
        let elsewhere = (weight("country", "prior", "elsewhere") - highest).exp();
        let sum: f32 = elsewhere + cases.iter().map(|case| (of(case) - highest).exp()).sum::<f32>();
        cases.iter().map(|case| (of(case) - highest).exp() / sum).collect()
    };
    let all = share(|case| case.prior + case.of_marks + case.of_currency);
    let apart = share(|case| case.prior + case.of_marks);
    let mut origins: Vec<Origin> = Vec::new();
    for (case, (probability, apart_from_currency)) in cases.into_iter().zip(all.into_iter().zip(apart)) {
        if case.of_marks + case.of_currency > 0.0 {
            origins.push(Origin {
                country: case.country,
                probability,
                apart_from_currency,
                signs: case.signs,
                marks: case.shown,
                strong_kinds: case.strong_kinds,
            });
        }
    }
    origins.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    origins
}

/// A country with everything for it.
struct Case {
    country: &'static Country,
    prior: f32,
    of_marks: f32,
    of_currency: f32,
    signs: u32,
    strong_kinds: u32,
    shown: Vec<String>,
}

impl Case {
    fn new(country: &'static Country) -> Self {
        let prior = country.share * weight("country", "prior", "share");
        Self { country, prior, of_marks: 0.0, of_currency: 0.0, signs: 0, strong_kinds: 0, shown: Vec::new() }
    }

    /// Adds the marks of one kind, the strongest first. Each further one counts half as much as the one before: marks
    /// of one kind are rarely independent.
    fn add<'a>(&mut self, kind: Kind, marks: impl Iterator<Item = &'a Mark>) {
        let mut seen: HashSet<&str> = HashSet::new();
        let (mut sum, mut share) = (0.0, 1.0);
        for mark in marks {
            if seen.insert(&mark.text) {
                sum += share * mark.weight;
                share /= 2.0;
            }
        }
        if kind == Kind::Sign {
            self.of_currency += sum;
            return;
        }
        self.of_marks += sum;
        if kind.is_shown() {
            self.signs += u32::try_from(seen.len()).unwrap_or(u32::MAX);
        }
        self.strong_kinds += u32::from(sum >= STRONG && (kind.is_shown() || kind == Kind::Language));
    }
}

#[cfg(test)]
mod tests;
