/// Why a reply gives no reading. It contains nothing of a document's text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplyError {
    /// The bytes are not JSON.
    #[error("the reply is not JSON (line {line}, column {column})")]
    NotJson {
        /// Line of the syntax error, from 1.
        line: usize,
        /// Column in that line, from 1.
        column: usize,
    },
    /// The JSON is not a reply of Textract.
    #[error("this JSON is no reply of Amazon Textract")]
    NotAReply,
    /// A part of the reply has an unexpected form.
    #[error("the part {part} of the reply has an unknown form")]
    UnknownForm {
        /// Name of the part, as Textract names it.
        part: &'static str,
    },
    /// Textract refused the call, and its refusal was saved as the reply.
    #[error("Amazon Textract refused: {code}")]
    Refused {
        /// Textract's code.
        code: String,
    },
    /// The asynchronous job failed, which Textract reports with HTTP 200.
    #[error("Amazon Textract could not read the document: {reason}")]
    JobFailed {
        /// Textract's own words.
        reason: String,
    },
    /// The asynchronous job had not finished when the reply was saved.
    #[error("Amazon Textract had not finished when this reply was saved")]
    Unfinished,
}
