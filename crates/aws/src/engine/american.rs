//! Whether a travel document is one that AnalyzeID reads: it knows passports and licences of the United States alone.

use crate::reply::{Reply, Transcript};

/// What such documents say of themselves, in capital letters.
const AMERICAN: &[&str] = &[
    "DRIVER LICENSE",
    "DRIVER'S LICENSE",
    "DRIVERS LICENSE",
    "UNITED STATES",
    "DL CLASS",
    "IDENTIFICATION CARD USA",
];

/// Whether these words stand on a document of the United States without a machine-readable zone. A zone says more than
/// AnalyzeID does, and each call is paid for.
pub(super) fn is_american(replies: &[Reply]) -> bool {
    let mut transcript = Transcript::default();
    replies.iter().for_each(|reply| transcript.add(reply, None));
    let text: Vec<String> = transcript.lines().map(|line| line.to_uppercase()).collect();
    let has_zone = text.iter().any(|line| line.contains("<<"));
    // The two words may stand under each other.
    let all = text.join(" ");
    !has_zone && AMERICAN.iter().any(|words| all.contains(words))
}
