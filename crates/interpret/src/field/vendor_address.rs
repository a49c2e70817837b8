//! The vendor's address: the lines below its name that consist of streets, towns and postcodes.

use vouch_core::{BoundingBox, Candidate, Confidence, Evidence, FieldKind, Place, Value};

use crate::field::address_line::{MODEL, ends_with_house, line_features};
use crate::field::vendor::Name;
use crate::layout::annotated::AnnotatedText;
use crate::layout::block::{Party, TextBlock};
use crate::score::features::Features;
use crate::score::trace::Weighed;
use crate::text::postcode::has_postcode;
use crate::text::spelling;
use crate::text::{fold, lexicon};

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

/// Returns candidates for the address below this name: the best run of lines, and the same without its last line.
pub(crate) fn candidates(
    annotated: &AnnotatedText,
    blocks: &[TextBlock],
    name: Option<&Name>,
) -> Vec<Candidate> {
    let mut lines = address_lines(blocks, name);
    if lines.is_empty() {
        lines = elsewhere(blocks, name);
    }
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
    let begins_with_postcode =
        |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && has_postcode(text);
    let postcodes: Vec<bool> =
        column.iter().map(|index| begins_with_postcode(&blocks[*index].text)).collect();
    let mut best: Option<(f32, usize, usize)> = None;
    let text = |at: usize| blocks[column[at]].text.as_str();
    // A line in brackets below the name is a branch and belongs to the name.
    let is_name = |at: usize| {
        let block = &blocks[column[at]];
        !block.like_address && (is_part_of(block, name) || lexicon::company_form(&block.text).is_some())
    };
    let may_begin = |first: &usize| !text(*first).starts_with('(') && !is_name(*first);
    for first in (0..column.len().min(LEAD)).filter(may_begin) {
        let mut sum = 0.0;
        for (last, line_score) in line_scores.iter().enumerate().skip(first).take(LONGEST) {
            // A second postcode begins another address: that of the branch, or of the head office.
            let begins_another = last > first && postcodes[last] && postcodes[first..last].contains(&true);
            if begins_another {
                break;
            }
            sum += line_score;
            if sum > 0.0 && best.is_none_or(|(most, ..)| sum > most) {
                best = Some((sum, first, last));
            }
            if lexicon::ends_with_country(text(last)) {
                break;
            }
        }
    }
    best.filter(|(sum, ..)| *sum >= LEAST)
        .map_or_else(Vec::new, |(_, first, last)| column[first..=last].to_vec())
}

/// Least sum of a run of lines that is an address.
const LEAST: f32 = 1.0;
/// Least sum of an address that does not stand below the name.
const LEAST_ELSEWHERE: f32 = 4.0;

/// Whether a line repeats the vendor's name, or a part of it.
fn is_part_of(block: &TextBlock, name: Option<&Name>) -> bool {
    let key = fold::key(&block.text);
    name.is_some_and(|name| key.len() > 3 && fold::key(&name.text).contains(&key))
}

/// Returns the lines of the best address that does not stand below the name and is not the buyer's: that of a footer, or
/// beside a logo.
fn elsewhere(blocks: &[TextBlock], name: Option<&Name>) -> Vec<usize> {
    let begins = |index: &usize| {
        let block = &blocks[*index];
        block.like_address && block.party != Some(Party::Buyer) && !is_part_of(block, name)
    };
    let mut best: Option<(f32, Vec<usize>)> = None;
    for first in (0..blocks.len()).filter(begins) {
        let anchor = &blocks[first];
        let in_column =
            |index: &usize| blocks[*index].page == anchor.page && blocks[*index].shares_column(anchor);
        let run: Vec<usize> = (first..blocks.len()).filter(in_column).take(LONGEST).collect();
        let mut sum = 0.0;
        for (at, index) in run.iter().enumerate() {
            let neighbour = |at: Option<usize>| at.and_then(|at| run.get(at)).map(|index| &blocks[*index]);
            let features =
                features_among(&blocks[*index], neighbour(at.checked_sub(1)), neighbour(Some(at + 1)), at);
            sum += features.score(MODEL).clamp(-STRONGEST, STRONGEST);
            let said = |of: fn(&TextBlock) -> bool| run[..=at].iter().any(|index| of(&blocks[*index]));
            if said(|block| block.has_money) {
                break;
            }
            let is_place = said(|block| lexicon::address_words(&block.text) > 0);
            if is_place && sum >= LEAST_ELSEWHERE && best.as_ref().is_none_or(|(most, _)| sum > *most) {
                best = Some((sum, run[..=at].to_vec()));
            }
        }
    }
    best.map_or_else(Vec::new, |(_, run)| run)
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
    let line = address_label(line).map_or(line, |start| line[start..].trim_matches(edge));
    if block.is_exact { line.to_owned() } else { spelling::restore_address(line) }
}

/// Labels of an address, as forms and tills print them.
const LABELS: &[&str] = &[
    "address",
    "addr",
    "add",
    "registered office",
    "head office",
    "store address",
    "branch",
    "anschrift",
    "adresse",
    "sitz",
    "siège social",
    "siege social",
    "adres",
    "adresa",
    "sídlo",
    "sidlo",
    "siedziba",
    "adress",
    "osoite",
    "aadress",
    "adrese",
    "jur. adrese",
    "jur adrese",
    "adresas",
    "buveinė",
    "cím",
    "székhely",
    "sediu",
    "sediu social",
    "punct de lucru",
    "dirección",
    "direccion",
    "domicilio",
    "sede",
    "sede legale",
    "indirizzo",
    "morada",
    "endereço",
    "endereco",
    "alamat",
    "địa chỉ",
    "dia chi",
    "đ/c",
    "đc",
    "merkez",
    "adresi",
    "fil.",
    "prodavnica",
    "poslovnica",
];

/// Returns where the address begins in a line that begins with its label: `Address: 12 High Street`.
fn address_label(line: &str) -> Option<usize> {
    let colon = line.find(':')?;
    LABELS.contains(&line[..colon].trim().to_lowercase().as_str()).then_some(colon + 1)
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
