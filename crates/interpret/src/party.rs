//! Whose name and address stand in a block of an invoice: the one's who sells or the one's who buys.

use crate::survey::Survey;
use crate::tag::Tag;
use crate::units::Unit;

/// Whose name and address a block of an invoice holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Party {
    /// Who sells.
    Seller,
    /// Who buys, or where the goods go.
    Buyer,
}

/// Rows that the block of a party has at most.
const LONGEST: usize = 9;

/// Whose block a unit stands in: that of the nearest heading above its column, or above the column in which its row
/// begins. A heading may be followed by the name in its own cell.
pub(crate) fn party(survey: &Survey<'_>, units: &[Unit], at: usize) -> Option<Party> {
    let unit = &units[at];
    let row = unit.spot.row;
    let begins = units.iter().find(|other| other.spot.row == row).unwrap_or(unit);
    let near = |heading: &&Unit| heading.page == unit.page && heading.spot.row + LONGEST >= row;
    let above = units[..=at].iter().rev().take_while(near);
    let table =
        |row: usize| survey.tags(row).has(Tag::Item) && survey.tags(row).any(&[Tag::Quantity, Tag::Price]);
    for heading in above {
        let same = heading.spot == unit.spot;
        if table(heading.spot.row) || (!same && heading.spot.row == row) {
            continue;
        }
        if (same || heading.shares_column(unit) || heading.shares_column(begins))
            && let Some((party, names)) = heads(survey, heading)
        {
            return (!same || names).then_some(party);
        }
    }
    None
}

/// The party that a cell heads, and whether it names it as well: `Bill to: ACME Ltd`.
fn heads(survey: &Survey<'_>, unit: &Unit) -> Option<(Party, bool)> {
    let captions = &survey.captions[unit.spot.row];
    let caption = captions.iter().find(|caption| caption.span.start == unit.spot.span.start)?;
    let party = if caption.tags.has(Tag::Buyer) {
        Party::Buyer
    } else if caption.tags.has(Tag::Seller) {
        Party::Seller
    } else {
        return None;
    };
    let rest = survey.sheet.rows[unit.spot.row].text.get(caption.span.end..unit.spot.span.end)?;
    let names = rest.contains(char::is_alphanumeric);
    (!names || rest.trim_start().starts_with([':', '/'])).then_some((party, names))
}
