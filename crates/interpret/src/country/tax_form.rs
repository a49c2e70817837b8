//! Forms of tax and registration numbers, with their captions and check digits.

use crate::country::check_digit::{self, Check};
use crate::country::mask::{Mask, masks};
use crate::country::section::parts;

/// One kind of number of a country.
#[derive(Debug)]
pub(crate) struct TaxNumberForm {
    /// The form, in all its variants, without punctuation.
    pub masks: Vec<Mask>,
    /// The rule for its check digit.
    pub check: Option<Check>,
    /// What is printed before it.
    pub captions: Vec<&'static str>,
    /// A number of this form that the authorities give as an example, or that was made up to fit.
    #[cfg(test)]
    pub example: &'static str,
}

impl TaxNumberForm {
    pub(crate) fn new(text: &'static str) -> Self {
        let mut columns = text.split(';').map(str::trim);
        let mut next = || columns.next().unwrap_or_default();
        let forms = next();
        let check = check_digit::rule(next());
        let captions = parts(next(), '|').collect();
        Self {
            masks: parts(forms, ' ').flat_map(|form| masks(&form.replace(['-', '/', '.'], ""))).collect(),
            check,
            captions,
            #[cfg(test)]
            example: next(),
        }
    }
}
