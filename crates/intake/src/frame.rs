//! The protocol of the pipes: an order and the file's bytes go to the decoding process, frames come back.
//!
//! A frame is the length of its head (four bytes, little endian), the head as JSON, and a body of raw bytes, whose
//! length the head gives. Neither side trusts the other: lengths are checked before memory is allocated.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use vouch_core::{Attachment, BoundingBox, MediaType, PageReading, Pixels, Relationship};

use crate::{IntakeError, Limits};

/// Longest head accepted. The text of a page is by far the longest.
const MAX_HEAD: u32 = 64 << 20;

/// What the decoding process is asked to do with the bytes that follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    pub media_type: MediaType,
    pub bytes: u64,
    pub limits: Limits,
}

/// One thing that was found in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Frame {
    /// The decoding process has started. Always the first frame.
    Ready,
    /// The number of pages that will follow.
    Pages { count: u32 },
    /// The next page, upright. `width` and `height` are its original size; there may be fewer pixels.
    Page { width: u32, height: u32, pixels: Pixels },
    /// The next page could not be decoded; only its size is known.
    LostPage { width: u32, height: u32 },
    /// Text that the file holds for a page.
    Text { reading: PageReading },
    /// The previous page may show more print than its text holds.
    PartialText,
    /// The codes on the previous page.
    Codes { codes: Vec<PageCode> },
    /// An embedded file.
    Attachment { attachment: Attachment },
    /// The last frame of a file that was decoded.
    Done,
    /// The last frame of a file that was not decoded.
    Failed { error: IntakeError },
}

/// A QR code on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PageCode {
    /// Its text.
    pub text: String,
    /// Where it is.
    pub bounds: BoundingBox,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
enum Head {
    Ready,
    Pages { count: u32 },
    Page { width: u32, height: u32, kept_width: u32, kept_height: u32 },
    LostPage { width: u32, height: u32 },
    Text { reading: PageReading },
    PartialText,
    Codes { codes: Vec<PageCode> },
    Attachment { name: String, bytes: u64, relationship: Option<Relationship>, is_associated: bool },
    Done,
    Failed { error: IntakeError },
}

/// Writes the order; the file's bytes follow it.
pub(crate) fn write_order(to: &mut impl Write, order: &Order) -> io::Result<()> {
    write_head(to, order)
}

/// Reads the order.
pub(crate) fn read_order(from: &mut impl Read) -> io::Result<Order> {
    read_head(from)
}

/// Writes one frame.
pub(crate) fn write_frame(to: &mut impl Write, frame: Frame) -> io::Result<()> {
    let (head, body) = match frame {
        Frame::Ready => (Head::Ready, Vec::new()),
        Frame::Pages { count } => (Head::Pages { count }, Vec::new()),
        Frame::Page { width, height, pixels } => {
            (Head::Page { width, height, kept_width: pixels.width, kept_height: pixels.height }, pixels.rgb)
        }
        Frame::LostPage { width, height } => (Head::LostPage { width, height }, Vec::new()),
        Frame::Text { reading } => (Head::Text { reading }, Vec::new()),
        Frame::PartialText => (Head::PartialText, Vec::new()),
        Frame::Codes { codes } => (Head::Codes { codes }, Vec::new()),
        Frame::Attachment { attachment } => (
            Head::Attachment {
                name: attachment.name,
                bytes: attachment.bytes.len() as u64,
                relationship: attachment.relationship,
                is_associated: attachment.is_associated,
            },
            attachment.bytes,
        ),
        Frame::Done => (Head::Done, Vec::new()),
        Frame::Failed { error } => (Head::Failed { error }, Vec::new()),
    };
    write_head(to, &head)?;
    to.write_all(&body)?;
    to.flush()
}

/// Reads one frame, `None` at the end of the stream.
pub(crate) fn read_frame(from: &mut impl Read, limits: &Limits) -> io::Result<Option<Frame>> {
    let head = match read_head(from) {
        Ok(head) => head,
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(Some(match head {
        Head::Ready => Frame::Ready,
        Head::Pages { count } => Frame::Pages { count },
        Head::Page { width, height, kept_width, kept_height } => {
            let pixels = u64::from(kept_width) * u64::from(kept_height);
            if pixels > limits.kept_pixels {
                return Err(invalid("a page larger than asked for"));
            }
            let rgb = read_body(from, pixels * 3)?;
            Frame::Page { width, height, pixels: Pixels { width: kept_width, height: kept_height, rgb } }
        }
        Head::LostPage { width, height } => Frame::LostPage { width, height },
        Head::Text { reading } => Frame::Text { reading },
        Head::PartialText => Frame::PartialText,
        Head::Codes { codes } => Frame::Codes { codes },
        Head::Attachment { name, bytes, relationship, is_associated } => {
            if bytes > limits.bytes {
                return Err(invalid("an attachment larger than asked for"));
            }
            let bytes = read_body(from, bytes)?;
            Frame::Attachment { attachment: Attachment { name, bytes, relationship, is_associated } }
        }
        Head::Done => Frame::Done,
        Head::Failed { error } => Frame::Failed { error },
    }))
}

fn write_head(to: &mut impl Write, head: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_vec(head)?;
    let length = u32::try_from(json.len()).map_err(|_| invalid("a head too long to send"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&json)
}

fn read_head<T: for<'de> Deserialize<'de>>(from: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MAX_HEAD {
        return Err(invalid("a head longer than any"));
    }
    Ok(serde_json::from_slice(&read_body(from, u64::from(length))?)?)
}

/// Reads exactly `length` bytes. Callers have checked that so many are allowed.
pub(crate) fn read_body(from: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut body = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    from.take(length).read_to_end(&mut body)?;
    if body.len() as u64 == length { Ok(body) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_survive_a_round_trip() {
        let frames = [
            Frame::Ready,
            Frame::Pages { count: 2 },
            Frame::Page {
                width: 40,
                height: 20,
                pixels: Pixels { width: 2, height: 1, rgb: vec![1, 2, 3, 4, 5, 6] },
            },
            Frame::LostPage { width: 3, height: 4 },
            Frame::Attachment {
                attachment: Attachment {
                    relationship: Some(Relationship::Alternative),
                    is_associated: true,
                    ..Attachment::new("a.xml", vec![7; 70_000])
                },
            },
            Frame::Failed { error: IntakeError::TooManyPages { pages: 300, limit: 200 } },
            Frame::Done,
        ];
        let mut pipe = Vec::new();
        for frame in &frames {
            write_frame(&mut pipe, frame.clone()).unwrap();
        }
        let mut pipe = pipe.as_slice();
        for frame in frames {
            assert_eq!(read_frame(&mut pipe, &Limits::default()).unwrap(), Some(frame));
        }
        assert_eq!(read_frame(&mut pipe, &Limits::default()).unwrap(), None);
    }

    #[test]
    fn a_frame_larger_than_allowed_is_refused() {
        let head = br#"{"frame":"page","width":1,"height":1,"kept_width":90000,"kept_height":90000}"#;
        let mut pipe = u32::try_from(head.len()).unwrap().to_le_bytes().to_vec();
        pipe.extend_from_slice(head);
        assert!(read_frame(&mut pipe.as_slice(), &Limits::default()).is_err());
    }
}
