use vouch_core::TextOrigin;

use crate::text::{caption, lexicon};

/// Fewest letters that can name a company.
const SHORTEST_NAME: usize = 2;

/// Returns a vendor's name without its legal form and anything after that. Returns `None` where nothing is left that
/// names a company, as in `TAX INVOICE`.
pub fn bare_name(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = match lexicon::company_form(text) {
        Some(form) => &text[..form.start],
        None if lexicon::form_in_front(text) => text.split_once(' ').map_or(text, |(_, name)| name),
        None => text,
    };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    // Two captions may share a letter: `ﬁ` folds to two.
    let of_captions: usize =
        caption::find(name, TextOrigin::Exact).into_iter().map(|caption| letters(&name[caption.span])).sum();
    let letters = letters(name).saturating_sub(of_captions);
    (letters >= SHORTEST_NAME).then(|| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legal_form_is_removed() {
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
