//! Captions: the words on a document that say what a figure, a day or a number beside them is.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::currency::SIGNS;
use crate::fold::{Folded, fold, key};

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

/// A phrase of the lexicon found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caption {
    /// What it speaks of; one phrase may mean two things in two languages.
    pub tags: Tags,
    /// Where it stands: bytes of the text.
    pub span: Range<usize>,
}

/// Currency signs of letters that stand against a caption where a gap is missing: `TOTALRM12.50`.
static GLUED_SIGNS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| SIGNS.iter().filter(|sign| sign.text.chars().all(char::is_alphabetic)).map(|sign| fold(sign.text).chars).collect());

struct Phrase {
    letters: Vec<char>,
    tags: Tags,
}

/// The phrases by their first letter, longest first.
static LEXICON: LazyLock<HashMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, Tags> = HashMap::new();
    for line in include_str!("lexicon/captions.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(name), Some(_language), Some(list)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let Some(tag) = Tag::ALL.iter().copied().find(|tag| tag.name() == name) else { continue };
        for phrase in list.split('|').map(key).filter(|letters| !letters.is_empty()) {
            let tags = phrases.entry(phrase).or_default();
            *tags = tags.with(tag);
        }
    }
    let mut lexicon: HashMap<char, Vec<Phrase>> = HashMap::new();
    for (phrase, tags) in phrases {
        let letters: Vec<char> = phrase.chars().collect();
        lexicon.entry(letters[0]).or_default().push(Phrase { letters, tags });
    }
    for list in lexicon.values_mut() {
        list.sort_by(|a, b| b.letters.len().cmp(&a.letters.len()).then_with(|| a.letters.cmp(&b.letters)));
    }
    lexicon
});

/// Finds the captions in a text, from left to right, the longest phrase first wherever several begin.
pub(crate) fn find(text: &str) -> Vec<Caption> {
    let folded = fold(text);
    let mut captions: Vec<Caption> = Vec::new();
    let mut at = 0;
    let mut glued_on = false;
    while at < folded.chars.len() {
        let found = if folded.starts[at] || glued_on {
            longest_at(&folded, at)
        } else {
            compound_at(&folded, at)
        };
        match found {
            Some(phrase) => {
                let last = at + phrase.letters.len() - 1;
                captions.push(Caption { tags: phrase.tags, span: folded.spans[at].0..folded.spans[last].1 });
                at = last + 1;
                glued_on = true;
            }
            None => {
                at += 1;
                glued_on = false;
            }
        }
    }
    captions
}

/// The longest phrase that begins at this letter and ends with a word. Where the gap behind it is missing, what follows
/// in the word must be phrases or a currency sign as well: `TOTALAMOUNT`, `Rechnungsnummer`, but not `TOTALLY`.
fn longest_at(folded: &Folded, at: usize) -> Option<&'static Phrase> {
    let mut fitting = phrases_at(folded, at);
    let ends = |phrase: &&Phrase| folded.ends[at + phrase.letters.len() - 1];
    fitting.clone().find(ends).or_else(|| fitting.find(|phrase| goes_on(folded, at + phrase.letters.len())))
}

/// Letters from which on a phrase is known as the last part of a compound word: `Handelsrechnung`.
const COMPOUND: usize = 7;

/// The phrase that ends a compound word and begins at this letter inside it.
fn compound_at(folded: &Folded, at: usize) -> Option<&'static Phrase> {
    phrases_at(folded, at).find(|phrase| {
        let last = at + phrase.letters.len() - 1;
        phrase.letters.len() >= COMPOUND && folded.ends[last] && folded.starts[at + 1..=last].iter().all(|s| !s)
    })
}

fn phrases_at(folded: &Folded, at: usize) -> impl Iterator<Item = &'static Phrase> + Clone {
    let rest = &folded.chars[at..];
    let phrases = rest.first().and_then(|first| LEXICON.get(first)).map_or(&[][..], Vec::as_slice);
    phrases.iter().filter(move |phrase| rest.starts_with(&phrase.letters))
}

/// Whether a word goes on with phrases alone up to its end.
fn goes_on(folded: &Folded, at: usize) -> bool {
    let rest = &folded.chars[at..];
    let currency = GLUED_SIGNS.iter().any(|sign| rest.starts_with(sign) && folded.ends[at + sign.len() - 1]);
    currency
        || phrases_at(folded, at).any(|phrase| {
            let next = at + phrase.letters.len();
            folded.ends[next - 1] || (phrase.letters.len() > 2 && goes_on(folded, next))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags_of(text: &str) -> Vec<Tag> {
        find(text).iter().flat_map(|caption| caption.tags.iter().collect::<Vec<_>>()).collect()
    }

    #[test]
    fn every_line_of_the_lexicon_names_a_tag() {
        for line in include_str!("lexicon/captions.tsv").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(Tag::ALL.iter().any(|tag| tag.name() == columns[0]), "{line}");
        }
    }

    #[test]
    fn phrases_are_known_across_languages_and_misprints() {
        assert_eq!(tags_of("SUB-TOTAL"), [Tag::Sub]);
        assert_eq!(tags_of("T0TAL AMOUNT"), [Tag::Total, Tag::Amount]);
        assert_eq!(tags_of("TOTALINCL.GST"), [Tag::Total, Tag::Inclusive, Tag::Tax, Tag::TaxId]);
        assert_eq!(tags_of("Rechnungsnummer"), [Tag::Invoice, Tag::Number]);
        assert_eq!(tags_of("Solde à payer"), [Tag::Due]);
        assert_eq!(tags_of("Te betalen"), [Tag::Due]);
        assert_eq!(tags_of("Handelsrechnung"), [Tag::Invoice]);
        assert!(tags_of("rue de la Paix").is_empty());
        assert_eq!(tags_of("TOTAL TAX"), [Tag::Total, Tag::Tax]);
        assert_eq!(tags_of("Cash Rounding"), [Tag::Cash, Tag::Rounding]);
    }

    #[test]
    fn a_caption_keeps_its_place() {
        let text = "  Net à payer: 12,50";
        let captions = find(text);
        assert_eq!(&text[captions[0].span.clone()], "Net à payer");
    }

    #[test]
    fn short_phrases_need_their_word_to_end() {
        assert!(tags_of("CASHEW NUTS").is_empty());
        assert!(tags_of("NORA").is_empty());
        assert!(tags_of("CHECKERS STATIONERYSHOP").is_empty());
        assert_eq!(tags_of("TOTALRM12.50"), [Tag::Total]);
    }
}
