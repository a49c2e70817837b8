use std::iter;

use vouch_core::{Alphabet, Cancel, Pixels};

use super::recognizer::{RecognizedLine, Recognizer, mean_confidence};
use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;

/// Lines read first to find out which way up the page is.
const SAMPLE: usize = 4;
/// Lines that are read the right way up have at least this mean confidence on all but the worst pages.
const SURE: f32 = 0.9;

/// Reads the quads of a page whose text may run in any direction: pages are scanned sideways and photographed upside
/// down. `progress` is given the number of quads that are done.
///
/// Whether the text runs across the page or up and down shows in the shape of the quads. Which of the two ways it runs
/// shows in the confidence of the longest lines. These have to be read anyway, so a page the right way up costs nothing
/// more.
pub(crate) fn recognize_any_orientation(
    recognizer: &Recognizer,
    pixels: &Pixels,
    quads: Vec<LineQuad>,
    cancel: &Cancel,
    mut progress: impl FnMut(usize),
) -> Result<Vec<RecognizedLine>, ReadError> {
    let mut quads = turned_with_text(quads);
    quads.sort_by(|a, b| b.aspect_ratio().total_cmp(&a.aspect_ratio()));
    let rest = quads.split_off(SAMPLE.min(quads.len()));
    let half_turned =
        |quads: &[LineQuad]| quads.iter().map(|quad| quad.quarter_turned(2)).collect::<Vec<_>>();
    let mut most_done = 0;
    let mut recognize = |quads: &[LineQuad], before: usize| {
        recognizer.recognize(pixels, quads.to_vec(), Alphabet::Any, cancel, |done| {
            most_done = most_done.max(before + done);
            progress(most_done);
        })
    };
    let upright = recognize(&quads, 0)?;
    if mean_confidence(&upright) < SURE {
        let turned = recognize(&half_turned(&quads), 0)?;
        if mean_confidence(&turned) > mean_confidence(&upright) {
            let others = recognize(&half_turned(&rest), quads.len())?;
            return Ok(iter::chain(turned, others).collect());
        }
    }
    let others = recognize(&rest, quads.len())?;
    Ok(iter::chain(upright, others).collect())
}

/// Returns the quads as they are or, when most text runs up or down the page, each turned to be read downwards.
fn turned_with_text(quads: Vec<LineQuad>) -> Vec<LineQuad> {
    let length = |is_tall: bool| {
        let such = quads.iter().filter(|quad| quad.is_tall() == is_tall);
        such.map(|quad| quad.width().max(quad.height())).sum::<f32>()
    };
    if length(true) <= length(false) {
        return quads;
    }
    quads.iter().map(|quad| quad.quarter_turned(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Network, NetworkError, NetworkOutput, PlanarImage};
    use crate::recognition::charset::Charset;

    /// Confident about lines that begin dark, and in doubt about all others.
    #[derive(Debug)]
    struct BeginsDark;

    impl Network for BeginsDark {
        fn run(&self, image: PlanarImage) -> Result<NetworkOutput, NetworkError> {
            let steps = image.width / 8;
            let confidence = if image.values[0] < 0.0 { 0.99 } else { 0.6 };
            let values = (0..steps)
                .flat_map(|step| if step % 2 == 0 { [0.0, confidence] } else { [1.0, 0.0] })
                .collect();
            Ok(NetworkOutput { shape: vec![1, steps, 2], values })
        }
    }

    /// Returns a square page of 400 pixels, dark where `is_dark` says.
    fn page(is_dark: impl Fn(usize, usize) -> bool) -> Pixels {
        let value = |at: usize| if is_dark(at % 400, at / 400) { 0 } else { 255 };
        Pixels { width: 400, height: 400, rgb: (0..160_000).flat_map(|at| [value(at); 3]).collect() }
    }

    fn recognize(pixels: &Pixels, quads: Vec<LineQuad>) -> (Vec<RecognizedLine>, Vec<usize>) {
        let recognizer = Recognizer::new(vec![Box::new(BeginsDark)], Charset::new("A"));
        let mut progress = Vec::new();
        let note = |done| progress.push(done);
        let lines = recognize_any_orientation(&recognizer, pixels, quads, &Cancel::default(), note).unwrap();
        (lines, progress)
    }

    /// Returns six lines across the page, or down it, and a page number in a nearly square quad.
    fn quads(sideways: bool) -> Vec<LineQuad> {
        let across = (0..6).map(|row| LineQuad::upright(20.0, 20.0 + 50.0 * row as f32, 360.0, 30.0));
        let upright = across.chain([LineQuad::upright(180.0, 340.0, 35.0, 30.0)]);
        let mirrored =
            |quad: LineQuad| LineQuad::upright(quad.origin.y, quad.origin.x, quad.down.y, quad.along.x);
        upright.map(|quad| if sideways { mirrored(quad) } else { quad }).collect()
    }

    #[test]
    fn all_lines_run_in_the_direction_of_most_confidence() {
        type Half = fn(usize, usize) -> bool;
        let pages: [(bool, Half, (f32, f32)); 4] = [
            (false, |x, _| x < 200, (1.0, 0.0)),
            (false, |x, _| x >= 200, (-1.0, 0.0)),
            (true, |_, y| y < 200, (0.0, 1.0)),
            (true, |_, y| y >= 200, (0.0, -1.0)),
        ];
        for (sideways, is_dark, (x, y)) in pages {
            let (lines, progress) = recognize(&page(is_dark), quads(sideways));
            assert_eq!(lines.len(), 7);
            for along in lines.iter().map(|line| line.quad.along) {
                assert!(along.x * x + along.y * y > 0.9 * along.length(), "{along:?} for {x}, {y}");
            }
            assert!(progress.is_sorted() && progress.last() == Some(&7), "{progress:?}");
        }
    }

    #[test]
    fn a_doubtful_page_stays_as_it_is() {
        let (lines, _) = recognize(&page(|_, _| false), quads(false));
        assert!(lines.iter().all(|line| line.quad.along.x > 0.0));
        assert!(recognize(&page(|_, _| false), Vec::new()).0.is_empty());
    }

    #[test]
    fn a_note_on_its_side_is_read_on_an_upright_page() {
        let note = LineQuad::upright(350.0, 20.0, 30.0, 360.0);
        let (lines, _) = recognize(&page(|x, y| x < 100 || y > 200), [quads(false), vec![note]].concat());
        let upward = lines.iter().filter(|line| line.quad.along.y < -300.0).count();
        assert_eq!((lines.len(), upward), (8, 1));
    }
}
