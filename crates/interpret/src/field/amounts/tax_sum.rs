//! Tables of taxes: the rows that belong together, and what they add up to.

use rust_decimal::Decimal;
use vouch_core::arithmetic;

use crate::field::amounts::sums::CENT;
use crate::field::amounts::tax_table::{TaxRow, is_tax_within, usual_rate};

/// Most rows without tax between two rows of one table.
const GAP: usize = 2;

/// The taxes of a document together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TaxSum {
    /// The taxes by rate; more than one where no sum of them is printed.
    pub taxes: Vec<Decimal>,
    /// The sum.
    pub tax: Decimal,
    /// The index of the first tax, or of their printed sum, among the numbers of the text.
    pub figure: usize,
    /// The amounts before tax, where all of them are known.
    pub nets: Option<Vec<Decimal>>,
    /// The sum of the amounts with tax, where all of them are known.
    pub gross: Option<Decimal>,
    /// Whether a sum of several taxes is printed.
    pub is_printed: bool,
    /// The rate of a single tax.
    pub rate: Option<Decimal>,
    /// Whether nothing calls it a tax: it counts only if it fits the total.
    pub is_uncalled: bool,
}

/// Returns the tables of taxes: rows near each other. Each is a sum of taxes; the later is the more likely.
pub(crate) fn tax_sums(rows: &[TaxRow]) -> Vec<TaxSum> {
    let mut tables: Vec<Vec<&TaxRow>> = Vec::new();
    for row in rows {
        match tables.last_mut() {
            Some(table) if table.last().is_some_and(|last| row.row - last.row <= 1 + GAP) => table.push(row),
            _ => tables.push(vec![row]),
        }
    }
    let mut sums: Vec<TaxSum> = tables.iter().filter_map(|table| tax_sum(table)).collect();
    // One tax may be printed twice, above the total and in a table below it.
    sums.dedup_by(|later, earlier| later == earlier);
    sums
}

fn tax_sum(table: &[&TaxRow]) -> Option<TaxSum> {
    let mut parts: Vec<&TaxRow> = table.to_vec();
    if parts.iter().any(|row| !row.is_uncalled || row.closes) {
        parts.retain(|row| !row.is_uncalled || row.closes);
    }
    // The last row may be the sum of those before it.
    let before = |parts: &[&TaxRow]| arithmetic::sum(parts[..parts.len() - 1].iter().map(|row| row.tax));
    let mut printed = None;
    if parts.len() > 1 {
        let last = parts[parts.len() - 1];
        let may_be_sum = parts.len() > 2 || last.is_total;
        if may_be_sum && before(&parts) == Some(last.tax) && !last.tax.is_zero() {
            printed = parts.pop();
        }
    }
    // The same row, printed twice.
    let mut seen: Vec<(&(String, usize), Decimal)> = Vec::new();
    parts.retain(|row| {
        let key = (&row.name, row.tax);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new || row.rate.is_none()
    });
    // Sums of single taxes repeat what the rows with a base have said.
    let closed: Vec<Decimal> = parts.iter().filter(|row| row.closes).map(|row| row.tax).collect();
    let repeats =
        |row: &TaxRow| !row.closes && closed.iter().any(|tax| arithmetic::is_near(*tax, row.tax, CENT));
    parts.retain(|row| !repeats(row));
    let taxes: Vec<Decimal> = parts.iter().map(|row| row.tax).collect();
    let tax = arithmetic::sum(&taxes)?;
    let mut nets: Option<Vec<Decimal>> = parts.iter().map(|row| row.net).collect();
    // Two taxes of the same goods, such as those of state and federation, are charged on the same amount.
    let is_shared = |nets: &Vec<Decimal>| {
        nets.len() > 1
            && nets.iter().all(|net| *net == nets[0])
            && parts.iter().any(|row| row.name != parts[0].name)
    };
    let gross = match &mut nets {
        Some(nets) if is_shared(nets) => {
            nets.truncate(1);
            arithmetic::sum([nets[0], tax])
        }
        _ => parts.iter().map(|row| row.gross).collect::<Option<Vec<_>>>().and_then(arithmetic::sum),
    };
    let first = printed
        .or_else(|| parts.iter().copied().find(|row| !row.tax.is_zero()))
        .or(parts.first().copied())?;
    let is_printed = printed.is_some();
    let rate = if parts.len() == 1 { parts[0].rate } else { None };
    let is_uncalled = parts.iter().all(|row| row.is_uncalled && !row.closes);
    Some(TaxSum { taxes, tax, figure: first.figure, nets, gross, is_printed, rate, is_uncalled })
}

impl TaxSum {
    /// Whether it is the tax within this amount at its rate, or at a usual one if none is printed.
    pub(crate) fn is_within(&self, gross: Decimal) -> bool {
        match self.rate {
            Some(rate) => !rate.is_zero() && is_tax_within(rate, gross, self.tax),
            None => {
                let net = arithmetic::difference(gross, self.tax);
                self.taxes.len() == 1 && net.is_some_and(|net| usual_rate(net, self.tax).is_some())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::amounts::tax_table::tax_rows;
    use crate::layout::annotated::AnnotatedText;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    /// Returns the last sum of taxes: tax, net and gross.
    fn sums(lines: &[&str]) -> (String, Option<String>, Option<String>) {
        let lines: Vec<(f32, f32, &str)> =
            (0u8..).zip(lines).map(|(at, line)| (0.1, 0.1 + 0.03 * f32::from(at), *line)).collect();
        let annotated = AnnotatedText::new(TextRows::new("device", &[&page(&lines)]));
        let sums = tax_sums(&tax_rows(&annotated));
        let last = sums.last().expect("taxes");
        let net = last.nets.as_ref().and_then(arithmetic::sum).map(|net| net.to_string());
        (last.tax.to_string(), net, last.gross.map(|gross| gross.to_string()))
    }

    #[test]
    fn tables_in_any_order_are_read() {
        let found = |tax: &str, net: &str, gross: &str| {
            (tax.to_owned(), Some(net.to_owned()), Some(gross.to_owned()))
        };
        for (lines, expected) in [
            (
                vec!["Moms 12% 6,42 53,53 59,95", "Moms 25% 6,39 25,56 31,95"],
                found("12.81", "79.09", "91.90"),
            ),
            (
                vec!["MwSt A 19% 119,00 100,00 19,00", "MwSt B 7% 10,70 10,00 0,70"],
                found("19.70", "110.00", "129.70"),
            ),
            (vec!["BASE 0.91 IVA 10% 0.09", "BASE 4.36 IVA 10% 0.44"], found("0.53", "5.27", "5.80")),
            (vec!["B 15% DPH z 90.17= 13.53"], found("13.53", "90.17", "103.70")),
            (
                vec![
                    "SPRZEDAZ OPODATK. A 61,78",
                    "PTU A 23% 11,55",
                    "SPRZEDAZ OPODATK. C 73,65",
                    "PTU C 5% 3,51",
                    "SUMA PTU 15,06",
                ],
                found("15.06", "120.37", "135.43"),
            ),
            (vec!["GST 100.00 9.00 9.00 118.00"], found("18.00", "100.00", "118.00")),
            (vec!["20.00 1.00 5.00 6.00"], found("1.00", "5.00", "6.00")),
            (
                vec!["A MWST 198 1,00 0,19 1,19", "B MUST 78 1,91 0,13 2,04", "MwSt Total 2,91 0,32 3,23"],
                found("0.32", "2.91", "3.23"),
            ),
            (
                vec![
                    "PTU A 25,39",
                    "Kwota A 23,00% 4,75",
                    "PTU B 3,58",
                    "Kwota B 8,00% 0,27",
                    "Suma PTU 5,02",
                ],
                found("5.02", "23.95", "28.97"),
            ),
            (
                vec![
                    "CGST6% On 929.59 55.78",
                    "SGST6% On 929.59 55.78",
                    "TOT CGST: 55.77",
                    "TOT SGST: 55.77",
                ],
                found("111.56", "929.59", "1041.15"),
            ),
            (vec!["CGST 9% 100.00 9.00", "SGST 9% 100.00 9.00"], found("18.00", "100.00", "118.00")),
        ] {
            assert_eq!(sums(&lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn taxes_without_bases_are_added_up() {
        assert_eq!(sums(&["CGST 9% 9.00 SGST 9% 9.00"]).0, "18.00");
        assert_eq!(sums(&["(1.04 Gst Included)"]).0, "1.04");
        assert_eq!(sums(&["GST 5% 1.24", "QST 9.975% 2.46"]).0, "3.70");
        assert_eq!(sums(&["TVA 20% 0.43", "TVA 5.5% 0.09", "Total TVA 0.52"]).0, "0.52");
    }
}
