//! Lines that are parts of other lines: packages with their contents, as Factur-X EXTENDED has them.

use rust_decimal::Decimal;
use vouch_core::{LabelledValue, arithmetic};

use super::term::{decimal, stated};

/// The line that a line is a part of.
const PARENT: &str = "BT-X-304";
/// What a line is for: `DETAIL` counts, `GROUP` sums up others, `INFORMATION` only tells what is in another.
const STATUS: &str = "BT-X-8";

/// Returns the lines that make up an invoice, each amount once: what is inside a group, but not the group; a package,
/// but not what it contains. Where the file does not say which is which, the stated sum of all lines does.
pub(super) fn counted<'a>(
    lines: Vec<Vec<&'a LabelledValue>>,
    sum: Option<Decimal>,
) -> Vec<Vec<&'a LabelledValue>> {
    let has_parts = lines.iter().any(|line| stated(line, PARENT).is_some() || stated(line, STATUS).is_some());
    if !has_parts {
        return lines;
    }
    let is_informative = |line: &[&LabelledValue]| stated(line, STATUS) == Some("INFORMATION");
    let contains = |line: &[&LabelledValue]| {
        let id = stated(line, "BT-126");
        id.is_some() && lines.iter().any(|other| stated(other, PARENT) == id && !is_informative(other))
    };
    let by_status = |line: &Vec<&LabelledValue>| {
        let is_group = stated(line, STATUS) == Some("GROUP");
        !(is_informative(line) || is_group && contains(line))
    };
    let on_top = |line: &Vec<&LabelledValue>| stated(line, PARENT).is_none() && !is_informative(line);
    let innermost = |line: &Vec<&LabelledValue>| !contains(line) && !is_informative(line);
    let of = |is_counted: &dyn Fn(&Vec<&LabelledValue>) -> bool| -> Vec<Vec<&'a LabelledValue>> {
        lines.iter().filter(|line| is_counted(line)).cloned().collect()
    };
    let adds_up = |lines: &Vec<Vec<&LabelledValue>>| {
        let amounts = lines.iter().filter_map(|line| stated(line, "BT-131").and_then(decimal));
        let all = arithmetic::sum(amounts.collect::<Vec<_>>());
        sum.is_none() || all.is_some() && all == sum
    };
    let choices = [of(&by_status), of(&innermost), of(&on_top)];
    let best = choices.iter().position(adds_up).unwrap_or(0);
    choices.into_iter().nth(best).unwrap_or_default()
}
