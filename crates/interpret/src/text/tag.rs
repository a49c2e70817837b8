//! What a caption can speak of.

macro_rules! tags {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a caption speaks of. A caption is often several at once: "Total incl. GST" is total, inclusive and tax.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Tag {
            $($(#[$doc])* $variant,)*
        }

        impl Tag {
            /// Every tag.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the lexicon and among the features.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

tags! {
    /// A sum of everything.
    Total = "total",
    /// Stresses that a total is the last one.
    Grand = "grand",
    /// A sum that is not the last one.
    Sub = "sub",
    /// Without tax.
    Net = "net",
    /// With tax.
    Gross = "gross",
    /// Something is contained.
    Inclusive = "inclusive",
    /// Something is not contained.
    Exclusive = "exclusive",
    /// A tax.
    Tax = "tax",
    /// An amount of money.
    Amount = "amount",
    /// To be paid.
    Due = "due",
    /// A sum after rounding.
    Rounded = "rounded",
    /// The rounding itself.
    Rounding = "rounding",
    /// Charge for service.
    Service = "service",
    /// Discount.
    Discount = "discount",
    /// What a discount saved; a boast, no part of the sum.
    Saving = "saving",
    /// Tip.
    Tip = "tip",
    /// Cash.
    Cash = "cash",
    /// Handed over.
    Tendered = "tendered",
    /// Given back.
    Change = "change",
    /// Paid by card.
    Card = "card",
    /// Paid through a bank.
    Transfer = "transfer",
    /// Paid earlier.
    Prepaid = "prepaid",
    /// A balance from before.
    Previous = "previous",
    /// A count of things.
    Quantity = "quantity",
    /// Price of one.
    Price = "price",
    /// Head of the column of things bought.
    Item = "item",
    /// Head of a summary of taxes.
    Summary = "summary",
    /// Points of a loyalty card.
    Points = "points",
    /// Shipping.
    Shipping = "shipping",
    /// A day.
    Date = "date",
    /// An invoice.
    Invoice = "invoice",
    /// A receipt.
    Receipt = "receipt",
    /// A credit note.
    CreditNote = "credit_note",
    /// The day by which to pay.
    DueDate = "due_date",
    /// Delivery.
    Delivery = "delivery",
    /// An order.
    Order = "order",
    /// A span of time.
    Period = "period",
    /// When it was printed.
    PrintDate = "print_date",
    /// When something expires.
    Expiry = "expiry",
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
    /// Cashier, till, table.
    Staff = "staff",
    /// A bank account.
    Bank = "bank",
    /// Codes of a card slip.
    Approval = "approval",
    /// Who sells.
    Seller = "seller",
    /// Who buys.
    Buyer = "buyer",
    /// Thanks, wishes and terms.
    Greeting = "greeting",
}

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u64);

impl Tags {
    /// With one more.
    pub(crate) fn with(self, tag: Tag) -> Self {
        Self(self.0 | 1 << tag as u64)
    }

    /// Whether it holds the tag.
    pub(crate) fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u64) != 0
    }

    /// Whether it holds any of the tags.
    pub(crate) fn any(self, tags: &[Tag]) -> bool {
        tags.iter().any(|tag| self.has(*tag))
    }

    /// Whether it holds none at all.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The tags of both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Its tags in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.iter().copied().filter(move |tag| self.has(*tag))
    }
}

impl FromIterator<Tag> for Tags {
    fn from_iter<I: IntoIterator<Item = Tag>>(tags: I) -> Self {
        tags.into_iter().fold(Self::default(), Self::with)
    }
}
