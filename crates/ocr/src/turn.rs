use std::iter;

use vouch_core::{Alphabet, Cancel, Pixels};

use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;
use crate::recognize::Recognizer;
use crate::words::{ReadLine, sureness};

/// Lines read first, to learn which way up the page is.
const SAMPLE: usize = 4;
/// Print that is read the right way up is surer than this on all but the worst pages.
const SURE: f32 = 0.9;

/// Reads the quads of a page whose print may run any way: pages are scanned sideways and photographed upside down.
/// `read_so_far` hears how many quads are done.
///
/// Whether it runs across the page or up and down shows in the shape of the quads. Which of the two ways shows in how
/// sure the longest lines are, which have to be read anyway: a page the right way up costs nothing more.
pub(crate) fn read_any_way_up(
    recognizer: &Recognizer,
    pixels: &Pixels,
    quads: Vec<LineQuad>,
    cancel: &Cancel,
    mut read_so_far: impl FnMut(usize),
) -> Result<Vec<ReadLine>, ReadError> {
    let mut quads = along_print(quads);
    quads.sort_by(|a, b| b.aspect_ratio().total_cmp(&a.aspect_ratio()));
    let rest = quads.split_off(SAMPLE.min(quads.len()));
    let half_turned =
        |quads: &[LineQuad]| quads.iter().map(|quad| quad.quarter_turned(2)).collect::<Vec<_>>();
    let mut most = 0;
    let mut read = |quads: &[LineQuad], before: usize| {
        recognizer.read(pixels, quads.to_vec(), Alphabet::Any, cancel, |done| {
            most = most.max(before + done);
            read_so_far(most);
        })
    };
    let upright = read(&quads, 0)?;
    if sureness(&upright) < SURE {
        let turned = read(&half_turned(&quads), 0)?;
        if sureness(&turned) > sureness(&upright) {
            let others = read(&half_turned(&rest), quads.len())?;
            return Ok(iter::chain(turned, others).collect());
        }
    }
    let others = read(&rest, quads.len())?;
    Ok(iter::chain(upright, others).collect())
}

/// The quads as they are, or, when most print stands on its side, each turned to be read from the top of the page down.
fn along_print(quads: Vec<LineQuad>) -> Vec<LineQuad> {
    let length = |tall: bool| {
        let such = quads.iter().filter(|quad| quad.is_tall() == tall);
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
    use crate::alphabet::Characters;
    use crate::model::{Answer, Network, NetworkError, Planes};

    /// Sure of lines that begin dark, and in doubt about all others.
    #[derive(Debug)]
    struct BeginsDark;

    impl Network for BeginsDark {
        fn run(&self, picture: Planes) -> Result<Answer, NetworkError> {
            let steps = picture.width / 8;
            let sure = if picture.values[0] < 0.0 { 0.99 } else { 0.6 };
            let values =
                (0..steps).flat_map(|step| if step % 2 == 0 { [0.0, sure] } else { [1.0, 0.0] }).collect();
            Ok(Answer { shape: vec![1, steps, 2], values })
        }
    }

    /// A square page of 400 pixels, dark on one half.
    fn page(is_dark: impl Fn(usize, usize) -> bool) -> Pixels {
        let value = |at: usize| if is_dark(at % 400, at / 400) { 0 } else { 255 };
        Pixels { width: 400, height: 400, rgb: (0..160_000).flat_map(|at| [value(at); 3]).collect() }
    }

    fn read(pixels: &Pixels, quads: Vec<LineQuad>) -> (Vec<ReadLine>, Vec<usize>) {
        let recognizer = Recognizer::new(vec![Box::new(BeginsDark)], Characters::new("A"));
        let mut heard = Vec::new();
        let lines =
            read_any_way_up(&recognizer, pixels, quads, &Cancel::default(), |done| heard.push(done)).unwrap();
        (lines, heard)
    }

    /// Six lines across the page and a page number in a nearly square quad; `true` for up and down the page.
    fn quads(sideways: bool) -> Vec<LineQuad> {
        let across = (0..6).map(|row| LineQuad::upright(20.0, 20.0 + 50.0 * row as f32, 360.0, 30.0));
        let upright = across.chain([LineQuad::upright(180.0, 340.0, 35.0, 30.0)]);
        let mirrored =
            |quad: LineQuad| LineQuad::upright(quad.origin.y, quad.origin.x, quad.down.y, quad.along.x);
        upright.map(|quad| if sideways { mirrored(quad) } else { quad }).collect()
    }

    #[test]
    fn all_lines_run_the_way_that_is_surest() {
        type Half = fn(usize, usize) -> bool;
        let pages: [(bool, Half, (f32, f32)); 4] = [
            (false, |x, _| x < 200, (1.0, 0.0)),
            (false, |x, _| x >= 200, (-1.0, 0.0)),
            (true, |_, y| y < 200, (0.0, 1.0)),
            (true, |_, y| y >= 200, (0.0, -1.0)),
        ];
        for (sideways, is_dark, (x, y)) in pages {
            let (lines, heard) = read(&page(is_dark), quads(sideways));
            assert_eq!(lines.len(), 7);
            for along in lines.iter().map(|read| read.quad.along) {
                assert!(along.x * x + along.y * y > 0.9 * along.length(), "{along:?} for {x}, {y}");
            }
            assert!(heard.is_sorted() && heard.last() == Some(&7), "{heard:?}");
        }
    }

    #[test]
    fn a_doubtful_page_stays_as_it_is() {
        let (lines, _) = read(&page(|_, _| false), quads(false));
        assert!(lines.iter().all(|read| read.quad.along.x > 0.0));
        assert!(read(&page(|_, _| false), Vec::new()).0.is_empty());
    }

    #[test]
    fn a_note_on_its_side_is_read_on_an_upright_page() {
        let note = LineQuad::upright(350.0, 20.0, 30.0, 360.0);
        let (lines, _) = read(&page(|x, y| x < 100 || y > 200), [quads(false), vec![note]].concat());
        let upward = lines.iter().filter(|read| read.quad.along.y < -300.0).count();
        assert_eq!((lines.len(), upward), (8, 1));
    }
}
