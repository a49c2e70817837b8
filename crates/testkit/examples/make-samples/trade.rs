//! What an invoice says, and the truth about it.

use serde_json::{Value, json};

/// One row of what was done. Amounts as a machine writes them.
pub struct Item {
    /// What.
    pub description: &'static str,
    /// How many.
    pub quantity: &'static str,
    /// Price of one.
    pub unit_price: &'static str,
    /// Price of the row.
    pub amount: &'static str,
}

/// An invoice. Everything on it is made up.
pub struct Invoice {
    /// Name of its file, without an ending.
    pub name: &'static str,
    /// Who is paid.
    pub seller: &'static str,
    /// Street; postal code and town; country.
    pub seller_address: [&'static str; 3],
    /// VAT number of the seller.
    pub seller_vat: &'static str,
    /// Who pays: name, street, postal code and town.
    pub buyer: [&'static str; 3],
    /// Its number.
    pub number: &'static str,
    /// Day of issue and day of payment, ISO 8601.
    pub days: [&'static str; 2],
    /// The rows.
    pub items: &'static [Item],
    /// Sum of the rows.
    pub net: &'static str,
    /// Rate of tax in percent.
    pub rate: &'static str,
    /// The tax.
    pub tax: &'static str,
    /// What is to be paid.
    pub total: &'static str,
    /// Title, captions of number, date and due date, columns, sum, tax, total, and a closing sentence.
    pub words: [&'static str; 12],
    /// Account at the foot.
    pub foot: &'static str,
    pub accent: [f32; 3],
}

impl Invoice {
    /// A day as the country of the seller writes it.
    pub fn day(&self, which: usize) -> String {
        let [year, month, day] = [&self.days[which][..4], &self.days[which][5..7], &self.days[which][8..]];
        let mark = if self.seller_address[2] == "DE" { "." } else { "/" };
        [day, month, year].join(mark)
    }

    pub fn truth(&self) -> Value {
        let items: Vec<Value> = self.items.iter().map(Item::truth).collect();
        json!({
            "kind": "invoice",
            "fields": {
                "vendor": self.seller,
                "vendor_address": self.seller_address.join(", "),
                "vendor_tax_id": self.seller_vat,
                "document_number": self.number,
                "date": self.days[0],
                "due_date": self.days[1],
                "currency": "EUR",
                "subtotal": self.net,
                "tax": self.tax,
                "total": self.total
            },
            "tax_lines": [{"rate": self.rate, "base": self.net, "amount": self.tax}],
            "line_items": items
        })
    }
}

impl Item {
    fn truth(&self) -> Value {
        json!({
            "description": self.description,
            "quantity": self.quantity,
            "unit_price": self.unit_price,
            "amount": self.amount
        })
    }
}
