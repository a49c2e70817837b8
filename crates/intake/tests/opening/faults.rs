use std::time::Duration;

use image::ImageFormat;
use libtest_mimic::Failed;
use vouch_intake::{IntakeError, Limits};

use crate::made_pdf::{Sheet, pdf};
use crate::{made, open, open_within};

/// One small file of every format.
fn one_of_each() -> Vec<Vec<u8>> {
    let formats =
        [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Gif];
    let mut files: Vec<_> = formats.into_iter().map(|format| made::picture(format, 24, 16)).collect();
    files.push(made::turned_heic(1, 64, 64));
    files.push(made::tiff_of_two_pages());
    files.push(made::tiff_by_palette(3, 1, &[2, 0, 1]));
    files.push(pdf(&[Sheet::with_text("Total 12.50")], Some(("a.xml", b"<a/>")), Some("")));
    files
}

fn code(bytes: &[u8]) -> &'static str {
    code_within(Limits::default(), bytes)
}

fn code_within(limits: Limits, bytes: &[u8]) -> &'static str {
    open_within(limits, bytes).map_or_else(|error| error.code(), |_| "opened")
}

pub fn nothing_that_is_no_document_gets_in() -> Result<(), Failed> {
    assert_eq!(code(b""), "empty_file");
    assert_eq!(code(b"Dear Sir, this was renamed to receipt.jpg"), "not_a_document");
    assert_eq!(code(b"%PDF-1.4 and nothing else"), "damaged_file");
    assert_eq!(code(b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"), "unsupported_format");
    assert_eq!(code(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "unsupported_format");
    Ok(())
}

pub fn what_breaks_off_is_damaged() -> Result<(), Failed> {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Gif]
    {
        let whole = made::picture(format, 400, 300);
        assert_eq!(code(&whole[..whole.len() * 2 / 3]), "damaged_file", "{format:?}");
    }
    let heic = made::turned_heic(0, 64, 64);
    assert_eq!(code(&heic[..heic.len() * 9 / 10]), "damaged_file");
    Ok(())
}

pub fn limits_have_errors_of_their_own() -> Result<(), Failed> {
    let picture = made::picture(ImageFormat::Png, 2000, 1000);
    let two_pages = pdf(&[Sheet::with_text("1"), Sheet::with_text("2")], None, None);
    let limits = Limits::default;
    let cases = [
        (Limits { bytes: 10, ..limits() }, &picture, "file_too_large"),
        (Limits { pixels: 1_999_999, ..limits() }, &picture, "too_many_pixels"),
        (limits(), &made::bitmap_header(35_000, 35_000), "too_many_pixels"),
        (Limits { pages: 1, ..limits() }, &two_pages, "too_many_pages"),
        (Limits { pages: 1, ..limits() }, &made::tiff_of_two_pages(), "too_many_pages"),
        (Limits { time: Duration::from_micros(10), ..limits() }, &picture, "took_too_long"),
        (Limits { memory: 3_000_000, ..limits() }, &picture, "too_much_memory"),
    ];
    for (limits, bytes, expected) in cases {
        assert_eq!(code_within(limits, bytes), expected);
    }
    Ok(())
}

/// The decoders' own limits come first; this tests the case in which they cannot foresee the memory they will need.
#[cfg(target_os = "linux")]
pub fn memory_is_bounded_by_the_system() -> Result<(), Failed> {
    let sheet = Sheet { size: (1200, 1200), rotate: 0, drawing: "0 0 9 9 re f".to_owned(), note: None };
    let limits = Limits { memory: 60 << 20, ..Limits::default() };
    let error = open_within(limits, &pdf(&[sheet], None, None)).err();
    assert_eq!(error, Some(IntakeError::TooMuchMemory { limit: 60 << 20 }));
    Ok(())
}

pub fn no_cut_crashes_the_decoder() -> Result<(), Failed> {
    for file in one_of_each() {
        for part in 1..16 {
            let cut = &file[..file.len() * part / 16];
            must_end_well(cut)?;
        }
    }
    Ok(())
}

pub fn no_flipped_byte_crashes_the_decoder() -> Result<(), Failed> {
    for file in one_of_each() {
        for flip in 0..16_usize {
            let mut flipped = file.clone();
            let at = (flip * 2_654_435_761) % flipped.len();
            flipped[at] = !flipped[at];
            must_end_well(&flipped)?;
        }
    }
    Ok(())
}

fn must_end_well(bytes: &[u8]) -> Result<(), Failed> {
    match open(bytes) {
        Err(error @ (IntakeError::DecoderCrashed | IntakeError::DecoderUnavailable { .. })) => Err(format!(
            "{error} at {} bytes beginning with {:?}",
            bytes.len(),
            &bytes[..bytes.len().min(16)]
        )
        .into()),
        _ => Ok(()),
    }
}
