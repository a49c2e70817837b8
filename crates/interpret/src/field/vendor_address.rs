//! The vendor's address: the lines below its name that consist of streets, towns and postcodes.

use vouch_core::{BoundingBox, Candidate, Confidence, Evidence, FieldKind, Place, Value};

use crate::field::address_line::{MODEL, line_features};
use crate::field::vendor::Name;
use crate::layout::annotated::AnnotatedText;
use crate::layout::block::TextBlock;
use crate::score::features::Features;
use crate::score::trace::Weighed;
use crate::text::lexicon;
use crate::text::postcode::has_postcode;
use crate::text::spelling;

/// Most blocks between the name and its address.
const LEAD: usize = 6;
/// Most blocks of an address.
const LONGEST: usize = 8;

/// Returns what a block and its neighbours say; `rank` is the number of blocks between it and the name.
fn features_among(
    block: &TextBlock,
    before: Option<&TextBlock>,
    after: Option<&TextBlock>,
    rank: usize,
) -> Features {
    let mut features = line_features(block);
    let beside =
        before.is_some_and(|block| block.like_address) || after.is_some_and(|block| block.like_address);
    let plain = block.tags.is_empty() && !block.text.contains(|c: char| c.is_ascii_digit());
    features.flag("around", "plain_beside_address", plain && beside);
    let above_town = after.is_some_and(|block| has_postcode(&block.text));
    features.flag("around", "house_above_town", above_town && ends_with_house(&block.text));
    features.flag("around", "comma_before", before.is_some_and(|block| block.text.ends_with(',')));
    features.flag("around", "address_before", before.is_some_and(|block| block.like_address));
    features.flag("around", "address_after", after.is_some_and(|block| block.like_address));
    features.flag("around", "postcode_before", before.is_some_and(|block| has_postcode(&block.text)));
    features.add("around", "far", rank as f32 / LONGEST as f32);
    features
}

/// Whether a text ends with a house number after words: `Weena 664`, `Am Ring 12a`.
fn ends_with_house(text: &str) -> bool {
    let Some((street, house)) = text.trim_end_matches(',').rsplit_once(' ') else { return false };
    let number = house.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_house = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let is_street = street.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''));
    is_house && house.len() - number.len() <= 1 && is_street && street.chars().count() >= 3
}

/// Returns candidates for the address below this name: the best run of lines, and the same without its last line.
pub(crate) fn candidates(
    annotated: &AnnotatedText,
    blocks: &[TextBlock],
    name: Option<&Name>,
) -> Vec<Candidate> {
    let lines = address_lines(blocks, name);
    if lines.is_empty() {
        return Vec::new();
    }
    let mut candidates = vec![candidate(annotated, blocks, &lines)];
    if let [shorter @ .., _] = lines.as_slice()
        && !shorter.is_empty()
    {
        candidates.push(candidate(annotated, blocks, shorter));
    }
    for (index, candidate) in candidates.iter_mut().enumerate() {
        candidate.score -= index as f32;
    }
    candidates
}

/// Greatest score of one line for or against its run, so that no single line decides alone.
const STRONGEST: f32 = 4.0;

/// Returns the indices of the blocks of the address: the run below the name whose scores have the greatest sum. A short
/// line such as the name of a town is carried by its neighbours.
fn address_lines(blocks: &[TextBlock], name: Option<&Name>) -> Vec<usize> {
    let (column, features) = column(blocks, name);
    if name.is_some_and(|name| blocks[*name.blocks.end()].of_sender) {
        let of_place = |index: &usize| !blocks[*index].text.contains([':', '@', '+', '/']);
        return column.into_iter().take_while(of_place).collect();
    }
    let line_scores: Vec<f32> =
        features.iter().map(|features| features.score(MODEL).clamp(-STRONGEST, STRONGEST)).collect();
    let mut best: Option<(f32, usize, usize)> = None;
    let text = |at: usize| blocks[column[at]].text.as_str();
    // A line in brackets below the name is a branch and belongs to the name.
    for first in (0..column.len().min(LEAD)).filter(|first| !text(*first).starts_with('(')) {
        let mut sum = 0.0;
        for (last, line_score) in line_scores.iter().enumerate().skip(first).take(LONGEST) {
            sum += line_score;
            if sum > 0.0 && best.is_none_or(|(most, ..)| sum > most) {
                best = Some((sum, first, last));
            }
            if lexicon::ends_with_country(text(last)) {
                break;
            }
        }
    }
    best.map_or_else(Vec::new, |(_, first, last)| column[first..=last].to_vec())
}

/// Returns every line below the name, as a line of its address.
pub(crate) fn weighed(annotated: &AnnotatedText, blocks: &[TextBlock], name: Option<&Name>) -> Vec<Weighed> {
    let (column, features) = column(blocks, name);
    let weighed = |(index, features): (&usize, &Features)| {
        let block = &blocks[*index];
        let place = Some(block.place());
        Weighed::new(FieldKind::VendorAddress, clean(block), &annotated.text_rows.source, place, features)
    };
    column.iter().zip(&features).map(weighed).collect()
}

/// Returns the indices of the blocks below the name, with what is for and against each as a line of its address.
fn column(blocks: &[TextBlock], name: Option<&Name>) -> (Vec<usize>, Vec<Features>) {
    let start = name.map_or(0, |name| name.blocks.end() + 1);
    let anchor = name.map(|name| &blocks[*name.blocks.end()]);
    let in_column = |block: &TextBlock| {
        anchor.is_none_or(|anchor| match anchor.of_sender {
            true => block.of_sender && block.spot.row == anchor.spot.row,
            false => anchor.page == block.page && anchor.shares_column(block),
        })
    };
    let column: Vec<usize> =
        (start..blocks.len()).filter(|index| in_column(&blocks[*index])).take(LEAD + 2 * LONGEST).collect();
    let neighbour = |at: Option<usize>| at.and_then(|at| column.get(at)).map(|index| &blocks[*index]);
    let features = column.iter().enumerate().map(|(at, index)| {
        features_among(&blocks[*index], neighbour(at.checked_sub(1)), neighbour(Some(at + 1)), at)
    });
    let features = features.collect();
    (column, features)
}

fn candidate(annotated: &AnnotatedText, blocks: &[TextBlock], lines: &[usize]) -> Candidate {
    let parts: Vec<&TextBlock> = lines.iter().map(|index| &blocks[*index]).collect();
    let confidences = parts.iter().filter_map(|block| annotated.text_rows.confidence(&block.spot));
    let text =
        parts.iter().map(|block| clean(block)).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    let bounds = BoundingBox::around(parts.iter().map(|block| &block.bounds));
    Candidate {
        value: Value::Text(text),
        raw: parts.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" "),
        confidence: confidences.reduce(Confidence::min),
        source: annotated.text_rows.source.clone(),
        place: Some(Place { page: parts[0].page, bounds }),
        score: lines.len() as f32,
        evidence: vec![Evidence::PlaceFits],
    }
}

fn clean(block: &TextBlock) -> String {
    let edge =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '*' | '-' | '–' | '_' | '=' | '~' | '|' | ':');
    let line = block.text.trim_matches(edge);
    if block.is_exact { line.to_owned() } else { spelling::restore_address(line) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::{blocks, vendor};
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    /// Returns the vendor and its address on a page of lines.
    fn vendor_and_address(lines: &[&str]) -> (String, String) {
        let lines: Vec<(f32, f32, &str)> =
            (0u8..).zip(lines).map(|(at, text)| (0.1, 0.1 + 0.03 * f32::from(at), *text)).collect();
        let text_rows = TextRows::new("device", &[&page(&lines)]);
        let annotated = AnnotatedText::new(text_rows);
        let blocks = blocks::group_into_blocks(&annotated);
        let witnesses = vendor::Witnesses::new(&annotated);
        let names = vendor::names(&blocks, &witnesses);
        let best =
            |candidates: Vec<Candidate>| candidates.first().map_or_else(String::new, |c| c.value.plain());
        (
            best(vendor::candidates(&annotated, &blocks, &names, &witnesses)),
            best(candidates(&annotated, &blocks, names.first())),
        )
    }

    #[test]
    fn an_address_runs_from_house_number_to_country() {
        let (vendor, address) = vendor_and_address(&[
            "LUCKY STAR TRADING SDN BHD",
            "(JALAN BESAR)",
            "NO 43-45-47G,",
            "JALAN MAWAR, 81100 JOHOR BAHRU",
            "MALAYSIA",
            "AEON SHAH ALAM",
            "TAX INVOICE",
        ]);
        assert_eq!(vendor, "LUCKY STAR TRADING SDN BHD");
        assert_eq!(address, "NO 43-45-47G, JALAN MAWAR, 81100 JOHOR BAHRU, MALAYSIA");
    }

    #[test]
    fn the_sender_of_a_letter_is_the_vendor() {
        let letter = [
            "Muster Werke GmbH ● Ecke 12 ● 12345 Stadthausen ● Tel. 0123/456",
            "Beta Handel GmbH",
            "Bahnhofstraße 42",
            "88802 Spielkreis",
            "Rechnung Nr. 42",
        ];
        let (vendor, address) = vendor_and_address(&letter);
        assert_eq!((vendor.as_str(), address.as_str()), ("Muster Werke GmbH", "Ecke 12, 12345 Stadthausen"));
    }

    #[test]
    fn the_buyer_is_not_the_vendor() {
        let invoice = [
            "Rechnung Nr. 42",
            "Käufer:",
            "Beta Handel GmbH",
            "Bahnhofstraße 42",
            "88802 Spielkreis",
            "Verkäufer:",
            "Muster Werke GmbH",
            "Weena 664",
            "12345 Stadthausen",
        ];
        let (vendor, address) = vendor_and_address(&invoice);
        assert_eq!(
            (vendor.as_str(), address.as_str()),
            ("Muster Werke GmbH", "Weena 664, 12345 Stadthausen")
        );
        let bill =
            ["Bill to: Beta Trading Ltd", "1 High Street", "Acme Ltd", "2 Low Road", "London SW1A 1AA"];
        assert_eq!(vendor_and_address(&bill).0, "Acme Ltd");
    }

    #[test]
    fn a_name_split_inside_brackets_is_joined_and_specks_above_do_not_count() {
        let (vendor, _) = vendor_and_address(&[
            "7",
            "LUCKY STAR ENTERPRISE (SETIA",
            "INDAH) SDN BHD",
            "NO. 17, JALAN MAWAR",
            "40170 SHAH ALAM",
            "TAX INVOICE",
        ]);
        assert_eq!(vendor, "LUCKY STAR ENTERPRISE (SETIA INDAH) SDN BHD");
    }

    #[test]
    fn postcodes_of_several_countries_are_known() {
        for text in [
            "81100 JOHOR BAHRU",
            "81100JOHORBAHRU",
            "3012 CN Rotterdam",
            "London SW1A 1AA",
            "CA 94105",
            "10115 Berlin",
            "Seattle, WA 98109-5210",
        ] {
            assert!(has_postcode(text), "{text}");
        }
        for text in ["JALAN SS21/39", "NO 290", "000504664064", "TEL 03-4296 0133", "LOT S319, 2ND FLOOR"] {
            assert!(!has_postcode(text), "{text}");
        }
    }
}
