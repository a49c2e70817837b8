use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use crate::{Confidence, FieldKind};

/// A reason for or against a candidate: a code with typed arguments. The words are the shell's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Evidence {
    // Are the characters right?
    /// The file carries these very characters; nothing had to be recognised.
    ExactText,
    /// Labelled data of an e-invoice; `element` as its standard names it, such as BT-112.
    EinvoiceElement {
        /// Name of the element.
        element: String,
    },
    /// A machine-readable code on the page says so, such as the payment code of a bill.
    CodeSays {
        /// Name of its standard.
        standard: String,
    },
    /// Independent witnesses read the same.
    ReadingsAgree {
        /// Names of the engines.
        engines: Vec<String>,
    },
    /// A second look by another network read the same characters.
    #[serde(rename = "second_look_agrees")]
    SecondReadingAgrees {
        /// Name of the witness.
        engine: String,
    },
    /// A second look by another network read other characters.
    #[serde(rename = "second_look_differs")]
    SecondReadingDiffers {
        /// Name of the witness.
        engine: String,
        /// What it read.
        read: String,
    },
    /// The same value stands in other places of the document.
    PrintedElsewhere {
        /// How often besides.
        times: u32,
    },
    /// Clear print.
    ReadClearly {
        /// Lowest confidence among its characters.
        confidence: Confidence,
    },
    /// Print so clear that no misreading was found at this confidence when it was measured, in a form that leaves no
    /// room for a lost character. It settles only what something else confirms besides: a day the calendar, a name the
    /// lines it stands [in line](Evidence::InLine) with.
    ReadBeyondDoubt {
        /// Lowest confidence among its characters.
        confidence: Confidence,
    },
    /// Begins at the same edge as what is printed under it, or is centred over it: no word is lost at its ends.
    InLine,
    /// Unclear print.
    ReadPoorly {
        /// Lowest confidence among its characters.
        confidence: Confidence,
    },
    /// The weekday printed beside a date is the date's own.
    WeekdayFits,
    /// The check digit of this field fits.
    CheckDigitFits,
    /// The check digit over the whole zone fits as well.
    CompositeCheckDigitFits,
    /// No check digit covers this field.
    NoCheckDigit,
    /// A character could be another one and the check digit would fit too.
    OpenChoice {
        /// Place of the character in the value, from 0.
        position: u32,
        /// The character read.
        read: char,
        /// What it could be instead.
        rival: char,
    },
    /// The place holds only a digit, or only a letter: the character read was taken for its look-alike.
    TakenByPlace {
        /// Place of the character in the value, from 0.
        position: u32,
        /// The character read.
        read: char,
        /// What it was taken for.
        taken: char,
    },
    /// The printed part of a travel document says the same as its machine-readable zone.
    PrintedZoneAgrees,

    // Is this that field?
    /// A caption stands beside or above it.
    LabelBeside {
        /// The caption as printed.
        label: String,
    },
    /// The amounts add up to it.
    SumCloses {
        /// What is added, signed.
        terms: Vec<Decimal>,
        /// What it comes to.
        total: Decimal,
    },
    /// Cash given less change given back.
    CashLessChange {
        /// Cash handed over.
        cash: Decimal,
        /// Change handed back.
        change: Decimal,
    },
    /// An amount is printed that belongs into the sum, and no sum with it comes to this value.
    Unaccounted {
        /// What it is, such as tax.
        field: FieldKind,
        /// The amount.
        amount: Decimal,
    },
    /// The line items add up to it.
    LineItemsAddUp {
        /// How many.
        count: u32,
        /// Their sum.
        sum: Decimal,
    },
    /// Rate times base gives this tax.
    TaxRateFits {
        /// Percent.
        rate: Decimal,
        /// What it is taken of.
        base: Decimal,
    },
    /// An engine names it so itself. The characters are the ones it read elsewhere too, so this proves nothing.
    NamedByEngine {
        /// Name of the engine.
        engine: String,
        /// Its own name for it, such as INVOICE_RECEIPT_ID.
        label: String,
    },
    /// Stands where this field usually stands.
    PlaceFits,
    /// Carries the legal form of a company.
    LegalForm {
        /// The form as printed, such as GmbH.
        form: String,
    },
    /// A currency sign or code is printed.
    CurrencyPrinted {
        /// As printed.
        sign: String,
    },
    /// Concluded from the country, which words, telephone numbers, internet names and tax ids on the page tell.
    CurrencyOfCountry {
        /// ISO 3166 code, two letters.
        country: String,
        /// How many different things tell it; amounts and their signs are none of them.
        #[serde(default)]
        signs: u32,
    },
    /// A day above 12, a month's name or the year in front leave one reading of the date.
    DateOrderCertain,
    /// Day and month could change places; the order was concluded from the country or from other dates printed.
    DateOrderConcluded {
        /// The other reading.
        other: Date,
    },
    /// Day and month could change places; the order is that of the vendor's other documents.
    DateOrderOfVendor {
        /// The other reading.
        other: Date,
        /// How many of them print their days so.
        documents: u32,
    },
    /// Day and month could change places and nothing decides.
    DateOrderOpen {
        /// The other reading.
        other: Date,
    },
    /// The century was concluded.
    CenturyConcluded,
    /// Nothing else on the page could be this field.
    OnlyCandidate,
    /// Another candidate is about as good.
    RivalClose {
        /// Its value.
        value: String,
    },
    /// A rule about this field fails; the finding says which.
    RuleFails,
    /// Follows from another field.
    FollowsFrom {
        /// Which.
        field: FieldKind,
    },

    // What a person has taught.
    /// A rule that the person made for this vendor.
    YourRule {
        /// Since when.
        since: Date,
    },
    /// Stands where the person found it on an earlier document of this vendor.
    CorrectedBefore {
        /// When they found it there.
        day: Date,
    },
    /// What the person gave for this vendor before.
    GivenBefore {
        /// When they gave it last.
        day: Date,
    },
    /// What other documents of this vendor are filed under.
    FiledBefore {
        /// How many of those looked at.
        times: u32,
        /// How many were looked at.
        of: u32,
    },
    /// A vendor of nearly the same name is filed under it.
    LikeVendor {
        /// The other's name.
        vendor: String,
    },
    /// Documents that say these words are filed under it.
    WordsOfCategory {
        /// The most telling first.
        words: Vec<String>,
    },
    /// What a word on the document usually stands for.
    UsualFor {
        /// The word as listed.
        word: String,
    },
}

impl Evidence {
    /// Its code, as in `sum_closes`.
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
