use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use vouch_core::{Alphabet, Cancel, Pixels};

use super::charset::Charset;
use super::ctc::{DecodedGlyph, STEP_WIDTH, decode};
use super::line_image::LineImage;
use super::projection::Projection;
use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;
use crate::network::Network;

/// The width of the network's input is a multiple of this, so that it sees few different ones.
const WIDTH_STEP: usize = 32;
/// The narrowest input of the network.
const LEAST_WIDTH: usize = 48;
/// Fewer characters than these do not show in which direction they run: a 1 on its side is a dash.
const FEWEST_SIDEWAYS: usize = 3;

/// The characters of one line image, and where they are.
#[derive(Debug)]
pub(crate) struct RecognizedLine {
    /// From left to right, spaces among them.
    pub glyphs: Vec<DecodedGlyph>,
    /// Which columns of the line image hold text.
    pub projection: Projection,
    /// The part of the page that the line image shows, in the direction in which it was read.
    pub quad: LineQuad,
}

/// Returns the mean confidence of all characters but spaces; 0 when there are none.
pub(crate) fn mean_confidence(lines: &[RecognizedLine]) -> f32 {
    let glyphs = || lines.iter().flat_map(RecognizedLine::visible_glyphs);
    let sum: f32 = glyphs().map(|decoded| decoded.glyph.confidence.get()).sum();
    sum / glyphs().count().max(1) as f32
}

impl RecognizedLine {
    /// Returns its characters without the spaces.
    pub fn visible_glyphs(&self) -> impl Iterator<Item = &DecodedGlyph> {
        self.glyphs.iter().filter(|decoded| !decoded.is_space())
    }
}

/// Reads the lines of a page, several at a time: one on each worker.
#[derive(Debug)]
pub(crate) struct Recognizer {
    workers: Vec<Box<dyn Network>>,
    charset: Charset,
}

impl Recognizer {
    /// Creates a recognizer with one network for each worker, each on a thread of its own.
    pub fn new(workers: Vec<Box<dyn Network>>, charset: Charset) -> Self {
        Self { workers, charset }
    }

    /// Returns the lines in all quads, in no particular order. `progress` is given the number of quads that are done.
    ///
    /// A tall quad is also read downwards and upwards, and the most confident reading counts.
    pub fn recognize(
        &self,
        pixels: &Pixels,
        mut quads: Vec<LineQuad>,
        alphabet: Alphabet,
        cancel: &Cancel,
        progress: impl FnMut(usize),
    ) -> Result<Vec<RecognizedLine>, ReadError> {
        // Long lines first: a long one left for the end would keep one worker busy and the others waiting.
        quads.sort_by(|a, b| b.aspect_ratio().total_cmp(&a.aspect_ratio()));
        let allowed = self.charset.allowed(alphabet);
        let lines = self.for_each(
            &quads,
            |network, quad| self.recognize_either_way(network, pixels, quad, &allowed),
            cancel,
            progress,
        )?;
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }

    /// Returns the line in each of these quads, in their order, read with its own alphabet and in the direction of the
    /// quad.
    pub fn recognize_in_order(
        &self,
        pixels: &Pixels,
        quads: &[(LineQuad, Alphabet)],
        cancel: &Cancel,
    ) -> Result<Vec<RecognizedLine>, ReadError> {
        // As above: few quads of very different lengths keep no worker waiting either.
        let mut longest_first: Vec<usize> = (0..quads.len()).collect();
        longest_first.sort_by(|&a, &b| quads[b].0.aspect_ratio().total_cmp(&quads[a].0.aspect_ratio()));
        let recognize = |network: &dyn Network, &index: &usize| {
            let (quad, alphabet) = &quads[index];
            self.recognize_quad(network, pixels, quad, &self.charset.allowed(*alphabet))
        };
        let mut lines = self.for_each(&longest_first, recognize, cancel, |_| {})?;
        lines.sort_by_key(|(at, _)| longest_first[*at]);
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }

    /// Does a piece of work for every item, one at a time on each worker. Returns the results in no particular order,
    /// each with the index of its item. `progress` is given the number of items that are done.
    fn for_each<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&dyn Network, &T) -> Result<R, ReadError> + Sync,
        cancel: &Cancel,
        mut progress: impl FnMut(usize),
    ) -> Result<Vec<(usize, R)>, ReadError> {
        let next = AtomicUsize::new(0);
        let (send, receive) = mpsc::channel();
        thread::scope(|scope| {
            for network in &self.workers {
                let (send, next, work) = (send.clone(), &next, &work);
                scope.spawn(move || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(item) = items.get(index).filter(|_| !cancel.is_cancelled()) else { break };
                        if send.send(work(network.as_ref(), item).map(|result| (index, result))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            let mut results = Vec::new();
            for (count, result) in receive.iter().enumerate() {
                results.push(result?);
                progress(count + 1);
            }
            if cancel.is_cancelled() { Err(ReadError::Cancelled) } else { Ok(results) }
        })
    }

    fn recognize_either_way(
        &self,
        network: &dyn Network,
        pixels: &Pixels,
        quad: &LineQuad,
        allowed: &[bool],
    ) -> Result<RecognizedLine, ReadError> {
        let mut best = self.recognize_quad(network, pixels, quad, allowed)?;
        for turns in if quad.is_tall() { &[1, 3][..] } else { &[] } {
            let turned = self.recognize_quad(network, pixels, &quad.quarter_turned(*turns), allowed)?;
            let is_surer = || {
                mean_confidence(std::slice::from_ref(&turned)) > mean_confidence(std::slice::from_ref(&best))
            };
            if turned.visible_glyphs().count() >= FEWEST_SIDEWAYS && is_surer() {
                best = turned;
            }
        }
        Ok(best)
    }

    fn recognize_quad(
        &self,
        network: &dyn Network,
        pixels: &Pixels,
        quad: &LineQuad,
        allowed: &[bool],
    ) -> Result<RecognizedLine, ReadError> {
        let image = LineImage::cut(pixels, quad);
        let width = image.width.max(LEAST_WIDTH).next_multiple_of(WIDTH_STEP);
        let output = network.run(image.to_planar(width))?;
        let fits = output.shape.last() == Some(&self.charset.classes())
            && output.values.len() * STEP_WIDTH as usize == width * self.charset.classes();
        if !fits {
            return Err(ReadError::UnexpectedShape { network: "recognition", shape: output.shape });
        }
        let glyphs = decode(&output.values, &self.charset, allowed);
        Ok(RecognizedLine { glyphs, projection: Projection::of(&image), quad: *quad })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{NetworkError, NetworkOutput, PlanarImage};

    /// Reads an `A` in every second step of a picture, whatever it shows. With a number of classes other than that of
    /// the charset, its output has an unexpected shape.
    #[derive(Debug)]
    struct ReadsA {
        classes: usize,
    }

    impl Network for ReadsA {
        fn run(&self, image: PlanarImage) -> Result<NetworkOutput, NetworkError> {
            assert_eq!(image.height, 48);
            let steps = image.width / STEP_WIDTH as usize;
            let mut values = vec![0.0; steps * self.classes];
            for step in 0..steps {
                values[step * self.classes + step % 2] = 1.0;
            }
            Ok(NetworkOutput { shape: vec![1, steps, self.classes], values })
        }
    }

    fn recognizer(classes: usize) -> Recognizer {
        let worker = || Box::new(ReadsA { classes }) as Box<dyn Network>;
        Recognizer::new(vec![worker(), worker()], Charset::new("AB"))
    }

    fn page() -> Pixels {
        Pixels { width: 500, height: 100, rgb: vec![255; 150_000] }
    }

    fn text(line: &RecognizedLine) -> String {
        line.glyphs.iter().map(|decoded| decoded.glyph.character).collect()
    }

    fn recognize(
        classes: usize,
        quads: Vec<LineQuad>,
        cancel: &Cancel,
    ) -> Result<(Vec<String>, Vec<usize>), ReadError> {
        let mut progress = Vec::new();
        let recognizer = recognizer(classes);
        let lines =
            recognizer.recognize(&page(), quads, Alphabet::Any, cancel, |done| progress.push(done))?;
        let mut texts: Vec<String> = lines.iter().map(text).collect();
        texts.sort();
        Ok((texts, progress))
    }

    fn quads() -> Vec<LineQuad> {
        [10.0, 100.0, 130.0].map(|width| LineQuad::upright(10.0, 10.0, width, 48.0)).to_vec()
    }

    #[test]
    fn every_quad_is_read_once_at_a_width_the_network_takes() {
        let (texts, progress) = recognize(3, quads(), &Cancel::default()).unwrap();
        assert_eq!(texts, ["AAAA", "AAAAAAAA", "AAAAAAAAAA"], "64, 128 and 160 columns");
        assert_eq!(progress, [1, 2, 3]);
    }

    #[test]
    fn quads_that_are_read_in_order_keep_it() {
        let quads: Vec<(LineQuad, Alphabet)> =
            quads().into_iter().map(|quad| (quad, Alphabet::Any)).collect();
        let lines = recognizer(3).recognize_in_order(&page(), &quads, &Cancel::default()).unwrap();
        let texts: Vec<String> = lines.iter().map(text).collect();
        assert_eq!(texts, ["AAAA", "AAAAAAAA", "AAAAAAAAAA"]);
    }

    #[test]
    fn a_stop_is_an_error_and_nothing_is_read() {
        let cancel = Cancel::default();
        cancel.cancel();
        assert!(matches!(recognize(3, quads(), &cancel), Err(ReadError::Cancelled)));
    }

    #[test]
    fn an_output_of_another_shape_is_an_error() {
        let result = recognize(4, quads(), &Cancel::default());
        assert!(matches!(result, Err(ReadError::UnexpectedShape { network: "recognition", .. })));
    }
}
