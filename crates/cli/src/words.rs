//! The terminal's message catalogue: every code's sentence. Matches are exhaustive, so that a code without words does
//! not compile.

use vouch_app::dto::PileName;
use vouch_app::learning::rules_api::RuleView;
use vouch_app::{AppError, ErrorCode};
use vouch_core::{Evidence, FieldKind, Finding, LastPage, LastPages, YEARS_KEPT};

/// Who vouches for a document, or what is left to do with it.
pub fn state(pile: PileName, accepted: bool) -> &'static str {
    match pile {
        _ if accepted => "accepted",
        PileName::Proved => "proved",
        PileName::Checked => "checked by you",
        PileName::NeedsReview => "look",
        PileName::NeedsWork => "hard",
        PileName::Failed => "failed",
    }
}

/// Why a field is what it is, in one short sentence.
pub fn evidence(evidence: &Evidence) -> String {
    match evidence {
        Evidence::ExactText => "the file carries this text itself".to_owned(),
        Evidence::EinvoiceElement { element } => format!("e-invoice data, {element}"),
        Evidence::CodeSays { standard } => format!("the code on the page says so ({standard})"),
        Evidence::ReadingsAgree { engines } => format!("read the same by {}", engines.join(" and ")),
        Evidence::SecondReadingAgrees { .. } => "a second reading agrees".to_owned(),
        Evidence::SecondReadingDiffers { read, .. } => format!("a second reading gives \"{read}\""),
        Evidence::PrintedElsewhere { times: 1 } => "printed once more".to_owned(),
        Evidence::PrintedElsewhere { times } => format!("printed {times} times more"),
        Evidence::ReadClearly { .. } => "read clearly".to_owned(),
        Evidence::ReadBeyondDoubt { .. } => "every character read beyond doubt".to_owned(),
        Evidence::InLine => "in line with what is printed under it: nothing is cut off".to_owned(),
        Evidence::LookAlikesOpen { words } => {
            format!("letters in {} have look-alikes, and nothing confirms them", words.join(", "))
        }
        Evidence::ReadPoorly { .. } => "the print is unclear".to_owned(),
        Evidence::WeekdayFits => "the weekday printed beside it is its own".to_owned(),
        Evidence::CheckDigitFits => "its check digit fits".to_owned(),
        Evidence::CompositeCheckDigitFits => "the check digit over the whole zone fits".to_owned(),
        Evidence::NoCheckDigit => "no check digit covers it".to_owned(),
        Evidence::OpenChoice { position, read, rival } => {
            format!("character {} is read as {read} but could be {rival}", position + 1)
        }
        Evidence::TakenByPlace { position, read, taken } => {
            format!("character {} is read as {read} and can only be {taken} there", position + 1)
        }
        Evidence::PrintedZoneAgrees => "the printed part says the same".to_owned(),
        Evidence::LabelBeside { label } => format!("beside \"{label}\""),
        Evidence::SumCloses { terms, total } => format!("{} = {total}", sum(terms)),
        Evidence::CashLessChange { cash, change } => format!("cash {cash} less change {change} agrees"),
        Evidence::Unaccounted { field, amount } => {
            format!("{amount} is printed as {} and is no part of it", label(*field))
        }
        Evidence::LineItemsAddUp { count, sum } => format!("{count} line items add up to {sum}"),
        Evidence::TaxRateFits { rate, base } => format!("{rate} % of {base}"),
        Evidence::NamedByEngine { engine, label } => format!("{engine} names it {label}"),
        Evidence::PlaceFits => "stands where it usually stands".to_owned(),
        Evidence::LegalForm { form } => format!("carries the legal form {form}"),
        Evidence::NumberBeside => "a registration or tax number is beside it".to_owned(),
        Evidence::SpelledByDomain { domain } => format!("{domain} spells it"),
        Evidence::CurrencyPrinted { sign } => format!("{sign} is printed"),
        Evidence::CurrencyOfCountry { country, .. } => format!("the currency of {country}"),
        Evidence::DocumentCountry { country, probability, marks, .. } => {
            let percent = (probability.get() * 100.0).round();
            format!("from {country} ({percent} %): {}", marks.join(", "))
        }
        Evidence::DateOrderCertain => "day and month cannot be confused".to_owned(),
        Evidence::DateOrderConcluded { other } => format!("could also be read as {other}"),
        Evidence::DateOrderOfVendor { other, documents } => {
            format!(
                "in the order of {documents} other documents of the vendor; could also be read as {other}"
            )
        }
        Evidence::DateOrderOpen { other } => format!("may be {other}: day and month could change places"),
        Evidence::OtherDay { label } => {
            format!("no date of issue is printed: this is the day of \"{label}\"")
        }
        Evidence::CenturyConcluded => "the century is not printed".to_owned(),
        Evidence::OnlyCandidate => "nothing else on the page fits".to_owned(),
        Evidence::RivalClose { value } => format!("{value} fits about as well"),
        Evidence::RuleFails => "a rule about it fails".to_owned(),
        Evidence::FollowsFrom { field } => format!("follows from {}", label(*field)),
        Evidence::YourRule { since } => format!("your rule of {since}"),
        Evidence::CorrectedBefore { day } => format!("stands where you found it on {day}"),
        Evidence::GivenBefore { day } => format!("as you gave it for this vendor on {day}"),
        Evidence::FiledBefore { times, of: 1 } => format!("as {times} document of this vendor"),
        Evidence::FiledBefore { times, of } => format!("as {times} of the last {of} of this vendor"),
        Evidence::LikeVendor { vendor } => format!("as {vendor}, whose name is nearly the same"),
        Evidence::WordsOfCategory { words } => format!("as other documents that say {}", words.join(", ")),
        Evidence::UsualFor { word } => format!("\"{word}\" is usually filed so"),
    }
}

/// The pages on which a browser ends that was sent to the account.
pub fn last_pages() -> LastPages {
    let page = |title: &str, text: &str| LastPage { title: title.to_owned(), text: text.to_owned() };
    LastPages {
        signed_in: page("You are signed in", "You can close this page and go back to Vouch."),
        refused: page("You are not signed in", "Close this page, go back to Vouch and try again."),
        signed_out: page("You are signed out", "You can close this page."),
    }
}

/// A rule of a person's as a row: the vendor it is for, what it says, since when, and whether it counts.
pub fn rule(rule: &RuleView) -> Vec<String> {
    let keys = [
        rule.printed.as_ref().map(|name| format!("\"{name}\"")),
        rule.tax_id.as_ref().map(|number| format!("tax number {number}")),
        rule.iban.as_ref().map(|number| format!("account {number}")),
    ];
    let says = [
        rule.vendor.as_ref().map(|name| format!("is \"{name}\"")),
        rule.category.as_ref().map(|category| format!("goes under {category}")),
    ];
    let joined = |parts: &[Option<String>], by| parts.iter().flatten().cloned().collect::<Vec<_>>().join(by);
    let counts = if rule.is_on { "" } else { "switched off" };
    vec![joined(&keys, " or "), joined(&says, " and "), rule.since.clone(), counts.to_owned()]
}

/// What a failing rule says.
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::SumOpen { terms, sum: found, total } => {
            format!("{} = {found}, but the total says {total}.", sum(terms))
        }
        Finding::LineItemsOpen { sum, printed } => {
            format!("The line items come to {sum}, but {printed} is printed.")
        }
        Finding::TaxRateOff { rate, base, tax } => {
            format!("{rate} % of {base} is not {tax}.")
        }
        Finding::CheckDigitFails { field: FieldKind::Mrz } => {
            "The check digit over the whole machine-readable zone does not fit.".to_owned()
        }
        Finding::CheckDigitFails { field } => format!("The check digit of {} does not fit.", label(*field)),
        Finding::MrzMalformed => "The machine-readable zone breaks its own rules.".to_owned(),
        Finding::WitnessesDiffer { field, first, second } => {
            format!("Two places differ about {}: {first} and {second}.", label(*field))
        }
        Finding::CodeDiffers { field, coded, printed } => {
            format!("The code on the page says {coded} for {}, but {printed} is printed.", label(*field))
        }
        Finding::AccountDiffers { coded, printed } => {
            format!("The code on the page pays into {coded}, but {printed} is printed. Ask who sent it.")
        }
        Finding::ScriptNotRead => {
            "Printed in a script that is not read yet. Type the names yourself.".to_owned()
        }
        Finding::DateInFuture { date } => format!("The date {date} lies in the future."),
        Finding::DueBeforeIssue { date, due } => format!("It is due on {due}, before its date, {date}."),
        Finding::DateTooOld { date } => format!("The date {date} is more than {YEARS_KEPT} years ago."),
        Finding::Expired { date } => format!("Expired on {date}."),
    }
}

/// A feature of a score: `own:total` is a caption beside it that speaks of a total.
pub fn feature(name: &str) -> String {
    let (group, feature) = name.split_once(':').unwrap_or(("", name));
    let group = match group {
        "" => String::new(),
        "own" => "beside: ".to_owned(),
        group => format!("{group}: "),
    };
    format!("{group}{}", feature.replace('_', " "))
}

/// How sure a value is, which is never quite.
pub fn probability(share: f32) -> String {
    if share >= 0.9995 { "over 99.9 % sure".to_owned() } else { format!("{:.1} % sure", 100.0 * share) }
}

/// Code of a piece of evidence or a finding, as it stands in JSON.
pub fn code(tagged: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(tagged).unwrap_or_default();
    value.get("code").and_then(|code| code.as_str()).unwrap_or_default().to_owned()
}

/// What is said of a value for which there was no room when documents became one.
pub fn left_behind(field: FieldKind) -> String {
    format!("There was no room for what you gave as {}; undo in the app brings it back.", field.name())
}

/// A field in running text.
pub fn label(field: FieldKind) -> String {
    field.name().replace('_', " ")
}

/// Formats of archives that are not opened: a ZIP in another one, and all others.
const ARCHIVES: [&str; 8] = ["ZIP", "RAR", "7Z", "TAR", "GZ", "BZ2", "XZ", "ZST"];

/// What happened and what to do, for a file or the library. `name` is the file's.
pub fn error(error: &AppError, name: &str) -> (String, String) {
    let of = |argument: &str| error.args().get(argument).cloned().unwrap_or_default();
    let (message, hint) = match error.code() {
        ErrorCode::EmptyFile => (format!("{name} is empty."), "Copy it again from where it came."),
        ErrorCode::BlankFile => (
            format!("There is nothing on the pages of {name}."),
            "Open it to see whether it was saved or scanned right.",
        ),
        ErrorCode::NotADocument => (
            format!("{name} is not a picture, a PDF or an e-invoice, whatever its name says."),
            "Open it to see what it is, and save or scan it as PDF, JPEG or PNG.",
        ),
        ErrorCode::UnsupportedFormat if ARCHIVES.contains(&of("format").as_str()) => (
            format!("{name} is an archive ({}), which Vouch does not open here.", of("format")),
            "Unpack it and drop the documents.",
        ),
        ErrorCode::UnsupportedFormat => (
            format!("{name} is {}, which Vouch does not read.", of("format")),
            "Save it as PDF, JPEG or PNG.",
        ),
        ErrorCode::DamagedFile => {
            (format!("{name} is damaged or ends too early."), "Copy or download it again from where it came.")
        }
        ErrorCode::PasswordProtected => {
            (format!("{name} asks for a password."), "Open it with the password and save it without one.")
        }
        ErrorCode::FileTooLarge => (
            format!("{name} is larger than {}.", megabytes(&of("limit"))),
            "Save it smaller, or split it into parts.",
        ),
        ErrorCode::TooManyPixels => {
            (format!("The picture in {name} is too large to open safely."), "Save it with fewer pixels.")
        }
        ErrorCode::TooManyPages => {
            (format!("{name} has more than {} pages.", of("limit")), "Split it into parts.")
        }
        ErrorCode::ArchiveTooLarge => (
            format!("{name} unpacks to far more than an archive of documents would."),
            "Unpack it yourself and drop the documents.",
        ),
        ErrorCode::TooManyFiles => (
            format!("{name} holds more than {} files.", of("limit")),
            "Unpack it and drop the documents in parts.",
        ),
        ErrorCode::TookTooLong => {
            (format!("{name} took too long to open."), "Save it anew, for example by printing it to PDF.")
        }
        ErrorCode::TooMuchMemory => {
            (format!("{name} needs too much memory to open."), "Save it smaller or with fewer pages.")
        }
        ErrorCode::DecoderCrashed => {
            (format!("{name} broke the decoder; nothing else was affected."), "Save it in another format.")
        }
        ErrorCode::DecoderUnavailable => {
            (format!("The decoder does not start: {}.", of("reason")), "Install Vouch again.")
        }
        ErrorCode::NotFound => (format!("{name} is not there."), "Check the name."),
        ErrorCode::Unreadable => (
            format!("{name} cannot be opened: {}.", of("reason")),
            "Check that the file is there and may be read.",
        ),
        ErrorCode::EngineUnavailable => {
            (format!("The reader {} cannot start.", of("engine")), "Install Vouch again.")
        }
        ErrorCode::EngineBusy => (
            format!("The service that reads {name} is busy: {}.", of("reason")),
            "Nothing is lost; it is tried again by itself.",
        ),
        ErrorCode::Offline => (
            format!("{name} waits: the service that reads it cannot be reached."),
            "It goes on by itself once the network is back.",
        ),
        ErrorCode::SignedOut => (
            format!("{name} waits: nobody is signed in to the service that reads it."),
            "Sign in, and it goes on by itself.",
        ),
        ErrorCode::AccountNotSetUp => (
            "No account is set up.".to_owned(),
            "Get a setup code as docs/aws.md says, and run vouch setup CODE.",
        ),
        ErrorCode::NotASetupCode => {
            ("That is not a setup code.".to_owned(), "Copy it whole from the outputs of the stack.")
        }
        ErrorCode::SetupCodeNewer => {
            ("The setup code is for a newer version of Vouch.".to_owned(), "Update Vouch.")
        }
        ErrorCode::SignInTooLate => {
            ("Nobody came back from the browser within five minutes.".to_owned(), "Sign in again.")
        }
        ErrorCode::NoFreePort => (
            "Other programs keep all ports that the browser could come back to.".to_owned(),
            "Close other programs that sign in by the browser, and try again.",
        ),
        ErrorCode::AccountRefused => (
            format!("The account refused: {}.", of("reason")),
            "Sign in again; docs/aws.md lists what may be wrong.",
        ),
        ErrorCode::NoKeychain => (
            format!("The system's keychain cannot be used: {}.", of("reason")),
            "Unlock it, or sign in for one run with --sign-in, as in vouch import --engine textract --sign-in FILES.",
        ),
        ErrorCode::EngineFailed => (format!("Reading {name} broke off: {}.", of("reason")), "Try again."),
        ErrorCode::ReadingCrashed => (
            format!("Vouch stopped while reading {name}, by a fault of its own; the file is kept."),
            "Try again; if it stops again, report it.",
        ),
        ErrorCode::LibraryNewer => {
            ("The library was written by a newer version of Vouch.".to_owned(), "Update Vouch.")
        }
        ErrorCode::LibraryLocked => {
            ("Another program keeps the library busy.".to_owned(), "Close it and try again.")
        }
        ErrorCode::LibraryNotWritable => (
            "The library cannot be written.".to_owned(),
            "Check that its folder is there and yours, or give another one.",
        ),
        ErrorCode::LibraryDamaged => (
            format!("The library is damaged: {}.", of("reason")),
            "Restore it from a backup; the originals are in its vault folder.",
        ),
        ErrorCode::OriginalMissing => {
            (format!("The original of {name} is no longer in the vault."), "Bring the file in again.")
        }
        ErrorCode::DiskFull => ("The disk is full.".to_owned(), "Free some space and try again."),
        ErrorCode::NotAnAmount => ("That is not an amount.".to_owned(), "Write it like 12.50."),
        ErrorCode::AmountSeparators => {
            ("The commas and dots of the amount contradict each other.".to_owned(), "Write it like 1250.00.")
        }
        ErrorCode::TooManyDecimals => {
            (format!("This currency has {} decimals.", of("allowed")), "Leave the others out.")
        }
        ErrorCode::YearMissing => ("The date has no year.".to_owned(), "Write it like 2026-03-05."),
        ErrorCode::NoSuchMonth => {
            (format!("There is no month {}.", of("month")), "Write it like 2026-03-05.")
        }
        ErrorCode::NoSuchDay => {
            (format!("Month {} of {} has {} days.", of("month"), of("year"), of("days")), "Check the day.")
        }
        ErrorCode::NothingToPart => (
            "That does not part or join anything.".to_owned(),
            "Give pages that leave some to the document, or two documents at least.",
        ),
        ErrorCode::TooLong => (format!("That is longer than {} characters.", of("longest")), "Write less."),
        ErrorCode::NotADate => ("That is not a day.".to_owned(), "Write it like 2026-03-05."),
        ErrorCode::NotACurrency => ("That is not a currency.".to_owned(), "Write its code, like EUR."),
        ErrorCode::NotACountry => ("That is not a country.".to_owned(), "Write its three letters, like FRA."),
        ErrorCode::NotASex => ("That is not M, F or X.".to_owned(), "Write M, F or X."),
        ErrorCode::UnknownProfile => {
            (format!("There is no export profile {}.", of("profile")), "vouch export --help lists them.")
        }
        ErrorCode::NotWritten => (
            format!("{name} could not be written: {}.", of("reason")),
            "Choose another folder or close the program that uses the file.",
        ),
        ErrorCode::Cancelled => (format!("{name} was stopped."), "Run it again when you like."),
        ErrorCode::BadRequest => {
            (format!("The request is not understood: {}.", of("reason")), "See vouch --help.")
        }
        ErrorCode::Internal => (
            format!("Something went wrong inside Vouch: {}.", of("reason")),
            "Try again; if it stays, report it.",
        ),
    };
    (message, hint.to_owned())
}

fn sum(terms: &[rust_decimal::Decimal]) -> String {
    let mut text = String::new();
    for (index, term) in terms.iter().enumerate() {
        match (index, term.is_sign_negative()) {
            (0, _) => text.push_str(&term.to_string()),
            (_, true) => text.push_str(&format!(" - {}", -term)),
            (_, false) => text.push_str(&format!(" + {term}")),
        }
    }
    text
}

fn megabytes(bytes: &str) -> String {
    bytes.parse::<u64>().map_or_else(|_| bytes.to_owned(), |bytes| format!("{} MB", bytes / 1_000_000))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn sums_read_like_sums() {
        let terms = vec![Decimal::new(1250, 2), Decimal::new(75, 2), Decimal::new(-5, 2)];
        let closed = Evidence::SumCloses { terms, total: Decimal::new(1320, 2) };
        assert_eq!(evidence(&closed), "12.50 + 0.75 - 0.05 = 13.20");
        assert_eq!(code(&closed), "sum_closes");
    }

    #[test]
    fn a_rule_is_told_in_words() {
        let made = RuleView {
            id: "1".to_owned(),
            since: "2026-05-03".to_owned(),
            printed: Some("MYTEKSI SDN BHD".to_owned()),
            tax_id: Some("C123456".to_owned()),
            iban: None,
            vendor: Some("Grab".to_owned()),
            category: Some("Travel".to_owned()),
            is_on: false,
        };
        let told = [
            "\"MYTEKSI SDN BHD\" or tax number C123456",
            "is \"Grab\" and goes under Travel",
            "2026-05-03",
            "switched off",
        ];
        assert_eq!(rule(&made), told);
    }
}
