//! The codes of Spanish tax offices: VERI*FACTU of the state and TicketBAI of the Basque country.

use super::link::Link;
use super::{Purpose, Said, amount, day, filled};

/// What the code of a Spanish invoice repeats.
pub(super) fn read(text: &str) -> Option<Said> {
    let link = Link::of(text, &["https", "http"])?;
    verifactu(&link).or_else(|| ticketbai(&link))
}

/// `…/ValidarQR?nif=89890001K&numserie=12345678-G33&fecha=01-09-2024&importe=241.4`
fn verifactu(link: &Link) -> Option<Said> {
    let of_office = link.host.ends_with("agenciatributaria.gob.es") || link.host.ends_with("aeat.es");
    let verifies = link.path.last().is_some_and(|last| last.starts_with("ValidarQR"));
    if !of_office || !verifies {
        return None;
    }
    let figures: Vec<&str> = link.asks("fecha")?.split('-').collect();
    let [of_month, month, year] = figures.as_slice() else { return None };
    Some(Said {
        tax_id: link.asks("nif").and_then(filled),
        number: link.asks("numserie").and_then(filled),
        date: day(year, month, of_month),
        total: link.asks("importe").and_then(amount),
        currency: "EUR".parse().ok(),
        ..Said::new("VERI*FACTU", Purpose::Statement)
    })
}

/// `…?id=TBAI-00000006Y-251019-btFpwP8dcLGAF-237&s=T&nf=27174&i=4.70&cr=007`
fn ticketbai(link: &Link) -> Option<Said> {
    let parts: Vec<&str> = link.asks("id")?.split('-').collect();
    let ["TBAI", tax_id, figures, ..] = parts.as_slice() else { return None };
    let date = figures.get(..2).zip(figures.get(2..4)).zip(figures.get(4..6));
    let series = link.asks("s").unwrap_or_default();
    Some(Said {
        tax_id: filled(tax_id),
        number: link.asks("nf").and_then(|number| filled(&format!("{series}{number}"))),
        date: date.and_then(|((of_month, month), year)| day(&format!("20{year}"), month, of_month)),
        total: link.asks("i").and_then(amount),
        currency: "EUR".parse().ok(),
        ..Said::new("TicketBAI", Purpose::Statement)
    })
}
