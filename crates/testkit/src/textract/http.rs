//! As much of HTTP/1.1 as an SDK speaks to Textract: one request a connection, its length said beforehand.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// Longest body that is read: a picture of 10 MiB in base64, with some to spare.
const LONGEST: usize = 20 << 20;

/// A request.
pub(super) struct Request {
    headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// A reply.
pub(super) struct Reply {
    /// HTTP status.
    pub status: u16,
    /// JSON, or what passes for it.
    pub body: String,
}

impl Request {
    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// The operation asked for.
    pub fn operation(&self) -> Option<&str> {
        self.header("x-amz-target").strip_prefix("Textract.")
    }

    /// Why the service would refuse it before looking at it.
    pub fn fault(&self) -> Option<&'static str> {
        let is_signed = self.header("authorization").contains("/textract/aws4_request");
        if !self.header("smithy-protocol").is_empty()
            || self.header("content-type") != "application/x-amz-json-1.1"
        {
            return Some("SerializationException");
        }
        (!is_signed).then_some("UnrecognizedClientException")
    }
}

pub(super) fn read(stream: &TcpStream) -> io::Result<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    let mut next = |reader: &mut BufReader<&TcpStream>| -> io::Result<String> {
        line.clear();
        reader.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    };
    next(&mut reader)?;
    let mut headers = Vec::new();
    loop {
        let header = next(&mut reader)?;
        let Some((name, value)) = header.split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut request = Request { headers, body: Vec::new() };
    let length: usize = request.header("content-length").parse().map_err(io::Error::other)?;
    if length > LONGEST {
        return Err(io::Error::other("the body is too long"));
    }
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body)?;
    Ok(request)
}

pub(super) fn write(mut stream: &TcpStream, reply: &Reply) -> io::Result<()> {
    let Reply { status, body } = reply;
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status} -\r\ncontent-type: application/x-amz-json-1.1\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}
