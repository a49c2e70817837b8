//! The numbers of a page, in the style in which the page writes them.

use std::ops::Range;

use crate::layout::rows::TextRows;
use crate::text::caption::Caption;
use crate::text::tag::{Tag, Tags};
use crate::value::amount::{self, Amount, NumberLine, NumberStyle, Topic};

/// Widest gap within a number, in heights of the text: a space between its thousands.
const WITHIN_NUMBER: f32 = 1.0;

/// Captions whose numbers are money.
const SUMS: &[Tag] = &[
    Tag::Total,
    Tag::Sub,
    Tag::Net,
    Tag::Gross,
    Tag::Tax,
    Tag::Amount,
    Tag::Due,
    Tag::Rounded,
    Tag::Service,
    Tag::Discount,
    Tag::Cash,
    Tag::Tendered,
    Tag::Change,
    Tag::Card,
    Tag::Prepaid,
];
/// Captions whose numbers are no money, whatever else their row says.
const CODES: &[Tag] =
    &[Tag::Phone, Tag::Fax, Tag::Registration, Tag::Bank, Tag::Approval, Tag::Email, Tag::Customer];

/// Finds the numbers of each row in the style of the page.
pub(crate) fn figures_of(
    text_rows: &TextRows,
    captions: &[Vec<Caption>],
    taken: &[Vec<Range<usize>>],
) -> Vec<Vec<Amount>> {
    let tags_of =
        |row: usize| captions[row].iter().fold(Tags::default(), |tags, caption| tags.union(caption.tags));
    let narrow: Vec<Vec<usize>> = text_rows
        .rows
        .iter()
        .map(|row| {
            let near = row.words.iter().filter(|word| word.gap <= WITHIN_NUMBER && word.span.start > 0);
            near.map(|word| word.span.start - 1).collect()
        })
        .collect();
    let lines: Vec<NumberLine<'_>> = text_rows
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| NumberLine {
            text: &row.text,
            taken: &taken[index],
            narrow: &narrow[index],
            topic: topic(tags_of(index)),
        })
        .collect();
    let style = NumberStyle::of(&lines);
    let mut figures: Vec<Vec<Amount>> = lines.iter().map(|line| amount::find_in(line, style)).collect();
    if style.decimals == Some(0) {
        // Amounts below a thousand have neither a mark nor decimals.
        for (line, figures) in lines.iter().zip(&mut figures).filter(|(line, _)| line.topic == Topic::Sum) {
            let is_last = |figure: &&mut Amount| line.text[figure.span.end..].trim().len() < 3;
            if let Some(last) = figures.iter_mut().rfind(|figure| figure.is_plain()).filter(is_last) {
                last.has_money_form |= last.decimals == 0;
            }
        }
    }
    figures
}

fn topic(tags: Tags) -> Topic {
    let is_sum = tags.any(SUMS);
    let is_code = tags.any(CODES) || (tags.any(&[Tag::Number, Tag::TaxId]) && !is_sum);
    match (is_code, is_sum) {
        (true, _) => Topic::Code,
        (false, true) => Topic::Sum,
        (false, false) => Topic::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::annotated::AnnotatedText;
    use crate::layout::rows::tests::page;

    /// Returns the money on a page of these rows, each with a caption and an amount.
    fn money(rows: &[(&str, &str)]) -> Vec<String> {
        let lines = (0u8..).zip(rows).flat_map(|(at, (caption, amount))| {
            let y = 0.1 + 0.03 * f32::from(at);
            [(0.1, y, *caption), (0.7, y, *amount)]
        });
        let text_rows = TextRows::new("device", &[&page(&lines.collect::<Vec<_>>())]);
        let figures = AnnotatedText::new(text_rows).figures;
        figures.iter().filter(|(_, f)| f.is_money()).map(|(_, f)| f.value.to_string()).collect()
    }

    #[test]
    fn spaces_separate_thousands_where_the_page_allows_it() {
        for (rows, expected) in [
            (vec![("Total", "12 500.00")], vec!["12500.00"]),
            (
                vec![("Total HT", "2 300.00"), ("TVA 20%", "460.00"), ("Total", "2 760.00")],
                vec!["2300.00", "460.00", "2760.00"],
            ),
            (vec![("Celkem", "1 512 500 Kč")], vec!["1512500"]),
            (vec![("Fizetendő", "12 990 Ft")], vec!["12990"]),
            (vec![("Total", "EUR 2 760.00")], vec!["2760.00"]),
            (vec![("Tea", "2 500.00 1000.00"), ("Total", "1000.00")], vec!["500.00", "1000.00", "1000.00"]),
            (vec![("Tea", "2 150.00"), ("Total", "1,300.00")], vec!["150.00", "1300.00"]),
            (vec![("Tea", "1 150.00 150.00"), ("Total", "150.00")], vec!["150.00", "150.00", "150.00"]),
            (vec![("Tel.", "022 333 444"), ("Total", "12.00")], vec!["12.00"]),
        ] {
            assert_eq!(money(&rows), expected, "{rows:?}");
        }
    }

    #[test]
    fn the_page_tells_how_many_decimals_money_has() {
        for (rows, expected) in [
            (vec![("Tea", "0.750"), ("Cake", "4.500"), ("Total", "5.250")], vec!["0.750", "4.500", "5.250"]),
            (vec![("Tea", "12.500"), ("Total KWD", "12.500")], vec!["12.500", "12.500"]),
            (
                vec![("Tea", "12.500"), ("Cake", "25.000"), ("Total", "37.500")],
                vec!["12500", "25000", "37500"],
            ),
            (
                vec![("Tea", "12,500"), ("Total", "JPY 12,500"), ("Cash", "500")],
                vec!["12500", "12500", "500"],
            ),
            (vec![("Tea", "1,18,000.00"), ("Total", "2,36,000.00")], vec!["118000.00", "236000.00"]),
            (
                vec![("Tea", "17,70,000"), ("Cake", "1,70,000"), ("Total", "19,40,000")],
                vec!["1770000", "170000", "1940000"],
            ),
        ] {
            assert_eq!(money(&rows), expected, "{rows:?}");
        }
    }
}
