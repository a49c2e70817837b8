//! What a caption can be about.

macro_rules! tags {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a caption is about. A caption often has several tags: "Total incl. GST" is total, inclusive and tax.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Tag {
            $($(#[$doc])* $variant,)*
        }

        impl Tag {
            /// Every tag.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns its name in the lexicon and among the features.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

tags! {
    /// A sum of everything.
    Total = "total",
    /// Says that a total is the last one.
    Grand = "grand",
    /// A sum that is not the last one.
    Sub = "sub",
    /// Without tax.
    Net = "net",
    /// With tax.
    Gross = "gross",
    /// Includes something.
    Inclusive = "inclusive",
    /// Leaves something out.
    Exclusive = "exclusive",
    /// A tax.
    Tax = "tax",
    /// An amount of money.
    Amount = "amount",
    /// An amount to be paid.
    Due = "due",
    /// A sum after rounding.
    Rounded = "rounded",
    /// The rounding itself.
    Rounding = "rounding",
    /// A charge for service.
    Service = "service",
    /// A discount.
    Discount = "discount",
    /// What a discount saved: information only, not part of the sum.
    Saving = "saving",
    /// A tip.
    Tip = "tip",
    /// Cash.
    Cash = "cash",
    /// Cash handed over.
    Tendered = "tendered",
    /// Change given back.
    Change = "change",
    /// Paid by card.
    Card = "card",
    /// Paid through a bank.
    Transfer = "transfer",
    /// Paid earlier.
    Prepaid = "prepaid",
    /// A balance from an earlier document.
    Previous = "previous",
    /// A count of things.
    Quantity = "quantity",
    /// The price of one piece.
    Price = "price",
    /// The heading of the column of things bought.
    Item = "item",
    /// The heading of a summary of taxes.
    Summary = "summary",
    /// Tips that are suggested, and not paid.
    Suggested = "suggested",
    /// The same amount in another currency, or the rate of exchange.
    Conversion = "conversion",
    /// The sum of a page, carried to the next.
    Carried = "carried",
    /// Cash paid out beside the purchase.
    CashBack = "cash_back",
    /// Something that was entered and taken back.
    Void = "void",
    /// Points of a loyalty programme.
    Points = "points",
    /// Shipping.
    Shipping = "shipping",
    /// A date.
    Date = "date",
    /// An invoice.
    Invoice = "invoice",
    /// A receipt.
    Receipt = "receipt",
    /// A credit note.
    CreditNote = "credit_note",
    /// The date by which to pay.
    DueDate = "due_date",
    /// Delivery.
    Delivery = "delivery",
    /// An order.
    Order = "order",
    /// The order of a customer.
    PurchaseOrder = "purchase_order",
    /// A period of time.
    Period = "period",
    /// When it was printed.
    PrintDate = "print_date",
    /// When something expires.
    Expiry = "expiry",
    /// The first day of a stay or a journey.
    Arrival = "arrival",
    /// The last day of a stay or a journey.
    Departure = "departure",
    /// The first day of a period.
    Start = "start",
    /// The last day of a period.
    End = "end",
    /// The day on which it was paid.
    PaymentDate = "payment_date",
    /// What a reader noted: that it arrived, that it was approved.
    Stamp = "stamp",
    /// A transaction of a till or a terminal.
    Transaction = "transaction",
    /// The day on which somebody was born.
    Birth = "birth",
    /// A number or reference.
    Number = "number",
    /// A customer or member.
    Customer = "customer",
    /// A tax number.
    TaxId = "tax_id",
    /// A registration number.
    Registration = "registration",
    /// Telephone.
    Phone = "phone",
    /// Fax.
    Fax = "fax",
    /// E-mail.
    Email = "email",
    /// Internet.
    Web = "web",
    /// Time of day.
    Time = "time",
    /// Cashier, till or table.
    Staff = "staff",
    /// A bank account.
    Bank = "bank",
    /// The codes of a card payment.
    Approval = "approval",
    /// Who sells.
    Seller = "seller",
    /// Who buys.
    Buyer = "buyer",
    /// Thanks, wishes and terms.
    Greeting = "greeting",
}

/// A set of tags: one bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u128);

const _: () = assert!(Tag::ALL.len() <= u128::BITS as usize, "every tag needs a bit of its own");

impl Tags {
    /// Returns the set with one more tag.
    pub(crate) fn with(self, tag: Tag) -> Self {
        Self(self.0 | 1 << tag as u64)
    }

    /// Whether the set has the tag.
    pub(crate) fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u64) != 0
    }

    /// Whether the set has any of the tags.
    pub(crate) fn any(self, tags: &[Tag]) -> bool {
        tags.iter().any(|tag| self.has(*tag))
    }

    /// Whether the set has no tag.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the tags of both sets.
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the tags of the set, in the order of [`Tag::ALL`].
    pub(crate) fn iter(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.iter().copied().filter(move |tag| self.has(*tag))
    }
}

impl FromIterator<Tag> for Tags {
    fn from_iter<I: IntoIterator<Item = Tag>>(tags: I) -> Self {
        tags.into_iter().fold(Self::default(), Self::with)
    }
}
