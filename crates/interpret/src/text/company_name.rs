use vouch_core::TextOrigin;

use crate::text::{caption, lexicon};

/// Fewer letters name nobody.
const SHORTEST_NAME: usize = 2;

/// A vendor's name without its legal form and what stands behind that; `None` where nothing is left that names
/// anybody, as in `TAX INVOICE`.
pub fn bare_name(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = match lexicon::company_form(text) {
        Some(form) => &text[..form.start],
        None if lexicon::form_in_front(text) => text.split_once(' ').map_or(text, |(_, name)| name),
        None => text,
    };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    // Two captions may share a letter, as `ﬁ` stands for two.
    let of_captions: usize =
        caption::find(name, TextOrigin::Exact).into_iter().map(|caption| letters(&name[caption.span])).sum();
    let letters = letters(name).saturating_sub(of_captions);
    (letters >= SHORTEST_NAME).then(|| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_left_without_its_form() {
        for (text, name) in [
            ("KOPI SELATAN SDN BHD", Some("KOPI SELATAN")),
            ("Kopi Selatan Sdn. Bhd. (Kajang)", Some("Kopi Selatan")),
            ("Hetzwerk GmbH & Co. KG", Some("Hetzwerk")),
            ("PT Daun Hijau", Some("Daun Hijau")),
            ("Daun Hijau", Some("Daun Hijau")),
            ("TAX INVOICE", None),
            ("Rechnung", None),
            ("12.50", None),
            ("", None),
        ] {
            assert_eq!(bare_name(text), name, "{text}");
        }
    }
}
