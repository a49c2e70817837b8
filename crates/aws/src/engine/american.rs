//! Detects travel documents that AnalyzeID reads: passports and driving licences of the United States only.

use crate::reply::{ReadingBuilder, Reply};

/// Titles of such documents, in capital letters.
const TITLES: &[&str] = &[
    "DRIVER LICENSE",
    "DRIVER'S LICENSE",
    "DRIVERS LICENSE",
    "UNITED STATES",
    "DL CLASS",
    "IDENTIFICATION CARD USA",
];

/// Whether these words are from a document of the United States without a machine-readable zone. A zone contains more
/// than AnalyzeID returns, and each call costs money.
pub(super) fn is_american(replies: &[Reply]) -> bool {
    let mut builder = ReadingBuilder::default();
    replies.iter().for_each(|reply| builder.add(reply, None));
    let text: Vec<String> = builder.lines().map(|line| line.to_uppercase()).collect();
    let has_zone = text.iter().any(|line| line.contains("<<"));
    // A title may be printed on two lines.
    let all = text.join(" ");
    !has_zone && TITLES.iter().any(|title| all.contains(title))
}
