//! Bytes to pages: sniffing, decoding in a bounded child process, orientation, PDF, HEIC, ZIP, attachments.
