//! Made-up receipts and invoices in several languages, interpreted through the public API.

mod paper;

use vouch_core::{DocumentKind, Extraction, FieldKind, Verdict};

use paper::{Paper, read};

/// The expected values by field; fields that are left out are not checked.
type Expected<'a> = &'a [(FieldKind, &'a str)];

fn assert_fields(name: &str, paper: Paper<'_>, expected: Expected<'_>) -> Extraction {
    let extraction = read(&paper);
    for (field, value) in expected {
        let found = extraction.fields.get(field).map(|found| found.best().value.plain());
        assert_eq!(found.as_deref(), Some(*value), "{name}: {}", field.name());
    }
    extraction
}

#[test]
fn english_with_discount_and_tax_included() {
    let till = [
        ("ACME STATIONERS LTD", ""),
        ("2 High Street, London SW1A 1AA", ""),
        ("VAT No. GB 123 4567 89", ""),
        ("Receipt No: 4711", "22/03/2026 13:05"),
        ("Notebook A5", "£12.00"),
        ("Fountain pen", "£23.20"),
        ("Subtotal", "£35.20"),
        ("Member discount 10%", "-£3.52"),
        ("TOTAL", "£31.68"),
        ("VAT 20% included", "£5.28"),
        ("VISA", "£31.68"),
        ("Thank you for shopping with us", ""),
    ];
    let found = assert_fields(
        "english",
        Paper::Till(&till),
        &[
            (FieldKind::Vendor, "ACME STATIONERS LTD"),
            (FieldKind::VendorTaxId, "GB 123 4567 89"),
            (FieldKind::Date, "2026-03-22"),
            (FieldKind::Currency, "GBP"),
            (FieldKind::Subtotal, "35.20"),
            (FieldKind::Discount, "-3.52"),
            (FieldKind::Total, "31.68"),
            (FieldKind::Tax, "5.28"),
        ],
    );
    assert_eq!(found.kind, DocumentKind::Receipt);
    assert_eq!(found.verdict(FieldKind::Total), Verdict::Proved);
}

#[test]
fn malay_with_rounding_and_change() {
    let till = [
        ("LUCKY STAR TRADING SDN BHD", ""),
        ("12, JALAN MAWAR 3, TAMAN INDAH", ""),
        ("81100 JOHOR BAHRU", ""),
        ("NO. CUKAI: 000473792512", ""),
        ("TARIKH: 05/04/2026", "MASA: 10:18"),
        ("TEH HIJAU", "12.50"),
        ("KEK PANDAN", "7.48"),
        ("JUMLAH KECIL", "19.98"),
        ("PEMBUNDARAN", "0.02"),
        ("JUMLAH", "RM20.00"),
        ("TUNAI", "RM50.00"),
        ("BAKI", "RM30.00"),
        ("TERIMA KASIH", ""),
    ];
    let found = assert_fields(
        "malay",
        Paper::Till(&till),
        &[
            (FieldKind::Vendor, "LUCKY STAR TRADING SDN BHD"),
            (FieldKind::Date, "2026-04-05"),
            (FieldKind::Currency, "MYR"),
            (FieldKind::Rounding, "0.02"),
            (FieldKind::Total, "20.00"),
        ],
    );
    assert_eq!(found.verdict(FieldKind::Total), Verdict::Proved);
}

#[test]
fn german_with_decimal_comma() {
    let till = [
        ("Backstube Sonnig GmbH", ""),
        ("Lindenweg 7", ""),
        ("10115 Berlin", ""),
        ("USt-IdNr. DE123456789", ""),
        ("Datum 03.04.2026", "09:12 Uhr"),
        ("Roggenbrot", "4,80"),
        ("Kaffee", "3,20"),
        ("Summe EUR", "8,00"),
        ("Gegeben bar", "10,00"),
        ("Rückgeld", "2,00"),
        ("MwSt 7%", "0,52"),
        ("Vielen Dank für Ihren Einkauf", ""),
    ];
    let found = assert_fields(
        "german",
        Paper::Till(&till),
        &[
            (FieldKind::Vendor, "Backstube Sonnig GmbH"),
            (FieldKind::VendorAddress, "Lindenweg 7, 10115 Berlin"),
            (FieldKind::Date, "2026-04-03"),
            (FieldKind::Currency, "EUR"),
            (FieldKind::Tax, "0.52"),
            (FieldKind::Total, "8.00"),
        ],
    );
    assert_eq!(found.verdict(FieldKind::Total), Verdict::Proved);
}

#[test]
fn french_with_tax_included() {
    let till = [
        ("BISTRO DU PONT SARL", ""),
        ("8 rue des Fleurs", ""),
        ("69001 Lyon", ""),
        ("Le 24 mars 2026", "20:41"),
        ("Plat du jour", "16,50"),
        ("Café", "2,50"),
        ("Total TTC", "19,00 €"),
        ("dont TVA 10%", "1,73 €"),
        ("Carte bancaire", "19,00 €"),
        ("Merci et à bientôt", ""),
    ];
    assert_fields(
        "french",
        Paper::Till(&till),
        &[
            (FieldKind::Vendor, "BISTRO DU PONT SARL"),
            (FieldKind::VendorAddress, "8 rue des Fleurs, 69001 Lyon"),
            (FieldKind::Date, "2026-03-24"),
            (FieldKind::Currency, "EUR"),
            (FieldKind::Tax, "1.73"),
            (FieldKind::Total, "19.00"),
        ],
    );
}

#[test]
fn spanish_with_tax_added() {
    let till = [
        ("LA PLAZA", ""),
        ("La Plaza del Puerto S.L.", ""),
        ("Calle Mayor 5", ""),
        ("28013 Madrid", ""),
        ("NIF: B12345674", ""),
        ("Fecha: 05/03/2026", "Hora: 11:30"),
        ("Tostada", "2,50"),
        ("Zumo", "3,00"),
        ("Base imponible", "5,50"),
        ("IVA 10%", "0,55"),
        ("TOTAL", "6,05 €"),
        ("Efectivo", "10,00 €"),
        ("Cambio", "3,95 €"),
        ("Gracias por su visita", ""),
    ];
    let found = assert_fields(
        "spanish",
        Paper::Till(&till),
        &[
            (FieldKind::Vendor, "La Plaza del Puerto S.L."),
            (FieldKind::Date, "2026-03-05"),
            (FieldKind::Currency, "EUR"),
            (FieldKind::Subtotal, "5.50"),
            (FieldKind::Tax, "0.55"),
            (FieldKind::Total, "6.05"),
        ],
    );
    assert_eq!(found.verdict(FieldKind::Total), Verdict::Proved);
}

#[test]
fn italian_with_change() {
    let till = [
        ("TRATTORIA BELLA S.R.L.", ""),
        ("Via Roma 12", ""),
        ("00184 Roma", ""),
        ("P.IVA 12345678901", ""),
        ("DOCUMENTO COMMERCIALE", ""),
        ("Pizza margherita", "8,50"),
        ("Acqua", "2,00"),
        ("TOTALE COMPLESSIVO", "10,50"),
        ("di cui IVA", "0,95"),
        ("Pagamento contante", "20,00"),
        ("Resto", "9,50"),
        ("14-05-2026 13:22", ""),
    ];
    let found = assert_fields(
        "italian",
        Paper::Till(&till),
        &[
            (FieldKind::Date, "2026-05-14"),
            (FieldKind::Currency, "EUR"),
            (FieldKind::Tax, "0.95"),
            (FieldKind::Total, "10.50"),
        ],
    );
    assert_eq!(found.verdict(FieldKind::Total), Verdict::Proved);
}

#[test]
fn dutch_invoice_with_tax_added() {
    let sheet = [
        ("FACTUUR", "Molen Techniek B.V."),
        ("", "Dijkstraat 7"),
        ("Jan de Vries", "3012 CN Rotterdam"),
        ("Kerkstraat 9", "BTW NL810433941B01"),
        ("1025 RX Amsterdam", ""),
        ("Factuurnummer: 2026-118", ""),
        ("Factuurdatum: 19 april 2026", ""),
        ("Vervaldatum: 19 mei 2026", ""),
        ("Omschrijving", "Bedrag"),
        ("Onderhoud pomp", "€ 100,00"),
        ("Subtotaal", "€ 100,00"),
        ("BTW 21%", "€ 21,00"),
        ("Totaal te betalen", "€ 121,00"),
    ];
    let found = assert_fields(
        "dutch",
        Paper::Sheet(&sheet),
        &[
            (FieldKind::Vendor, "Molen Techniek B.V."),
            (FieldKind::VendorAddress, "Dijkstraat 7, 3012 CN Rotterdam"),
            (FieldKind::DocumentNumber, "2026-118"),
            (FieldKind::Date, "2026-04-19"),
            (FieldKind::DueDate, "2026-05-19"),
            (FieldKind::Currency, "EUR"),
            (FieldKind::Tax, "21.00"),
            (FieldKind::Total, "121.00"),
        ],
    );
    assert_eq!(found.kind, DocumentKind::Invoice);
    assert_eq!(found.verdict(FieldKind::Total), Verdict::Proved);
    assert_eq!(found.verdict(FieldKind::Date), Verdict::Proved);
}

#[test]
fn german_letter_to_a_buyer() {
    let sheet = [
        ("Muster Werke GmbH · Ecke 12 · 12345 Stadthausen", ""),
        ("Beta Handel GmbH", ""),
        ("Bahnhofstraße 42", ""),
        ("88802 Spielkreis", ""),
        ("Rechnung Nr. 42", "Rechnungsdatum: 05.03.2026"),
        ("Leistung", "Betrag"),
        ("Beratung", "100,00 €"),
        ("Nettobetrag", "100,00 €"),
        ("USt 19%", "19,00 €"),
        ("Rechnungsbetrag", "119,00 €"),
        ("Zahlbar bis 19.03.2026", ""),
    ];
    assert_fields(
        "german letter",
        Paper::Sheet(&sheet),
        &[
            (FieldKind::Vendor, "Muster Werke GmbH"),
            (FieldKind::VendorAddress, "Ecke 12, 12345 Stadthausen"),
            (FieldKind::DocumentNumber, "42"),
            (FieldKind::Date, "2026-03-05"),
            (FieldKind::DueDate, "2026-03-19"),
            (FieldKind::Total, "119.00"),
        ],
    );
}

#[test]
fn a_credit_note_has_negative_amounts() {
    let sheet = [
        ("Acme Ltd", ""),
        ("2 Low Road, London SW1A 1AA", ""),
        ("Credit note No. CN-17", "Date: 22 March 2026"),
        ("Returned chair", "-£100.00"),
        ("Subtotal", "-£100.00"),
        ("VAT 20%", "-£20.00"),
        ("Total", "-£120.00"),
    ];
    let found = assert_fields(
        "credit note",
        Paper::Sheet(&sheet),
        &[
            (FieldKind::DocumentNumber, "CN-17"),
            (FieldKind::Currency, "GBP"),
            (FieldKind::Tax, "-20.00"),
            (FieldKind::Total, "-120.00"),
        ],
    );
    assert_eq!(found.verdict(FieldKind::Total), Verdict::Likely, "credit notes are printed with either sign");
}
