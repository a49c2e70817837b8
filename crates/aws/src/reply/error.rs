/// Why a reply gives no reading. Nothing of a document's text is in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplyError {
    /// The bytes are not JSON.
    #[error("the reply is not JSON (line {line}, column {column})")]
    NotJson {
        /// Where it breaks, from 1.
        line: usize,
        /// Where in that line, from 1.
        column: usize,
    },
    /// The JSON is none of Textract's replies.
    #[error("this JSON is no reply of Amazon Textract")]
    NotAReply,
    /// A part of the reply has another form than it should.
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
    /// The asynchronous job came to nothing; it is told with HTTP 200.
    #[error("Amazon Textract could not read the document: {reason}")]
    JobFailed {
        /// Textract's own words.
        reason: String,
    },
    /// The asynchronous job had not ended when the reply was saved.
    #[error("Amazon Textract had not finished when this reply was saved")]
    Unfinished,
}
