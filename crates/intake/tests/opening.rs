//! Files through the real child process: this program is its own decoder.

mod made;

use std::process::ExitCode;

use image::ImageFormat;
use jiff::Timestamp;
use libtest_mimic::{Arguments, Failed, Trial};
use vouch_core::Cancel;
use vouch_intake::{IntakeError, Limits, Opened, Opener};

fn main() -> ExitCode {
    vouch_intake::run_if_child();
    let trials = vec![Trial::test("pictures_become_one_page", pictures_become_one_page)];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn open_with(limits: Limits, bytes: &[u8]) -> Result<Opened, IntakeError> {
    let program = std::env::current_exe().expect("a test knows where it stands");
    Opener::new(program, limits).open("file", None, bytes, Timestamp::UNIX_EPOCH, &|_| {}, &Cancel::default())
}

fn open(bytes: &[u8]) -> Result<Opened, IntakeError> {
    open_with(Limits::default(), bytes)
}

fn pictures_become_one_page() -> Result<(), Failed> {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let opened = open(&made::picture(format, 60, 40))?;
        assert_eq!(opened.pages.len(), 1);
        assert_eq!((opened.pages[0].width, opened.pages[0].height), (60, 40));
        let pixels = opened.pages[0].pixels.load()?;
        assert_eq!(pixels.rgb.len(), 60 * 40 * 3);
    }
    Ok(())
}
