//! The vendor's tax or registration number: by its caption, its form, its check digit and the country of the document.
//! The buyer's number is told by the block it stands in.

use vouch_core::{Candidate, Evidence, FieldKind, Value};

use crate::field::country::Origin;
use crate::layout::annotated::AnnotatedText;
use crate::layout::block::{Party, TextBlock};
use crate::layout::rows::{Spot, overlaps};
use crate::score::features::{Features, Model};
use crate::score::trace::Weighed;
use crate::text::caption::Caption;
use crate::text::tag::{Tag, Tags};
use crate::value::tax_id;
use crate::value::tax_id::PrintedNumber;

const MODEL: Model = "vendor_tax_id";
/// The number of candidates kept.
const KEPT: usize = 4;
/// Least probability of a country that makes its numbers likely.
const LIKELY: f32 = 0.3;
/// Probability of a country below which its numbers are unlikely.
const UNLIKELY: f32 = 0.02;
/// Fewest digits of a number whose form no country of the table has.
const DIGITS: usize = 5;

/// A number with everything for and against it.
struct NumberCase {
    spot: Spot,
    /// The number, with look-alikes set right.
    text: String,
    label: Option<Spot>,
    checks: bool,
    features: Features,
}

/// Returns candidates for the vendor's tax number, best first.
pub(crate) fn candidates(
    annotated: &AnnotatedText,
    blocks: &[TextBlock],
    origins: &[Origin],
) -> Vec<Candidate> {
    let text_rows = &annotated.text_rows;
    let mut candidates: Vec<Candidate> = Vec::new();
    for case in cases(annotated, blocks, origins) {
        let printed = text_rows.text(&case.spot);
        let score = case.features.score(MODEL);
        if score <= 0.0 {
            continue;
        }
        let value = Value::Code(case.text.clone());
        let mut evidence = Vec::new();
        // A caption near a buyer says that it is a tax number, but not whose.
        if let Some(label) = case.label.as_ref().filter(|_| !follows_buyer(annotated, blocks, &case.spot)) {
            evidence.push(Evidence::LabelBeside { label: text_rows.text(label).to_owned() });
        }
        if case.checks {
            evidence.push(Evidence::CheckDigitFits);
        }
        let candidate = Candidate {
            value,
            raw: printed.to_owned(),
            confidence: text_rows.confidence(&case.spot),
            source: text_rows.source.clone(),
            place: Some(text_rows.place(&case.spot)),
            score,
            evidence,
        };
        match candidates.iter_mut().find(|known| known.value == candidate.value) {
            Some(known) if known.score < candidate.score => *known = candidate,
            Some(_) => {}
            None => candidates.push(candidate),
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

/// Returns every number, as the vendor's tax number.
pub(crate) fn weighed(annotated: &AnnotatedText, blocks: &[TextBlock], origins: &[Origin]) -> Vec<Weighed> {
    let text_rows = &annotated.text_rows;
    let weighed = |case: NumberCase| {
        let place = Some(text_rows.place(&case.spot));
        Weighed::new(FieldKind::VendorTaxId, case.text, &text_rows.source, place, &case.features)
    };
    cases(annotated, blocks, origins).into_iter().map(weighed).collect()
}

fn cases(annotated: &AnnotatedText, blocks: &[TextBlock], origins: &[Origin]) -> Vec<NumberCase> {
    let mut cases: Vec<NumberCase> = Vec::new();
    for (row, line) in annotated.text_rows.rows.iter().enumerate() {
        let printed = tax_id::find(&line.text);
        let mut here: Vec<NumberCase> = Vec::new();
        for number in &printed {
            let case = of_form(annotated, row, number, origins);
            match here.iter_mut().find(|known| known.spot == case.spot) {
                Some(known) if known.features.score(MODEL) < case.features.score(MODEL) => *known = case,
                Some(_) => {}
                None => here.push(case),
            }
        }
        for context in annotated.codes.iter().filter(|context| context.spot.row == row) {
            let text = annotated.text_rows.text(&context.spot);
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let is_known = here.iter().any(|known| {
                overlaps(&known.spot.span, &context.spot.span) && known.features.score(MODEL) > 0.0
            });
            if digits < DIGITS || is_known || !context.own.any(&[Tag::TaxId, Tag::Registration]) {
                continue;
            }
            let mut features = Features::default();
            caption_features(&mut features, context.own);
            let (spot, label, text) = (context.spot.clone(), context.label.clone(), text.to_owned());
            here.push(NumberCase { spot, text, label, checks: false, features });
        }
        cases.extend(here);
    }
    let texts: Vec<String> = cases.iter().map(|case| case.text.clone()).collect();
    for (at, case) in cases.iter_mut().enumerate() {
        let party = party(blocks, &case.spot);
        case.features.flag("party", "buyer", party == Some(Party::Buyer));
        case.features.flag("party", "seller", party == Some(Party::Seller));
        let same = texts.iter().filter(|text| **text == texts[at]).count();
        case.features.flag("place", "repeated", same > 1);
        case.features.flag("place", "first", at == 0);
    }
    cases
}

/// Most rows between the caption of a buyer and the buyer's tax number.
const NEAR_BUYER: usize = 12;

/// Whether a number follows the caption of a buyer and is not told to be the seller's.
fn follows_buyer(annotated: &AnnotatedText, blocks: &[TextBlock], spot: &Spot) -> bool {
    let page = annotated.text_rows.rows[spot.row].page;
    let mut above = (spot.row.saturating_sub(NEAR_BUYER)..=spot.row)
        .filter(|row| annotated.text_rows.rows[*row].page == page);
    party(blocks, spot) != Some(Party::Seller) && above.any(|row| annotated.tags(row).has(Tag::Buyer))
}

/// Returns the party whose block a number stands in.
fn party(blocks: &[TextBlock], spot: &Spot) -> Option<Party> {
    let own = |block: &&TextBlock| block.spot.row == spot.row && overlaps(&block.spot.span, &spot.span);
    blocks.iter().find(own).and_then(|block| block.party)
}

/// Weighs a number that has the form of some country.
fn of_form(annotated: &AnnotatedText, row: usize, printed: &PrintedNumber, origins: &[Origin]) -> NumberCase {
    let number = &printed.number;
    let spot = Spot { row, span: printed.span.clone() };
    let mut features = Features::default();
    let (near, label) = caption_before(annotated, &spot);
    let own = printed.caption.clone().map(|span| Spot { row, span });
    features.flag("caption", "of_country", own.is_some());
    if own.is_none() {
        caption_features(&mut features, near);
    }
    let checks = number.checks == Some(true);
    // A check digit by chance proves nothing without a caption or the letters of the country.
    let is_told = printed.is_told() || near.any(&[Tag::TaxId, Tag::Registration]);
    features.flag("number", "checks", checks && is_told);
    features.flag("number", "misread", number.checks == Some(false));
    features.flag("number", "letters", number.names_country);
    let first = number.country.tax_numbers.first();
    features.flag("number", "of_other_kind", !first.is_some_and(|form| std::ptr::eq(form, number.form)));
    let share = origins.iter().find(|origin| std::ptr::eq(origin.country, number.country));
    let probability = share.map_or(0.0, |origin| origin.probability);
    features.flag("country", "likely", is_told && probability >= LIKELY);
    features.flag("country", "unlikely", !origins.is_empty() && probability < UNLIKELY);
    NumberCase { spot, text: printed.text.clone(), label: own.or(label), checks: checks && is_told, features }
}

/// Captions that say that a number beside them is something else.
const OTHERS: &[Tag] = &[
    Tag::Phone,
    Tag::Fax,
    Tag::Bank,
    Tag::Customer,
    Tag::Buyer,
    Tag::Staff,
    Tag::Total,
    Tag::Approval,
    Tag::Invoice,
    Tag::Receipt,
    Tag::Order,
    Tag::Card,
];

fn caption_features(features: &mut Features, tags: Tags) {
    let is_tax = tags.has(Tag::TaxId);
    let is_registration = tags.has(Tag::Registration);
    features.flag("caption", "general", is_tax);
    features.flag("caption", "registration", !is_tax && is_registration);
    features.flag("caption", "other", !is_tax && !is_registration && tags.any(OTHERS));
}

/// Returns the tags of the nearest caption before a number in its row, or of that above it.
fn caption_before(annotated: &AnnotatedText, spot: &Spot) -> (Tags, Option<Spot>) {
    let text = &annotated.text_rows.rows[spot.row].text;
    let is_near = |caption: &&Caption| {
        let between = text.get(caption.span.end..spot.span.start);
        between.is_some_and(|between| between.chars().filter(char::is_ascii_digit).count() == 0)
    };
    let near: Vec<&Caption> = annotated.captions[spot.row].iter().filter(is_near).collect();
    if let (Some(first), Some(last)) = (near.first(), near.last()) {
        let tags = near.iter().fold(Tags::default(), |tags, caption| tags.union(caption.tags));
        let label = Spot { row: spot.row, span: first.span.start..last.span.end };
        return (tags, Some(label));
    }
    let place = annotated.text_rows.place(spot);
    let above = spot.row.checked_sub(1).filter(|above| !annotated.has_money(*above));
    let caption = above.and_then(|above| {
        let row = &annotated.text_rows.rows[above];
        let over = |caption: &&Caption| {
            let bounds = row.bounds_of(&caption.span);
            place.bounds.is_some_and(|own| own.x < bounds.right() && bounds.x < own.right())
        };
        annotated.captions[above].iter().find(over).map(|caption| (above, caption))
    });
    match caption {
        Some((row, caption)) => (caption.tags, Some(Spot { row, span: caption.span.clone() })),
        None => (Tags::default(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::blocks::group_into_blocks;
    use crate::field::country::origins_of;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn best(lines: &[(f32, f32, &str)]) -> Option<String> {
        let annotated = AnnotatedText::new(TextRows::new("device", &[&page(lines)]));
        let blocks = group_into_blocks(&annotated);
        let origins = origins_of(&annotated, &blocks);
        candidates(&annotated, &blocks, &origins).first().map(|candidate| candidate.value.plain())
    }

    #[test]
    fn tax_numbers_are_known_by_caption_or_shape() {
        let id = |text| best(&[(0.1, 0.1, text)]);
        assert_eq!(id("GST ID NO: 000473792512"), Some("000473792512".into()));
        assert_eq!(id("USt-IdNr. DE123456789"), Some("DE123456789".into()));
        assert_eq!(id("VAT No. GB 123 4567 89"), Some("GB 123 4567 89".into()));
        assert_eq!(id("VAT Reg No: 123 4567 89"), Some("123 4567 89".into()));
        assert_eq!(id("USt-IdNr. DE 123 456 789 12.50"), Some("DE 123 456 789".into()));
        assert_eq!(id("GST ID 000473792512 2018"), Some("000473792512".into()));
        assert_eq!(id("Stuhl 100,-€ 19"), None);
        assert_eq!(id("CHE-118.402.775 MWST"), Some("CHE-118.402.775 MWST".into()));
        assert_eq!(id("Invoice No: 100"), None);
        assert_eq!(id("Tel. 030 123456789"), None);
    }

    #[test]
    fn the_number_of_the_buyer_is_not_the_vendors() {
        let lines = [
            (0.1, 0.05, "Muster GmbH"),
            (0.1, 0.08, "10115 Berlin"),
            (0.1, 0.15, "Rechnungsempfänger"),
            (0.1, 0.18, "Beispiel AG"),
            (0.1, 0.21, "USt-IdNr. DE136695976"),
            (0.7, 0.80, "USt-IdNr. DE129273398"),
        ];
        assert_eq!(best(&lines), Some("DE129273398".into()));
    }
}
