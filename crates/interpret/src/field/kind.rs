//! What kind of paper a document about money is.

use std::cmp::Ordering;

use vouch_core::DocumentKind;

use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Row;
use crate::score::features::Features;
use crate::text::caption::Caption;
use crate::text::paper_title::title_in_front;
use crate::text::tag::{Tag, Tags};

/// Returns the kind by the title of the paper, or else by its words and shape. A document without money is `Other`
/// unless its title says more, one without text `Unknown`.
pub(crate) fn kind(annotated: &AnnotatedText, aspect: f32) -> DocumentKind {
    if annotated.text_rows.rows.is_empty() {
        return DocumentKind::Unknown;
    }
    if let Some(kind) = titled(annotated, aspect) {
        return kind;
    }
    if !annotated.figures.iter().any(|(_, figure)| figure.is_money()) {
        return DocumentKind::Other;
    }
    if features(annotated, aspect).score("invoice") > 0.0 {
        DocumentKind::Invoice
    } else {
        DocumentKind::Receipt
    }
}

/// Width of a page divided by its height below which it is a roll of a till.
const ROLL: f32 = 0.55;

fn features(annotated: &AnnotatedText, aspect: f32) -> Features {
    let mut features = Features::default();
    let mut seen = Tags::default();
    for row in 0..annotated.captions.len() {
        seen = seen.union(annotated.tags(row));
    }
    features.tags("words", seen);
    features.flag("paper", "sheet", (0.6..=1.8).contains(&aspect));
    features.flag("paper", "roll", aspect < ROLL);
    features.flag("paper", "paid", is_paid(annotated));
    features
}

/// Whether the paper says what was paid, and how.
fn is_paid(annotated: &AnnotatedText) -> bool {
    annotated.figures.iter().any(|(context, figure)| {
        figure.is_money() && context.own.any(&[Tag::Cash, Tag::Change, Tag::Tendered, Tag::Card])
    })
}

/// Where a title is on its page, and how it is printed.
struct Titled {
    kind: DocumentKind,
    row: usize,
    /// Height of the row.
    height: f32,
    /// Whether nothing but the title is in its cell; otherwise the number of the paper follows.
    is_alone: bool,
}

/// Heights within this share of each other are one size.
const SAME_SIZE: f32 = 0.15;

impl Titled {
    /// Whether this title is printed more like the title of the paper than another one: larger, or alone, or higher up.
    fn leads(&self, other: &Self) -> bool {
        let larger = self.height > other.height * (1.0 + SAME_SIZE);
        let smaller = other.height > self.height * (1.0 + SAME_SIZE);
        larger
            || !smaller
                && match self.is_alone.cmp(&other.is_alone) {
                    Ordering::Greater => true,
                    Ordering::Equal => self.row <= other.row,
                    Ordering::Less => false,
                }
    }
}

/// Returns the kind that the paper calls itself, unless that is an invoice or a receipt: which of these it is, its words
/// and shape tell better.
///
/// Other papers are named on invoices too: the delivery note that it bills, the quotation that was accepted. So a paper
/// that only announces a payment is one only where nothing calls it an invoice, nothing was paid and it is no till roll.
fn titled(annotated: &AnnotatedText, aspect: f32) -> Option<DocumentKind> {
    let titles = titles(annotated);
    let is_bill = |titled: &&Titled| matches!(titled.kind, DocumentKind::Invoice | DocumentKind::Receipt);
    let others = titles.iter().filter(|titled| !is_bill(titled));
    let best = others.reduce(|best, titled| if titled.leads(best) { titled } else { best })?;
    if titles.iter().filter(is_bill).any(|bill| !best.leads(bill)) {
        return None;
    }
    let invoice_number = || (0..annotated.captions.len()).find(|row| names_invoice_number(annotated, *row));
    let is_fitting = match best.kind {
        DocumentKind::CreditNote => return Some(best.kind),
        // Its title names an invoice as well, and so may its number.
        DocumentKind::Proforma => true,
        // It lists invoices by their numbers.
        DocumentKind::Statement => best.is_alone && invoice_number().is_none_or(|row| row > best.row),
        _ => best.is_alone && invoice_number().is_none(),
    };
    (is_fitting && !is_paid(annotated) && aspect >= ROLL).then_some(best.kind)
}

/// Fewest words behind a caption that make a sentence.
const SENTENCE: usize = 2;

/// Whether a row has the caption of an invoice's number: `Invoice No.`, but not `This is not an invoice. No payment is
/// due.`
fn names_invoice_number(annotated: &AnnotatedText, row: usize) -> bool {
    let text = annotated.text_rows.rows[row].text.as_str();
    let captions = &annotated.captions[row];
    let names_both = |caption: &Caption| caption.tags.has(Tag::Invoice) && caption.tags.has(Tag::Number);
    let joined = captions.iter().filter(|caption| names_both(caption)).map(|caption| caption.span.end);
    let beside = captions.windows(2).filter_map(|pair| {
        (pair[0].tags.has(Tag::Invoice) && pair[1].tags.has(Tag::Number)).then_some(pair[1].span.end)
    });
    // Behind a caption is a number, or nothing more in its cell; a sentence goes on.
    let cells = &annotated.text_rows.rows[row].cells;
    let goes_on = |end: usize| {
        let cell = cells.iter().find(|cell| cell.span.contains(&end));
        let rest = cell.and_then(|cell| text.get(end..cell.span.end)).unwrap_or_default();
        let words = rest.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        words >= SENTENCE && !rest.contains(|c: char| c.is_ascii_digit())
    };
    joined.chain(beside).any(|end| !goes_on(end))
}

/// Returns the titles at the head of the first page: above all amounts, or in its uppermost part. What is named further
/// down is another paper: a footer says what else this one may serve as. A column may be headed by the name of a paper, but then
/// it stands in a row of headings; and a line of the sums may name one, but with an amount.
fn titles(annotated: &AnnotatedText) -> Vec<Titled> {
    let rows = &annotated.text_rows.rows;
    let Some(page) = rows.first().map(|row| row.page) else { return Vec::new() };
    let money = annotated.figures.iter().filter(|(_, figure)| figure.is_money());
    let first_money = money.map(|(context, _)| context.spot.row).min().unwrap_or(usize::MAX);
    let is_head = |index: usize, row: &Row| index < first_money || row.bounds.y < HEAD;
    let on_page = rows.iter().enumerate().take_while(|(_, row)| row.page == page);
    let above = on_page.filter(|(index, row)| is_head(*index, row) && !annotated.has_money(*index));
    above
        .filter(|(_, row)| row.cells.len() <= MOST_CELLS)
        .flat_map(|(index, row)| {
            row.cells.iter().filter_map(move |cell| {
                let text = &row.text[cell.span.clone()];
                let (kind, is_alone) = title_of(text)?;
                Some(Titled { kind, row: index, height: row.height, is_alone })
            })
        })
        .collect()
}

/// Share of the height of a page that its head takes up at most.
const HEAD: f32 = 0.25;

/// Most cells of a row with a title: the name of the firm may be beside it, and a date.
const MOST_CELLS: usize = 3;

/// Returns the kind that a text is the title of, and whether it is nothing else: titles in several languages may stand
/// side by side, `Gutschrift / Credit note`, and a number may follow.
fn title_of(text: &str) -> Option<(DocumentKind, bool)> {
    let first = text.find(|c: char| c.is_alphanumeric())?;
    let title = title_in_front(&text[first..])?;
    let rest = text[first + title.end..].trim_matches(|c: char| !c.is_alphanumeric());
    if rest.is_empty() {
        return Some((title.kind, true));
    }
    if let Some(second) = title_in_front(rest)
        && rest[second.end..].chars().all(|c| !c.is_alphanumeric())
    {
        // A form for invoices and something else, such as delivery notes or adjustments, is an invoice until its amounts
        // say otherwise.
        let is_bill = [title.kind, second.kind].contains(&DocumentKind::Invoice);
        let kind = if is_bill { DocumentKind::Invoice } else { title.kind };
        return Some((kind, true));
    }
    // `Credit note No. CN-7`, `Gutschrift GS-2025-8`: one word with digits, after no more than a word for a number.
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let is_short = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() <= LONGEST_NUMBER_WORD;
    let is_numbered = match words.as_slice() {
        [number] => is_number(number) || is_short(number),
        [words @ .., number] => {
            words.len() <= 2
                && is_number(number)
                && words.iter().all(|word| !is_number(word) && is_short(word))
        }
        [] => false,
    };
    is_numbered.then_some((title.kind, false))
}

/// Most letters of a word for a number: `Nummer`, `numéro`, `número`.
const LONGEST_NUMBER_WORD: usize = 7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_alone_or_before_a_number() {
        for (text, expected) in [
            ("CREDIT NOTE", Some(("credit_note", true))),
            ("*** REFUND ***", Some(("credit_note", true))),
            ("Gutschrift / Credit note", Some(("credit_note", true))),
            ("Facture / Avoir", Some(("invoice", true))),
            ("TAX INVOICE / ADJUSTMENT NOTE", Some(("invoice", true))),
            ("Rechnung / Lieferschein", Some(("invoice", true))),
            ("Credit Note No. CN-7", Some(("credit_note", false))),
            ("Gutschrift-Nr.: GS-2025-8", Some(("credit_note", false))),
            ("Gutschrift-Nr.:", Some(("credit_note", false))),
            ("Quotation #118", Some(("quote", false))),
            ("Refund policy: 14 days", None),
            ("Estimate of arrival", None),
            ("Total", None),
        ] {
            let found = title_of(text).map(|(kind, is_alone)| (kind.name(), is_alone));
            assert_eq!(found, expected, "{text}");
        }
    }
}
