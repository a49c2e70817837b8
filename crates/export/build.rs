//! Lists the profiles of the folder, so that a new one is a file and nothing else.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("profiles");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "toml") {
            files.push(file);
        }
    }
    files.sort();
    let texts: String = files.iter().map(|file| format!("include_str!({file:?}), ")).collect();
    fs::write(Path::new(&env::var("OUT_DIR")?).join("profiles.rs"), format!("&[{texts}]"))?;
    Ok(())
}
