use proptest::prelude::*;
use vouch_core::{Attachment, Evidence, FieldKind, LineItem, Verdict};

use super::*;

mod other_syntaxes;

pub(super) const CII: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocument>
    <ram:ID>UT-2026-0042</ram:ID><ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20260305</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:Name>Ink,
        blue</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
        <ram:ChargeAmount>12.50</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">100</ram:BasisQuantity>
      </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">400</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
        <ram:LineTotalAmount>50.00</ram:LineTotalAmount>
      </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>2</ram:LineID></ram:AssociatedDocumentLineDocument>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>
        <ram:Name>Utopia Paper Works</ram:Name>
        <ram:PostalTradeAddress>
          <ram:PostcodeCode>1516</ram:PostcodeCode><ram:LineOne>7 More Street</ram:LineOne>
          <ram:CityName>Amaurot</ram:CityName><ram:CountryID>UT</ram:CountryID>
        </ram:PostalTradeAddress>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/555/0000</ram:ID></ram:SpecifiedTaxRegistration>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">UT000000042</ram:ID></ram:SpecifiedTaxRegistration>
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty><ram:Name>Hythloday Travel</ram:Name></ram:BuyerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:ApplicableTradeTax>
        <ram:CalculatedAmount>9.12</ram:CalculatedAmount><ram:BasisAmount>48.00</ram:BasisAmount>
        <ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent>
      </ram:ApplicableTradeTax>
      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
        <udt:DateTimeString format="102">20260404</udt:DateTimeString>
      </ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>50.00</ram:LineTotalAmount><ram:ChargeTotalAmount>0.00</ram:ChargeTotalAmount>
        <ram:AllowanceTotalAmount>2.00</ram:AllowanceTotalAmount><ram:TaxBasisTotalAmount>48.00</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="USD">10.00</ram:TaxTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">9.12</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>57.12</ram:GrandTotalAmount><ram:TotalPrepaidAmount>20.00</ram:TotalPrepaidAmount>
        <ram:DuePayableAmount>37.12</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"#;

const ZUGFERD_1: &str = r#"<a:CrossIndustryDocument xmlns:a="urn:ferd:CrossIndustryDocument:invoice:1p0">
  <a:HeaderExchangedDocument><a:ID>7</a:ID>
    <a:IssueDateTime><a:DateTimeString format="102">20140302</a:DateTimeString></a:IssueDateTime>
  </a:HeaderExchangedDocument>
  <a:SpecifiedSupplyChainTradeTransaction>
    <a:ApplicableSupplyChainTradeAgreement><a:SellerTradeParty><a:Name>Amaurot Ferries</a:Name>
    </a:SellerTradeParty></a:ApplicableSupplyChainTradeAgreement>
    <a:ApplicableSupplyChainTradeSettlement>
      <a:InvoiceCurrencyCode>CHF</a:InvoiceCurrencyCode>
      <a:SpecifiedTradeSettlementMonetarySummation>
        <a:TaxBasisTotalAmount currencyID="CHF">-10</a:TaxBasisTotalAmount>
        <a:GrandTotalAmount currencyID="CHF">-10.80</a:GrandTotalAmount>
      </a:SpecifiedTradeSettlementMonetarySummation>
    </a:ApplicableSupplyChainTradeSettlement>
  </a:SpecifiedSupplyChainTradeTransaction>
</a:CrossIndustryDocument>"#;

pub(super) const UBL: &str = r#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:c="u:c" xmlns:b="u:b">
  <b:ID>INV-9</b:ID><b:IssueDate>2026-03-05Z</b:IssueDate><b:DueDate>2026-04-04</b:DueDate>
  <b:InvoiceTypeCode>01</b:InvoiceTypeCode><b:DocumentCurrencyCode>MYR</b:DocumentCurrencyCode>
  <c:AccountingSupplierParty><c:Party>
    <c:PartyIdentification><b:ID schemeID="TIN">C0000000000</b:ID></c:PartyIdentification>
    <c:PostalAddress><b:CityName>Amaurot</b:CityName><b:PostalZone>1516</b:PostalZone>
      <c:AddressLine><b:Line>Level 2</b:Line></c:AddressLine><c:AddressLine><b:Line>7 More Street</b:Line></c:AddressLine>
      <c:Country><b:IdentificationCode>UTO</b:IdentificationCode></c:Country></c:PostalAddress>
    <c:PartyTaxScheme><b:CompanyID>LOCAL-1</b:CompanyID><c:TaxScheme><b:ID>TAX</b:ID></c:TaxScheme></c:PartyTaxScheme>
    <c:PartyTaxScheme><b:CompanyID>UT42</b:CompanyID><c:TaxScheme><b:ID>VAT</b:ID></c:TaxScheme></c:PartyTaxScheme>
    <c:PartyLegalEntity><b:RegistrationName>Utopia Paper Works</b:RegistrationName></c:PartyLegalEntity>
  </c:Party></c:AccountingSupplierParty>
  <c:TaxTotal><b:TaxAmount currencyID="MYR">0.60</b:TaxAmount><c:TaxSubtotal>
    <b:TaxableAmount currencyID="MYR">10.00</b:TaxableAmount><b:TaxAmount currencyID="MYR">0.60</b:TaxAmount>
    <c:TaxCategory><b:ID>01</b:ID><b:Percent>6</b:Percent></c:TaxCategory></c:TaxSubtotal></c:TaxTotal>
  <c:LegalMonetaryTotal><b:LineExtensionAmount currencyID="MYR">10.00</b:LineExtensionAmount>
    <b:TaxExclusiveAmount currencyID="MYR">10.00</b:TaxExclusiveAmount>
    <b:TaxInclusiveAmount currencyID="MYR">10.62</b:TaxInclusiveAmount>
    <b:PayableRoundingAmount currencyID="MYR">-0.02</b:PayableRoundingAmount>
    <b:PayableAmount currencyID="MYR">10.60</b:PayableAmount></c:LegalMonetaryTotal>
  <c:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity>2</b:InvoicedQuantity>
    <b:LineExtensionAmount currencyID="MYR">10.00</b:LineExtensionAmount>
    <c:Item><b:Description>Teh tarik</b:Description></c:Item>
    <c:Price><b:PriceAmount currencyID="MYR">5.00</b:PriceAmount></c:Price></c:InvoiceLine>
</Invoice>"#;

fn claimed(xml: &str) -> Claims {
    claims(&only(xml).expect("an e-invoice"))
}

/// The reading of the only invoice in a file.
fn only(xml: &str) -> Option<Reading> {
    let readings = readings(&[Attachment::new("data.xml", xml)], Timestamp::UNIX_EPOCH);
    assert!(readings.len() < 2, "several invoices");
    readings.into_iter().next()
}

fn fields(claims: &Claims) -> Vec<(&'static str, String)> {
    claims.candidates.iter().map(|(kind, found)| (kind.name(), found.value.plain())).collect()
}

fn pairs(pairs: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

#[test]
fn reads_factur_x() {
    let claims = claimed(CII);
    let expected = pairs(&[
        ("vendor", "Utopia Paper Works"),
        ("vendor_address", "7 More Street, 1516 Amaurot, UT"),
        ("vendor_tax_id", "UT000000042"),
        ("customer", "Hythloday Travel"),
        ("document_number", "UT-2026-0042"),
        ("date", "2026-03-05"),
        ("due_date", "2026-04-04"),
        ("currency", "EUR"),
        ("subtotal", "50.00"),
        ("discount", "-2.00"),
        ("tax", "9.12"),
        ("total", "57.12"),
    ]);
    assert_eq!(fields(&claims), expected);
    let item = LineItem {
        description: "Ink, blue".to_owned(),
        quantity: Some(400.into()),
        unit_price: "0.125".parse().ok(),
        amount: "50.00".parse().ok(),
        place: None,
        verdict: Verdict::Proved,
    };
    assert_eq!(claims.line_items, [item]);
    assert_eq!(claims.tax_lines.len(), 1);
    assert_eq!(claims.tax_lines[0].rate, Some(19.into()));
}

#[test]
fn reads_zugferd_1() {
    let expected = pairs(&[
        ("vendor", "Amaurot Ferries"),
        ("document_number", "7"),
        ("date", "2014-03-02"),
        ("currency", "CHF"),
        ("subtotal", "-10.00"),
        ("total", "-10.80"),
    ]);
    assert_eq!(fields(&claimed(ZUGFERD_1)), expected);
}

#[test]
fn reads_a_draft_of_zugferd_1() {
    let draft = ZUGFERD_1
        .replace("CrossIndustryDocument ", "Invoice ")
        .replace(":CrossIndustryDocument>", ":Invoice>");
    let draft = draft.replace(
        "urn:ferd:CrossIndustryDocument:invoice:1p0",
        "urn:un:unece:uncefact:data:standard:CBFBUY:5",
    );
    let draft = draft.replace("<a:DateTimeString format=\"102\">20140302</a:DateTimeString>", "20140302");
    assert_eq!(fields(&claimed(&draft)), fields(&claimed(ZUGFERD_1)));
}

#[test]
fn reads_ubl() {
    let claims = claimed(UBL);
    let expected = pairs(&[
        ("vendor", "Utopia Paper Works"),
        ("vendor_address", "Level 2, 7 More Street, 1516 Amaurot, UTO"),
        ("vendor_tax_id", "UT42"),
        ("document_number", "INV-9"),
        ("date", "2026-03-05"),
        ("due_date", "2026-04-04"),
        ("currency", "MYR"),
        ("subtotal", "10.00"),
        ("tax", "0.60"),
        ("rounding", "-0.02"),
        ("total", "10.60"),
    ]);
    assert_eq!(fields(&claims), expected);
    assert_eq!(claims.line_items[0].description, "Teh tarik");
    let (_, total) = claims.candidates.iter().find(|(kind, _)| *kind == FieldKind::Total).expect("a total");
    let element = |element: &str| Evidence::EinvoiceElement { element: element.to_owned() };
    assert_eq!(total.evidence, [element("BT-112"), element("BT-114")]);
}

#[test]
fn reads_a_credit_note_as_it_stands() {
    let note = UBL.replace("Invoice-2", "CreditNote-2").replace("<Invoice ", "<CreditNote ");
    let note = note.replace("</Invoice>", "</CreditNote>").replace("InvoiceLine", "CreditNoteLine");
    let claims = claimed(&note.replace("InvoicedQuantity", "CreditedQuantity"));
    assert!(fields(&claims).contains(&("total", "10.60".to_owned())));
    assert_eq!(claims.line_items[0].quantity, Some(2.into()));
}

#[test]
fn leaves_other_xml_alone() {
    let with_type = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{ZUGFERD_1}");
    for xml in
        ["", "<a/>", "<Invoice><ID>1</ID></Invoice>", "<CrossIndustryInvoice/>", &with_type, &CII[..900]]
    {
        assert_eq!(only(xml), None, "{xml}");
    }
}

proptest! {
    #[test]
    fn takes_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        readings(&[Attachment::new("data.xml", bytes)], Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn takes_any_values(from in 0usize..4_000, until in 0usize..4_000, text in "\\PC{0,30}|[-+0-9.eE]{0,40}") {
        let (from, until) = (from.min(until), from.max(until));
        let broken = [CII.get(..from).unwrap_or(CII), &text, CII.get(until..).unwrap_or_default()].concat();
        readings(&[Attachment::new("data.xml", broken)], Timestamp::UNIX_EPOCH).iter().for_each(|reading| {
            claims(reading);
        });
        for value in ["BT-1", "BT-2", "BT-5", "BT-40", "BT-112", "BT-114", "BT-146"] {
            let group = value.ends_with('6').then(|| "line:1".to_owned());
            let label = value.to_owned();
            let value = vouch_core::LabelledValue { label, text: text.clone(), group, ..Default::default() };
            let engine = EngineId { name: ENGINE.to_owned(), version: String::new() };
            claims(&Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages: Vec::new(), values: vec![value] });
        }
    }
}
