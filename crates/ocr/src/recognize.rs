use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use vouch_core::{Alphabet, Cancel, Line, Pixels};

use crate::alphabet::Characters;
use crate::ctc::decode;
use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;
use crate::geometry::page_size::PageSize;
use crate::line_image::cut;
use crate::model::Network;
use crate::projection::Projection;
use crate::words::{ReadLine, STEP, lines, sureness};

/// Widths given to the network are multiples of this many columns, so that few different ones occur.
const WIDTH_STEP: usize = 32;
/// The narrowest image_of_line given to the network.
const NARROWEST: usize = 48;
/// Fewer letters than these say nothing about which way they stand: a 1 on its side is a dash.
const FEWEST_SIDEWAYS: usize = 3;

/// Reads the lines of a page, several at a time: one per worker.
#[derive(Debug)]
pub(crate) struct Recognizer {
    workers: Vec<Box<dyn Network>>,
    characters: Characters,
}

impl Recognizer {
    /// One network per worker, each on a thread of its own.
    pub fn new(workers: Vec<Box<dyn Network>>, characters: Characters) -> Self {
        Self { workers, characters }
    }

    /// The lines read in all quads, in no particular order. `read_so_far` hears how many quads are done.
    pub fn read(
        &self,
        pixels: &Pixels,
        mut quads: Vec<LineQuad>,
        alphabet: Alphabet,
        cancel: &Cancel,
        read_so_far: impl FnMut(usize),
    ) -> Result<Vec<ReadLine>, ReadError> {
        // Long lines first: a long one left for the end would keep one worker busy and the others waiting.
        quads.sort_by(|a, b| b.aspect_ratio().total_cmp(&a.aspect_ratio()));
        let allowed = self.characters.allowed(alphabet);
        let lines = self.each(
            &quads,
            |network, quad| self.read_either_way(network, pixels, quad, &allowed),
            cancel,
            read_so_far,
        )?;
        Ok(lines.into_iter().flat_map(|(_, lines)| lines).collect())
    }

    /// What stands in each of these quads, in their order, each in its own alphabet and read as it lies: the words of
    /// one line, none where no print is seen.
    pub fn read_each(
        &self,
        pixels: &Pixels,
        quads: &[(LineQuad, Alphabet)],
        cancel: &Cancel,
    ) -> Result<Vec<Option<Line>>, ReadError> {
        // As above: few quads of very different lengths keep no worker waiting either.
        let mut longest_first: Vec<usize> = (0..quads.len()).collect();
        longest_first.sort_by(|&a, &b| quads[b].0.aspect_ratio().total_cmp(&quads[a].0.aspect_ratio()));
        let read = |network: &dyn Network, &index: &usize| {
            let (quad, alphabet) = &quads[index];
            self.read_band(network, pixels, quad, &self.characters.allowed(*alphabet))
        };
        let mut found = self.each(&longest_first, read, cancel, |_| {})?;
        found.sort_by_key(|(at, _)| longest_first[*at]);
        let line =
            |lines: Vec<ReadLine>| Line::new(lines.into_iter().flat_map(|read| read.line.words).collect());
        Ok(found.into_iter().map(|(_, lines)| line(lines)).collect())
    }

    /// Does a piece of work for every item, one at a time on every worker. Answers come in no particular order, with
    /// the index of their item.
    fn each<T: Sync, A: Send>(
        &self,
        items: &[T],
        work: impl Fn(&dyn Network, &T) -> Result<A, ReadError> + Sync,
        cancel: &Cancel,
        mut done_so_far: impl FnMut(usize),
    ) -> Result<Vec<(usize, A)>, ReadError> {
        let next = AtomicUsize::new(0);
        let (send, receive) = mpsc::channel();
        thread::scope(|scope| {
            for network in &self.workers {
                let (send, next, work) = (send.clone(), &next, &work);
                scope.spawn(move || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(item) = items.get(index).filter(|_| !cancel.is_cancelled()) else { break };
                        if send.send(work(network.as_ref(), item).map(|answer| (index, answer))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            let mut answers = Vec::new();
            for (count, answer) in receive.iter().enumerate() {
                answers.push(answer?);
                done_so_far(count + 1);
            }
            if cancel.is_cancelled() { Err(ReadError::Cancelled) } else { Ok(answers) }
        })
    }

    /// Reads a quad; one that stands on its side also downwards and upwards, and the surest reading counts.
    fn read_either_way(
        &self,
        network: &dyn Network,
        pixels: &Pixels,
        quad: &LineQuad,
        allowed: &[bool],
    ) -> Result<Vec<ReadLine>, ReadError> {
        let mut best = self.read_band(network, pixels, quad, allowed)?;
        for turns in if quad.is_tall() { &[1, 3][..] } else { &[] } {
            let turned = self.read_band(network, pixels, &quad.quarter_turned(*turns), allowed)?;
            let letters: usize =
                turned.iter().flat_map(|read| &read.line.words).map(|word| word.glyphs.len()).sum();
            if letters >= FEWEST_SIDEWAYS && sureness(&turned) > sureness(&best) {
                best = turned;
            }
        }
        Ok(best)
    }

    fn read_band(
        &self,
        network: &dyn Network,
        pixels: &Pixels,
        quad: &LineQuad,
        allowed: &[bool],
    ) -> Result<Vec<ReadLine>, ReadError> {
        let image_of_line = cut(pixels, quad);
        let width = image_of_line.width.max(NARROWEST).next_multiple_of(WIDTH_STEP);
        let answer = network.run(image_of_line.planes(width))?;
        let fits = answer.shape.last() == Some(&self.characters.classes())
            && answer.values.len() * STEP as usize == width * self.characters.classes();
        if !fits {
            return Err(ReadError::UnexpectedShape { network: "recognition", shape: answer.shape });
        }
        let marks = decode(&answer.values, &self.characters, allowed);
        let page = PageSize { width: pixels.width, height: pixels.height };
        Ok(lines(&marks, &Projection::of(&image_of_line), image_of_line.width, quad, page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, NetworkError, Planes};

    /// Reads an `A` in every second step of a picture, whatever it shows, or answers in another shape.
    #[derive(Debug)]
    struct ReadsA {
        classes: usize,
    }

    impl Network for ReadsA {
        fn run(&self, picture: Planes) -> Result<Answer, NetworkError> {
            assert_eq!(picture.height, 48);
            let steps = picture.width / STEP as usize;
            let mut values = vec![0.0; steps * self.classes];
            for step in 0..steps {
                values[step * self.classes + step % 2] = 1.0;
            }
            Ok(Answer { shape: vec![1, steps, self.classes], values })
        }
    }

    fn recognizer(classes: usize) -> Recognizer {
        let worker = || Box::new(ReadsA { classes }) as Box<dyn Network>;
        Recognizer::new(vec![worker(), worker()], Characters::new("AB"))
    }

    fn page() -> Pixels {
        Pixels { width: 500, height: 100, rgb: vec![255; 150_000] }
    }

    fn read(
        classes: usize,
        quads: Vec<LineQuad>,
        cancel: &Cancel,
    ) -> Result<(Vec<String>, Vec<usize>), ReadError> {
        let mut heard = Vec::new();
        let lines =
            recognizer(classes).read(&page(), quads, Alphabet::Any, cancel, |done| heard.push(done))?;
        let mut texts: Vec<String> = lines.iter().map(|read| read.line.text()).collect();
        texts.sort();
        Ok((texts, heard))
    }

    fn quads() -> Vec<LineQuad> {
        [10.0, 100.0, 130.0].map(|width| LineQuad::upright(10.0, 10.0, width, 48.0)).to_vec()
    }

    #[test]
    fn every_band_is_read_once_at_a_width_the_network_takes() {
        let (texts, heard) = read(3, quads(), &Cancel::default()).unwrap();
        assert_eq!(texts, ["AAAA", "AAAAAAAA", "AAAAAAAAAA"], "64, 128 and 160 columns");
        assert_eq!(heard, [1, 2, 3]);
    }

    #[test]
    fn bands_that_are_read_each_keep_their_order() {
        let each: Vec<(LineQuad, Alphabet)> = quads().into_iter().map(|quad| (quad, Alphabet::Any)).collect();
        let lines = recognizer(3).read_each(&page(), &each, &Cancel::default()).unwrap();
        let texts: Vec<String> = lines.iter().flatten().map(Line::text).collect();
        assert_eq!(texts, ["AAAA", "AAAAAAAA", "AAAAAAAAAA"]);
    }

    #[test]
    fn a_stop_is_an_error_and_nothing_is_read() {
        let cancel = Cancel::default();
        cancel.cancel();
        assert!(matches!(read(3, quads(), &cancel), Err(ReadError::Cancelled)));
    }

    #[test]
    fn an_answer_of_another_shape_is_an_error() {
        let answer = read(4, quads(), &Cancel::default());
        assert!(matches!(answer, Err(ReadError::UnexpectedShape { network: "recognition", .. })));
    }
}
