//! Letters and words apart from any page: folding, spelling, the lexicon of captions, names and addresses.

pub(crate) mod calendar;
pub(crate) mod caption;
pub(crate) mod company_name;
pub(crate) mod currency_sign;
pub(crate) mod fold;
pub(crate) mod lexicon;
pub(crate) mod look_alike;
pub(crate) mod paper_title;
pub(crate) mod postcode;
pub(crate) mod same_value;
pub(crate) mod spelling;
pub(crate) mod tag;
