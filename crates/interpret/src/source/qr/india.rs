//! Codes on Indian invoices: the signed one of the tax office, and the request of a payment by UPI.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::Value;

use super::link::Link;
use super::{Purpose, Said, amount, day, filled};

/// What an Indian code says.
pub(super) fn read(text: &str) -> Option<Said> {
    invoice(text).or_else(|| upi(text))
}

/// Three parts in base64 with a dot between; the middle one holds the invoice as JSON in a string of JSON.
fn invoice(text: &str) -> Option<Said> {
    let parts: Vec<&str> = text.split('.').collect();
    let [_, claims, _] = parts.as_slice() else { return None };
    let claims: Value = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    let data: Value = serde_json::from_str(claims.get("data")?.as_str()?).ok()?;
    let said = |name: &str| data.get(name).and_then(Value::as_str).and_then(filled);
    let total = data.get("TotInvVal")?;
    let total = amount(&total.as_str().map_or_else(|| total.to_string(), str::to_owned))?;
    let figures = said("DocDt")?;
    let mut figures = figures.split('/');
    let (of_month, month, year) = (figures.next()?, figures.next()?, figures.next()?);
    Some(Said {
        tax_id: Some(said("SellerGstin")?),
        number: said("DocNo"),
        date: day(year, month, of_month),
        total: Some(if said("DocTyp").as_deref() == Some("CRN") { -total } else { total }),
        currency: "INR".parse().ok(),
        ..Said::new("GST", Purpose::Statement)
    })
}

/// `upi://pay?pa=shop@bank&pn=Corner%20Shop&am=120.00&cu=INR&tr=INV-7`
fn upi(text: &str) -> Option<Said> {
    let link = Link::of(text, &["upi"])?;
    let total = link.asks("am").and_then(amount).filter(|amount| !amount.is_zero());
    (link.host == "pay").then(|| Said {
        vendor: link.asks("pn").and_then(filled),
        total,
        currency: link.asks("cu").unwrap_or("INR").parse().ok(),
        reference: link.asks("tr").or_else(|| link.asks("tn")).and_then(filled),
        ..Said::new("UPI", Purpose::Request)
    })
}
