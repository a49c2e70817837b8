//! The titles of papers: the words that head an invoice, a credit note, a quotation.

use std::collections::HashMap;
use std::sync::LazyLock;

use vouch_core::DocumentKind;

use crate::text::fold::{Folded, fold, key};

/// The kinds by their folded titles. A title that means two kinds in two languages is left out: it says nothing.
static TITLES: LazyLock<HashMap<String, DocumentKind>> = LazyLock::new(|| {
    let mut titles: HashMap<String, Option<DocumentKind>> = HashMap::new();
    for (kind, title) in listed() {
        let known = titles.entry(key(title)).or_insert(Some(kind));
        *known = known.filter(|known| *known == kind);
    }
    titles.into_iter().filter_map(|(title, kind)| Some((title, kind?))).collect()
});

/// Most letters of a title.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| TITLES.keys().map(|title| title.chars().count()).max().unwrap_or(0));

/// Returns every kind and title of the list.
fn listed() -> impl Iterator<Item = (DocumentKind, &'static str)> {
    let lines = include_str!("lexicon/kinds.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let mut columns = line.split('\t');
        let kind = columns.next().and_then(DocumentKind::from_name);
        let titles = columns.nth(1).unwrap_or_default().split('|').map(str::trim);
        titles.filter(|title| !title.is_empty()).filter_map(move |title| Some((kind?, title)))
    })
}

/// A title at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PaperTitle {
    /// What the paper calls itself.
    pub kind: DocumentKind,
    /// Bytes of the text up to the end of the title.
    pub end: usize,
}

/// Returns the longest title that a text begins with.
pub(crate) fn title_in_front(text: &str) -> Option<PaperTitle> {
    let folded = fold(text);
    let ends = (0..folded.chars.len().min(*LONGEST)).rev().filter(|last| folded.ends[*last]);
    let mut found = ends.filter_map(|last| {
        let kind = *TITLES.get(&letters(&folded, last))?;
        Some(PaperTitle { kind, end: folded.spans[last].1 })
    });
    found.next()
}

fn letters(folded: &Folded, last: usize) -> String {
    folded.chars[..=last].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_names_a_kind() {
        let lines = include_str!("lexicon/kinds.tsv").lines();
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(DocumentKind::from_name(columns[0]).is_some(), "{line}");
        }
        assert!(TITLES.len() > 400, "{}", TITLES.len());
    }

    #[test]
    fn titles_are_known_in_many_languages() {
        for (text, kind) in [
            ("CREDIT NOTE", "credit_note"),
            ("** REFUND **", "credit_note"),
            ("GUTSCHRIFT", "credit_note"),
            ("Facture d'avoir", "credit_note"),
            ("Nota di credito", "credit_note"),
            ("FAKTURA KORYGUJĄCA", "credit_note"),
            ("Jóváíró számla", "credit_note"),
            ("İade Faturası", "credit_note"),
            ("Кредитно известие", "credit_note"),
            ("QUOTATION", "quote"),
            ("Kostenvoranschlag", "quote"),
            ("DEVIS", "quote"),
            ("Báo giá", "quote"),
            ("Pro-forma Invoice", "proforma"),
            ("Lieferschein", "delivery_note"),
            ("Dodací list", "delivery_note"),
            ("Statement of Account", "statement"),
            ("Kontoutdrag", "statement"),
            ("Tax Invoice", "invoice"),
            ("ΤΙΜΟΛΟΓΙΟ", "invoice"),
        ] {
            assert_eq!(title_in_front(text).map(|title| title.kind.name()), Some(kind), "{text}");
        }
    }

    #[test]
    fn the_longest_title_wins_and_words_are_whole() {
        let text = "Credit Note No. CN-7";
        assert_eq!(title_in_front(text).map(|title| &text[..title.end]), Some("Credit Note"));
        assert_eq!(title_in_front("Tax credit note 7").map(|title| title.kind.name()), Some("credit_note"));
        for text in ["Refunds within 14 days", "Quotes", "Total", "", "Angebotsfrist"] {
            assert_eq!(title_in_front(text), None, "{text}");
        }
    }
}
