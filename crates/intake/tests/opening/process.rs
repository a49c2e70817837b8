//! Faults of the decoding process. A copy of this program with another name acts as such a decoder.

use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use image::ImageFormat;
use jiff::Timestamp;
use libtest_mimic::Failed;
use tempfile::TempDir;
use vouch_core::Cancel;
use vouch_intake::{IntakeError, Limits, Opener};

use crate::made_pdf::{Sheet, pdf};
use crate::{made, open_by};

/// Acts as the decoder that the program is named after, if any.
pub fn act_as_named_decoder() {
    let name = std::env::args().next().unwrap_or_default();
    match Path::new(&name).file_stem().and_then(|stem| stem.to_str()) {
        Some("hangs") => std::thread::sleep(Duration::from_secs(60)),
        Some("dies") => {
            let ready = br#"{"frame":"ready"}"#;
            let mut stdout = std::io::stdout();
            let sent =
                stdout.write_all(&(ready.len() as u32).to_le_bytes()).and_then(|()| stdout.write_all(ready));
            sent.and_then(|()| stdout.flush()).expect("somebody listens");
            std::process::abort();
        }
        Some("chatters") => std::io::stdout().write_all(b"usage: chatters FILE").expect("somebody listens"),
        _ => return,
    }
    std::process::exit(0);
}

/// Makes a copy of this program that acts as the named decoder.
fn decoder_that(part: &str) -> Result<(TempDir, PathBuf), Failed> {
    let folder = tempfile::tempdir()?;
    let program = folder.path().join(part).with_extension(std::env::consts::EXE_EXTENSION);
    fs::copy(std::env::current_exe()?, &program)?;
    Ok((folder, program))
}

pub fn progress_rises_to_one() -> Result<(), Failed> {
    let seen = RefCell::new(Vec::new());
    let sheets = ["1", "2", "3", "4"].map(Sheet::with_text);
    let opener = Opener::new(std::env::current_exe()?, Limits::default());
    let note = |done| seen.borrow_mut().push(done);
    opener.open("file", None, &pdf(&sheets, None, None), Timestamp::UNIX_EPOCH, &note, &Cancel::default())?;
    let seen = seen.into_inner();
    assert!(seen.is_sorted() && seen.contains(&0.5) && seen.last() == Some(&1.0), "{seen:?}");
    Ok(())
}

pub fn a_cancelled_file_is_given_up() -> Result<(), Failed> {
    let (_folder, program) = decoder_that("hangs")?;
    let cancel = Cancel::default();
    let asked = cancel.clone();
    let asker = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(200));
        asked.cancel();
    });
    let begun = Instant::now();
    let opener = Opener::new(program, Limits::default());
    let bytes = made::picture(ImageFormat::Png, 8, 8);
    let error = opener.open("file", None, &bytes, Timestamp::UNIX_EPOCH, &|_| {}, &cancel).err();
    asker.join().map_err(|_| "the asker failed")?;
    assert_eq!(error, Some(IntakeError::Cancelled));
    assert!(begun.elapsed() < Duration::from_secs(5));
    Ok(())
}

pub fn a_decoder_that_hangs_is_stopped() -> Result<(), Failed> {
    let (_folder, program) = decoder_that("hangs")?;
    let limits = Limits { time: Duration::from_secs(1), ..Limits::default() };
    // Larger than a pipe's buffer: feeding it must not hang either.
    let bytes = made::picture(ImageFormat::Bmp, 400, 400);
    let begun = Instant::now();
    let error = open_by(&program, limits, &bytes).err();
    assert_eq!(error, Some(IntakeError::TookTooLong { limit_seconds: 1 }));
    assert!(begun.elapsed() < Duration::from_secs(6));
    Ok(())
}

pub fn a_decoder_that_dies_costs_one_file() -> Result<(), Failed> {
    let (_folder, program) = decoder_that("dies")?;
    let bytes = made::picture(ImageFormat::Bmp, 400, 400);
    assert_eq!(open_by(&program, Limits::default(), &bytes).err(), Some(IntakeError::DecoderCrashed));
    Ok(())
}

pub fn a_program_that_is_no_decoder_is_found_out() -> Result<(), Failed> {
    let (folder, program) = decoder_that("chatters")?;
    let bytes = made::picture(ImageFormat::Png, 8, 8);
    for program in [program, folder.path().join("nowhere")] {
        let error = open_by(&program, Limits::default(), &bytes).err();
        assert!(matches!(error, Some(IntakeError::DecoderUnavailable { .. })), "{error:?}");
    }
    Ok(())
}
