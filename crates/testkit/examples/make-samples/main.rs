//! Draws the pictures and documents of `samples/`, always the same from the same faces.
//!
//! `cargo run --release -p vouch-testkit --example make-samples -- samples /usr/share/fonts`

mod camera;
mod desk;
mod einvoice;
mod fonts;
mod invoice;
mod mrz;
mod noise;
mod passport;
mod pdf;
mod photo;
mod receipts;
mod roll;
mod sheet;
mod shots;
mod trade;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

/// Why samples could not be made: this is a tool for those who build, and says what the system said.
pub type Failure = Box<dyn std::error::Error>;

/// One file of `samples/` and what is true of it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub file: Vec<u8>,
    /// What a reader should find, one for each document in it.
    pub documents: Vec<Value>,
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("usage: make-samples FOLDER FOLDER_OF_FACES...")?;
    let fonts = fonts::Fonts::new(arguments.collect())?;
    let mut truth = Vec::new();
    for sample in [shots::all(&fonts)?, invoice::all(&fonts)?, passport::all(&fonts)?].concat() {
        fs::write(folder.join(&sample.name), &sample.file)?;
        truth.push(json!({ "file": sample.name, "documents": sample.documents }));
    }
    fs::write(folder.join("truth.json"), format!("{:#}\n", Value::from(truth)))?;
    Ok(())
}
