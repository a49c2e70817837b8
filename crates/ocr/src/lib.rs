//! The on-device engine: page pixels to words.
