//! FatturaPA, the e-invoice of Italy: one seller, one buyer, and one or more invoices.

use roxmltree::Node;
use rust_decimal::Decimal;
use vouch_core::{LabelledValue, arithmetic};

use super::syntax::{self, Syntax, Terms};

const HEADER: Syntax = Syntax { parts: &[("CedentePrestatore", SELLER)], groups: &[], currency: "" };

const SELLER: Terms = &[
    ("BT-27", "DatiAnagrafici/Anagrafica/Denominazione"),
    ("BT-37", "Sede/Comune"),
    ("BT-38", "Sede/CAP"),
    ("BT-39", "Sede/Provincia"),
    ("BT-40", "Sede/Nazione"),
];

/// What the standard keeps in two elements, joined by what stands between them.
const JOINED: &[(&str, [&str; 2], &str)] = &[
    ("BT-27", ["DatiAnagrafici/Anagrafica/Nome", "DatiAnagrafici/Anagrafica/Cognome"], " "),
    ("BT-31", ["DatiAnagrafici/IdFiscaleIVA/IdPaese", "DatiAnagrafici/IdFiscaleIVA/IdCodice"], ""),
    ("BT-35", ["Sede/Indirizzo", "Sede/NumeroCivico"], " "),
];

const BODY: Syntax = Syntax {
    parts: &[
        ("DatiGenerali/DatiGeneraliDocumento", DOCUMENT),
        ("DatiGenerali/DatiOrdineAcquisto", &[("BT-13", "IdDocumento")]),
        ("DatiPagamento/DettaglioPagamento", &[("BT-9", "DataScadenzaPagamento")]),
    ],
    groups: &[
        ("line", "DatiBeniServizi/DettaglioLinee", LINE),
        ("tax", "DatiBeniServizi/DatiRiepilogo", TAX),
    ],
    currency: "",
};

const DOCUMENT: Terms = &[
    ("BT-1", "Numero"),
    ("BT-2", "Data"),
    ("BT-3", "TipoDocumento"),
    ("BT-5", "Divisa"),
    ("BT-112", "ImportoTotaleDocumento"),
];

const LINE: Terms = &[
    ("BT-126", "NumeroLinea"),
    ("BT-129", "Quantita"),
    ("BT-131", "PrezzoTotale"),
    ("BT-146", "PrezzoUnitario"),
    ("BT-153", "Descrizione"),
];

const TAX: Terms = &[
    ("BT-116", "ImponibileImporto"),
    ("BT-117", "Imposta"),
    ("BT-118", "Natura"),
    ("BT-119", "AliquotaIVA"),
];

/// Returns what each invoice says.
pub(super) fn read(root: Node<'_, '_>) -> Vec<Vec<LabelledValue>> {
    let headers = syntax::at(root, "FatturaElettronicaHeader");
    let seller: Vec<LabelledValue> = headers.iter().flat_map(|header| seller(*header)).collect();
    let bodies = syntax::at(root, "FatturaElettronicaBody");
    bodies.into_iter().map(|body| invoice(body, &seller)).collect()
}

fn seller(header: Node<'_, '_>) -> Vec<LabelledValue> {
    let mut values = syntax::read(header, &HEADER);
    let Some(seller) = syntax::at(header, "CedentePrestatore").into_iter().next() else { return values };
    for (label, paths, between) in JOINED {
        let parts: Vec<String> = paths
            .iter()
            .filter_map(|path| syntax::at(seller, path).into_iter().find_map(syntax::text))
            .collect();
        values.extend((!parts.is_empty()).then(|| labelled(label, parts.join(between))));
    }
    values
}

/// The standard states the sums of each rate of tax, and the total only if the seller likes.
fn invoice(body: Node<'_, '_>, seller: &[LabelledValue]) -> Vec<LabelledValue> {
    let mut values = syntax::read(body, &BODY);
    let sum = |label: &str| {
        let stated = values.iter().filter(|value| value.label == label);
        let amounts: Option<Vec<Decimal>> = stated.map(|value| value.text.parse().ok()).collect();
        amounts.filter(|amounts| !amounts.is_empty()).and_then(arithmetic::sum)
    };
    let (net, tax) = (sum("BT-116"), sum("BT-117"));
    let has_total = values.iter().any(|value| value.label == "BT-112");
    let total = net.zip(tax).filter(|_| !has_total).and_then(|(net, tax)| arithmetic::sum([net, tax]));
    let sums = [("BT-109", net), ("BT-110", tax), ("BT-112", total)];
    values.extend(sums.into_iter().filter_map(|(label, sum)| Some(labelled(label, sum?.to_string()))));
    seller.iter().cloned().chain(values).collect()
}

fn labelled(label: &str, text: String) -> LabelledValue {
    LabelledValue { label: label.to_owned(), text, ..LabelledValue::default() }
}
