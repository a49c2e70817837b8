//! Opens one file as the app does and prints the sizes of its pages, or its error code, as JSON. For `bench/awkward`.
#![expect(clippy::print_stdout, reason = "printing is all it does")]

use jiff::Timestamp;
use serde_json::json;
use vouch_core::Cancel;
use vouch_intake::{Limits, Opener};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    vouch_intake::run_if_child();
    let path = std::env::args_os().nth(1).ok_or("usage: pages FILE")?;
    let opener = Opener::new(std::env::current_exe()?, Limits::default());
    let opened =
        opener.open("file", None, &std::fs::read(path)?, Timestamp::UNIX_EPOCH, &|_| (), &Cancel::default());
    let said = match opened {
        Ok(opened) => {
            let sizes: Vec<_> = opened.pages.iter().map(|page| [page.width, page.height]).collect();
            json!({ "pages": sizes, "lost": opened.lost_pages, "error": null })
        }
        Err(error) => json!({ "pages": [], "lost": [], "error": error.code() }),
    };
    println!("{said}");
    Ok(())
}
