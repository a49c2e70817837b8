use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use crate::{Confidence, FieldKind};

/// A reason for or against a candidate: a code with typed arguments. The shells have the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Evidence {
    // Are the characters right?
    /// The file holds exactly these characters; nothing had to be recognised.
    ExactText,
    /// Labelled data of an e-invoice; `element` as its standard names it, such as BT-112.
    EinvoiceElement {
        /// Name of the element.
        element: String,
    },
    /// A machine-readable code on the page gives it, such as the payment code of a bill.
    CodeSays {
        /// Name of its standard.
        standard: String,
    },
    /// Independent witnesses read the same.
    ReadingsAgree {
        /// Names of the engines.
        engines: Vec<String>,
    },
    /// A second reading by another network gave the same characters.
    #[serde(rename = "second_look_agrees")]
    #[strum(serialize = "second_look_agrees")]
    SecondReadingAgrees {
        /// Name of the witness.
        engine: String,
    },
    /// A second reading by another network gave other characters.
    #[serde(rename = "second_look_differs")]
    #[strum(serialize = "second_look_differs")]
    SecondReadingDiffers {
        /// Name of the witness.
        engine: String,
        /// What it read.
        read: String,
    },
    /// The same value occurs elsewhere in the document.
    PrintedElsewhere {
        /// How often elsewhere.
        times: u32,
    },
    /// Read with high confidence.
    ReadClearly {
        /// Lowest confidence among its characters.
        confidence: Confidence,
    },
    /// Read with a confidence at which measurements found no misreading, in a form in which no character can be
    /// missing. It proves only what other evidence confirms: the calendar for a date, [alignment](Evidence::InLine)
    /// with other lines for a name.
    ReadBeyondDoubt {
        /// Lowest confidence among its characters.
        confidence: Confidence,
    },
    /// Aligned with or centred over the text below it: no word is missing at its ends.
    InLine,
    /// Letters of these words have a near twin, such as I and l, and nothing else on the document confirms them. Two
    /// networks may misread a twin alike.
    LookAlikesOpen {
        /// The words.
        words: Vec<String>,
    },
    /// Read with low confidence.
    ReadPoorly {
        /// Lowest confidence among its characters.
        confidence: Confidence,
    },
    /// The weekday printed beside the date matches it.
    WeekdayFits,
    /// The check digit of this field is right.
    CheckDigitFits,
    /// The check digit over the whole zone is right too.
    CompositeCheckDigitFits,
    /// No check digit covers this field.
    NoCheckDigit,
    /// With another character at one place the check digit would be right too.
    OpenChoice {
        /// Position of the character in the value, from 0.
        position: u32,
        /// The character read.
        read: char,
        /// What it could be instead.
        rival: char,
    },
    /// Only a digit, or only a letter, can occur at this position: the character read was replaced by its look-alike.
    TakenByPlace {
        /// Position of the character in the value, from 0.
        position: u32,
        /// The character read.
        read: char,
        /// The character it was replaced by.
        taken: char,
    },
    /// The printed part of a travel document agrees with its machine-readable zone.
    PrintedZoneAgrees,

    // Is this that field?
    /// A caption is printed beside or above it.
    LabelBeside {
        /// The caption as printed.
        label: String,
    },
    /// The amounts add up to it.
    SumCloses {
        /// The summands, signed.
        terms: Vec<Decimal>,
        /// Their sum.
        total: Decimal,
    },
    /// Cash given minus change returned.
    CashLessChange {
        /// Cash handed over.
        cash: Decimal,
        /// Change returned.
        change: Decimal,
    },
    /// A printed amount belongs in the sum, and no sum with it equals this value.
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
        /// The amount it is charged on.
        base: Decimal,
    },
    /// An engine labels it as this field. It read the characters only once, so this does not prove them.
    NamedByEngine {
        /// Name of the engine.
        engine: String,
        /// The engine's own label, such as INVOICE_RECEIPT_ID.
        label: String,
    },
    /// Printed where this field usually is.
    PlaceFits,
    /// Contains the legal form of a company.
    LegalForm {
        /// The form as printed, such as GmbH.
        form: String,
    },
    /// A registration or tax number is printed directly behind or below it: it is the name of a registered firm.
    NumberBeside,
    /// The web or mail address on the document spells it.
    SpelledByDomain {
        /// The domain, such as acme.com.
        domain: String,
    },
    /// A currency sign or code is printed.
    CurrencyPrinted {
        /// As printed.
        sign: String,
    },
    /// Derived from the country, which words, telephone numbers, domain names and tax ids on the page indicate.
    CurrencyOfCountry {
        /// ISO 3166 code, two letters.
        country: String,
        /// How many different things indicate it; amounts and currency signs do not count.
        #[serde(default)]
        signs: u32,
        /// How likely the currency is by the country alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        probability: Option<Confidence>,
    },
    /// The document is from a country, which everything on it that belongs to some country indicates.
    DocumentCountry {
        /// ISO 3166 code, two letters.
        country: String,
        /// How likely it is from there.
        probability: Confidence,
        /// The strongest marks of the country, as printed.
        marks: Vec<String>,
        /// How many different kinds of marks are strong: an address, a telephone number, a tax number…
        kinds: u32,
    },
    /// A day above 12, the name of a month or a leading year leaves only one reading of the date.
    DateOrderCertain,
    /// Day and month could be swapped; their order was derived from the country or from other printed dates.
    DateOrderConcluded {
        /// The other reading.
        other: Date,
    },
    /// Day and month could be swapped; their order is that of the vendor's other documents.
    DateOrderOfVendor {
        /// The other reading.
        other: Date,
        /// How many of them use this order.
        documents: u32,
    },
    /// Day and month could be swapped, and nothing settles their order.
    DateOrderOpen {
        /// The other reading.
        other: Date,
    },
    /// The day of something else, such as a departure or a payment: no date of issue is printed.
    OtherDay {
        /// What it is called, as printed.
        label: String,
    },
    /// The century is not printed and was derived.
    CenturyConcluded,
    /// Nothing else on the page could be this field.
    OnlyCandidate,
    /// Another candidate is about as good.
    RivalClose {
        /// Its value.
        value: String,
    },
    /// A rule about this field fails; a finding says which.
    RuleFails,
    /// Follows from another field.
    FollowsFrom {
        /// Which.
        field: FieldKind,
    },

    // What was learned from a person.
    /// The person made a rule for this vendor.
    YourRule {
        /// When the rule was made or last altered.
        since: Date,
    },
    /// Printed where the person found it on an earlier document of this vendor.
    CorrectedBefore {
        /// When they found it there.
        day: Date,
    },
    /// The person gave this value for this vendor before.
    GivenBefore {
        /// When they gave it last.
        day: Date,
    },
    /// Other documents of this vendor are filed under it.
    FiledBefore {
        /// How many of those considered.
        times: u32,
        /// How many were considered.
        of: u32,
    },
    /// A vendor with nearly the same name is filed under it.
    LikeVendor {
        /// The other's name.
        vendor: String,
    },
    /// Documents with these words are filed under it.
    WordsOfCategory {
        /// The most distinctive first.
        words: Vec<String>,
    },
    /// A word of the document usually indicates it.
    UsualFor {
        /// The word as listed in the lexicon.
        word: String,
    },
}

impl Evidence {
    /// The codes of all reasons, spelled as they are stored.
    pub const CODES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// Returns its code, such as `sum_closes`.
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights, sentences and stored extractions know a reason by one code.
    #[test]
    fn codes_are_spelled_as_they_are_stored() {
        let error = serde_json::from_str::<Evidence>(r#"{"code":""}"#).expect_err("no such code").to_string();
        let stored: Vec<&str> = error.split('`').skip(1).step_by(2).filter(|code| !code.is_empty()).collect();
        assert_eq!(stored, Evidence::CODES);
    }
}
