//! The countries of the world as a paper shows them: their names, languages, money, taxes, numbers and addresses. Plain
//! data, which every layer may use. The files in `country/table` hold one section a country.
//!
//! | key | contents |
//! |---|---|
//! | `share` | How many papers come from there, as a power of e: the prior probability |
//! | `name` | Names besides the English one in the heading, in its own and the main languages |
//! | `language` | ISO 639 codes of the languages of its papers |
//! | `currency`, `sign` | ISO 4217 code, and what is printed for it; `0 Kč` stands behind an amount only, `Rp 0` before one |
//! | `past` | An earlier currency, its rate, the day on which it ended, and its signs |
//! | `tax`, `rate` | Names of its sales taxes, and their usual rates in per cent; earlier ones with the days on which they were valid |
//! | `date`, `calendar`, `figure` | Orders of dates, the usual one first, another calendar printed beside, a figure as it is written there |
//! | `form`, `form_before` | Legal forms behind and before the name of a company; `form_weak`: those like other words |
//! | `tax_id` | Forms of one number, its check digit, captions, an example. `n` digit, `a` letter, `x` either, `(…)` optional |
//! | `region`, `region_name` | Abbreviations and names of its states |
//! | `postcode` | Forms of the postcode and the side of the town |
//! | `phone`, `national` | Code of the country, and ways to write a number inside it |
//! | `domain`, `word` | Internet domains, and words that only its papers carry |

pub(crate) mod check_digit;
pub(crate) mod currency;
pub(crate) mod language;
pub(crate) mod look_alike;
pub(crate) mod mask;
pub(crate) mod section;
pub(crate) mod table;
pub(crate) mod tax_form;
pub(crate) mod tax_number;
pub(crate) mod town;
