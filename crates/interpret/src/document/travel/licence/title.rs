//! The words for a driving licence, by which one is told from other papers with numbered lines.

use std::sync::LazyLock;

use crate::layout::rows::TextRows;
use crate::text::fold::key;

/// What a licence is called, in the languages of Europe and their neighbours.
const TITLES: &[&str] = &[
    "driving licence",
    "driver licence",
    "driver's licence",
    "Führerschein",
    "Führerausweis",
    "permis de conduire",
    "patente di guida",
    "licenza di condurre",
    "permiso de conducción",
    "permiso de conducir",
    "permís de conduir",
    "carta de condução",
    "rijbewijs",
    "körkort",
    "førerkort",
    "kørekort",
    "ajokortti",
    "ökuskírteini",
    "prawo jazdy",
    "řidičský průkaz",
    "vodičský preukaz",
    "vozniško dovoljenje",
    "vozačka dozvola",
    "vezetői engedély",
    "permis de conducere",
    "juhiluba",
    "vadītāja apliecība",
    "vairuotojo pažymėjimas",
    "ceadúnas tiomána",
    "liċenzja tas-sewqan",
    "sürücü belgesi",
    "άδεια οδήγησης",
    "свидетелство за управление",
    "возачка дозвола",
    "посвідчення водія",
    "водительское удостоверение",
];
/// The same in the United States, where the month comes first in dates.
const AMERICAN: &[&str] = &["driver license", "drivers license", "operator license", "operators license"];

static KEYS: LazyLock<Vec<(String, Title)>> = LazyLock::new(|| {
    let keys = |titles: &'static [&str], title| titles.iter().map(move |text| (key(text), title));
    keys(TITLES, Title::Other).chain(keys(AMERICAN, Title::American)).collect()
});

/// The words for a licence on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// As in the United States.
    American,
    /// In any other country.
    Other,
}

impl Title {
    /// Finds the words in any row.
    pub fn of(rows: &TextRows) -> Option<Self> {
        rows.rows.iter().find_map(|row| Self::in_text(&row.text))
    }

    fn in_text(text: &str) -> Option<Self> {
        let folded = key(text);
        KEYS.iter().find(|(words, _)| folded.contains(words.as_str())).map(|(_, title)| *title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_in_any_case_and_without_accents() {
        for text in ["FUHRERSCHEIN BUNDESREPUBLIK", "Permis de Conduire", "Kørekort", "KÖRKORT SVERIGE"] {
            assert_eq!(Title::in_text(text), Some(Title::Other), "{text}");
        }
        for text in ["DRIVER LICENSE", "Driver's License", "USA DRIVERLICENSE"] {
            assert_eq!(Title::in_text(text), Some(Title::American), "{text}");
        }
        for text in ["LICENSE PLATE", "DRIVER: J. MUSTER", "Software licence", ""] {
            assert_eq!(Title::in_text(text), None, "{text}");
        }
    }
}
