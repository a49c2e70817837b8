//! Opens files in the real child process. This program is its own decoder and therefore has a `main` of its own.

mod codes;
mod documents;
mod faults;
mod made;
mod made_pdf;
mod pictures;
mod process;
mod seen;

use std::path::Path;
use std::process::ExitCode;

use jiff::Timestamp;
use libtest_mimic::{Arguments, Trial};
use vouch_core::Cancel;
use vouch_intake::{IntakeError, Limits, Opened, Opener};

macro_rules! trials {
    ($($module:ident::$name:ident),* $(,)?) => {
        vec![$(Trial::test(concat!(stringify!($module), "::", stringify!($name)), $module::$name)),*]
    };
}

fn main() -> ExitCode {
    process::act_as_named_decoder();
    vouch_intake::run_if_child();
    #[cfg_attr(not(target_os = "linux"), expect(unused_mut, reason = "one more trial on Linux"))]
    let mut trials = trials![
        pictures::every_format_is_one_page,
        pictures::a_tilted_camera_is_set_upright,
        pictures::a_turned_heic_is_turned_once,
        pictures::transparent_pictures_lie_on_white_paper,
        pictures::large_pictures_keep_their_size_but_not_their_pixels,
        pictures::a_tiff_has_pages,
        pictures::a_tiff_may_be_gray_packed_or_by_palette,
        pictures::a_broken_tiff_page_is_lost_alone,
        codes::a_code_is_read_whichever_way_it_lies,
        codes::a_code_on_a_photo_is_read,
        codes::every_code_on_a_page_is_read_once,
        codes::what_looks_like_print_is_no_code,
        documents::a_pdf_gives_pages_text_and_attachments,
        documents::a_turned_page_is_upright,
        documents::invisible_text_is_told_from_drawn_text,
        documents::text_under_a_scan_is_a_hidden_layer,
        documents::an_empty_password_opens,
        documents::a_real_password_does_not,
        documents::a_cut_off_pdf_keeps_what_it_still_shows,
        documents::an_e_invoice_alone_has_no_page,
        documents::long_documents_are_loaded_page_by_page,
        seen::text_under_paint_is_not_read,
        seen::text_that_shows_through_is_read,
        seen::text_without_contrast_place_or_size_is_not_read,
        seen::text_under_pictures_in_strips_is_hidden,
        seen::a_note_is_read_and_covers_what_is_below,
        seen::a_few_words_on_a_scan_are_only_a_part,
        seen::text_drawn_sideways_has_a_slant,
        seen::spaces_between_thousands_stay_what_they_are,
        faults::nothing_that_is_no_document_gets_in,
        faults::what_breaks_off_is_damaged,
        faults::limits_have_errors_of_their_own,
        faults::no_cut_crashes_the_decoder,
        faults::no_flipped_byte_crashes_the_decoder,
        process::progress_rises_to_one,
        process::a_cancelled_file_is_given_up,
        process::a_decoder_that_hangs_is_stopped,
        process::a_decoder_that_dies_costs_one_file,
        process::a_program_that_is_no_decoder_is_found_out,
    ];
    #[cfg(target_os = "linux")]
    trials.extend(trials![faults::memory_is_bounded_by_the_system]);
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn open(bytes: &[u8]) -> Result<Opened, IntakeError> {
    open_within(Limits::default(), bytes)
}

fn open_within(limits: Limits, bytes: &[u8]) -> Result<Opened, IntakeError> {
    let program = std::env::current_exe().expect("a test knows where it stands");
    open_by(&program, limits, bytes)
}

fn open_by(program: &Path, limits: Limits, bytes: &[u8]) -> Result<Opened, IntakeError> {
    Opener::new(program, limits).open("file", None, bytes, Timestamp::UNIX_EPOCH, &|_| {}, &Cancel::default())
}

/// Returns the upright sizes of all pages.
fn sizes(opened: &Opened) -> Vec<(u32, u32)> {
    opened.pages.iter().map(|page| (page.width, page.height)).collect()
}
