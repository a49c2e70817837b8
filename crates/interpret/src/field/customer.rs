//! The buyer: the name under a heading such as "Bill to", or in the window of an envelope, and its tax number.

use vouch_core::{Candidate, Evidence, Value};

use crate::field::party;
use crate::field::vendor::clean;
use crate::layout::annotated::{AnnotatedText, CaptionContext};
use crate::layout::block::{Party, TextBlock};
use crate::text::company_name;
use crate::text::postcode::has_postcode;
use crate::text::tag::Tag;
use crate::value::tax_id;

/// The number of candidates kept.
const KEPT: usize = 3;
/// Score of a name under a heading, and of one that is known by its place alone.
const HEADED: f32 = 3.0;
const PLACED: f32 = 1.0;
/// Fewest letters of a name.
const SHORTEST: usize = 3;
/// Fewest lines of an address below a name without a heading.
const ADDRESS: usize = 2;

/// Returns candidates for the name of the buyer, best first. `vendor` is the name of the seller.
pub(crate) fn names(annotated: &AnnotatedText, blocks: &[TextBlock], vendor: Option<&str>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut add = |block: &TextBlock, text: String, score: f32, evidence: Evidence| {
        let is_vendor = vendor.is_some_and(|vendor| vendor.eq_ignore_ascii_case(&text));
        let value = Value::Text(text);
        if !is_vendor && !candidates.iter().any(|known| known.value == value) {
            candidates.push(Candidate {
                value,
                raw: block.text.clone(),
                confidence: block.confidence,
                source: annotated.text_rows.source.clone(),
                place: Some(block.place()),
                score: score - candidates.len() as f32,
                evidence: vec![evidence],
            });
        }
    };
    let mut last_heading = None;
    for (at, block) in blocks.iter().enumerate() {
        let Some(heading) = party::heading(annotated, blocks, at) else { continue };
        // The first name below each heading.
        if heading.party != Party::Buyer || last_heading == Some(heading.row) {
            continue;
        }
        let text = if heading.is_own { block.text[heading.end..].to_owned() } else { block.text.clone() };
        if let Some(name) = name_in(&text).filter(|_| heading.is_own || !block.like_address) {
            last_heading = Some(heading.row);
            add(block, name, HEADED, Evidence::LabelBeside { label: heading.label });
        }
    }
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.party.is_none()) {
        if let Some(name) = name_in(&block.text).filter(|_| is_addressed(blocks, at)) {
            add(block, name, PLACED, Evidence::PlaceFits);
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

/// Returns the name in a line; `None` for a line that names nobody.
fn name_in(text: &str) -> Option<String> {
    let name = clean(text);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    (letters >= SHORTEST && digits <= letters && company_name::bare_name(&name).is_some()).then_some(name)
}

/// Whether a block is the first line of a letter's address: a street and a town stand below it, and nothing else.
fn is_addressed(blocks: &[TextBlock], at: usize) -> bool {
    let name = &blocks[at];
    let is_plain = |block: &TextBlock| {
        block.tags.is_empty() && block.tags_behind.is_empty() && !block.has_money && !block.of_sender
    };
    let below: Vec<&TextBlock> = blocks[at + 1..]
        .iter()
        .filter(|block| block.page == name.page && block.shares_column(name))
        .take(ADDRESS + 3)
        .collect();
    let town = below.iter().position(|block| has_postcode(&block.text));
    let is_first = at == 0 || !blocks[at - 1].shares_column(name) || !is_plain(&blocks[at - 1]);
    is_plain(name)
        && !name.like_address
        && is_first
        && town.is_some_and(|town| {
            (ADDRESS - 1..below.len()).contains(&town)
                && below[..=town].iter().all(|block| is_plain(block))
                && below
                    .get(town + 1)
                    .is_none_or(|next| next.bounds.y - below[town].bounds.bottom() > next.height)
        })
}

/// Returns candidates for the buyer's tax number, best first.
pub(crate) fn tax_ids(annotated: &AnnotatedText, blocks: &[TextBlock]) -> Vec<Candidate> {
    let is_number = |context: &&CaptionContext| {
        let text = annotated.text_rows.text(&context.spot);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        (context.own.has(Tag::TaxId) && digits >= 6 || tax_id::has_shape(text))
            && party::party_at(blocks, &context.spot) == Some(Party::Buyer)
    };
    let numbers = annotated.codes.iter().filter(is_number).take(KEPT);
    numbers
        .map(|context| {
            let text_rows = &annotated.text_rows;
            let text = text_rows.text(&context.spot);
            let label = context.label.as_ref().map(|label| text_rows.text(label).to_owned());
            let fits = (tax_id::checks(text) == Some(true)).then_some(Evidence::CheckDigitFits);
            Candidate {
                value: Value::Code(text.to_owned()),
                raw: text.to_owned(),
                confidence: text_rows.confidence(&context.spot),
                source: text_rows.source.clone(),
                place: Some(text_rows.place(&context.spot)),
                score: HEADED,
                evidence: label
                    .map(|label| Evidence::LabelBeside { label })
                    .into_iter()
                    .chain(fits)
                    .collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::blocks;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn found(lines: &[(f32, f32, &str)]) -> (Option<String>, Option<String>) {
        let annotated = AnnotatedText::new(TextRows::new("device", &[&page(lines)]));
        let blocks = blocks::group_into_blocks(&annotated);
        let best = |candidates: Vec<Candidate>| candidates.first().map(|candidate| candidate.value.plain());
        (best(names(&annotated, &blocks, Some("Muster Werke GmbH"))), best(tax_ids(&annotated, &blocks)))
    }

    #[test]
    fn the_buyer_stands_under_its_heading_in_any_language() {
        for heading in [
            "Bill to",
            "Sold To:",
            "Rechnungsempfänger",
            "Facturé à :",
            "Cliente:",
            "Datos del cliente",
            "Spett.le",
            "Klant:",
            "Faktureras",
            "Køber",
            "Kjøper",
            "Laskutusosoite",
            "Ostja:",
            "Pircējs",
            "Pirkėjas",
            "Nabywca:",
            "Odběratel",
            "Kupac",
            "Vevő:",
            "Cumpărător",
            "Müşteri:",
            "Kepada Yth.",
            "Kính gửi:",
            "Customer:",
            "Kund",
            "Asiakas",
            "Destinatário",
        ] {
            let lines = [
                (0.1, 0.10, "Muster Werke GmbH"),
                (0.1, 0.13, "Ecke 12, 12345 Stadthausen"),
                (0.1, 0.30, heading),
                (0.1, 0.33, "Beta Handel GmbH"),
                (0.1, 0.36, "Bahnhofstraße 42"),
                (0.1, 0.39, "88802 Spielkreis"),
                (0.1, 0.42, "USt-IdNr.: DE136695976"),
            ];
            let expected = (Some("Beta Handel GmbH".to_owned()), Some("DE136695976".to_owned()));
            assert_eq!(found(&lines), expected, "{heading}");
        }
    }

    #[test]
    fn a_heading_may_stand_before_the_name() {
        for line in ["Bill to: Beta Trading Ltd", "Customer: Beta Trading Ltd", "Nabywca: Beta Trading Ltd"] {
            assert_eq!(found(&[(0.1, 0.1, line)]).0.as_deref(), Some("Beta Trading Ltd"), "{line}");
        }
        for line in ["CUSTOMER COPY", "Customer no: 12345", "Kundennummer: 4711", "Customer service 0800 123"]
        {
            assert_eq!(found(&[(0.1, 0.1, line), (0.1, 0.13, "Green tea")]).0, None, "{line}");
        }
    }

    #[test]
    fn a_letter_is_addressed_to_the_buyer() {
        let lines = [
            (0.1, 0.10, "Muster Werke GmbH ● Ecke 12 ● 12345 Stadthausen ● Tel. 0123/456"),
            (0.1, 0.13, "Beta Handel GmbH"),
            (0.1, 0.16, "Bahnhofstraße 42"),
            (0.1, 0.19, "88802 Spielkreis"),
            (0.1, 0.30, "Rechnung Nr. 42"),
        ];
        assert_eq!(found(&lines).0.as_deref(), Some("Beta Handel GmbH"));
    }
}
