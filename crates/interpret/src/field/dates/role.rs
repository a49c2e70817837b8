//! What each date of a page is the date of: its captions and its neighbours say so.

use std::ops::Range;

use crate::layout::annotated::{AnnotatedText, CaptionContext};
use crate::layout::rows::{Spot, overlaps};
use crate::text::tag::{Tag, Tags};

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The document: its caption says so.
    Issue,
    /// Nothing says.
    Unknown,
    /// The printing of the paper.
    Print,
    /// The payment.
    Payment,
    /// An order, a booking or a quotation.
    Order,
    /// A delivery or a service.
    Delivery,
    /// The first day of a stay or a period.
    Start,
    /// The last day of a stay or a period.
    End,
    /// The last day on which to pay.
    Due,
    /// The last day of validity.
    Expiry,
    /// A birth.
    Birth,
    /// One of the entries of an account, such as the nights of a hotel bill.
    Entry,
    /// A number that looks like a date.
    Code,
    /// Something that was added later: that it arrived, that it was approved.
    Stamp,
}

impl Role {
    /// Whether it can only be the day of the document, or not be told from it. Such a day does not lie in the future,
    /// and two such days of one page are likely to be the same.
    pub(crate) fn is_of_document(self) -> bool {
        matches!(self, Self::Issue | Self::Unknown | Self::Print | Self::Payment)
    }

    /// Whether it is the day of an order, a delivery or a payment to come, which may be that of the invoice as well.
    pub(crate) fn is_of_other_part(self) -> bool {
        matches!(self, Self::Order | Self::Delivery | Self::Due)
    }

    /// Whether its day cannot prove the date of issue.
    pub(crate) fn is_other(self) -> bool {
        !matches!(self, Self::Issue | Self::Unknown | Self::Print)
    }
}

/// The dates of a page with their roles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    roles: Vec<Role>,
    /// Whether a caption, and not only its neighbour, gives a date its role.
    by_caption: Vec<bool>,
}

impl Roles {
    /// Finds the role of each date.
    pub(crate) fn new(annotated: &AnnotatedText) -> Self {
        let days = &annotated.days;
        let captioned: Vec<Option<Role>> =
            days.iter().map(|(context, _)| of_captions(annotated, context)).collect();
        let mut roles: Vec<Role> = captioned.iter().map(|role| role.unwrap_or(Role::Unknown)).collect();
        for index in entries(annotated, &roles) {
            roles[index] = Role::Entry;
        }
        for at in 1..days.len() {
            let (first, last) = (at - 1, at);
            if !is_range(annotated, &days[first].0, &days[last].0) {
                continue;
            }
            // `Valid 01.03.2024 - 31.03.2024` is a period too, but of something that has not been bought yet.
            if !matches!(roles[first], Role::Expiry | Role::Birth | Role::Due) {
                roles[first] = Role::Start;
                roles[last] = Role::End;
            }
        }
        Self { roles, by_caption: captioned.iter().map(Option::is_some).collect() }
    }

    /// Returns the role of the date at this index.
    pub(crate) fn of(&self, index: usize) -> Role {
        self.roles[index]
    }

    /// Whether a caption gives the date at this index its role.
    pub(crate) fn is_captioned(&self, index: usize) -> bool {
        self.by_caption[index]
    }
}

/// Returns the role that the captions of a date give it. Those directly before it come first, then those above it.
fn of_captions(annotated: &AnnotatedText, context: &CaptionContext) -> Option<Role> {
    if is_fax_header(annotated, context) {
        return Some(Role::Stamp);
    }
    let (near, far) = own_captions(annotated, context);
    // `Invoice No: 2025/03/17`
    let is_dated = near.any(&[Tag::Date, Tag::DueDate, Tag::Time, Tag::Start, Tag::Delivery, Tag::Expiry]);
    if near.has(Tag::Number) && !is_dated {
        return Some(Role::Code);
    }
    // `Facture n° 12 du`: the small word before the date leaves open what it is the date of.
    let small = [Tag::Start, Tag::End, Tag::Period, Tag::Number, Tag::Time];
    let is_small = near.iter().all(|tag| small.contains(&tag));
    match of_tags(near) {
        // `Lieferschein Nr. 4711 vom`
        Some(Role::Issue) if far.has(Tag::Delivery) && !near.any(PAPERS) => Some(Role::Delivery),
        Some(_) if is_small && far.any(PAPERS) => Some(Role::Issue),
        Some(role) => Some(role),
        // A number lies between: `Invoice 4711, 22.03.2024` is the day of the invoice, but `Order 57 22.03.2024` need
        // not be that of the order.
        None if far.any(PAPERS) => Some(Role::Issue),
        None => [context.above, context.column].into_iter().find_map(of_tags),
    }
}

/// Whether a date is in the line that a fax machine prints over a page: who sends it to whom.
fn is_fax_header(annotated: &AnnotatedText, context: &CaptionContext) -> bool {
    let rows = &annotated.text_rows.rows;
    let row = context.spot.row;
    let is_first = row == 0 || rows[row - 1].page != rows[row].page;
    let line = rows[row].text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| line.contains(word));
    is_first
        && says(&["from:", "from ", "von:", "de:", "fax"])
        && says(&["to:", "page", "p.", "seite", "s.", "pag"])
}

/// The tags of papers that are dated themselves.
const PAPERS: &[Tag] = &[Tag::Invoice, Tag::Receipt, Tag::CreditNote];

/// Returns the tags of the captions that lead up to a date: those with no number between, and those before a number in
/// the same cell.
fn own_captions(annotated: &AnnotatedText, context: &CaptionContext) -> (Tags, Tags) {
    let (mut near, mut far) = (Tags::default(), Tags::default());
    let Spot { row, span } = &context.spot;
    let text_row = &annotated.text_rows.rows[*row];
    let cell = text_row.cells.iter().find(|cell| overlaps(&cell.span, span)).map(|cell| cell.span.clone());
    let own = context.label.as_ref().map(|label| label.span.clone());
    let is_within = |span: &Option<Range<usize>>, caption: &Range<usize>| {
        span.as_ref().is_some_and(|span| overlaps(span, caption))
    };
    for caption in annotated.captions[*row].iter().filter(|caption| caption.span.end <= span.start) {
        let between = &text_row.text[caption.span.end..span.start];
        let is_numbered = between.contains(|c: char| c.is_ascii_digit());
        if is_within(&own, &caption.span) && !is_numbered {
            near = near.union(caption.tags);
        } else if is_within(&own, &caption.span) || is_within(&cell, &caption.span) {
            far = far.union(caption.tags);
        }
    }
    (near, far)
}

/// Fewest rows that make a table of entries.
const ENTRIES: usize = 2;
/// Most that the left edges of entries differ, as a fraction of the page's width.
const ALIGNED: f32 = 0.015;

/// Returns the dates that begin rows with money, one below the other: the entries of an account.
fn entries(annotated: &AnnotatedText, roles: &[Role]) -> Vec<usize> {
    let rows = &annotated.text_rows.rows;
    let edge = |context: &CaptionContext| rows[context.spot.row].bounds_of(&context.spot.span).x;
    let has_money_after = |context: &CaptionContext| {
        annotated
            .figures_in(context.spot.row)
            .any(|(figure, amount)| amount.is_money() && figure.spot.span.start >= context.spot.span.end)
    };
    let may_be = |index: &usize| {
        let context = &annotated.days[*index].0;
        !context.own.any(&[Tag::Date, Tag::Invoice, Tag::Receipt])
            && matches!(roles[*index], Role::Unknown | Role::Issue)
            && has_money_after(context)
    };
    let found: Vec<usize> = (0..annotated.days.len()).filter(may_be).collect();
    let aligned = |one: usize| {
        let of = |index: usize| &annotated.days[index].0;
        let alike = found.iter().filter(|other| {
            rows[of(one).spot.row].page == rows[of(**other).spot.row].page
                && (edge(of(one)) - edge(of(**other))).abs() < ALIGNED
        });
        alike.count()
    };
    found.iter().copied().filter(|index| aligned(*index) >= ENTRIES).collect()
}

/// Returns the role that tags name; the most special first, since `delivery date` is also called a date.
fn of_tags(tags: Tags) -> Option<Role> {
    Some(match tags {
        _ if tags.has(Tag::Birth) => Role::Birth,
        _ if tags.has(Tag::Stamp) => Role::Stamp,
        _ if tags.has(Tag::DueDate) || tags.has(Tag::Due) && tags.has(Tag::Date) => Role::Due,
        _ if tags.has(Tag::Expiry) => Role::Expiry,
        _ if tags.has(Tag::Arrival) => Role::Start,
        _ if tags.has(Tag::Departure) => Role::End,
        // `Rechnungs- und Lieferdatum`: one day for both.
        _ if tags.has(Tag::Date) && tags.any(PAPERS) => Role::Issue,
        _ if tags.has(Tag::Delivery) => Role::Delivery,
        _ if tags.has(Tag::PaymentDate) => Role::Payment,
        _ if tags.any(&[Tag::Order, Tag::PurchaseOrder]) => Role::Order,
        _ if tags.has(Tag::PrintDate) => Role::Print,
        _ if tags.has(Tag::End) && !tags.has(Tag::Date) => Role::End,
        _ if tags.has(Tag::Start) && !tags.any(PAPERS) && !tags.has(Tag::Date) => Role::Start,
        _ if tags.has(Tag::Period) && !tags.any(PAPERS) => Role::Start,
        _ if tags.has(Tag::Date) || tags.any(PAPERS) => Role::Issue,
        _ => return None,
    })
}

/// Words between the first and the last day of a period, without case.
const UNTIL: [&str; 26] = [
    "-", "–", "—", "to", "until", "till", "through", "bis", "bis zum", "au", "al", "a", "até", "ate",
    "hasta", "tot", "t/m", "til", "do", "až", "az", "iki", "līdz", "kuni", "sampai", "đến",
];

/// Whether two dates in a row are the first and last day of a period.
fn is_range(annotated: &AnnotatedText, first: &CaptionContext, last: &CaptionContext) -> bool {
    let (from, to) = (&first.spot, &last.spot);
    if from.row != to.row {
        return false;
    }
    let text = &annotated.text_rows.rows[from.row].text;
    let Some(between) = text.get(from.span.end..to.span.start) else { return false };
    let between = between.trim().trim_matches('.').trim().to_lowercase();
    UNTIL.contains(&between.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn roles(lines: &[(f32, f32, &str)]) -> Vec<Role> {
        let annotated = AnnotatedText::new(TextRows::new("device", &[&page(lines)]));
        let roles = Roles::new(&annotated);
        (0..annotated.days.len()).map(|index| roles.of(index)).collect()
    }

    #[test]
    fn captions_of_many_languages_say_what_a_day_is() {
        for (caption, role) in [
            ("Invoice date:", Role::Issue),
            ("Date of issue", Role::Issue),
            ("Rechnungsdatum", Role::Issue),
            ("Rechnung Nr. 4711 vom", Role::Issue),
            ("Facture N° 123 du", Role::Issue),
            ("Fecha de emisión:", Role::Issue),
            ("Data wystawienia:", Role::Issue),
            ("Datum vystavení:", Role::Issue),
            ("Datum izdavanja", Role::Issue),
            ("Fakturadatum", Role::Issue),
            ("Laskun päiväys", Role::Issue),
            ("Számla kelte:", Role::Issue),
            ("Data facturii", Role::Issue),
            ("Fatura Tarihi:", Role::Issue),
            ("Дата на издаване", Role::Issue),
            ("Ημερομηνία έκδοσης", Role::Issue),
            ("Kuupäev:", Role::Issue),
            ("Tanggal", Role::Issue),
            ("Due date", Role::Due),
            ("Payment due:", Role::Due),
            ("Zahlbar bis", Role::Due),
            ("Date d'échéance", Role::Due),
            ("Fecha de vencimiento", Role::Due),
            ("Scadenza", Role::Due),
            ("Termin płatności:", Role::Due),
            ("Splatnost", Role::Due),
            ("Datum dospijeća", Role::Due),
            ("Förfallodatum", Role::Due),
            ("Eräpäivä", Role::Due),
            ("Fizetési határidő", Role::Due),
            ("Vade tarihi", Role::Due),
            ("Maksetähtaeg", Role::Due),
            ("Jatuh tempo", Role::Due),
            ("Падеж", Role::Due),
            ("Delivery date", Role::Delivery),
            ("Leistungsdatum", Role::Delivery),
            ("Data dostawy", Role::Delivery),
            ("Datum isporuke", Role::Delivery),
            ("Order date", Role::Order),
            ("Bestelldatum", Role::Order),
            ("Data zamówienia", Role::Order),
            ("Arrival", Role::Start),
            ("Anreise", Role::Start),
            ("Date d'arrivée", Role::Start),
            ("Check-in:", Role::Start),
            ("Departure", Role::End),
            ("Abreise", Role::End),
            ("Vertrekdatum", Role::End),
            ("Date paid:", Role::Payment),
            ("Fecha de pago", Role::Payment),
            ("Printed on", Role::Print),
            ("Druckdatum", Role::Print),
            ("Valid until", Role::Expiry),
            ("Gültig bis", Role::Expiry),
            ("Ważne do", Role::Expiry),
            ("Approved by J. Doe", Role::Stamp),
            ("Eingegangen", Role::Stamp),
            ("Date of birth", Role::Birth),
            ("Geburtsdatum", Role::Birth),
        ] {
            assert_eq!(roles(&[(0.1, 0.1, &format!("{caption} 22.03.2024"))]), [role], "{caption}");
            assert_eq!(
                roles(&[(0.1, 0.10, caption), (0.1, 0.13, "22.03.2024")]),
                [role],
                "{caption} above its day"
            );
        }
    }

    #[test]
    fn the_entries_of_an_account_are_none_of_its_dates() {
        let row = |y: f32, day: &'static str| [(0.1, y, day), (0.3, y, "Room"), (0.8, y, "120.00")];
        let rows = [row(0.3, "01.03.2024"), row(0.32, "02.03.2024"), row(0.34, "03.03.2024")];
        let lines = [vec![(0.1, 0.1, "Departure 04.03.2024")], rows.concat()].concat();
        assert_eq!(roles(&lines), [Role::End, Role::Entry, Role::Entry, Role::Entry]);
        assert_eq!(roles(&rows[..1].concat()), [Role::Unknown]);
    }

    #[test]
    fn a_number_that_looks_like_a_date_is_a_number_behind_its_caption() {
        for (line, role) in [
            ("Invoice No: 2025/03/17", Role::Code),
            ("Rechnung Nr. 20250317", Role::Code),
            ("Invoice No / Date: 17/03/2025", Role::Issue),
            ("Rechnung Nr. 4711 vom 17.03.2025", Role::Issue),
            ("Lieferschein Nr. 4711 vom 17.03.2025", Role::Delivery),
            ("ORD #57 -REG #1- 17/03/2025 15:49", Role::Unknown),
            ("Invoice 4711, 17/03/2025", Role::Issue),
        ] {
            assert_eq!(roles(&[(0.1, 0.1, line)]), [role], "{line}");
        }
    }

    #[test]
    fn the_line_of_a_fax_machine_dates_the_fax_alone() {
        let header = (0.1, 0.01, "17/03/2025 09:14 FROM: +44 117 496 0000 TO: +44 117 496 0111 PAGE 1 OF 1");
        assert_eq!(roles(&[header, (0.1, 0.1, "Date 14/03/2025")]), [Role::Stamp, Role::Issue]);
        assert_eq!(roles(&[(0.1, 0.1, "14/03/2025 09:14 Till 2")]), [Role::Unknown]);
    }

    #[test]
    fn two_days_with_a_dash_or_a_small_word_between_them_are_a_period() {
        for text in [
            "Leistungszeitraum 01.03.2024 - 31.03.2024",
            "Period: 1 March 2024 to 31 March 2024",
            "du 01/03/2024 au 31/03/2024",
            "01.03.2024 bis 31.03.2024",
            "od 01.03.2024 do 31.03.2024",
            "2024-03-01 – 2024-03-31",
        ] {
            assert_eq!(roles(&[(0.1, 0.1, text)]), [Role::Start, Role::End], "{text}");
        }
        assert_eq!(roles(&[(0.1, 0.1, "01.03.2024 Tea 31.03.2024")]), [Role::Unknown, Role::Unknown]);
        assert_eq!(
            roles(&[(0.1, 0.1, "Order date: 01.03.2024 Invoice date: 03.03.2024")]),
            [Role::Order, Role::Issue]
        );
    }
}
