//! The link by which anyone can see that the Malaysian tax office has validated an e-invoice.

use super::link::Link;
use super::{Purpose, Said};

/// Letters and digits of the number that the tax office gives.
const NUMBER: usize = 26;

/// What a link of MyInvois names: `…/UUID/share/LONGID`.
pub(super) fn read(text: &str) -> Option<Said> {
    let link = Link::of(text, &["https", "http"])?;
    let of_office = link.host.ends_with("myinvois.hasil.gov.my");
    let [number, share, long] = link.path.as_slice() else { return None };
    let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let shaped =
        number.len() == NUMBER && is_code(number) && share == "share" && long.len() > NUMBER && is_code(long);
    (of_office && shaped)
        .then(|| Said { number: Some(number.to_owned()), ..Said::new("MyInvois", Purpose::Link) })
}
