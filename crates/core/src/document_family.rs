/// Documents of one family carry the same fields and are treated alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFamily {
    /// It is about money: receipts, invoices, credit notes, and what announces them.
    Expense,
    /// A person is identified: passports, identity cards, visas, driving licences.
    Identity,
    /// Anything else, and what nobody knows yet.
    Unsorted,
}

impl DocumentFamily {
    /// Every family.
    pub const ALL: [Self; 3] = [Self::Expense, Self::Identity, Self::Unsorted];

    /// Returns its name for the screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Expense => "expense",
            Self::Identity => "identity",
            Self::Unsorted => "unsorted",
        }
    }

    /// Whether screens mask its numbers until a person asks to see them.
    pub fn is_masked(self) -> bool {
        self == Self::Identity
    }

    /// Whether a document leaves this computer only when a person sends that very document.
    pub fn is_sent_alone(self) -> bool {
        self == Self::Identity
    }

    /// Whether a person's corrections of it tell anything about other documents.
    pub fn teaches(self) -> bool {
        self != Self::Identity
    }
}
