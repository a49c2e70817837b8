//! FatturaPA, envelopes, lines within lines, and amounts in more decimals than their currency has.

use super::*;
use vouch_core::DocumentKind;

const FATTURA_PA: &str = r#"<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/x">
  <FatturaElettronicaHeader>
    <CedentePrestatore>
      <DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
        <Anagrafica><Denominazione>Utopia Carta S.r.l.</Denominazione></Anagrafica></DatiAnagrafici>
      <Sede><Indirizzo>Via Moro</Indirizzo><NumeroCivico>7</NumeroCivico><CAP>00100</CAP><Comune>Amaurot</Comune>
        <Provincia>UT</Provincia><Nazione>IT</Nazione></Sede>
    </CedentePrestatore>
    <CessionarioCommittente><DatiAnagrafici><Anagrafica><Denominazione>Hythloday</Denominazione></Anagrafica>
      </DatiAnagrafici></CessionarioCommittente>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>
    <DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento><Divisa>EUR</Divisa>
      <Data>2026-03-05</Data><Numero>12/A</Numero><ImportoTotaleDocumento>171.00</ImportoTotaleDocumento>
    </DatiGeneraliDocumento></DatiGenerali>
    <DatiBeniServizi>
      <DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Carta</Descrizione><Quantita>10.00</Quantita>
        <PrezzoUnitario>10.0000</PrezzoUnitario><PrezzoTotale>100.0000</PrezzoTotale>
        <AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
      <DettaglioLinee><NumeroLinea>2</NumeroLinea><Descrizione>Libri</Descrizione>
        <PrezzoUnitario>47.12</PrezzoUnitario><PrezzoTotale>47.12</PrezzoTotale>
        <AliquotaIVA>4.00</AliquotaIVA></DettaglioLinee>
      <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>100.00</ImponibileImporto>
        <Imposta>22.00</Imposta></DatiRiepilogo>
      <DatiRiepilogo><AliquotaIVA>4.00</AliquotaIVA><ImponibileImporto>47.12</ImponibileImporto>
        <Imposta>1.88</Imposta></DatiRiepilogo>
    </DatiBeniServizi>
    <DatiPagamento><DettaglioPagamento><DataScadenzaPagamento>2026-04-04</DataScadenzaPagamento>
      </DettaglioPagamento></DatiPagamento>
  </FatturaElettronicaBody>
</p:FatturaElettronica>"#;

#[test]
fn reads_fattura_pa() {
    let claims = claimed(FATTURA_PA);
    let expected = pairs(&[
        ("vendor", "Utopia Carta S.r.l."),
        ("vendor_address", "Via Moro 7, 00100 Amaurot, UT, IT"),
        ("vendor_tax_id", "IT01234567890"),
        ("document_number", "12/A"),
        ("date", "2026-03-05"),
        ("due_date", "2026-04-04"),
        ("currency", "EUR"),
        ("subtotal", "147.12"),
        ("tax", "23.88"),
        ("total", "171.00"),
    ]);
    assert_eq!(fields(&claims), expected);
    assert_eq!((claims.kind, claims.tax_lines.len()), (Some(DocumentKind::Invoice), 2));
    let amounts: Vec<_> =
        claims.line_items.iter().filter_map(|item| Some(item.amount?.to_string())).collect();
    assert_eq!(amounts, ["100.00", "47.12"]);
}

#[test]
fn a_person_may_sell_and_the_total_may_be_left_to_the_sums() {
    let person = "<Nome>Raffaele</Nome><Cognome>Itlodeo</Cognome>";
    let xml = FATTURA_PA.replace("<Denominazione>Utopia Carta S.r.l.</Denominazione>", person);
    let xml = xml.replace("<ImportoTotaleDocumento>171.00</ImportoTotaleDocumento>", "");
    let claims = claimed(&xml.replace("TD01", "TD04"));
    let found = fields(&claims);
    for expected in [("vendor", "Raffaele Itlodeo"), ("total", "171.00")] {
        assert!(found.contains(&(expected.0, expected.1.to_owned())), "{found:?}");
    }
    assert_eq!(claims.kind, Some(DocumentKind::CreditNote));
}

#[test]
fn a_batch_holds_several_invoices_of_one_seller() {
    let body = FATTURA_PA.find("  <FatturaElettronicaBody>").expect("a body");
    let end = FATTURA_PA.find("</p:").expect("the end");
    let second = FATTURA_PA[body..end].replace("12/A", "13/A");
    let batch = [&FATTURA_PA[..end], second.as_str(), &FATTURA_PA[end..]].concat();
    let found = readings(&[Attachment::new("IT01234567890_1.xml", batch)], Timestamp::UNIX_EPOCH);
    let numbers: Vec<_> = found.iter().map(|reading| fields(&claims(reading))[3].1.clone()).collect();
    assert_eq!(numbers, ["12/A", "13/A"]);
    let context = crate::Context { today: jiff::civil::date(2026, 11, 21), kind: None };
    let documents = crate::interpret(&found, &context);
    let total = |at: usize| documents[at].fields[&FieldKind::Total].verdict;
    assert_eq!((documents.len(), documents[1].document), (2, 1));
    assert_eq!((total(0), total(1)), (Verdict::Proved, Verdict::Proved));
}

#[test]
fn envelopes_are_opened() {
    let header =
        "<StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>";
    let sent =
        format!("<StandardBusinessDocument xmlns=\"urn:sbdh\">{header}{UBL}</StandardBusinessDocument>");
    assert_eq!(fields(&claimed(&sent)), fields(&claimed(UBL)));
    let again = format!("<StandardBusinessDocument xmlns=\"urn:sbdh\">{sent}</StandardBusinessDocument>");
    assert_eq!(fields(&claimed(&again)), fields(&claimed(UBL)));
    let attached = format!(
        "<AttachedDocument xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:AttachedDocument-2\"><Attachment>\
         <ExternalReference><Description><![CDATA[{UBL}]]></Description></ExternalReference></Attachment>\
         </AttachedDocument>"
    );
    assert_eq!(fields(&claimed(&attached)), fields(&claimed(UBL)));
    let empty = format!("<StandardBusinessDocument>{header}</StandardBusinessDocument>");
    assert_eq!(only(&empty), None);
}

#[test]
fn the_type_says_what_it_is() {
    let of = |xml: &str| claimed(xml).kind.map(DocumentKind::name);
    for (code, kind) in [("380", "invoice"), ("381", "credit_note"), ("325", "proforma"), ("389", "invoice")]
    {
        assert_eq!(of(&CII.replace(">380<", &format!(">{code}<"))), Some(kind), "{code}");
    }
    assert_eq!(of(ZUGFERD_1), Some("invoice"), "it states none");
    let note = UBL.replace("<Invoice ", "<CreditNote ").replace("</Invoice>", "</CreditNote>");
    let untyped = note.replace("<b:InvoiceTypeCode>01</b:InvoiceTypeCode>", "");
    assert_eq!(of(&untyped), Some("credit_note"));
}

/// An invoice with these lines: number, parent, status and amount.
fn with_lines(lines: &[(&str, &str, &str, &str)]) -> Claims {
    let line = |(number, parent, status, amount): &(&str, &str, &str, &str)| {
        let element = |name: &str, text: &str| {
            if text.is_empty() { String::new() } else { format!("<ram:{name}>{text}</ram:{name}>") }
        };
        format!(
            "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>{}{}{}\
             </ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>{number}</ram:Name>\
             </ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeSettlement>\
             <ram:SpecifiedTradeSettlementLineMonetarySummation>{}\
             </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>\
             </ram:IncludedSupplyChainTradeLineItem>",
            element("LineID", number),
            element("ParentLineID", parent),
            element("LineStatusReasonCode", status),
            element("LineTotalAmount", amount),
        )
    };
    let start = CII.find("<ram:IncludedSupplyChainTradeLineItem>").expect("lines");
    let end = CII.find("<ram:ApplicableHeaderTradeAgreement>").expect("the rest");
    let lines: String = lines.iter().map(line).collect();
    claimed(&[&CII[..start], lines.as_str(), &CII[end..]].concat())
}

#[test]
fn lines_within_lines_count_once() {
    type Line<'a> = (&'a str, &'a str, &'a str, &'a str);
    let cases: [(&[Line<'_>], &[&str]); 6] = [
        (&[("1", "", "", "20"), ("2", "", "", "30")], &["1", "2"]),
        (&[("1", "", "GROUP", "50"), ("2", "1", "DETAIL", "20"), ("3", "1", "DETAIL", "30")], &["2", "3"]),
        (
            &[("1", "", "DETAIL", "50"), ("2", "1", "INFORMATION", "20"), ("3", "1", "INFORMATION", "30")],
            &["1"],
        ),
        (&[("1", "", "", "50"), ("2", "1", "", "20"), ("3", "1", "", "30")], &["2", "3"]),
        (&[("1", "", "", "50"), ("2", "1", "", "7"), ("3", "1", "", "8")], &["1"]),
        (
            &[
                ("1", "", "GROUP", "50"),
                ("2", "1", "GROUP", "20"),
                ("3", "2", "DETAIL", "12"),
                ("4", "2", "DETAIL", "8"),
                ("5", "1", "DETAIL", "30"),
            ],
            &["3", "4", "5"],
        ),
    ];
    for (lines, expected) in cases {
        let items = with_lines(lines).line_items;
        let names: Vec<&str> = items.iter().map(|item| item.description.as_str()).collect();
        assert_eq!(names, expected, "{lines:?}");
    }
}

#[test]
fn amounts_have_the_decimals_of_their_currency_and_lose_no_digit() {
    let total = |text: &str, currency: &str| {
        let xml = ZUGFERD_1.replace(">-10.80<", &format!(">{text}<")).replace("CHF", currency);
        let claims = claimed(&xml);
        let found = claims.candidates.into_iter().find(|(field, _)| *field == FieldKind::Total);
        found.map(|(_, total)| total.value.plain())
    };
    for (stated, currency, shown) in [
        ("952.0000", "EUR", "952.00"),
        ("952", "EUR", "952.00"),
        ("952.5", "EUR", "952.50"),
        ("-952.0000", "EUR", "-952.00"),
        ("0.0001", "EUR", "0.0001"),
        ("952.125", "EUR", "952.125"),
        ("1250.00", "JPY", "1250"),
        ("12.5", "KWD", "12.500"),
        ("79228162514264337593543950335", "EUR", "79228162514264337593543950335"),
    ] {
        assert_eq!(total(stated, currency).as_deref(), Some(shown), "{stated} {currency}");
    }
}
