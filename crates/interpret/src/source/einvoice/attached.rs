//! Which of the files in a source are the data of its invoice.
//!
//! Factur-X, ZUGFeRD and XRechnung fix the name of the data, its relationship (Data, Source or Alternative) and its place
//! in the catalog's list of associated files. Other invoices may be attached as well: those of earlier instalments, of
//! suppliers, of the orders billed. They say nothing about this one.

use jiff::Timestamp;
use vouch_core::{Attachment, Reading, Relationship};

use super::of_xml;

/// What the standards call the data, in lower case.
const NAMES: [&str; 3] = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];

/// How much speaks for an attachment, most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Named and related as the standards say.
    Named,
    /// Related as the standards say, under another name.
    Related,
    /// Named so, or with nothing said about its relationship: older programs say neither.
    Possible,
}

impl Standing {
    /// `None` for a file that says that it is something else.
    fn of(attachment: &Attachment) -> Option<Self> {
        let is_named = NAMES.contains(&attachment.name.trim().to_lowercase().as_str());
        match attachment.relationship {
            Some(Relationship::Supplement | Relationship::Other) => None,
            Some(Relationship::Alternative | Relationship::Data | Relationship::Source) if is_named => {
                Some(Self::Named)
            }
            Some(_) if attachment.is_associated => Some(Self::Related),
            None if is_named && attachment.is_associated => Some(Self::Named),
            None if is_named => Some(Self::Related),
            Some(_) | None => Some(Self::Possible),
        }
    }
}

/// Returns what the e-invoice data among these attachments says. Several readings are several invoices in one file, or
/// several files that are equally likely to be the data.
pub fn readings(attachments: &[Attachment], now: Timestamp) -> Vec<Reading> {
    let mut standing: Vec<(Standing, &Attachment)> =
        attachments.iter().filter_map(|attachment| Some((Standing::of(attachment)?, attachment))).collect();
    standing.sort_by_key(|(standing, _)| *standing);
    // An attachment with such a name that is no invoice leaves the next ones their chance.
    let groups = standing.chunk_by(|(a, _), (b, _)| a == b);
    let mut read = groups.map(|group| group.iter().flat_map(|(_, file)| of_xml(&file.bytes, now)).collect());
    read.find(|readings: &Vec<Reading>| !readings.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::tests::UBL;
    use super::*;

    fn file(name: &str, number: &str, relationship: Option<Relationship>, is_associated: bool) -> Attachment {
        let xml = UBL.replace("INV-9", number);
        Attachment { relationship, is_associated, ..Attachment::new(name, xml) }
    }

    fn numbers(attachments: &[Attachment]) -> Vec<String> {
        let readings = readings(attachments, Timestamp::UNIX_EPOCH);
        let number = |reading: &Reading| {
            reading.values.iter().find(|value| value.label == "BT-1").map(|value| value.text.clone())
        };
        readings.iter().filter_map(number).collect()
    }

    #[test]
    fn the_data_is_what_the_standards_name_and_relate() {
        use Relationship::{Alternative, Data, Other, Source, Supplement};
        let own = |relationship| file("factur-x.xml", "OWN", relationship, true);
        let cases = [
            vec![file("a.xml", "X", Some(Supplement), false), own(Some(Alternative))],
            vec![file("a.xml", "X", Some(Alternative), true), own(Some(Data))],
            vec![file("a.xml", "X", None, true), own(Some(Source))],
            vec![file("a.xml", "X", None, false), own(None)],
            vec![own(Some(Alternative)), file("z.xml", "X", Some(Supplement), true)],
            vec![
                file("ZUGFeRD-invoice.xml", "OWN", Some(Alternative), true),
                file("b.xml", "X", None, false),
            ],
            vec![file("xrechnung.xml", "OWN", Some(Source), true), file("b.xml", "X", Some(Data), false)],
            vec![file("invoice.xml", "OWN", Some(Data), true), file("b.xml", "X", None, false)],
            vec![file("invoice.xml", "OWN", None, false)],
            vec![
                file("factur-x.xml", "X", Some(Supplement), true),
                file("b.xml", "OWN", Some(Alternative), true),
            ],
            vec![Attachment::new("factur-x.xml", "<order/>"), file("b.xml", "OWN", None, false)],
        ];
        for attachments in cases {
            assert_eq!(numbers(&attachments), ["OWN"], "{attachments:?}");
        }
        assert_eq!(
            numbers(&[file("a.xml", "X", Some(Supplement), true), file("b.xml", "Y", Some(Other), true)]),
            [""; 0]
        );
    }

    #[test]
    fn equally_likely_files_are_all_read() {
        let both = [file("a.xml", "A", None, false), file("b.xml", "B", None, false)];
        assert_eq!(numbers(&both), ["A", "B"]);
    }
}
