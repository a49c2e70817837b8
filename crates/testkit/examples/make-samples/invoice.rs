//! Two invoices as PDF: one with nothing but its text layer, one that carries its data as Factur-X.

use crate::einvoice;
use crate::fonts::Fonts;
use crate::pdf::{A4, Leaf, Type};
use crate::trade::{Invoice, Item};
use crate::{Failure, Sample};

const ATELIER: Invoice = Invoice {
    name: "invoice-de-text",
    seller: "Atelier Brandt GmbH",
    seller_address: ["Hofwiese 8", "50733 Köln", "DE"],
    seller_vat: "DE811907436",
    buyer: ["Mira Alder", "Lindenhofgasse 3", "04177 Leipzig"],
    number: "RE-2025-081",
    days: ["2025-03-31", "2025-04-14"],
    items: &[
        Item { description: "Layout, 12 Seiten", quantity: "12", unit_price: "100.00", amount: "1200.00" },
        Item { description: "Probedrucke A3", quantity: "3", unit_price: "18.50", amount: "55.50" },
        Item { description: "Kurier nach Leipzig", quantity: "1", unit_price: "14.50", amount: "14.50" },
    ],
    net: "1270.00",
    rate: "19",
    tax: "241.30",
    total: "1511.30",
    words: [
        "Rechnung",
        "Rechnungsnummer",
        "Rechnungsdatum",
        "Zahlbar bis",
        "Leistung",
        "Menge",
        "Einzelpreis",
        "Betrag",
        "Summe netto",
        "Umsatzsteuer",
        "Gesamtbetrag",
        "Vielen Dank für Ihren Auftrag. Bitte überweisen Sie den Betrag unter Angabe der Rechnungsnummer.",
    ],
    foot: "Kontoinhaber Atelier Brandt GmbH  ·  IBAN DE02 1203 0000 0000 2020 51  ·  BIC BYLADEM1001",
    accent: [0.72, 0.32, 0.18],
};

/// The e-invoice; its XML says the same.
pub const HOSTPARK: Invoice = Invoice {
    name: "invoice-fr-facturx",
    seller: "Hostpark SAS",
    seller_address: ["14 quai des Brumes", "44000 Nantes", "FR"],
    seller_vat: "FR27812443931",
    buyer: ["Mira Alder", "Lindenhofgasse 3", "04177 Leipzig"],
    number: "FR-20250401",
    days: ["2025-04-01", "2025-04-15"],
    items: &[
        Item { description: "Serveur, avril 2025", quantity: "1", unit_price: "32.00", amount: "32.00" },
        Item { description: "Nom de domaine, un an", quantity: "1", unit_price: "14.00", amount: "14.00" },
    ],
    net: "46.00",
    rate: "20",
    tax: "9.20",
    total: "55.20",
    words: [
        "Facture",
        "Facture n°",
        "Date",
        "À payer avant le",
        "Désignation",
        "Quantité",
        "Prix unitaire",
        "Montant HT",
        "Total HT",
        "TVA",
        "Total TTC",
        "Facture électronique au format Factur-X : les données XML sont jointes à ce fichier.",
    ],
    foot: "IBAN FR14 2004 1010 0505 0001 3M02 606  ·  BIC PSSTFRPPSCE",
    accent: [0.10, 0.36, 0.56],
};

const LEFT: f32 = 62.0;
const RIGHT: f32 = A4.0 - 62.0;
const BODY: Type = Type { face: 0, size: 9.5, gray: 0.12 };
const QUIET: Type = Type { face: 0, size: 8.0, gray: 0.42 };
const STRONG: Type = Type { face: 1, size: 9.5, gray: 0.08 };

/// Both invoices.
pub fn all(fonts: &Fonts) -> Result<Vec<Sample>, Failure> {
    let plain = page(fonts, &ATELIER)?.finish(ATELIER.number, None)?;
    let attached = einvoice::attached(&HOSTPARK);
    let carrier = page(fonts, &HOSTPARK)?.finish(HOSTPARK.number, Some(&attached))?;
    let sample = |invoice: &Invoice, file| Sample {
        name: format!("{}.pdf", invoice.name),
        file,
        documents: vec![invoice.truth()],
    };
    Ok(vec![sample(&ATELIER, plain), sample(&HOSTPARK, carrier)])
}

fn page(fonts: &Fonts, invoice: &Invoice) -> Result<Leaf, Failure> {
    let (regular, bold) = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf");
    let mut leaf = Leaf::new(vec![
        ("LiberationSans", fonts.bytes(regular)?),
        ("LiberationSans-Bold", fonts.bytes(bold)?),
    ])?;
    head(&mut leaf, invoice);
    let bottom = table(&mut leaf, invoice);
    let bottom = sums(&mut leaf, invoice, bottom);
    leaf.text((LEFT, bottom + 46.0), invoice.words[11], BODY);
    leaf.bar((LEFT, 776.0), (RIGHT - LEFT, 0.5), [0.75; 3]);
    let [street, town, country] = invoice.seller_address;
    leaf.text((LEFT, 790.0), &format!("{}  ·  {street}  ·  {town}  ·  {country}", invoice.seller), QUIET);
    leaf.text((LEFT, 802.0), invoice.foot, QUIET);
    Ok(leaf)
}

fn head(leaf: &mut Leaf, invoice: &Invoice) {
    leaf.bar((LEFT, 58.0), (26.0, 26.0), invoice.accent);
    leaf.bar((LEFT + 7.0, 65.0), (12.0, 12.0), [1.0; 3]);
    leaf.text((LEFT + 36.0, 77.0), invoice.seller, Type { size: 17.0, ..STRONG });
    let [street, town, country] = invoice.seller_address;
    for (line, text) in [street, town, country, invoice.seller_vat].into_iter().enumerate() {
        leaf.text_to((RIGHT, 66.0 + 12.0 * line as f32), text, QUIET);
    }
    for (line, text) in invoice.buyer.into_iter().enumerate() {
        leaf.text((LEFT, 158.0 + 13.0 * line as f32), text, BODY);
    }
    leaf.text((LEFT, 248.0), invoice.words[0], Type { size: 20.0, ..STRONG });
    let facts = [(1, invoice.number.to_owned()), (2, invoice.day(0)), (3, invoice.day(1))];
    for (line, (caption, text)) in facts.into_iter().enumerate() {
        let y = 158.0 + 14.0 * line as f32;
        leaf.text((RIGHT - 190.0, y), invoice.words[caption], QUIET);
        leaf.text_to((RIGHT, y), &text, BODY);
    }
}

/// Columns end at these places; returns where the table ends.
fn table(leaf: &mut Leaf, invoice: &Invoice) -> f32 {
    const ENDS: [f32; 3] = [RIGHT - 165.0, RIGHT - 82.0, RIGHT];
    let mut y = 286.0;
    leaf.text((LEFT, y), invoice.words[4], QUIET);
    for (end, caption) in ENDS.into_iter().zip([5, 6, 7]) {
        leaf.text_to((end, y), invoice.words[caption], QUIET);
    }
    leaf.bar((LEFT, y + 6.0), (RIGHT - LEFT, 1.2), invoice.accent);
    for item in invoice.items {
        y += 23.0;
        leaf.text((LEFT, y), item.description, BODY);
        let cells = [item.quantity.to_owned(), european(item.unit_price), european(item.amount)];
        for (end, text) in ENDS.into_iter().zip(cells) {
            leaf.text_to((end, y), &text, BODY);
        }
        leaf.bar((LEFT, y + 8.0), (RIGHT - LEFT, 0.4), [0.82; 3]);
    }
    y
}

fn sums(leaf: &mut Leaf, invoice: &Invoice, mut y: f32) -> f32 {
    let tax = format!("{} {} %", invoice.words[9], invoice.rate);
    let rows = [
        (invoice.words[8], invoice.net, BODY),
        (&tax, invoice.tax, BODY),
        (invoice.words[10], invoice.total, STRONG),
    ];
    y += 8.0;
    for (caption, amount, set) in rows {
        y += 18.0;
        leaf.text((RIGHT - 200.0, y), caption, set);
        leaf.text_to((RIGHT, y), &format!("{} EUR", european(amount)), set);
    }
    leaf.bar((RIGHT - 200.0, y + 6.0), (200.0, 0.8), [0.1; 3]);
    leaf.bar((RIGHT - 200.0, y + 8.4), (200.0, 0.8), [0.1; 3]);
    y
}

/// `1270.00` as `1.270,00`.
fn european(amount: &str) -> String {
    let (whole, cents) = amount.split_once('.').unwrap_or((amount, "00"));
    match whole.len() {
        4.. => format!("{}.{},{cents}", &whole[..whole.len() - 3], &whole[whole.len() - 3..]),
        _ => format!("{whole},{cents}"),
    }
}
