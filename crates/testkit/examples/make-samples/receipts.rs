//! The receipts: what is printed on them, and what is true of them. Every name, number and address is made up.

use serde_json::{Value, json};

/// A receipt as text for a till (see [`crate::roll`]) and the truth about it.
pub struct Receipt {
    /// Name of its file, without an ending.
    pub name: &'static str,
    /// What is printed.
    pub text: &'static str,
    /// What a reader should find: fields, tax lines and line items.
    pub truth: fn() -> Value,
}

/// A café in Malaysia: service charge, service tax, rounding to 5 sen.
pub const CAFE: Receipt = Receipt {
    name: "receipt-my-cafe",
    text: "\
=DAUN HIJAU
@Daun Hijau Cafe Sdn Bhd
@201801030472 (1292498-K)
@27 Jalan Seri Kasturi 4
@43000 Kajang, Selangor
@SST ID  W10-1808-32000471
-
@TAX INVOICE
 Bill  A-004817\tTable 12
 Date  03/04/25\t19:42
 Cashier  Wani\tPax 3
-
 2 Nasi lemak ayam\t14.90\t29.80
 1 Mee goreng mamak\t13.50\t13.50
 3 Teh tarik\t4.20\t12.60
 1 Roti canai set\t8.90\t8.90
 1 Kuih seri muka\t6.00\t6.00
-
 Subtotal\t70.80
 Service chg 10%\t7.08
 Service tax 6%\t4.25
 Rounding\t0.02
!TOTAL  RM\t82.15
-
 Cash\t100.00
 Change\t17.85

@Terima kasih. Thank you
@Please keep this receipt
|A004817",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "Daun Hijau Cafe Sdn Bhd",
                "vendor_address": "27 Jalan Seri Kasturi 4, 43000 Kajang, Selangor",
                "vendor_tax_id": "W10-1808-32000471",
                "document_number": "A-004817",
                "date": "2025-04-03",
                "currency": "MYR",
                "subtotal": "70.80",
                "service_charge": "7.08",
                "tax": "4.25",
                "rounding": "0.02",
                "total": "82.15"
            },
            "tax_lines": [{"rate": "6", "base": null, "amount": "4.25"}],
            "line_items": [
                {"description": "Nasi lemak ayam", "quantity": "2", "unit_price": "14.90", "amount": "29.80"},
                {"description": "Mee goreng mamak", "quantity": "1", "unit_price": "13.50", "amount": "13.50"},
                {"description": "Teh tarik", "quantity": "3", "unit_price": "4.20", "amount": "12.60"},
                {"description": "Roti canai set", "quantity": "1", "unit_price": "8.90", "amount": "8.90"},
                {"description": "Kuih seri muka", "quantity": "1", "unit_price": "6.00", "amount": "6.00"}
            ]
        })
    },
};

/// A supermarket in Germany: two rates of tax, decimal commas.
pub const MARKET: Receipt = Receipt {
    name: "receipt-de-market",
    text: "\
=KORNBLUME
@Kornblume Markt GmbH
@Lindenhofgasse 12
@04177 Leipzig
@UID Nr. DE298114503
@Tel. 0341 55 01 77

 \tEUR
 Bio Vollmilch 3,8%\t1,29 B
 Roggenmischbrot 750g\t3,49 B
 Äpfel Elstar
    1,124 kg x 2,99 EUR/kg\t3,36 B
 Kaffee Hausröstung\t6,99 B
 Spülmittel Zitrone\t1,89 A
 Briefumschläge C5 25er\t4,79 A
-
!SUMME   EUR\t21,81
 Geg. BAR   EUR\t50,00
 Rückgeld BAR   EUR\t28,19
-
 Steuer  %\tNetto\tSteuer\tBrutto
 A= 19,0%\t5,61\t1,07\t6,68
 B=  7,0%\t14,14\t0,99\t15,13
 Gesamtbetrag\t19,75\t2,06\t21,81

 17.05.2025\t18:21 Bon-Nr.:4713
 Markt:0218 Kasse:4\tBed.:115115

@Vielen Dank für Ihren Einkauf
@Umtausch nur mit Kassenbon
|4713",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "Kornblume Markt GmbH",
                "vendor_address": "Lindenhofgasse 12, 04177 Leipzig",
                "vendor_tax_id": "DE298114503",
                "document_number": "4713",
                "date": "2025-05-17",
                "currency": "EUR",
                "subtotal": "19.75",
                "tax": "2.06",
                "total": "21.81"
            },
            "tax_lines": [
                {"rate": "19", "base": "5.61", "amount": "1.07"},
                {"rate": "7", "base": "14.14", "amount": "0.99"}
            ],
            "line_items": [
                {"description": "Bio Vollmilch 3,8%", "quantity": null, "unit_price": null, "amount": "1.29"},
                {"description": "Roggenmischbrot 750g", "quantity": null, "unit_price": null, "amount": "3.49"},
                {"description": "Äpfel Elstar", "quantity": "1.124", "unit_price": "2.99", "amount": "3.36"},
                {"description": "Kaffee Hausröstung", "quantity": null, "unit_price": null, "amount": "6.99"},
                {"description": "Spülmittel Zitrone", "quantity": null, "unit_price": null, "amount": "1.89"},
                {"description": "Briefumschläge C5 25er", "quantity": null, "unit_price": null, "amount": "4.79"}
            ]
        })
    },
};

/// A restaurant in France: prices with tax, two rates.
pub const BISTRO: Receipt = Receipt {
    name: "receipt-fr-bistro",
    text: "\
=LE PETIT SEMAPHORE
@SARL Le Petit Sémaphore
@8 rue des Haubans
@29900 Concarneau
@SIRET 812 443 907 00018
@TVA FR48812443907

 Ticket n° 02-1187\tTable 6
 12/06/2025\t13:48
-
 2 Menu du jour\t17,50\t35,00
 1 Pichet rouge 50cl\t9,80\t9,80
 1 Crème caramel\t6,50\t6,50
 2 Café\t2,10\t4,20
-
!TOTAL TTC  EUR\t55,50
 Carte bancaire\t55,50
-
 Taux\tHT\tTVA\tTTC
 10,0%\t41,55\t4,15\t45,70
 20,0%\t8,17\t1,63\t9,80
 Total\t49,72\t5,78\t55,50

@Service compris
@Merci et à bientôt",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "SARL Le Petit Sémaphore",
                "vendor_address": "8 rue des Haubans, 29900 Concarneau",
                "vendor_tax_id": "FR48812443907",
                "document_number": "02-1187",
                "date": "2025-06-12",
                "currency": "EUR",
                "subtotal": "49.72",
                "tax": "5.78",
                "total": "55.50"
            },
            "tax_lines": [
                {"rate": "10", "base": "41.55", "amount": "4.15"},
                {"rate": "20", "base": "8.17", "amount": "1.63"}
            ],
            "line_items": [
                {"description": "Menu du jour", "quantity": "2", "unit_price": "17.50", "amount": "35.00"},
                {"description": "Pichet rouge 50cl", "quantity": "1", "unit_price": "9.80", "amount": "9.80"},
                {"description": "Crème caramel", "quantity": "1", "unit_price": "6.50", "amount": "6.50"},
                {"description": "Café", "quantity": "2", "unit_price": "2.10", "amount": "4.20"}
            ]
        })
    },
};

/// A diner in the United States: sales tax on top, then a tip.
pub const DINER: Receipt = Receipt {
    name: "receipt-us-diner",
    text: "\
=BLUEBIRD DINER
@Bluebird Diner LLC
@418 Larkspur Ave
@Kingston, NY 12401
@(845) 555-0142

 Server: Dot\tTable 9
 Check #30418\tGuests 2
 02/14/2025\t8:57 AM
-
 1 Buttermilk Stack\t$11.50
 1 Western Omelet\t$13.25
 2 Drip Coffee\t$7.00
 1 Home Fries\t$4.75
-
 Subtotal\t$36.50
 Sales Tax 8%\t$2.92
 Tip\t$7.30
!Total\t$46.72
-
 VISA ************2210
 Auth 04417C\tApproved

@Customer copy
@Come back and see us!",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "Bluebird Diner LLC",
                "vendor_address": "418 Larkspur Ave, Kingston, NY 12401",
                "document_number": "30418",
                "date": "2025-02-14",
                "currency": "USD",
                "subtotal": "36.50",
                "tax": "2.92",
                "tip": "7.30",
                "total": "46.72"
            },
            "tax_lines": [{"rate": "8", "base": null, "amount": "2.92"}],
            "line_items": [
                {"description": "Buttermilk Stack", "quantity": "1", "unit_price": null, "amount": "11.50"},
                {"description": "Western Omelet", "quantity": "1", "unit_price": null, "amount": "13.25"},
                {"description": "Drip Coffee", "quantity": "2", "unit_price": null, "amount": "7.00"},
                {"description": "Home Fries", "quantity": "1", "unit_price": null, "amount": "4.75"}
            ]
        })
    },
};

/// A stationer in the United Kingdom: a discount, tax within the prices.
pub const STATIONER: Receipt = Receipt {
    name: "receipt-gb-stationer",
    text: "\
=LUMEN
@LUMEN STATIONERS LTD
@3 Tanner's Row, York YO1 9ZZ
@VAT No. GB 318 2044 77

 Receipt 100382\tTill 2
 21/01/2025\t11:06
-
 A4 paper 80gsm 5 reams\t£18.99
 Gel pens black 0.7 x3\t£4.50
 Envelopes DL x50\t£5.25
 Ring binder A4\t2 x £3.25\t£6.50
-
 Subtotal\t£35.24
 Trade card 10%\t-£3.52
!TOTAL\t£31.72
 Card contactless\t£31.72
-
 VAT included @ 20%\t£5.29

@Thank you for shopping local
|100382",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "LUMEN STATIONERS LTD",
                "vendor_address": "3 Tanner's Row, York YO1 9ZZ",
                "vendor_tax_id": "GB 318 2044 77",
                "document_number": "100382",
                "date": "2025-01-21",
                "currency": "GBP",
                "subtotal": "35.24",
                "discount": "-3.52",
                "tax": "5.29",
                "total": "31.72"
            },
            "tax_lines": [{"rate": "20", "base": null, "amount": "5.29"}],
            "line_items": [
                {"description": "A4 paper 80gsm 5 reams", "quantity": null, "unit_price": null, "amount": "18.99"},
                {"description": "Gel pens black 0.7 x3", "quantity": null, "unit_price": null, "amount": "4.50"},
                {"description": "Envelopes DL x50", "quantity": null, "unit_price": null, "amount": "5.25"},
                {"description": "Ring binder A4", "quantity": "2", "unit_price": "3.25", "amount": "6.50"}
            ]
        })
    },
};

/// A café in Spain: a simplified invoice.
pub const CAFETERIA: Receipt = Receipt {
    name: "receipt-es-cafeteria",
    text: "\
=LA BRUJULA
@La Brújula del Puerto S.L.
@NIF B76402918
@Calle del Faro 21
@11004 Cádiz
-
@FACTURA SIMPLIFICADA
 Nº F-25/00931\tMesa 4
 30-09-2025\t09:15
-
 Ud Descripción\tPrecio\tTotal
 2  Café con leche\t1,80\t3,60
 2  Tostada tomate\t2,90\t5,80
 1  Zumo naranja\t3,20\t3,20
-
!TOTAL EUR\t12,60 €
 Efectivo\t20,00
 Cambio\t7,40
-
 Base imponible\t11,45
 IVA 10%\t1,15

@IVA incluido. Gracias por su visita",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "La Brújula del Puerto S.L.",
                "vendor_address": "Calle del Faro 21, 11004 Cádiz",
                "vendor_tax_id": "B76402918",
                "document_number": "F-25/00931",
                "date": "2025-09-30",
                "currency": "EUR",
                "subtotal": "11.45",
                "tax": "1.15",
                "total": "12.60"
            },
            "tax_lines": [{"rate": "10", "base": "11.45", "amount": "1.15"}],
            "line_items": [
                {"description": "Café con leche", "quantity": "2", "unit_price": "1.80", "amount": "3.60"},
                {"description": "Tostada tomate", "quantity": "2", "unit_price": "2.90", "amount": "5.80"},
                {"description": "Zumo naranja", "quantity": "1", "unit_price": "3.20", "amount": "3.20"}
            ]
        })
    },
};

/// A parking ticket in Switzerland; on the scan it lies left.
pub const PARKING: Receipt = Receipt {
    name: "scan-two-receipts",
    text: "\
=PARKHAUS
@Parkhaus Steinberg AG
@Aargasse 30, 3011 Bern
@CHE-118.402.775 MWST

@QUITTUNG
 Beleg\t0077412
 Einfahrt\t08.03.2025 09:02
 Ausfahrt\t08.03.2025 12:19
-
 Parkgebühr 3 h 17 min
!Total CHF\t8.50
 inkl. 8.1% MWST\t0.64
-
 Maestro\t8.50
@Gute Fahrt!",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "Parkhaus Steinberg AG",
                "vendor_address": "Aargasse 30, 3011 Bern",
                "vendor_tax_id": "CHE-118.402.775 MWST",
                "document_number": "0077412",
                "date": "2025-03-08",
                "currency": "CHF",
                "tax": "0.64",
                "total": "8.50"
            },
            "tax_lines": [{"rate": "8.1", "base": null, "amount": "0.64"}],
            "line_items": []
        })
    },
};

/// A pastry shop in Switzerland; on the scan it lies right.
pub const PASTRY: Receipt = Receipt {
    name: "scan-two-receipts",
    text: "\
=TANNEGG
@Confiserie Tannegg GmbH
@Kornhausgasse 7
@3011 Bern
@CHE-401.226.918 MWST

 Datum 08.03.2025\t12:44
 Bon 5531\tKasse 1
-
 2 Buttergipfel\t1.60\t3.20
 1 Nusstorte Stück\t5.40\t5.40
 1 Birnbrot klein\t5.60\t5.60
-
!TOTAL CHF\t14.20
 Bar\t20.00
 Rückgeld\t5.80
-
 MWST 2.6%\t0.36
 Netto\t13.84

@Merci viumau!",
    truth: || {
        json!({
            "kind": "receipt",
            "fields": {
                "vendor": "Confiserie Tannegg GmbH",
                "vendor_address": "Kornhausgasse 7, 3011 Bern",
                "vendor_tax_id": "CHE-401.226.918 MWST",
                "document_number": "5531",
                "date": "2025-03-08",
                "currency": "CHF",
                "subtotal": "13.84",
                "tax": "0.36",
                "total": "14.20"
            },
            "tax_lines": [{"rate": "2.6", "base": "13.84", "amount": "0.36"}],
            "line_items": [
                {"description": "Buttergipfel", "quantity": "2", "unit_price": "1.60", "amount": "3.20"},
                {"description": "Nusstorte Stück", "quantity": "1", "unit_price": "5.40", "amount": "5.40"},
                {"description": "Birnbrot klein", "quantity": "1", "unit_price": "5.60", "amount": "5.60"}
            ]
        })
    },
};

/// A bicycle workshop in Austria: an invoice off the till, to be paid by the code at its foot.
pub const WORKSHOP: Receipt = Receipt {
    name: "invoice-at-girocode",
    text: "\
=RADHAUS LINDNER
@Radhaus Lindner GmbH
@Fabriksgasse 17
@8020 Graz
@UID ATU44718203

@RECHNUNG
 Rechnungsnummer\t2025-0318
 Rechnungsdatum\t09.05.2025
 Zahlbar bis\t23.05.2025
-
 1 Service Trekkingrad\t69,00\t69,00
 1 Kette 9-fach\t32,50\t32,50
 2 Bremsbeläge\t12,00\t24,00
-
 Summe netto\t125,50
 USt 20%\t25,10
!Gesamtbetrag  EUR\t150,60
-
@IBAN AT61 1904 3002 3457 3201
#BCD¶002¶1¶SCT¶¶Radhaus Lindner GmbH¶AT611904300234573201¶EUR150.60¶¶¶Rechnung 2025-0318
@Zahlen mit Code",
    truth: || {
        json!({
            "kind": "invoice",
            "fields": {
                "vendor": "Radhaus Lindner GmbH",
                "vendor_address": "Fabriksgasse 17, 8020 Graz",
                "vendor_tax_id": "ATU44718203",
                "document_number": "2025-0318",
                "date": "2025-05-09",
                "due_date": "2025-05-23",
                "currency": "EUR",
                "subtotal": "125.50",
                "tax": "25.10",
                "total": "150.60"
            },
            "tax_lines": [{"rate": "20", "base": null, "amount": "25.10"}],
            "line_items": [
                {"description": "Service Trekkingrad", "quantity": "1", "unit_price": "69.00", "amount": "69.00"},
                {"description": "Kette 9-fach", "quantity": "1", "unit_price": "32.50", "amount": "32.50"},
                {"description": "Bremsbeläge", "quantity": "2", "unit_price": "12.00", "amount": "24.00"}
            ]
        })
    },
};
